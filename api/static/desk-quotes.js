/** Quotes with their speakers, and keywords: beside the body, and as marks in it. */

import { drawInSlices, element } from "./desk-dom.js";

/** Give the marks of all quotes and keywords; who speaks, and the cue, belong to their quote. */
export function foundMarks({ quotes, keywords }) {
  return [
    ...quotes.flatMap((quote, at) => quoteMarks(quote, `q${at}`)),
    ...keywords.map(({ start, end }, at) => ({ start, end, kind: "keyword", of: `k${at}` })),
  ];
}

function quoteMarks({ start, end, speaker, cue }, of) {
  const marks = [{ start, end, kind: "quote", of }];
  if (speaker) {
    marks.push({ start: speaker.start, end: speaker.end, kind: "speaker", of });
    if (speaker.name_start !== null) {
      marks.push({ start: speaker.name_start, end: speaker.name_end, kind: "speaker", of });
    }
    if (speaker.role) marks.push({ start: speaker.role.start, end: speaker.role.end, kind: "role", of });
  }
  if (cue) marks.push({ start: cue.start, end: cue.end, kind: "cue", of });
  return marks;
}

/** List the quotes in the order of the body, which is theirs. */
export function drawQuotes(host, quotes) {
  drawInSlices(host, [...quotes.entries()], ([at, quote]) => quoteItem(quote, at));
  if (quotes.length === 0) host.replaceChildren(element("p", { class: "note" }, "Nobody is quoted."));
}

/** List the keywords; each leads to where the body first has it. */
export function drawKeywords(host, keywords) {
  const items = keywords.map(({ text }, at) =>
    element("li", {}, element("button", { type: "button", "data-of": `k${at}`, "data-show": `k${at}` }, text)),
  );
  host.replaceChildren(...(items.length ? items : [element("li", { class: "note" }, "None stands out.")]));
}

function quoteItem(quote, at) {
  const button = element(
    "button",
    { type: "button", "data-show": `q${at}`, "aria-label": `Show quote ${at + 1} in the text` },
    "Show",
  );
  const figure = element(
    "figure",
    {},
    element("blockquote", {}, quote.text),
    element("figcaption", {}, ...speakerNodes(quote.speaker), details(quote), button),
  );
  return element("li", { "data-of": `q${at}` }, figure);
}

function speakerNodes(speaker) {
  if (!speaker) return [element("span", { class: "nobody" }, "Nobody is named for it")];
  const name = element("strong", {}, speaker.name ?? speaker.text);
  return speaker.role ? [name, element("span", { class: "role" }, `, ${speaker.role.text}`)] : [name];
}

function details({ kind, rank, speaker, cue }) {
  const facts = [rank === 1 ? "the key quote" : null, kind];
  if (speaker?.resolved) facts.push(`here “${speaker.text}”`);
  if (cue) facts.push(`cue “${cue.text}”`);
  if (speaker && speaker.confidence !== null) facts.push(`${Math.round(100 * speaker.confidence)} % sure`);
  return element("span", { class: "details" }, facts.filter(Boolean).join(" · "));
}
