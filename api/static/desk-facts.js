/** The line under a headline: who published it, who wrote it, when, and from where. */

import { element } from "./desk-dom.js";

const DAY = { dateStyle: "medium" };
const MINUTE = { dateStyle: "medium", timeStyle: "short" };

/** Give the line's parts, with a dot between them. */
export function factsOf(article) {
  const { source, byline, dateline, agency } = article;
  const isSaid = agency && [source?.name, dateline].some((fact) => fact?.includes(agency));
  const facts = [source?.name, byline, dateline, isSaid ? null : agency, time(article)];
  return facts.filter(Boolean).flatMap((fact, at) => (at ? [" · ", fact] : [fact]));
}

function time({ published_at: at, published_at_precision: precision }) {
  if (!at) return null;
  const form = new Intl.DateTimeFormat("en-GB", precision === "day" ? { ...DAY, timeZone: "UTC" } : MINUTE);
  return element("time", { datetime: at }, form.format(new Date(at)));
}
