/** The stored articles about the same: links, and which of them are copies. */

import { Latest, relatedTo } from "./desk-api.js";
import { byId, element } from "./desk-dom.js";
import { factsOf } from "./desk-facts.js";

const asking = new Latest();

/** List what is about the same as a stored article; nothing for what is not stored. */
export async function showRelated({ id }) {
  byId("related-section").hidden = true;
  if (!id) return asking.run(async () => null);
  const answer = await asking.run((signal) => relatedTo(id, signal)).catch(() => null);
  if (!answer?.items.length) return;
  byId("related").replaceChildren(...answer.items.map(relatedItem));
  byId("related-section").hidden = false;
}

function relatedItem(article) {
  const link = element("a", { href: `#article=${article.id}` }, article.title);
  const copy = article.duplicate ? ["The same text", " · "] : [];
  return element("li", {}, link, element("p", { class: "facts" }, ...copy, ...factsOf(article)));
}
