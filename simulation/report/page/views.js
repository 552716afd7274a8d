// What stands beside the map: one function per view. Each returns a node for a tick; the router says which is shown.

const ENDS = { said_goodbye: "They took leave of each other.", out_of_turns: "It went on too long.", interrupted: "It was interrupted." };
const SOURCES = { composed: "composed by rules", voiced: "worded by a small model", model: "worded by a model", fallback: "a fallback", human: "said by a human" };

class Views extends Feed {
  people(tick) {
    const model = this.model;
    return [el("h2", {}, counted(model.people.length, "person", "people")), shortened("people", model.people, 400, (person) => this.card(person, tick), { class: "cards" })];
  }

  personPage(tick, id, memory) {
    const model = this.model, person = model.personOf.get(id);
    if (!person) return this.missing("person", id);
    const where = model.where(person, tick), mood = lastAt(person.moods, tick);
    const place = where.way ? ["on the way to ", this.place(where.way.to)] : where.there ? ["at ", this.place(where.place)] : "not in town";
    return [
      el("h2", {}, this.badge(person.n), person.name),
      person.about && el("p", { class: "about" }, person.about),
      el("p", { class: "state" }, el("b", {}, model.doing(person, tick) || "here"), ", ", place, mood && ` · feels ${moodWord(mood)}`,
        el("small", {}, ` · as of ${model.when(model.ticks[tick].start)}`)),
      fold("plan", "Plan of the day", true, this.plan(person, tick)),
      model.claims.length > 0 && fold("knows", "What this person knows", true, this.knowledge(person, tick)),
      model.topics.length > 0 && fold("views", "Views", true, this.opinions(person, tick)),
      fold("persona", "Who this is", true, this.persona(person)),
      fold("mood", "Mood", false, moodChart(model, person, this.player.seconds, (at) => this.player.goToSeconds(at))),
      this.tries("of-" + id, until(person.tries, tick), "What this person tried"),
      fold("ties", "Whom this person knows", false, this.acquaintances(person, tick)),
      fold("talks", `Talks (${countUntil(person.talks, tick)})`, false, this.talkList("of-" + id, until(person.talks, tick).reverse())),
      fold("memories", `Memories (${countUntil(person.memories, tick).toLocaleString("en")})`, true, this.memories(person, tick, memory)),
    ];
  }

  persona(person) {
    const social = person.social, rows = [];
    const add = (name, value) => value && rows.push(el("dt", {}, name), el("dd", {}, value));
    add("Age", social.age); add("Pronouns", social.pronouns); add("Work", social.occupation); add("Origin", social.origin);
    for (const [name, values] of [["Groups", social.groups], ...Object.entries(person.personal).map(([key, some]) => [key[0].toUpperCase() + key.slice(1), some])])
      add(name, values && values.join("; "));
    return [el("dl", { class: "facts" }, rows), el("div", { class: "traits" }, Object.entries(person.traits).map(([name, share]) =>
      el("label", {}, el("span", {}, name), el("meter", { min: 0, max: 1, value: share, title: `${Math.round(share * 100)} of 100` }))))];
  }

  plan(person, tick) {
    const model = this.model, plan = lastAt(person.plans, tick), now = this.player.seconds;
    if (!plan) return el("p", { class: "quiet" }, "None yet.");
    const step = ([start, end, word, place, origin, claim]) => el("li", { class: start <= now && now < end ? "current" : "" },
      el("time", {}, `${model.clock(start)}–${model.clock(end)}`), " ", model.words[word], ", ", this.place(place),
      claim >= 0 ? [" ", link(["news", model.claims[claim].id], el("span", { class: "chip news" }, model.claims[claim].title))] : el("small", {}, ` ${origin}`));
    return [el("ul", { class: "plan" }, plan.steps.map(step)), plan.because && el("p", { class: "quiet" }, "Made because: ", plan.because)];
  }

  knowledge(person, tick) {
    const model = this.model, items = [];
    for (const claim of model.claims) {
      const first = claim.first.get(person.n);
      if (!first || first.tick > tick) continue;
      const view = model.view(claim, person.n, tick);
      const source = first.teller >= 0 ? ["told by ", this.person(first.teller), ", ", link(["talk", String(first.talk), String(first.turn)], "in these words")] : first.by ? `from outside: ${first.by}` : "it began here";
      const going = view && view.attending !== null ? (view.attending ? "; means to come" : "; will not come") : "";
      items.push(el("li", {}, link(["news", claim.id], claim.title), ": ", source, " ", this.at(first.tick), view && el("p", { class: "who" }, view.attitude, view.passes ? ", tells others" : ", keeps it", going,
        view.reason && [". “", view.reason, "” ", view.memory >= 0 && link(["memory", person.id, String(view.memory)], "from memory")])));
    }
    return items.length ? el("ul", {}, items) : el("p", { class: "quiet" }, "No news has come here yet.");
  }

  opinions(person, tick) {
    const items = this.model.topics.map((topic) => {
      const view = this.model.opinion(topic, person.n, tick);
      return el("li", {}, link(["views", topic.id], topic.title), ": ", view ? [el("b", {}, scaleWord(topic, view.stance)), ` (${(view.stance / 100).toFixed(2)}, sure to ${view.confidence} %)`,
        view.reason && el("p", { class: "who" }, "because ", view.reason)] : "no view");
    });
    return el("ul", {}, items);
  }

  acquaintances(person, tick) {
    const ties = [...this.model.ties(person, tick).values()].sort((a, b) => b.closeness - a.closeness || a.other - b.other);
    if (!ties.length) return el("p", { class: "quiet" }, "Nobody yet.");
    return shortened("ties-" + person.id, ties, 60, (tie) => el("li", {}, this.person(tie.other), ` ${tie.kind}`, el("small", {}, ` · closeness ${(tie.closeness / 100).toFixed(2)}, familiarity ${(tie.familiarity / 100).toFixed(2)}, ${counted(tie.talks, "talk")}`)));
  }

  talks(tick) {
    const model = this.model, all = until(model.talks, tick).reverse(), threads = all.filter((talk) => talk.topic !== undefined);
    const both = model.talks.some((talk) => talk.topic !== undefined) && model.talks.some((talk) => talk.topic === undefined), kind = both ? opened.get("talk-kind") || "all" : "all";
    const shown = kind === "threads" ? threads : kind === "talks" ? all.filter((talk) => talk.topic === undefined) : all;
    return [el("h2", {}, both ? "Talks and threads so far" : model.talks.length && model.talks[0].topic !== undefined ? "Threads so far" : "Talks so far"),
      both && el("p", { class: "tools" }, this.choice("talk-kind", "Show", ["all", "talks", "threads"], kind, { threads: "threads of the forum" })), this.talkList("all-" + kind, shown)];
  }

  talkList(key, talks) {
    if (!talks.length) return el("p", { class: "quiet" }, this.model.talks.length || this.model.state.status !== "done" ? "None yet." : "None: nobody talks in this run.");
    const where = (talk) => (talk.topic === undefined ? this.model.placeName(talk.place) : ["the forum", this.model.topics[talk.topic] ? `: ${this.model.topics[talk.topic].title}` : ""]);
    const who = (talk) => (talk.people.length > 8 ? `${talk.people.slice(0, 5).map((one) => this.model.people[one].name).join(", ")} and ${talk.people.length - 5} more` : talk.people.map((one) => this.model.people[one].name).join(", "));
    return shortened("talks-" + key, talks, 40, (talk) => el("li", {}, link(["talk", String(talk.n)], this.model.when(this.model.ticks[talk.tick].start), ", ", where(talk)), " ",
      el("small", {}, who(talk), ` · ${counted(talk.lines.length, talk.topic === undefined ? "line" : "post")}`)), { class: "talks" });
  }

  memories(person, tick, wanted) {
    const model = this.model, known = until(person.memories, tick), order = opened.get("memory-order") || "newest", kind = opened.get("memory-kind") || "all";
    const last = model.accessed(person, tick), recency = (memory) => model.head.memory.decay_per_hour ** (Math.max(0, this.player.seconds - last[memory.row]) / 3600);
    const chosen = known.filter((memory) => kind === "all" || memory.kind === kind || String(memory.row) === wanted).reverse();
    if (order === "important") chosen.sort((a, b) => b.importance - a.importance || b.row - a.row);
    if (order === "recent") chosen.sort((a, b) => last[b.row] - last[a.row] || b.row - a.row);
    if (wanted !== undefined) chosen.sort((a, b) => (String(b.row) === wanted) - (String(a.row) === wanted));
    const item = (memory) => el("li", { class: String(memory.row) === wanted ? "wanted" : "", id: `memory-${memory.row}` }, el("p", {}, memory.text),
      el("p", { class: "who" }, memory.kind, " · ", this.at(memory.tick), " · importance ", el("meter", { min: 0, max: 10, value: memory.importance, "aria-label": "importance" }), ` ${memory.importance} of 10 · recency ${recency(memory).toFixed(2)}`), this.cites(person, memory));
    if (!known.length) return el("p", { class: "quiet" }, "None yet.");
    const kinds = ["all", ...new Set(known.map((memory) => memory.kind))];
    return [el("p", { class: "tools" }, this.choice("memory-order", "Order", ["newest", "important", "recent"], order, { recent: "last in mind" }), this.choice("memory-kind", "Kind", kinds, kind)),
      shortened(`memories-${person.id}-${order}-${kind}`, chosen, 30, item, { class: "memories" })];
  }

  choice(key, name, values, chosen, words) {
    const select = el("select", { id: key }, values.map((value) => el("option", { value, selected: value === chosen }, (words && words[value]) || value)));
    select.addEventListener("change", () => { opened.set(key, select.value); this.player.refresh(); });
    return el("label", {}, name + ": ", select);
  }

  cites(person, memory) {
    if (!memory.cites.length) return null;
    const one = (cite) => {
      if (typeof cite === "number") return el("li", {}, link(["memory", person.id, String(cite)], person.memories[cite].text));
      const said = this.model.talks[cite[0]].lines[cite[1]];
      return el("li", {}, link(["talk", String(cite[0]), String(cite[1])], said ? `${this.model.people[said.speaker].name}: ${said.text}` : "a talk"));
    };
    return fold(`cites-${memory.id}`, `rests on ${memory.cites.length}`, false, el("ul", {}, memory.cites.map(one)));
  }

  talkPage(tick, number, turn) {
    const model = this.model, talk = model.talks[Number(number)];
    if (!talk) return this.missing("talk", number);
    const bonds = talk.people.map((one, n) => [one, talk.bonds[n]]).filter(([one, bond]) => one !== talk.opener && bond);
    const late = (n) => talk.came.filter((one) => one.turn === n).map((one) => el("li", { class: "quiet" }, this.person(one.person), " joins them"));
    return [
      el("h2", {}, talk.topic === undefined ? this.short(talk.people) : `A thread of ${model.people[talk.opener].name}`),
      el("p", { class: "who" }, this.at(talk.tick), " · ", this.whereHeld(talk), " · ", talk.people.length > 6 ? counted(talk.people.length, "person", "people") : this.join(talk.people.map((one) => this.person(one)))),
      talk.people.length > 6 && fold("all-of-" + talk.n, "Everybody who takes part", false, el("p", {}, this.join(talk.people.map((one) => this.person(one))))),
      talk.topic === undefined && el("p", { class: "who" }, this.person(talk.opener), " began it", talk.reason && [": ", talk.reason], bonds.length ? [". To ", model.people[talk.opener].name, ": ", this.join(bonds.map(([one, bond]) => [model.people[one].name, " is ", bond]).map((parts) => parts.join("")))] : "", "."),
      el("ol", { class: "transcript" }, talk.lines.map((said) => [late(said.turn), this.line(talk, said, String(said.turn) === turn)])),
      talk.topic === undefined && el("p", { class: "quiet" }, talk.end ? ENDS[talk.end.because] : "It is still going on."),
      this.around(talk),
    ];
  }

  short(people) {
    const names = people.map((one) => this.model.people[one].name);
    return names.length > 4 ? `${names.slice(0, 3).join(", ")} and ${names.length - 3} more` : this.join(names).join("");
  }

  // Of a post: when it was written, what it answers, and how many have read it by the time shown.
  posted(talk, said) {
    if (talk.topic === undefined) return "";
    const read = said.readers.filter((one) => one.tick <= this.player.tick).length;
    const answers = said.answers === undefined ? [] : [`answers ${this.model.people[talk.lines[said.answers].speaker].name}`];
    return el("small", {}, ["", this.model.when(this.model.ticks[said.tick].start), ...answers, `read by ${read}`].join(" · "));
  }

  line(talk, said, wanted) {
    const person = this.model.people[said.speaker], id = `line-${talk.n}-${said.turn}`;
    const from = said.memories.length > 0 && fold("from-" + id, `from ${counted(said.memories.length, "memory", "memories")}`, wanted,
      el("ul", {}, said.memories.map((row) => {
        const memory = person.memories[row];
        return memory && el("li", {}, link(["memory", person.id, String(row)], memory.text), el("small", {}, ` ${memory.kind}, ${this.model.when(memory.created)}, importance ${memory.importance}`));
      })));
    return el("li", { class: wanted ? "wanted" : "", id }, this.badge(said.speaker), el("div", {}, el("p", { class: "who" }, this.person(said.speaker), el("small", {}, ` ${said.act}${said.emotion === "neutral" ? "" : ", " + said.emotion}${said.source === "composed" ? "" : ", " + (SOURCES[said.source] || said.source)}`), this.posted(talk, said)),
      el("p", { class: "speech" }, said.text), this.chips(said), from));
  }

  around(talk) {
    const before = this.model.talks[talk.n - 1], after = this.model.talks[talk.n + 1];
    return el("p", { class: "around" }, before && link(["talk", String(before.n)], "← earlier talk"), " ", after && link(["talk", String(after.n)], "later talk →"));
  }

  placePage(tick, id) {
    const model = this.model, place = model.placeOf.get(id);
    if (!place) return this.missing("place", id);
    const here = model.people.filter((one) => model.where(one, tick).place === place.n);
    const things = place.things.map((thing) => [el("dt", {}, thing.name), el("dd", {}, this.model.stateOf(thing, tick))]);
    return [el("h2", {}, place.name), el("p", { class: "who" }, place.kind, place.capacity ? ` · room for ${place.capacity}` : "", place.hours ? ` · open ${place.hours}` : ""),
      el("h3", {}, "Here now"), here.length ? shortened("here-" + id, here, 100, (one) => el("li", {}, this.badge(one.n), el("div", {}, this.person(one.n), " ", el("small", {}, model.doing(one, tick)))), { class: "cards" }) : el("p", { class: "quiet" }, "Nobody."),
      things.length > 0 && [el("h3", {}, "What is here"), el("dl", { class: "facts" }, things), this.tries("at-" + id, until(place.tries, tick), "What was tried here so far")],
      el("h3", {}, "Talks here so far"), this.talkList("at-" + id, until(place.talks, tick).reverse())];
  }

  news(tick, id) {
    const model = this.model;
    if (!model.claims.length) return [el("h2", {}, "News"), el("p", { class: "quiet" }, "No claim goes round in this scenario.")];
    const claim = id ? model.claims.find((one) => one.id === id) : model.claims[0];
    if (!claim) return this.missing("claim", id);
    const now = this.player.seconds, tellings = claim.news.filter((one) => one.tick <= tick);
    return [el("h2", {}, "News"), diffusionChart(model, model.claims, now, (at) => this.player.goToSeconds(at)), this.tabs("news", model.claims, claim),
      el("h3", {}, claim.title), el("p", {}, `“${claim.text}”. `, "It begins with ", this.person(model.personOf.get(claim.origin).n), claim.starts !== null ? [`: ${model.when(claim.starts)}, `, link(["place", claim.place], model.placeOf.get(claim.place).name)] : "", "."),
      claim.first.size ? toldBy(model, claim, now) : null,
      fold("tellings", `Every telling so far (${tellings.length})`, false, shortened("tellings-" + claim.id, tellings.slice().reverse(), 100, (one) => el("li", {}, this.at(one.tick), " ",
        one.teller >= 0 ? [this.person(one.teller), " told ", this.person(one.person), ": ", link(["talk", String(one.talk), String(one.turn)], one.details.join(", "))] : [this.person(one.person), one.by ? ` from outside: ${one.by}` : ", its origin"])))];
  }

  views(tick, id) {
    const model = this.model, topic = id ? model.topics.find((one) => one.id === id) : model.topics[0];
    if (!topic) return this.missing("topic", id || "");
    return [el("h2", {}, "Views"), this.tabs("views", model.topics, topic), el("p", {}, `“${topic.proposition}”`),
      opinionChart(model, topic, this.player.seconds, (at) => this.player.goToSeconds(at)), spreadChart(model, topic, tick),
      el("h3", {}, "Last changes"), shortened("changes-" + topic.id, until(topic.opinions, tick).reverse(), 40, (one) => el("li", {}, this.at(one.tick), " ", this.person(one.person), `: ${scaleWord(topic, one.stance)} (${(one.stance / 100).toFixed(2)}, ${one.change >= 0 ? "+" : "−"}${Math.abs(one.change / 100).toFixed(2)})`, one.reason && el("small", {}, ` because ${one.reason}`)))];
  }

  tabs(route, items, chosen) {
    if (items.length < 2) return null;
    return el("p", { class: "tools" }, items.map((one) => fill(link([route, one.id], one.title), { class: "pill", "aria-current": one === chosen ? "true" : null }, [])));
  }

  search(words) {
    const wanted = words.trim().toLowerCase();
    const head = el("h2", {}, wanted ? `Found for “${words.trim()}”` : "Search");
    if (!wanted) return [head, el("p", { class: "quiet" }, "Type a name, a place, or words that somebody said or remembers.")];
    const model = this.model, has = (text) => text.toLowerCase().includes(wanted);
    const groups = [
      ["People", model.people.filter((one) => has(one.name) || has(one.about || "")), (one) => el("li", {}, this.person(one.n), " ", el("small", {}, this.marked(one.about || "", wanted)))],
      ["Places", model.places.filter((one) => has(one.name)), (one) => el("li", {}, this.place(one.n))],
      ["News", model.claims.filter((one) => has(one.title) || has(one.text)), (one) => el("li", {}, link(["news", one.id], one.title))],
      ["Said", model.lines.filter((said) => has(said.text)), (said) => el("li", {}, link(["talk", String(said.talk), String(said.turn)], this.marked(said.text, wanted)), el("small", {}, ` ${model.people[said.speaker].name}, ${model.when(model.ticks[said.tick].start)}`))],
      ["Remembered", model.people.flatMap((one) => one.memories.filter((memory) => memory.kind !== "heard" && memory.kind !== "said" && has(memory.text))), (memory) => el("li", {}, link(["memory", model.people[memory.person].id, String(memory.row)], this.marked(memory.text, wanted)), el("small", {}, ` ${model.people[memory.person].name}, ${memory.kind}`))],
    ].filter(([, found]) => found.length);
    return [head, groups.length ? groups.map(([name, found, make]) => [el("h3", {}, `${name} (${found.length.toLocaleString("en")})`), shortened(`found-${name}-${wanted}`, found, 25, make, { class: "found" })]) : el("p", { class: "quiet" }, "Nothing.")];
  }

  marked(text, wanted) {
    const at = text.toLowerCase().indexOf(wanted);
    if (at < 0) return text;
    return [text.slice(0, at), el("mark", {}, text.slice(at, at + wanted.length)), text.slice(at + wanted.length)];
  }

  about() {
    const { head, state } = this.model, rows = [];
    const add = (name, value) => value !== null && value !== "" && rows.push(el("dt", {}, name), el("dd", {}, String(value)));
    add("Question", head.question); add("Scenario", head.name); add("Seed", head.seed); add("Mind", state.mind); add("Status", state.status);
    add("Ticks", `${this.model.last} of ${state.ticks_total}`); add("Calls of a model", state.calls); add("Cost in US dollars", state.calls ? (state.cost_usd === null ? "unknown" : state.cost_usd) : "none"); add(state.status === "done" ? "Final hash" : "Hash so far", state.hash); add("Written by", "townsfolk " + state.townsfolk);
    const keys = [["Space", "play or pause"], ["← →", "a tick back or on"], ["Shift ← →", "an hour back or on"], ["Home, End", "the first, the last tick"], ["+ −", "faster, slower"], ["/", "search"], ["T", "light or dark"], ["Esc", "back to what is said now"]];
    return [el("h2", {}, "About this run"), el("dl", { class: "facts" }, rows), el("p", {}, state.mind === "rules" ? "The words were composed by the rules mind, a program and not a language model. They show how the machinery works; they are no evidence about people." : "The words were made by a program. They are no evidence about people."),
      el("h3", {}, "Keys"), el("dl", { class: "facts" }, keys.map(([key, what]) => [el("dt", {}, el("kbd", {}, key)), el("dd", {}, what)]))];
  }

  missing(kind, id) {
    return [el("h2", {}, "Not here"), el("p", {}, `This run has no ${kind} “${id}”.`)];
  }
}
