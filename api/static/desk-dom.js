/** Building the document. Words of a text only ever become text nodes. */

/** Build an element; an attribute that is null or false is left out, as is a child that is null. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** Find an element of the page by its id. */
export function byId(id) {
  return document.getElementById(id);
}

const SLICE = 100;
const drawings = new WeakMap();

/**
 * Draw *items* into *host* as lists: the first hundred at once, the rest a hundred a frame, so that
 * many never hold up the page. Each hundred is a list of its own, which the browser leaves out while
 * it is not in view. Drawing there again ends what is still going on.
 */
export function drawInSlices(host, items, draw) {
  const drawing = {};
  drawings.set(host, drawing);
  host.replaceChildren();
  const go = (from) => {
    if (drawings.get(host) !== drawing) return;
    const slice = items.slice(from, from + SLICE).map(draw);
    host.append(element("ol", { class: "slice", start: from + 1 }, ...slice));
    if (from + SLICE < items.length) requestAnimationFrame(() => go(from + SLICE));
  };
  go(0);
}

/** Write a number with its noun: "1 word", "2 words". */
export function counted(count, noun) {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}
