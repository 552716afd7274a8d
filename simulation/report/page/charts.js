// Charts and graphs, drawn as SVG: lines over time, the tree of who told whom, how views are spread.

// `wide` follows the width of the panel, so that letters keep their size.
const CHART = { wide: 560, high: 220, left: 40, right: 12, top: 14, bottom: 26 };

function scaleOf(from, to, low, high) {
  return (value) => low + ((value - from) / (to - from || 1)) * (high - low);
}

const DAY = 86400, MARK_WIDE = 76, YEAR_WIDE = 112;
const STEPS = [900, 1800, 3600, 7200, 3 * 3600, 6 * 3600, 12 * 3600, ...[1, 2, 7, 14, 30, 61, 122, 183, 365, 730, 1826, 3652].map((days) => days * DAY)];

// Times to write below a chart that is `wide`: round hours or days, so far apart that their labels have room.
function timeMarks(model, first, last, wide) {
  const most = Math.max(1, Math.floor(wide / (model.years ? YEAR_WIDE : MARK_WIDE)));
  const step = STEPS.find((one) => (last - first) / one <= most) || STEPS[STEPS.length - 1];
  const midnight = (Date.parse(model.head.start + ":00Z") / 1000) % DAY, found = [];
  for (let at = -midnight; at <= last; at += step) if (at >= first) found.push({ at, text: (at + midnight) % DAY ? model.clock(at) : model.day(at) });
  return found;
}

// `series`: [{name, points: [[seconds, value]], step, faint}]; `goTo` is called with the seconds of a click.
function lineChart(model, { title, unit, series, low, high, now, goTo, ticks }) {
  const first = model.ticks[0].start, end = model.ticks[model.last], last = end.start + end.seconds;
  const x = scaleOf(first, last, CHART.left, CHART.wide - CHART.right), y = scaleOf(low, high, CHART.high - CHART.bottom, CHART.top);
  const box = svg("svg", { viewBox: `0 0 ${CHART.wide} ${CHART.high}`, class: "chart", role: "img", "aria-label": `${title}: ${spoken(series, unit)}` });
  for (const value of ticks) box.append(svg("line", { class: "grid", x1: CHART.left, x2: CHART.wide - CHART.right, y1: y(value), y2: y(value) }),
    svg("text", { class: "axis", x: CHART.left - 6, y: y(value) + 4, "text-anchor": "end" }, value));
  const room = CHART.wide - CHART.right - (model.years ? YEAR_WIDE : MARK_WIDE) * 0.8;
  for (const { at, text } of timeMarks(model, first, last, CHART.wide - CHART.left - CHART.right)) box.append(svg("line", { class: "grid", x1: x(at), x2: x(at), y1: CHART.top, y2: CHART.high - CHART.bottom }),
    x(at) < room ? svg("text", { class: "axis", x: x(at) + 3, y: CHART.high - 8 }, text) : "");
  series.forEach((one) => {
    const path = one.points.map(([at, value], n) => {
      const to = `${x(at).toFixed(1)},${y(value).toFixed(1)}`;
      return n === 0 ? "M" + to : one.step ? `H${x(at).toFixed(1)}V${y(value).toFixed(1)}` : "L" + to;
    }).join("") + (one.step && one.points.length ? `H${x(last).toFixed(1)}` : "");
    box.append(svg("path", { d: path, class: `line c${one.colour} ${one.faint ? "faint" : ""}` }, svg("title", {}, one.name)));
  });
  box.append(svg("line", { class: "now", x1: x(now), x2: x(now), y1: CHART.top, y2: CHART.high - CHART.bottom }));
  box.addEventListener("click", (event) => {
    const at = box.getBoundingClientRect(), share = ((event.clientX - at.left) / at.width) * CHART.wide;
    goTo(clamp(first + ((share - CHART.left) / (CHART.wide - CHART.right - CHART.left)) * (last - first), first, last));
  });
  const legend = series.filter((one) => !one.faint);
  return el("figure", {}, el("figcaption", {}, title, " ", el("small", {}, unit)), box,
    el("div", { class: "keys" }, legend.map((one) => el("span", { class: "key" }, el("i", { class: "stroke c" + one.colour }), one.name))));
}

function spoken(series, unit) {
  const bold = series.filter((one) => !one.faint);
  return bold.map((one) => {
    const last = one.points[one.points.length - 1];
    return `${one.name} ${last ? "ends at " + Math.round(last[1] * 100) / 100 : "has no value"}`;
  }).join("; ") + `, ${unit}`;
}

function niceTicks(high) {
  const step = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 2000, 5000].find((one) => high / one <= 6) || high;
  return Array.from({ length: Math.floor(high / step) + 1 }, (_, n) => n * step);
}

function diffusionChart(model, claims, now, goTo) {
  const high = model.people.length;
  const series = claims.map((claim) => ({
    name: claim.title, colour: claim.n % 7, step: true,
    points: [...claim.first.values()].sort((a, b) => a.tick - b.tick).map((one, n) => [model.ticks[one.tick].start, n + 1]),
  }));
  return lineChart(model, { title: "Who knows", unit: `people, of ${high}`, series, low: 0, high, now, goTo, ticks: niceTicks(high) });
}

// The tree of first tellings: to the right goes time, every knower has a line of its own.
function toldBy(model, claim, now) {
  const children = new Map(), roots = [];
  for (const one of claim.first.values()) {
    if (one.teller < 0) roots.push(one);
    else children.set(one.teller, [...(children.get(one.teller) || []), one]);
  }
  const rows = [], row = 21, seen = new Set();
  const walk = (one, parent) => {
    if (seen.has(one.person)) return;
    seen.add(one.person);
    const node = { ...one, parent, y: 0 };
    rows.push(node);
    for (const next of children.get(one.person) || []) walk(next, node);
  };
  for (const root of roots) walk(root, null);
  rows.forEach((node, n) => { node.y = 18 + n * row; });
  const times = rows.map((node) => node.tick), first = Math.min(...times), last = Math.max(...times, first + 1);
  const x = scaleOf(first, last, 14, CHART.wide - 150), high = 30 + rows.length * row;
  const box = svg("svg", { viewBox: `0 0 ${CHART.wide} ${high}`, class: "chart tree", role: "group", "aria-label": `Who told whom of ${claim.title}` });
  const atNow = model.tickOfSeconds(now);
  for (const node of rows) {
    const later = node.tick > atNow ? " later" : "";
    if (node.parent) box.append(svg("path", { class: "edge" + later, d: `M${x(node.parent.tick)},${node.parent.y}V${node.y - 8}Q${x(node.parent.tick)},${node.y} ${Math.min(x(node.parent.tick) + 8, x(node.tick))},${node.y}H${x(node.tick)}` }));
  }
  for (const node of rows) {
    const name = model.people[node.person].name, from = node.by ? ` (from outside: ${node.by})` : "";
    const label = `${name}, ${model.when(model.ticks[node.tick].start)}${node.parent ? ", told by " + model.people[node.teller].name : from || ", where it began"}`;
    const route = node.talk >= 0 ? ["talk", String(node.talk), String(node.turn)] : ["person", model.people[node.person].id];
    box.append(svgLink(route, { class: node.tick > atNow ? "node later" : "node", "aria-label": label }, svg("title", {}, label),
      svg("circle", { cx: x(node.tick), cy: node.y, r: 5.5 }), svg("text", { x: x(node.tick) + 10, y: node.y + 4 }, name + from)));
  }
  return el("figure", { class: "scroll" }, el("figcaption", {}, "Who told whom ", el("small", {}, "time goes to the right; each name links to the sentence")), box);
}

function opinionChart(model, topic, now, goTo) {
  const series = [];
  const ends = new Map();
  for (const [person, some] of topic.by) {
    const points = some.map((one) => [model.ticks[one.tick].start, one.stance / 100]);
    ends.set(person, some);
    series.push({ name: model.people[person].name, points, step: true, faint: true, colour: person % 7 });
  }
  const ticks = [...new Set(topic.opinions.map((one) => one.tick))];
  const stances = new Map(), mean = [];
  let next = 0;
  for (const tick of ticks) {
    while (next < topic.opinions.length && topic.opinions[next].tick <= tick) { stances.set(topic.opinions[next].person, topic.opinions[next].stance); next += 1; }
    mean.push([model.ticks[tick].start, [...stances.values()].reduce((a, b) => a + b, 0) / stances.size / 100]);
  }
  series.push({ name: "mean", points: mean, step: true, colour: "ink" });
  return lineChart(model, { title: `Views on ${topic.title}`, unit: "-1 against, 1 for; a thin line per person", series, low: -1, high: 1, now, goTo, ticks: [-1, -0.5, 0, 0.5, 1] });
}

function spreadChart(model, topic, tick) {
  const bins = Array.from({ length: 10 }, () => []);
  for (const person of model.people) {
    const view = model.opinion(topic, person.n, tick);
    if (view) bins[clamp(Math.floor((view.stance + 100) / 20), 0, 9)].push(person);
  }
  const most = Math.max(4, ...bins.map((bin) => bin.length)), y = scaleOf(0, most, 120, 12), wide = (CHART.wide - 60) / 10;
  const box = svg("svg", { viewBox: `0 0 ${CHART.wide} 150`, class: "chart", role: "img", "aria-label": `How views are spread now: ${bins.map((bin, n) => `${(n * 0.2 - 1).toFixed(1)}: ${bin.length}`).join(", ")}` });
  bins.forEach((bin, n) => {
    box.append(svg("rect", { class: "bar", x: 40 + n * wide + 2, width: wide - 4, y: y(bin.length), height: 120 - y(bin.length) }, svg("title", {}, bin.map((one) => one.name).join(", "))));
    if (bin.length) box.append(svg("text", { class: "axis", x: 40 + (n + 0.5) * wide, y: y(bin.length) - 3, "text-anchor": "middle" }, bin.length));
  });
  box.append(svg("line", { class: "grid", x1: 40, x2: 40 + wide * 10, y1: 120, y2: 120 }));
  for (const [value, text] of [[-1, "-1 against"], [0, "0"], [1, "1 for"]]) box.append(svg("text", { class: "axis", x: 40 + ((value + 1) / 2) * wide * 10, y: 140, "text-anchor": "middle" }, text));
  return el("figure", {}, el("figcaption", {}, "How views are spread now ", el("small", {}, "people by stance")), box);
}

function moodChart(model, person, now, goTo) {
  const line = (name, key, colour) => ({ name, colour, step: true, points: person.moods.map((mood) => [model.ticks[mood.tick].start, mood[key] / 100]) });
  return lineChart(model, { title: "Mood", unit: "-1 to 1", series: [line("valence", "valence", 0), line("arousal", "arousal", 1)], low: -1, high: 1, now, goTo, ticks: [-1, 0, 1] });
}
