/** Under pointer or focus, everything that belongs together lights up, wherever it stands. */

const calm = matchMedia("(prefers-reduced-motion: reduce)");

export class Spotlight {
  #pointed = "";
  #focused = "";
  #shown = "";

  /** Watch *root*: what belongs together shares a word of its `data-of`. */
  constructor(root) {
    this.root = root;
    root.addEventListener("pointerover", ({ target }) => this.#turn({ pointed: belonging(target) }));
    root.addEventListener("pointerleave", () => this.#turn({ pointed: "" }));
    root.addEventListener("focusin", ({ target }) => this.#turn({ focused: belonging(target) }));
    root.addEventListener("focusout", () => this.#turn({ focused: "" }));
    root.addEventListener("click", ({ target }) => this.#show(target.closest("[data-show]")));
  }

  /** Light up anew what is drawn anew. */
  again() {
    this.#light(this.#shown, true);
  }

  #turn({ pointed = this.#pointed, focused = this.#focused }) {
    [this.#pointed, this.#focused] = [pointed, focused];
    const now = pointed || focused;
    if (now === this.#shown) return;
    this.#light(this.#shown, false);
    this.#light(now, true);
    this.#shown = now;
  }

  #light(of, on) {
    if (!of) return;
    this.root.dataset.spot = on ? of[0] : "";
    for (const one of this.root.querySelectorAll(`[data-of~="${of}"]`)) one.classList.toggle("active", on);
  }

  #show(button) {
    if (!button) return;
    const first = this.root.querySelector(`#body [data-of~="${button.dataset.show}"]:is(.lit, .quote, .keyword)`);
    first?.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
  }
}

/** Tell what an element belongs to: in the body a quote before what else lies there. */
function belonging(target) {
  const of = target.closest("[data-of]")?.dataset.of.split(" ") ?? [];
  return of.find((each) => each.startsWith("q")) ?? of.find((each) => each.startsWith("s")) ?? of[0] ?? "";
}
