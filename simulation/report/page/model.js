// What happened, read from rows of numbers into people, talks and news that can be asked for any tick.

// The last item of `list`, which is in order of `tick`, that is not later than `tick`; null where there is none.
function lastAt(list, tick) {
  const count = countUntil(list, tick);
  return count ? list[count - 1] : null;
}

function countUntil(list, tick) {
  let low = 0, high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle].tick <= tick) low = middle + 1;
    else high = middle;
  }
  return low;
}

// The items of `list`, in order of `tick`, that are not later than `tick`.
function until(list, tick) {
  return list.slice(0, countUntil(list, tick));
}

class Model {
  constructor(head) {
    this.head = head;
    this.words = [];
    this.ticks = [];
    this.talks = [];
    this.lines = [];
    this.outside = [];
    this.tries = [];
    this.people = head.people.map((facts, n) => ({
      n, ...facts, stays: [], ways: [], sleeps: [], doing: [], moods: [], plans: [], memories: [], recalls: [],
      ties: [], talks: [], tries: [], initials: initialsOf(facts.name),
    }));
    this.places = head.places.map((facts, n) => ({ n, ...facts, visits: 0, talks: [], tries: [], things: (facts.things || []).map((thing) => ({ ...thing, states: [] })) }));
    this.claims = head.claims.map((facts, n) => ({ n, ...facts, news: [], views: [], first: new Map() }));
    this.topics = head.topics.map((facts, n) => ({ n, ...facts, opinions: [], by: new Map() }));
    this.personOf = new Map(this.people.map((one) => [one.id, one]));
    this.placeOf = new Map(this.places.map((one) => [one.id, one]));
  }

  get last() {
    return this.ticks.length - 1;
  }

  absorb(rows) {
    const each = (kind, take) => { for (const row of rows[kind] || []) take(...row); };
    each("words", (text) => this.words.push(text));
    each("ticks", (tick, start, seconds) => this.ticks.push({ tick, start, seconds, lines: [], tries: [] }));
    each("stays", (tick, person, place) => {
      this.people[person].stays.push({ tick, place });
      if (place >= 0) this.places[place].visits += 1;
    });
    each("ways", (tick, person, from, to, arrives) => this.people[person].ways.push({ tick, from, to, arrives }));
    this.absorbTalk(each);
    each("sleeps", (tick, person, asleep) => this.people[person].sleeps.push({ tick, asleep: !!asleep }));
    each("doing", (tick, person, word) => this.people[person].doing.push({ tick, word }));
    each("moods", (tick, person, valence, arousal) => this.people[person].moods.push({ tick, valence, arousal }));
    each("plans", (tick, person, because, steps) => this.people[person].plans.push({ tick, because, steps }));
    each("memories", (tick, person, kind, created, importance, words, cites) => {
      const memories = this.people[person].memories, row = memories.length;
      const text = typeof words === "string" ? words : words[0] + this.talks[cites[0][0]].lines[cites[0][1]].text;
      memories.push({ tick, person, row, id: `${person}-${row}`, kind, created, importance, text, cites });
    });
    each("recalls", (tick, person, seconds, found) => this.people[person].recalls.push({ tick, seconds, found }));
    each("news", (tick, claim, person, teller, talk, turn, details, by) => {
      const one = { tick, claim, person, teller, talk, turn, details, by };
      const heard = this.claims[claim];
      heard.news.push(one);
      if (!heard.first.has(person)) heard.first.set(person, one);
    });
    each("views", (tick, claim, person, attitude, passes, attending, reason, memory) =>
      this.claims[claim].views.push({ tick, person, attitude, passes, attending, reason, memory }));
    each("ties", (tick, person, other, kind, closeness, familiarity, talks) =>
      this.people[person].ties.push({ tick, other, kind, closeness, familiarity, talks }));
    each("opinions", (tick, person, topic, stance, confidence, change, reason, rule) => {
      const one = { tick, person, stance, confidence, change, reason, rule };
      const thought = this.topics[topic];
      thought.opinions.push(one);
      if (!thought.by.has(person)) thought.by.set(person, []);
      thought.by.get(person).push(one);
    });
    each("outside", (tick, what) => this.outside.push({ tick, what }));
    each("tries", (tick, person, place, thing, word, worked, why, after) => this.absorbTry({ tick, person, place, thing, word, worked: !!worked, why, after }));
  }

  absorbTry(one) {
    const place = this.places[one.place];
    for (const list of [this.tries, this.people[one.person].tries, place.tries, this.ticks[one.tick - this.ticks[0].tick].tries]) list.push(one);
    for (const [thing, state] of one.after) if (thing >= 0) place.things[thing].states.push({ tick: one.tick, state });
  }

  absorbTalk(each) {
    each("talks", (tick, id, place, opener, reason, people, bonds) => {
      const talk = { n: this.talks.length, tick, id, place, opener, reason, people, bonds, came: [], lines: [], end: null };
      this.talks.push(talk);
      if (place >= 0) this.places[place].talks.push(talk);
      for (const person of people) this.people[person].talks.push(talk);
    });
    each("threads", (tick, talk, topic) => { this.talks[talk].topic = topic; });
    each("came", (tick, talk, person) => {
      this.talks[talk].came.push({ tick, person, turn: this.talks[talk].lines.filter((said) => said.tick < tick).length });
      this.talks[talk].people = [...this.talks[talk].people, person];
      this.people[person].talks.push(this.talks[talk]);
    });
    each("lines", (tick, talk, speaker, to, text, act, emotion, source, memories, claims, stances) => {
      const lines = this.talks[talk].lines, heldIn = this.talks[talk];
      if (heldIn.topic !== undefined && !heldIn.people.includes(speaker)) {
        heldIn.people = [...heldIn.people, speaker];
        this.people[speaker].talks.push(heldIn);
      }
      const said = { tick, talk, turn: lines.length, speaker, to, text, act, emotion, source, memories, claims, stances, readers: [] };
      lines.push(said);
      this.lines.push(said);
      this.ticks[tick - this.ticks[0].tick].lines.push(said);
    });
    each("replies", (tick, talk, turn, to) => { this.talks[talk].lines[turn].answers = to; });
    each("reads", (tick, person, posts) => { for (const [talk, turn] of posts) this.talks[talk].lines[turn].readers.push({ tick, person }); });
    each("ended", (tick, talk, because) => { this.talks[talk].end = { tick, because }; });
  }

  seconds(t) {
    return this.ticks[clamp(Math.ceil(t), 0, this.last)].start;
  }

  tickOfSeconds(seconds) {
    let low = 0, high = this.ticks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.ticks[middle].start <= seconds) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  // Where a person is after a tick: at a place, on the way, or not in town.
  where(person, tick) {
    const stay = lastAt(person.stays, tick), way = lastAt(person.ways, tick);
    if (!stay) return { place: -1, there: false };
    if (way && way.tick >= stay.tick && !(way.tick === stay.tick && stay.place === way.to)) return { place: -1, way, there: true };
    return { place: stay.place, since: stay.tick, there: stay.place >= 0 };
  }

  doing(person, tick) {
    const asleep = this.asleep(person, tick), doing = lastAt(person.doing, tick);
    return asleep ? "asleep" : doing ? this.words[doing.word] : "";
  }

  asleep(person, tick) {
    const sleep = lastAt(person.sleeps, tick);
    return sleep ? sleep.asleep : false;
  }

  talking(tick) {
    return this.talks.filter((talk) => talk.topic === undefined && talk.tick <= tick && (!talk.end || talk.end.tick >= tick));
  }

  // Where a line is heard: where the talk is held; of a post, where its writer is.
  placeOfLine(said) {
    const talk = this.talks[said.talk];
    return talk.topic === undefined ? talk.place : this.where(this.people[said.speaker], said.tick).place;
  }

  stateOf(thing, tick) {
    const last = lastAt(thing.states, tick);
    return last ? last.state : thing.state;
  }

  knows(claim, person, tick) {
    const first = claim.first.get(person);
    return first !== undefined && first.tick <= tick;
  }

  view(claim, person, tick) {
    return lastAt(claim.views.filter((one) => one.person === person), tick);
  }

  opinion(topic, person, tick) {
    return lastAt(topic.by.get(person) || [], tick);
  }

  // The ties of a person after a tick, by the other's number.
  ties(person, tick) {
    const ties = new Map();
    for (const tie of person.ties) {
      if (tie.tick > tick) break;
      if (tie.kind) ties.set(tie.other, tie);
      else ties.delete(tie.other);
    }
    return ties;
  }

  // When each memory of a person last came to mind, in simulated seconds.
  accessed(person, tick) {
    const times = person.memories.map((memory) => memory.created);
    for (const recall of person.recalls) {
      if (recall.tick > tick) break;
      for (const row of recall.found) times[row] = Math.max(times[row], recall.seconds);
    }
    return times;
  }

  placeName(n) {
    return n >= 0 ? this.places[n].name : "somewhere";
  }

  date(seconds) {
    return new Date(Date.parse(this.head.start + ":00Z") + seconds * 1000);
  }

  // Years are told where there is more than one.
  get years() {
    return this.date(0).getUTCFullYear() !== this.date(this.ticks[this.last].start).getUTCFullYear();
  }

  day(seconds) {
    const date = this.date(seconds), of = (words) => date.toLocaleDateString("en-GB", { ...words, timeZone: "UTC" });
    return `${of({ weekday: "short" })} ${of({ day: "numeric", month: "short", ...(this.years ? { year: "numeric" } : {}) })}`;
  }

  when(seconds) {
    return `${this.day(seconds)}, ${this.clock(seconds)}`;
  }

  clock(seconds) {
    return this.date(seconds).toISOString().slice(11, 16);
  }
}

const TITLES = /^(?:the|old|little|big|young|sir|lady|lord|saint|st|father|mother|sister|brother|captain|aunt|uncle|dr|mr|mrs|ms|miss|prof|professor)\.?$/iu;
const FORMS_OF_ADDRESS = /^(?:dr|mr|mrs|ms|miss|prof|professor)\.?$/iu;

// What is short enough to stand below a face: a first name, or all of a name that has none.
function calledOf(name) {
  const parts = name.split(/\s+/u).filter(Boolean);
  if (parts.length > 2 && FORMS_OF_ADDRESS.test(parts[0])) return parts[1];
  return parts.length < 2 || TITLES.test(parts[0]) ? name : parts[0];
}

function initialsOf(name) {
  const parts = name.split(/\s+/u).filter(Boolean).map((part) => Array.from(part)[0]);
  return (parts.length > 1 ? parts[0] + parts[parts.length - 1] : Array.from(name).slice(0, 2).join("")).toUpperCase();
}

const MOODS = [[25, 10, "happy"], [25, -100, "content"], [-25, -100, "neutral"], [-100, 10, "upset"], [-100, -100, "low"]];

function moodWord(mood) {
  return (MOODS.find(([valence, arousal]) => mood.valence >= valence && mood.arousal >= arousal) || MOODS[4])[2];
}
