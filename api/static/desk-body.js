/** An article's body: its paragraphs, with marks that come and go. */

import { element } from "./desk-dom.js";
import { paragraphs, pieces, touched } from "./desk-marks.js";

// From here on the browser leaves out what is not in view.
const LONG = 50_000;

export class Body {
  /** Draw *text* into *host*; the marks given here stay: `{start, end, of, kind}` in code points. */
  constructor(host, text, marks) {
    this.text = text;
    this.ranges = paragraphs(text.string);
    this.kept = this.#byParagraph(marks);
    this.lit = new Map();
    this.drawn = this.ranges.map(({ goesOn }) => element("p", { class: goesOn && "goes-on" }));
    this.ranges.forEach((_, at) => this.#paint(at));
    host.classList.toggle("long", text.string.length > LONG);
    host.replaceChildren(...this.drawn);
  }

  /** Light up the abstract's sentences, and put out those of before. */
  light(marks) {
    const before = this.lit;
    this.lit = this.#byParagraph(marks);
    for (const at of new Set([...before.keys(), ...this.lit.keys()])) this.#paint(at);
  }

  #byParagraph(marks) {
    const found = new Map();
    for (const mark of marks) {
      const placed = { ...mark, ...this.text.range(mark) };
      for (const at of touched(this.ranges, placed)) {
        if (!found.has(at)) found.set(at, []);
        found.get(at).push(placed);
      }
    }
    return found;
  }

  #paint(at) {
    const marks = [...(this.kept.get(at) ?? []), ...(this.lit.get(at) ?? [])];
    this.drawn[at].replaceChildren(
      ...pieces(this.ranges[at], marks).map((piece) => this.#piece(piece)),
    );
  }

  #piece({ start, end, marks }) {
    const words = this.text.string.slice(start, end);
    if (marks.length === 0) return document.createTextNode(words);
    const lit = marks.find((mark) => mark.kind === "lit");
    const attributes = {
      class: [...new Set(marks.map((mark) => mark.kind))].join(" "),
      "data-of": [...new Set(marks.map((mark) => mark.of))].join(" "),
      "data-number": lit && lit.start === start ? lit.number : null,
    };
    return element(lit ? "mark" : "span", attributes, words);
  }
}
