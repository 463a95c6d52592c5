/** A page as it was read: each stretch with its kind, its article, and the rule that decided. */

import { drawInSlices, element } from "./desk-dom.js";
import { Text } from "./desk-text.js";

// The groups of kinds that share a colour, and what they are.
const GROUPS = [
  ["title", ["title"], "the headline"],
  ["deck", ["deck"], "the summary below it"],
  ["body", ["body"], "the story"],
  ["source", ["source", "byline"], "who published it, who wrote it"],
  ["time", ["time"], "when it appeared"],
  ["dateline", ["dateline", "agency"], "where it was sent from, and by which agency"],
  ["caption", ["caption", "credit"], "a picture’s"],
  ["other", ["teaser", "label", "advertisement", "comments", "navigation", "debris"], "no story’s text"],
];
const GROUP = new Map(GROUPS.flatMap(([group, kinds]) => kinds.map((kind) => [kind, group])));

/** Draw *page* into *host*. */
export function drawPage(host, page) {
  const text = new Text(page.text);
  const shown = page.segments.filter(({ kind }) => kind !== "blank");
  const stretches = element("div", { class: "segments" });
  host.replaceChildren(legend(page.segments), stretches);
  drawInSlices(stretches, shown, (segment) => stretch(segment, text));
}

function legend(segments) {
  const counts = new Map();
  for (const { kind } of segments) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const rows = GROUPS.flatMap(([group, kinds, meaning]) => {
    const there = kinds.filter((kind) => counts.has(kind));
    if (there.length === 0) return [];
    const names = there.map((kind) => `${kind} ${counts.get(kind)}`).join(", ");
    return [element("li", { class: `of-${group}` }, element("b", {}, names), ` ${meaning}`)];
  });
  return element("ul", { class: "legend", "aria-label": "The kinds of stretches, and how many" }, ...rows);
}

function stretch(segment, text) {
  const { kind, rule, article } = segment;
  const whose = article === null ? null : element(
    "span",
    { class: "whose" },
    element("span", { class: "unseen" }, "article "),
    String(article + 1),
  );
  return element(
    "li",
    { class: `of-${GROUP.get(kind) ?? "other"}`, "data-kind": kind },
    element("p", { class: "what" }, whose, element("b", {}, kind), " ", element("span", { class: "rule" }, rule)),
    element("p", { class: "words" }, text.cut(segment)),
  );
}
