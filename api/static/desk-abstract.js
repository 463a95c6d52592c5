/** The abstract: its sentences, the marks that light them up in the body, and their reasons. */

import { counted, element } from "./desk-dom.js";

// The reasons come with what did most first; what follows these hardly moved the sentence.
const SHOWN = 6;

// The kinds of evidence, in a reader's words; one that is not here is told by its name.
const MEANINGS = {
  place: "its place",
  part: "how far into the story",
  words: "its length",
  idle: "idle words",
  figures: "its figures",
  quoted: "words quoted",
  spread: "words that come again",
  recurring: "sentences alike",
  outdone: "its rank by words that come again",
  ties: "likeness to the rest",
  said: "what was said before",
  pairs: "pairs of words again",
  fame: "names often mentioned",
  actors: "main names",
  known: "names known already",
  pronouns: "“he”, “this”",
  writer: "“I”, “you”",
  perfect: "“has”, “have”",
  future: "“will”",
  day: "a day of the week",
};

/** Give the marks of a summary's sentences, numbered as in the abstract. */
export function litMarks(summary) {
  return summary.sentences.map(({ start, end }, at) => ({
    start,
    end,
    kind: "lit",
    of: `s${at}`,
    number: at + 1,
  }));
}

/** Draw the abstract into *host*. */
export function drawAbstract(host, summary) {
  host.replaceChildren(...summary.sentences.map(sentence));
}

/** Tell an abstract's size and maker in words. */
export function told(summary, wanted) {
  const count = summary.sentences.length;
  if (count === 0) return "No sentence of this text makes an abstract.";
  const fewer = count < wanted ? ` of at most ${wanted}` : "";
  const size = `${counted(summary.word_count, "word")} in ${count}${fewer}`;
  return `${size} ${count === 1 && !fewer ? "sentence" : "sentences"}, chosen by ${summary.method}.`;
}

function sentence({ text, score, reasons }, at) {
  const number = element(
    "button",
    { type: "button", class: "number", "data-show": `s${at}`, "aria-label": `Show sentence ${at + 1} in the text` },
    String(at + 1),
  );
  return element("li", { "data-of": `s${at}` }, number, element("p", {}, text), why(reasons, score));
}

function why(reasons, score) {
  if (!reasons) return null;
  const rated = element("p", { class: "note" }, `Rated ${score.toFixed(2)}.`);
  if (reasons.length === 0) {
    rated.append(" This method’s rating is no sum of reasons.");
    return rated;
  }
  const list = element("ul", { class: "reasons", "aria-label": "What moved it most" });
  list.append(...reasons.slice(0, SHOWN).map(reason));
  const left = reasons.length - SHOWN;
  if (left > 0) rated.append(` ${counted(left, "smaller reason")} not shown.`);
  return element("div", { class: "why" }, list, rated);
}

function reason({ kind, effect }) {
  const bar = element("span", { class: effect < 0 ? "bar against" : "bar for", "aria-hidden": "true" });
  // By the object model, which the page's policy allows; a style attribute it does not.
  bar.style.setProperty("--effect", String(Math.min(1, Math.abs(effect))));
  const size = `${effect < 0 ? "−" : "+"}${Math.abs(effect).toFixed(2)}`;
  return element("li", {}, element("span", {}, MEANINGS[kind] ?? kind), bar, element("span", { class: "size" }, size));
}
