// The page as a whole: the time line, the keys, which view is shown, and, on a live page, what comes in.

const SPEEDS = [0.25, 0.5, 1, 2, 4, 8, 16, 32];
const NIGHT_IS_FASTER = 8;
const VIEW_EVERY_MS = 250;
const ASK_EVERY_MS = 1000;

const byId = (id) => document.getElementById(id);
const store = {
  get(key) { try { return localStorage.getItem(key); } catch { return null; } },
  set(key, value) { try { localStorage.setItem(key, value); } catch { /* kept for this visit only */ } },
};

class Player {
  constructor(model) {
    this.model = model;
    this.t = 0;
    this.playing = false;
    this.speed = 2;
    this.views = new Views(model, this);
    this.map = new TownMap(model, byId("map"), () => this.coloured());
    this.slider = byId("slider");
    this.wire();
    this.extend();
    new ResizeObserver(() => this.extend()).observe(byId("days"));
    this.map.lay();
    this.goTo(this.first());
    this.coloured();
    this.button();
  }

  // Where to begin: with the first words, or at the end where nobody says any.
  first() {
    const said = this.model.lines[0];
    return said ? said.tick : this.model.last;
  }

  get tick() {
    return clamp(Math.ceil(this.t), 0, this.model.last);
  }

  get seconds() {
    return this.model.seconds(this.t);
  }

  wire() {
    this.slider.addEventListener("input", () => { this.pause(); this.goTo(Number(this.slider.value)); });
    byId("play").addEventListener("click", () => this.toggle());
    byId("back").addEventListener("click", () => this.step(-1));
    byId("on").addEventListener("click", () => this.step(1));
    byId("speed").append(...SPEEDS.map((speed, n) => el("option", { value: n, selected: n === this.speed }, `${speed}×`)));
    byId("speed").addEventListener("change", (event) => { this.speed = Number(event.target.value); });
    byId("theme").addEventListener("click", () => turnTheme());
    byId("search").addEventListener("input", (event) => this.find(event.target.value));
    byId("search").form.addEventListener("submit", (event) => { event.preventDefault(); this.find(byId("search").value); });
    document.addEventListener("keydown", (event) => this.key(event));
    addEventListener("hashchange", () => this.route());
  }

  /** Go to a view at once: the browser's own word of a new address comes some time later. */
  follow(route) {
    if (location.hash !== "#/" + route) history.pushState(null, "", "#/" + route);
    this.route();
  }

  find(words) {
    history.replaceState(null, "", "#/search/" + encodeURIComponent(words));
    this.route();
  }

  key(event) {
    const field = event.target.closest("input:not([type=range]), select, textarea");
    if (event.key === "Escape") { if (field) field.blur(); this.follow("now"); return; }
    if (field || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === " " && event.target.closest("button, summary, a")) return;
    const hour = Math.max(1, Math.round(3600 / (this.model.ticks[this.tick].seconds || 3600)));
    const keys = {
      " ": () => this.toggle(), ArrowLeft: () => this.step(event.shiftKey ? -hour : -1), ArrowRight: () => this.step(event.shiftKey ? hour : 1),
      Home: () => this.step(-Infinity), End: () => this.step(Infinity), "+": () => this.faster(1), "-": () => this.faster(-1),
      "/": () => byId("search").focus(), t: () => turnTheme(), T: () => turnTheme(), "?": () => this.follow("about"),
    };
    if (!keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  }

  faster(by) {
    this.speed = clamp(this.speed + by, 0, SPEEDS.length - 1);
    byId("speed").value = String(this.speed);
  }

  step(by) {
    this.pause();
    this.goTo(clamp(this.tick + by, 0, this.model.last));
  }

  toggle() {
    if (this.playing) this.pause();
    else this.play();
  }

  play() {
    if (this.t >= this.model.last && !this.model.head.live) this.t = 0;
    this.playing = true;
    this.shownAt = this.playedAt = performance.now();
    this.button();
    requestAnimationFrame((now) => this.frame(now));
  }

  pause() {
    if (!this.playing) return;
    this.playing = false;
    this.t = this.tick;
    this.button();
    this.draw();
    this.drawView();
  }

  button() {
    byId("play").setAttribute("aria-label", this.playing ? "Pause" : "Play");
    byId("play").title = this.playing ? "Pause (space)" : "Play (space)";
    document.body.classList.toggle("playing", this.playing);
    byId("clock").setAttribute("aria-live", this.playing || this.model.head.live ? "off" : "polite");
  }

  frame(now) {
    if (!this.playing) return;
    const asleep = this.model.people.every((one) => this.model.asleep(one, this.tick) || !this.model.where(one, this.tick).there);
    this.t = Math.min(this.model.last, this.t + ((now - this.playedAt) / 1000) * SPEEDS[this.speed] * (asleep ? NIGHT_IS_FASTER : 1));
    this.playedAt = now;
    this.draw();
    if (now - this.shownAt > VIEW_EVERY_MS && this.timely) { this.shownAt = now; this.drawView(); }
    if (this.t >= this.model.last && !this.following) this.pause();
    else requestAnimationFrame((later) => this.frame(later));
  }

  goTo(tick) {
    this.t = clamp(Number(tick), 0, this.model.last);
    this.draw();
    this.drawView();
  }

  goToSeconds(seconds) {
    this.pause();
    this.goTo(this.model.tickOfSeconds(seconds));
  }

  refresh() {
    this.drawView();
  }

  coloured() {
    this.map.explain();
    this.map.show(this.t);
  }

  extend() {
    this.slider.max = String(this.model.last);
    const { model } = this, room = byId("days").clientWidth, wide = model.years ? YEAR_WIDE : MARK_WIDE, marks = [];
    let free = 0;
    // A mark where a day begins, as far as labels have room.
    for (let tick = 0, before = ""; tick <= model.last; tick++) {
      const day = model.day(model.ticks[tick].start), at = (room * tick) / Math.max(1, model.last);
      if (day !== before && at >= free && at + wide <= room + 8) {
        const mark = el("span", {}, day);
        mark.style.left = `${(100 * tick) / Math.max(1, model.last)}%`;
        marks.push(mark);
        free = at + wide;
      }
      before = day;
    }
    byId("days").replaceChildren(...marks);
  }

  draw() {
    const time = this.model.when(this.model.ticks[this.tick].start);
    if (byId("clock").textContent !== time) byId("clock").textContent = time;
    this.slider.value = String(this.tick);
    this.slider.setAttribute("aria-valuetext", time);
    this.map.show(this.t);
  }

  route() {
    this.place = "";
    this.drawView();
  }

  // Views that are the same at every time are not drawn anew while the time goes on.
  get timely() {
    return !["talk", "search", "about"].includes(this.where[0]);
  }

  get where() {
    const parts = location.hash.replace(/^#\//, "").split("/").map((part) => { try { return decodeURIComponent(part); } catch { return part; } });
    return parts[0] ? parts : ["now"];
  }

  drawView() {
    const [name, ...rest] = this.where, panel = byId("panel"), focused = document.activeElement && panel.contains(document.activeElement) ? document.activeElement.id : "";
    const arrived = this.place !== location.hash;
    if (arrived && name === "memory") this.reach(rest);
    CHART.wide = clamp(panel.clientWidth - 36, 300, 900);
    panel.replaceChildren(...[this.view(name, rest)].flat(Infinity).filter(Boolean));
    for (const tab of document.querySelectorAll("nav a")) {
      const current = tab.dataset.views.split(" ").includes(name);
      if (current) tab.setAttribute("aria-current", "page");
      else tab.removeAttribute("aria-current");
    }
    document.body.dataset.view = name;
    document.body.dataset.route = location.hash;
    if (focused && byId(focused)) byId(focused).focus();
    if (!arrived) return;
    this.place = location.hash;
    panel.scrollTop = 0;
    const wanted = panel.querySelector(".wanted");
    if (wanted) wanted.scrollIntoView({ block: "center" });
    panel.setAttribute("aria-label", panel.querySelector("h2") ? panel.querySelector("h2").textContent : "Text");
    document.title = `${panel.querySelector("h2") ? panel.querySelector("h2").textContent : ""} · ${this.model.head.name}`;
    if (name === "map") this.map.lay();
  }

  // A memory that is not made yet at the time shown is looked at from the time when it is.
  reach([id, row]) {
    const person = this.model.personOf.get(id), memory = person && person.memories[Number(row)];
    if (memory && memory.tick > this.tick) { this.pause(); this.t = memory.tick; this.draw(); }
  }

  view(name, rest) {
    const views = this.views, tick = this.tick;
    const all = {
      now: () => views.now(tick, this.t), map: () => views.now(tick, this.t), people: () => views.people(tick), person: () => views.personPage(tick, rest[0]),
      memory: () => views.personPage(tick, rest[0], rest[1]), talk: () => views.talkPage(tick, rest[0], rest[1]), place: () => views.placePage(tick, rest[0]),
      news: () => views.news(tick, rest[0]), views: () => views.views(tick, rest[0]), search: () => views.search(rest.join("/")), about: () => views.about(),
      talks: () => views.talks(tick),
    };
    return Object.hasOwn(all, name) ? all[name]() : views.missing("page", name);
  }
}

function turnTheme() {
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const now = document.documentElement.dataset.theme || (dark ? "dark" : "light");
  setTheme(now === "dark" ? "light" : "dark");
}

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  byId("theme").setAttribute("aria-pressed", String(theme === "dark"));
  store.set("townsfolk-theme", theme);
}

// A live page asks for the ticks it does not have yet, as long as the run goes on; it follows when it stood at the end.
async function followRun(model, player) {
  // The tick is there to be seen; read aloud is only that the run begins, ends, stops or is out of reach.
  const say = (text, aloud) => {
    byId("live").textContent = text;
    if (byId("told").textContent !== aloud) byId("told").textContent = aloud;
  };
  for (;;) {
    try {
      const answer = await fetch(`ticks?after=${model.last}`, { cache: "no-store" });
      if (!answer.ok) throw new Error(String(answer.status));
      const news = await answer.json();
      model.state = news.state;
      if (news.rows.ticks) {
        const stood = player.t >= model.last;
        model.absorb(news.rows);
        player.extend();
        if (stood && !player.playing) player.goTo(model.last);
        else player.draw();
      }
      const { status, ticks_total: total } = news.state;
      if (status === "running" || status === "new") say(`live: tick ${model.last} of ${total}`, "the run goes on");
      else say(`the run is ${status}`, `the run is ${status}`);
    } catch {
      say("the server does not answer", "the server does not answer");
    }
    await new Promise((done) => setTimeout(done, ASK_EVERY_MS));
  }
}

// A long run's data is packed, so that the file stays small; unpacking it asks nothing from anywhere.
async function unpacked(element) {
  if (element.dataset.packed !== "gzip") return JSON.parse(element.textContent);
  const bytes = Uint8Array.from(atob(element.textContent), (one) => one.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).json();
}

async function begin() {
  const theme = store.get("townsfolk-theme");
  if (theme === "dark" || theme === "light") setTheme(theme);
  let data;
  try {
    data = await unpacked(byId("data"));
  } catch {
    byId("panel").textContent = "This browser cannot unpack the page's data; any from 2023 on can.";
    return;
  }
  byId("data").remove();
  const model = new Model(data.head);
  model.state = data.state;
  model.absorb(data.rows);
  byId("name").textContent = data.head.name;
  byId("question").textContent = data.head.question;
  document.querySelector("nav a[data-views=news]").hidden = !model.claims.length;
  document.querySelector("nav a[data-views=views]").hidden = !model.topics.length;
  if (!model.ticks.length) {
    document.body.classList.add("nothing");
    byId("panel").append(el("h2", {}, "Nothing has happened yet"), el("p", {}, data.head.live ? "The page shows the run as soon as its first tick is done."
      : "This run has not begun. Carry it on with townsfolk resume, and write the page again when a tick is done."));
    if (data.head.live) setTimeout(() => location.reload(), ASK_EVERY_MS);
    return;
  }
  const player = new Player(model);
  if (data.head.live) { player.goTo(model.last); followRun(model, player); }
  document.body.dataset.ready = "yes";
}

begin();
