// The map: a plot for every place, people in them or on their way, and what is being said.

const PLACES_SHOWN = 119;
const LARGE = 250;
const PLOT_WIDTH = 158, PLOT_HEIGHT = 112, SMALL_HEIGHT = 104, GAP = 10;
const HEADING = 34, BELOW = 8, NAMED = { wide: 78, high: 60, size: 40 };
const ONE_LINE = 24, TWO_LINES = 40, THINGS = 20;

const ICONS = {
  home: "M3 11 12 4l9 7v9h-6v-6H9v6H3z",
  cafe: "M4 8h12v6a4 4 0 0 1-4 4H8a4 4 0 0 1-4-4zM16 9h3v4h-3M5 21h12",
  pub: "M6 5h10v15H6zM16 9h3v7h-3M9 9v7M13 9v7",
  shop: "M3 9l2-5h14l2 5v2H3zM5 11v9h14v-9M10 20v-5h4v5",
  bakery: "M4 13c0-5 4-7 8-7s8 2 8 7v4H4zM9 9v5M13 8v5M17 10v4",
  park: "M12 3l6 9h-4l4 6H6l4-6H6zM12 18v4",
  square: "M4 4h16v16H4zM12 4v16M4 12h16",
  school: "M3 9l9-5 9 5-9 5zM7 12v5c3 2 7 2 10 0v-5",
  library: "M4 5c3-1 6-1 8 1 2-2 5-2 8-1v14c-3-1-6-1-8 1-2-2-5-2-8-1zM12 6v14",
  clinic: "M9 4h6v5h5v6h-5v5H9v-5H4V9h5z",
  workshop: "M4 20l9-9M14 4a5 5 0 0 0 6 6l-3 3-6-6zM6 18l-2-2",
  office: "M5 3h14v18H5zM9 7h2M13 7h2M9 11h2M13 11h2M9 15h2M13 15h2",
  place: "M12 21c-4-5-6-8-6-11a6 6 0 0 1 12 0c0 3-2 6-6 11zM12 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4",
};
const LIKE = { house: "home", flat: "home", restaurant: "cafe", bar: "pub", tavern: "pub", store: "shop", market: "square",
  garden: "park", hospital: "clinic", work: "office", factory: "workshop", university: "school" };

function iconOf(kind) {
  const name = kind.toLowerCase();
  return svg("svg", { viewBox: "0 0 24 24", class: "icon", "aria-hidden": "true" },
    svg("path", { d: ICONS[name] || ICONS[LIKE[name]] || ICONS.place }));
}

function isHome(place) {
  return place.kind.toLowerCase() === "home" || LIKE[place.kind.toLowerCase()] === "home";
}

// Put `count` places on a grid so that those that belong together are near: swaps, as long as one helps. No chance in it.
function arrange(count, columns, roads) {
  const at = Array.from({ length: count }, (_, n) => n);
  const near = Array.from({ length: count }, () => []);
  for (const [a, b, weight] of roads) if (a < count && b < count) { near[a].push([b, weight]); near[b].push([a, weight]); }
  const far = (p, q) => Math.hypot((p % columns) - (q % columns), Math.floor(p / columns) - Math.floor(q / columns));
  const cost = (n, position, other, otherPosition) =>
    near[n].reduce((sum, [m, weight]) => sum + weight * far(position, m === other ? otherPosition : at[m]), 0);
  for (let pass = 0, better = true; better && pass < 12; pass++) {
    better = false;
    for (let a = 0; a < count; a++)
      for (let b = a + 1; b < count; b++) {
        const before = cost(a, at[a], b, at[b]) + cost(b, at[b], a, at[a]);
        const after = cost(a, at[b], b, at[a]) + cost(b, at[a], a, at[b]);
        if (after < before - 1e-9) { [at[a], at[b]] = [at[b], at[a]]; better = true; }
      }
  }
  return at;
}

class TownMap {
  constructor(model, root, onColour) {
    this.model = model;
    this.root = root;
    this.colour = "person";
    this.ground = el("div", { class: "ground" });
    this.crowd = el("div", { class: "crowd", role: "list", "aria-label": "People on the map; arrow keys go from one to the next" });
    this.bubbles = el("div", { class: "bubbles", "aria-hidden": "true" });
    this.field = el("div", { class: "field" }, this.ground, this.crowd, this.bubbles);
    this.legend = el("div", { class: "legend" });
    this.select = this.colours(onColour);
    root.append(el("div", { class: "maptools" }, el("label", {}, "Colours: ", this.select), this.legend), this.field);
    this.pick();
    this.people = model.people.map((person) => this.avatar(person));
    this.crowd.append(...this.people.map((one) => one.node));
    this.crowd.addEventListener("keydown", (event) => this.rove(event));
    new ResizeObserver(() => this.lay()).observe(root);
  }

  colours(onColour) {
    const options = [["person", "who it is"], ["mood", "mood"],
      ...this.model.claims.map((claim) => ["claim " + claim.n, "who knows of " + claim.title]),
      ...this.model.topics.map((topic) => ["topic " + topic.n, "views on " + topic.title])];
    const select = el("select", { id: "colour" }, options.map(([value, text]) => el("option", { value }, text)));
    select.addEventListener("change", () => { this.colour = select.value; onColour(); });
    return select;
  }

  // Which places are shown: all, or where there are too many those that most have been to, and one for the others.
  pick() {
    const places = this.model.places;
    const order = [...places].sort((a, b) => b.visits - a.visits || a.n - b.n).slice(0, PLACES_SHOWN).sort((a, b) => a.n - b.n);
    this.shown = places.length > PLACES_SHOWN + 1 ? order : places;
    this.plotOf = new Map(this.shown.map((place, n) => [place.n, n]));
    const rest = places.length - this.shown.length;
    this.plots = this.shown.map((place) => this.plot(place));
    if (rest) this.plots.push(this.plot({ n: -1, name: `${counted(rest, "more place")}`, kind: "place" }));
    this.ground.replaceChildren(...this.plots.map((plot) => plot.node));
  }

  plot(place) {
    const count = el("span", { class: "count" });
    const title = el("h3", {}, iconOf(place.kind), place.n >= 0 ? link(["place", place.id], place.name) : place.name, count);
    const things = place.things && place.things.length ? el("p", { class: "things" }) : null;
    return { place, count, things, node: el("section", { class: "plot" + (isHome(place) ? " home" : "") }, title, things) };
  }

  avatar(person) {
    const node = el("a", { class: "avatar", href: "#/person/" + encodeURIComponent(person.id), tabindex: person.n ? -1 : 0 },
      el("span", { class: "initials" }, person.initials));
    const item = el("div", { role: "listitem", class: "spot" }, node, el("span", { class: "called", "aria-hidden": "true" }, calledOf(person.name)));
    return { person, node: item, anchor: node, x: null, y: null, label: "" };
  }

  rove(event) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const from = this.people.findIndex((one) => one.anchor === document.activeElement);
    if (!step || from < 0) return;
    event.preventDefault();
    event.stopPropagation();
    const there = this.people.filter((one) => !one.node.hidden);
    const next = there[(there.indexOf(this.people[from]) + step + there.length) % there.length];
    this.people[from].anchor.tabIndex = -1;
    next.anchor.tabIndex = 0;
    next.anchor.focus();
  }

  lay() {
    const width = this.field.clientWidth, height = this.root.clientHeight - this.field.offsetTop - 16, count = this.plots.length;
    if (width < 40) return;
    const small = count > 40;
    const least = Math.min(width, small ? 116 : width < 420 ? 150 : PLOT_WIDTH);
    let columns = clamp(Math.floor((width + GAP) / (least + GAP)), 1, count);
    while (columns > 1 && Math.ceil(count / (columns - 1)) * (PLOT_HEIGHT + GAP) <= height && width / columns < 260) columns -= 1;
    const rows = Math.ceil(count / columns);
    const wide = (width - GAP * (columns - 1)) / columns;
    const high = Math.max((height - GAP * (rows - 1)) / rows, small ? SMALL_HEIGHT : PLOT_HEIGHT);
    if (columns !== this.columns) this.order = arrange(count, columns, this.roads());
    this.columns = columns;
    this.plots.forEach((plot, n) => {
      const position = this.order[n];
      Object.assign(plot, { x: (position % columns) * (wide + GAP), y: Math.floor(position / columns) * (high + GAP), wide, high });
      plot.node.style.transform = `translate(${plot.x}px, ${plot.y}px)`;
      plot.node.style.width = `${wide}px`;
      plot.node.style.height = `${high}px`;
    });
    this.field.style.height = `${rows * (high + GAP) - GAP}px`;
    this.size = clamp(Math.sqrt((wide * (high - 34)) / Math.max(6, (3 * this.people.length) / count)), 14, count < 4 ? 42 : 30);
    // Where everybody could be in one place with a name below, names are shown.
    this.named = high > LARGE && (wide - 16) * (high - HEADING) * 0.6 > this.people.length * NAMED.wide * NAMED.high;
    if (this.named) this.size = NAMED.size;
    this.field.classList.toggle("named", this.named);
    this.field.classList.toggle("dense", wide < 150);
    if (this.t !== undefined) this.show(this.t);
  }

  roads() {
    const roads = [];
    for (const [a, b, weight] of this.model.head.roads)
      if (this.plotOf.has(a) && this.plotOf.has(b)) roads.push([this.plotOf.get(a), this.plotOf.get(b), weight]);
    return roads;
  }

  plotAt(place) {
    const n = this.plotOf.get(place);
    return this.plots[n === undefined ? this.plots.length - 1 : n];
  }

  show(t) {
    this.t = t;
    if (!this.columns) return;
    const tick = clamp(Math.ceil(t), 0, this.model.last);
    const present = new Map(this.plots.map((plot) => [plot, []]));
    const talkOf = new Map(this.model.talking(tick).flatMap((talk) => talk.people.map((one) => [one, talk.n])));
    for (const said of this.model.ticks[tick].lines) if (!talkOf.has(said.speaker)) talkOf.set(said.speaker, said.talk);
    const voices = this.voices(tick);
    const where = this.people.map((one) => this.model.where(one.person, tick));
    this.people.forEach((one, n) => {
      one.node.hidden = !where[n].there;
      if (where[n].place >= 0) present.get(this.plotAt(where[n].place)).push([where[n].since, n, talkOf.has(n) ? talkOf.get(n) : Infinity]);
      this.dress(one, tick, where[n], talkOf.has(n));
    });
    // In a large place those who talk stand together; in a small one everybody stays where it came to.
    for (const [plot, some] of present)
      this.seat(plot, some.sort((a, b) => (plot.high > LARGE && a[2] !== b[2] ? a[2] - b[2] : a[0] - b[0] || a[1] - b[1])), voices.get(plot) || 0, tick);
    this.people.forEach((one, n) => where[n].there && this.move(one, where[n], t));
    this.speak(t, tick);
  }

  // How many bubbles each place may need in a tick: one, or in a large place one for each talk.
  voices(tick) {
    const keys = new Map();
    for (const one of this.heard(tick)) {
      const plot = this.plotAt(one.place);
      keys.set(plot, (keys.get(plot) || new Set()).add(one.key));
    }
    return new Map([...keys].map(([plot, some]) => [plot, some.size]));
  }

  // What is said and tried in a tick, in the order in which it is heard; of one key only the last is shown.
  heard(tick) {
    const { lines, tries } = this.model.ticks[tick], memo = [tick, lines.length, tries.length, this.plots[0].high].join();
    if (memo === this.heardMemo) return this.heardThen;
    const key = (place, talk) => (this.plotAt(place).high > LARGE ? `${place} ${talk}` : String(place));
    this.heardMemo = memo;
    return this.heardThen = [
      ...tries.map((one) => ({ place: one.place, key: key(one.place, "by " + one.person), who: one.person, text: tryWords(this.model, one), route: ["place", this.model.places[one.place].id], id: `try ${one.person} ${one.word}` })),
      ...linesSoFar(lines, Infinity).map((said) => {
        const place = this.model.placeOfLine(said);
        const talk = this.model.talks[said.talk].topic === undefined ? said.talk : "by " + said.speaker;
        return { place, key: key(place, talk), who: said.speaker, text: said.text, route: ["talk", String(said.talk), String(said.turn)], id: `${said.talk}/${said.turn}` };
      }),
    ];
  }

  // Give everybody at a place a seat above its bubbles; where it is crowded, they sit closer, and then they are smaller.
  seat(plot, some, voices, tick) {
    const things = plot.things ? THINGS : 0;
    const wide = plot.wide - 16, high = plot.high - HEADING - BELOW - things, side = this.named ? (NAMED.wide - NAMED.size) / 2 : 0;
    const roomFor = (bubbles) => ({ left: 8 + side, top: HEADING + things, wide: wide - 2 * side, high: high - bubbles });
    const named = (room) => this.spread(NAMED.size, NAMED.wide, NAMED.high, room);
    this.bubblesOf(plot, voices, some.length, high, roomFor(0), named);
    const room = roomFor(plot.voices * plot.bubble), { size, across, down, columns } = this.named ? named(room) : this.closest(some.length, room);
    some.forEach(([, n], seat) => {
      const row = Math.floor(seat / columns);
      this.people[n].seat = [plot.x + room.left + (seat % columns) * across, plot.y + room.top + Math.min(row * down, Math.max(0, room.high - size))];
      this.people[n].size = size;
    });
    plot.seated = room.top + Math.min(Math.ceil(some.length / columns) * down, room.high);
    const unheard = voices > plot.voices && plot.high > LARGE;
    plot.count.textContent = some.length ? `${some.length}${unheard ? ` · ${plot.voices} of ${voices} lines shown` : ""}` : "";
    if (plot.things) plot.things.textContent = plot.things.title = plot.place.things.map((thing) => `${thing.name}: ${this.model.stateOf(thing, tick)}`).join(" · ");
    plot.node.setAttribute("aria-label", `${plot.place.name}: ${some.length ? counted(some.length, "person", "people") : "nobody"}`);
    plot.node.classList.toggle("empty", !some.length);
  }

  // How many bubbles a place shows, and how high they are: in a large one as many as faces of full size leave room for.
  bubblesOf(plot, voices, count, high, room, named) {
    if (plot.high <= LARGE) {
      const roomy = this.closest(count, { ...room, high: high - TWO_LINES });
      plot.bubble = roomy.size > 21 && roomy.across > roomy.size ? TWO_LINES : ONE_LINE;
      plot.voices = Math.min(voices, 1);
      return;
    }
    const full = this.named ? named(room) : this.spread(this.size, this.size + 4, this.size + 4, room);
    const free = high - Math.ceil(Math.max(1, count) / full.columns) * full.down;
    plot.bubble = voices * TWO_LINES <= free ? TWO_LINES : ONE_LINE;
    plot.voices = Math.min(voices, Math.max(1, Math.floor(free / plot.bubble)));
  }

  spread(size, across, down, room) {
    const columns = Math.max(1, Math.floor((room.wide - size) / across) + 1);
    return { size, across, down, columns, seats: columns * Math.max(0, Math.floor((room.high - size) / down) + 1) };
  }

  // The largest faces for which there is room: side by side, or overlapping by less than a third before they get small.
  closest(count, room) {
    for (let size = Math.floor(this.size); size > 9; size -= 1) {
      const apart = this.spread(size, size + 4, size + 4, room);
      if (apart.seats >= count) return apart;
      const close = this.spread(size, Math.ceil(size * 0.7), size + 3, room);
      if (size >= 20 && size <= Math.max(24, this.size - 4) && close.seats >= count) return close;
    }
    return this.spread(9, Math.min(13, room.wide / Math.max(1, count)), 12, room);
  }

  // Seen from t, a way begins with the tick in which somebody leaves and ends with that in which it arrives.
  move(one, where, t) {
    const way = where.way || lastAt(one.person.ways, Math.ceil(t));
    let [x, y] = where.way ? [0, 0] : one.seat;
    if (way) {
      const from = this.plotAt(way.from), to = this.plotAt(way.to);
      const arrival = one.person.stays.find((stay) => stay.tick > way.tick);
      const end = arrival ? arrival.tick : way.tick + 1;
      const share = clamp((t - (way.tick - 1)) / (end - (way.tick - 1)), 0, 1);
      if (where.way || share < 1) {
        const eased = share * share * (3 - 2 * share), middle = (plot) => [plot.x + plot.wide / 2 - this.size / 2, plot.y + plot.high / 2];
        const [ax, ay] = middle(from), [bx, by] = where.way ? middle(to) : one.seat;
        // Side by side, so that those who go the same way do not cover each other.
        const apart = this.size * Math.min(1, 4 * Math.sin(Math.PI * share)), n = one.person.n;
        [x, y] = [ax + (bx - ax) * eased + ((n % 5) - 2) * 0.55 * apart, ay + (by - ay) * eased + ((Math.floor(n / 5) % 3) - 1) * 0.5 * apart];
        if (where.way) one.size = this.size;
      }
    }
    const place = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`;
    if (place !== one.drawn) one.node.style.transform = one.drawn = place;
    if (one.size !== one.drawnSize) { one.node.classList.toggle("tiny", one.size < 15); one.node.style.setProperty("--size", `${one.size}px`); one.drawnSize = one.size; }
  }

  dress(one, tick, where, talking) {
    const person = one.person, doing = this.model.doing(person, tick);
    const place = where.way ? `on the way to ${this.model.placeName(where.way.to)}` : this.model.placeName(where.place);
    const [paint, mark, says] = this.paint(person, tick);
    const asleep = this.model.asleep(person, tick);
    const label = `${person.name}: ${doing ? doing + ", " : ""}${place}${says ? "; " + says : ""}`;
    const look = `avatar p${paint}${asleep ? " asleep" : ""}${talking ? " talking" : ""}${where.way ? " walking" : ""}${mark ? " marked" : ""}`;
    if (label !== one.label) { one.label = label; one.anchor.setAttribute("aria-label", label); one.anchor.title = label; }
    if (look !== one.look) one.anchor.className = one.look = look;
  }

  paint(person, tick) {
    const [kind, number] = this.colour.split(" ");
    if (kind === "mood") {
      const mood = lastAt(person.moods, tick), word = mood ? moodWord(mood) : "neutral";
      return ["mood-" + word, false, word];
    }
    if (kind === "claim") {
      const knows = this.model.knows(this.model.claims[number], person.n, tick);
      return [knows ? "knows" : "not", knows, knows ? "knows" : "does not know"];
    }
    if (kind === "topic") {
      const view = this.model.opinion(this.model.topics[number], person.n, tick);
      if (!view) return ["not", false, "no view"];
      const step = clamp(Math.round((view.stance + 100) / 50), 0, 4);
      return ["view" + step, false, scaleWord(this.model.topics[number], view.stance)];
    }
    return [String(person.n % 8), false, ""];
  }

  // What was said last in each talk of this tick, below the people of the place; as far as the tick has gone.
  speak(t, tick) {
    const all = this.heard(tick), gone = Math.ceil(all.length * (1 - (tick - t)) - 1e-9), latest = new Map();
    for (const one of all.slice(0, gone)) {
      latest.delete(one.key);
      latest.set(one.key, one);
    }
    const shown = [...latest.values()].reverse(), above = new Map();
    const key = [tick, this.columns, this.field.clientWidth, this.root.clientHeight, ...shown.map((one) => one.id)].join();
    if (key === this.spoken) return;
    this.spoken = key;
    this.bubbles.replaceChildren(...shown.flatMap((one) => {
      const plot = this.plotAt(one.place), n = above.get(plot) || 0;
      above.set(plot, n + 1);
      return n < plot.voices ? [this.bubble(plot, one, n)] : [];
    }));
  }

  bubble(plot, one, n) {
    const node = el("a", { class: plot.bubble === ONE_LINE ? "bubble short" : "bubble", href: "#/" + one.route.map(encodeURIComponent).join("/"), tabindex: -1, title: one.text },
      el("b", {}, calledOf(this.model.people[one.who].name), ": "), one.text);
    const top = Math.min(plot.seated + 4, plot.high - BELOW / 2 - plot.voices * plot.bubble);
    node.style.transform = `translate(${plot.x + 6}px, ${plot.y + top + n * plot.bubble}px)`;
    node.style.width = `${plot.wide - 12}px`;
    return node;
  }

  explain(text) {
    const parts = { mood: [["mood-happy", "happy"], ["mood-content", "content"], ["mood-neutral", "neutral"], ["mood-upset", "upset"], ["mood-low", "low"]],
      claim: [["knows", "knows"], ["not", "does not know"]],
      topic: [["view0", "against"], ["view2", "undecided"], ["view4", "for"], ["not", "no view"]] };
    const kind = this.colour.split(" ")[0];
    this.legend.replaceChildren(...(parts[kind] || []).map(([paint, word]) =>
      el("span", { class: "key" }, el("i", { class: "swatch p" + paint }), word)), text || "");
  }
}

// Lines of one tick in the order in which they are heard: the talks go side by side.
function linesSoFar(lines, gone) {
  const turns = new Map();
  const order = lines.map((said, n) => {
    const turn = turns.get(said.talk) || 0;
    turns.set(said.talk, turn + 1);
    return [turn, n, said];
  });
  return order.sort((a, b) => a[0] - b[0] || a[1] - b[1]).slice(0, gone).map(([, , said]) => said);
}

function scaleWord(topic, stance) {
  const steps = topic.scale.length - 1;
  return topic.scale[clamp(Math.round(((stance + 100) / 200) * steps), 0, steps)];
}
