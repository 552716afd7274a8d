// Building the page. Text enters it as text only: nothing here, or anywhere in these files, parses HTML.

const SVG = "http://www.w3.org/2000/svg";

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    node.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return node;
}

function el(tag, attributes, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

function svg(tag, attributes, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

function link(route, ...children) {
  return el("a", { href: "#/" + route.map(encodeURIComponent).join("/") }, ...children);
}

function svgLink(route, attributes, ...children) {
  return svg("a", { ...attributes, href: "#/" + route.map(encodeURIComponent).join("/") }, ...children);
}

// What the reader opened or closed stays so when a view is drawn again.
const opened = new Map();

function fold(key, title, byDefault, ...children) {
  const open = opened.has(key) ? opened.get(key) : byDefault;
  return el(
    "details",
    { class: "fold", open, ontoggle: (event) => opened.set(key, event.target.open) },
    el("summary", { id: "fold-" + key }, title),
    ...children
  );
}

// A list of which the first `first` items are there, and a button that brings the rest.
function shortened(key, items, first, make, listAttributes) {
  const list = el("ul", listAttributes || {});
  const shown = opened.get("all-" + key) ? items.length : Math.min(first, items.length);
  for (const item of items.slice(0, shown)) list.append(make(item));
  if (shown === items.length) return list;
  const more = el("button", { class: "more", id: "more-" + key }, `Show ${Math.min(items.length - shown, 500)} more`);
  let from = shown;
  more.addEventListener("click", () => {
    const next = items.slice(from, from + 500);
    for (const item of next) list.append(make(item));
    from += next.length;
    if (from >= items.length) more.remove();
    else more.textContent = `Show ${Math.min(items.length - from, 500)} more`;
    if (from <= 600) opened.set("all-" + key, true);
  });
  return el("div", {}, list, more);
}

function clamp(value, low, high) {
  return Math.max(low, Math.min(high, value));
}

function counted(number, one, many) {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many || one + "s"}`;
}
