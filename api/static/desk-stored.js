/** The stored articles to choose from, a part of the list at a time. */

import { storedArticles } from "./desk-api.js";
import { byId, element } from "./desk-dom.js";
import { factsOf } from "./desk-facts.js";

let following = null;

/** List the latest, or what comes after them. */
export async function listStored() {
  const [list, more, note] = [byId("stored"), byId("more"), byId("stored-note")];
  more.disabled = true;
  try {
    const { items, next } = await storedArticles(following);
    following = next;
    const drawn = items.map(storedItem);
    list.append(...drawn);
    note.textContent = list.children.length ? "" : "Nothing is stored yet.";
    // Whoever asked for more goes on with the first of it.
    if (more.dataset.asked) drawn[0]?.querySelector("a").focus();
    more.hidden = next === null;
  } catch (error) {
    note.textContent = error.message;
    more.hidden = following === null;
  }
  more.disabled = false;
  delete more.dataset.asked;
}

/** Mark the chosen one. */
export function markStored(id) {
  for (const link of byId("stored").querySelectorAll("a")) {
    if (link.dataset.id === id) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

function storedItem(article) {
  const link = element("a", { href: `#article=${article.id}`, "data-id": article.id }, article.title);
  if (location.hash.includes(article.id)) link.setAttribute("aria-current", "true");
  return element("li", {}, link, element("p", { class: "facts" }, ...factsOf(article)));
}
