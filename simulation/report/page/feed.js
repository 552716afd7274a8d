// What is said, written and tried, the latest first; and the words and links that all views share.

const FEED_LONG = 40;

// What came of something that was tried, in words.
function tryWords(model, one) {
  const place = model.places[one.place], changes = one.after.filter(([thing]) => thing >= 0).map(([thing, state]) => `${place.things[thing].name} is now ${state}`);
  return `${model.words[one.word]}: ${one.worked ? ["it works", ...changes].join(", ") + "." : "it does not work. " + one.why}`;
}

class Feed {
  constructor(model, player) {
    this.model = model;
    this.player = player;
  }

  person(n) {
    const person = this.model.people[n];
    return link(["person", person.id], person.name);
  }

  place(n) {
    return n >= 0 ? link(["place", this.model.places[n].id], this.model.places[n].name) : "somewhere";
  }

  at(tick) {
    const time = this.model.ticks[tick].start;
    const button = el("button", { class: "time", title: "Go to this time" }, el("time", {}, this.model.when(time)));
    button.addEventListener("click", () => this.player.goTo(tick));
    return button;
  }

  badge(n) {
    const person = this.model.people[n];
    return el("span", { class: `badge p${n % 8}`, "aria-hidden": "true" }, person.initials);
  }

  join(parts) {
    return parts.flatMap((part, n) => [n === 0 ? "" : n === parts.length - 1 ? " and " : ", ", part]);
  }

  // Names of people with links; of many the first ones, or only how many they are.
  names(people, most = 4) {
    if (people.length <= most) return this.join(people.map((one) => this.person(one)));
    return this.join([...people.slice(0, most - 1).map((one) => this.person(one)), `${people.length - most + 1} more`]);
  }

  whereHeld(talk) {
    if (talk.topic === undefined) return this.place(talk.place);
    const topic = this.model.topics[talk.topic];
    return ["the forum", topic ? [", ", link(["views", topic.id], topic.title)] : ""];
  }

  now(tick, t) {
    const model = this.model, outside = model.outside.filter((one) => one.tick <= tick).slice(-3).reverse();
    const items = this.latest(tick, t);
    return [
      el("h2", {}, "Now"),
      this.summary(tick),
      outside.map((one) => el("p", { class: "outside" }, "From outside, ", this.at(one.tick), ": ", one.what, ".")),
      items.length ? el("ol", { class: "feed", "aria-label": "What was said and done, the latest first" }, items.map((one) => (one.text === undefined ? this.feedTry(one, tick) : this.feedLine(one, tick))))
        : [el("p", { class: "quiet" }, model.lines.length ? "Nobody has spoken yet." : model.state.status === "done" ? "Nobody speaks in this run." : "Nobody has spoken so far."), this.doings(tick)],
    ];
  }

  // The last lines and tries, as far as the tick has gone.
  latest(tick, t) {
    const model = this.model, of = (n, share) => {
      const all = [...model.ticks[n].tries, ...linesSoFar(model.ticks[n].lines, Infinity)];
      return all.slice(0, Math.ceil(all.length * share - 1e-9));
    };
    const found = of(tick, 1 - (tick - t));
    for (let past = tick - 1; past >= 0 && found.length < FEED_LONG; past--) found.unshift(...of(past, 1));
    return found.slice(-FEED_LONG).reverse();
  }

  summary(tick) {
    const model = this.model, there = model.people.filter((one) => model.where(one, tick).there);
    const asleep = there.filter((one) => model.asleep(one, tick)).length, talks = model.talking(tick);
    const threads = model.talks.filter((talk) => talk.topic !== undefined && talk.tick <= tick).length;
    const facts = [counted(there.length - asleep, "person", "people") + " awake", `${asleep} asleep`, counted(talks.length, "talk") + " going on", threads ? counted(threads, "thread") + " on the forum" : "",
      ...model.claims.map((claim) => `${counted(model.people.filter((one) => model.knows(claim, one.n, tick)).length, "person knows", "people know")} of ${claim.title}`)];
    return el("p", { class: "summary" }, facts.filter(Boolean).join(" · "));
  }

  // What everybody does, for towns in which nobody says anything.
  doings(tick) {
    const model = this.model, there = model.people.filter((one) => model.where(one, tick).there);
    if (!there.length) return null;
    return [el("h3", {}, "What people are doing"), shortened("doing", there, 40, (person) => this.card(person, tick), { class: "cards" })];
  }

  card(person, tick) {
    const where = this.model.where(person, tick);
    const place = where.way ? ["on the way to ", this.place(where.way.to)] : where.there ? this.place(where.place) : "not in town", doing = this.model.doing(person, tick);
    return el("li", {}, this.badge(person.n), el("div", {}, el("p", {}, el("b", {}, this.person(person.n)), " ", el("small", {}, person.social.occupation || "")),
      el("p", { class: "who" }, doing ? [doing, " · "] : "", place)));
  }

  feedLine(said, tick) {
    const talk = this.model.talks[said.talk], time = this.model.clock(this.model.ticks[said.tick].start);
    return el("li", { class: said.tick === tick ? "fresh" : "" }, this.badge(said.speaker),
      el("div", {}, el("p", { class: "who" }, this.person(said.speaker), " ", this.spokenTo(talk, said), " · ", this.whereHeld(talk), " · ", time),
        el("p", { class: "speech" }, link(["talk", String(talk.n), String(said.turn)], said.text)), this.chips(said)));
  }

  spokenTo(talk, said) {
    if (talk.topic === undefined) return said.to.length ? ["to ", this.names(said.to)] : "";
    return said.answers === undefined ? (said.turn ? "adds" : "writes") : ["answers ", this.person(talk.lines[said.answers].speaker)];
  }

  feedTry(one, tick) {
    return el("li", { class: one.tick === tick ? "fresh" : "" }, this.badge(one.person),
      el("div", {}, el("p", { class: "who" }, this.person(one.person), " · ", this.place(one.place), " · ", this.model.clock(this.model.ticks[one.tick].start)),
        el("p", { class: one.worked ? "done" : "refused" }, tryWords(this.model, one))));
  }

  tries(key, tries, title) {
    return tries.length > 0 && fold("tries-" + key, `${title} (${tries.length})`, true, shortened("tries-" + key, tries.slice().reverse(), 20, (one) => el("li", { class: one.worked ? "done" : "refused" },
      this.at(one.tick), " ", key.startsWith("at-") ? [this.person(one.person), ", "] : "", tryWords(this.model, one))));
  }

  chips(said) {
    const claims = said.claims.filter(([claim]) => claim >= 0).map(([claim, details]) =>
      link(["news", this.model.claims[claim].id], el("span", { class: "chip news", title: "It told: " + details }, "told: " + this.model.claims[claim].title)));
    const stances = said.stances.filter(([topic]) => topic >= 0).map(([topic, stance]) =>
      link(["views", this.model.topics[topic].id], el("span", { class: "chip" }, `${this.model.topics[topic].title}: ${scaleWord(this.model.topics[topic], stance)}`)));
    return claims.length + stances.length ? el("p", { class: "chips" }, claims, stances) : null;
  }
}
