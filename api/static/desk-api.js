/** The API's side: what is asked, and what comes back. */

/** What went wrong, in a sentence for a person. */
export class Problem extends Error {}

const KEY = "standfirst-key";
const LISTED = "id,title,source,byline,agency,dateline,published_at,published_at_precision";

/** Runs one task at a time: a new one ends the one before, whose answer is dropped. */
export class Latest {
  #control = null;

  /** Run *task* with a signal that ends it; give null if a newer one came meanwhile. */
  async run(task) {
    this.#control?.abort();
    const control = new AbortController();
    this.#control = control;
    try {
      const answer = await task(control.signal);
      return control.signal.aborted ? null : answer;
    } catch (error) {
      if (control.signal.aborted) return null;
      throw error;
    }
  }
}

/** List stored articles, from the beginning or from a list's `next`. */
export const storedArticles = (next) => ask(next ?? `v1/articles?limit=10&fields=${LISTED}`);

/** List the methods. */
export const methods = () => ask("v1/methods");

/** Fetch the sample page's text. */
export const samplePage = async () => (await answered("desk/sample.txt")).text();

/** List a few stored articles that are about the same as one. */
export const relatedTo = (id, signal) => ask(`v1/articles/${id}/related?limit=5`, { signal });

/** Read a stored article. */
export const storedArticle = (id, signal) => ask(`v1/articles/${encodeURIComponent(id)}`, { signal });

/** Have a page read, and not stored; what looks like HTML is sent as such. */
export function readPage(text, signal) {
  const type = /^\s*<(?:!doctype|html|head|body)\b/i.test(text) ? "text/html" : "text/plain";
  const headers = { "Content-Type": `${type}; charset=utf-8` };
  return ask("v1/pages?dry_run=true", { method: "POST", headers, body: text, signal });
}

/** Have one text read, and not stored. */
export function readText({ title, body, language }, choice, signal) {
  const sent = { title: title || null, body, language: language ?? null, summary: choice };
  const headers = { "Content-Type": "application/json" };
  return ask("v1/digests", { method: "POST", headers, body: JSON.stringify(sent), signal });
}

/** Have an abstract made: of a stored article by its id, of a text out of the text. */
export async function abstractOf(article, choice, signal) {
  if (!article.id) return (await readText(article, choice, signal)).summary;
  const query = new URLSearchParams({ ...choice, explain: String(choice.explain) });
  return ask(`v1/articles/${article.id}/summary?${query}`, { signal });
}

async function ask(address, options) {
  return (await answered(address, options)).json();
}

async function answered(address, options = {}) {
  const sent = sessionStorage.getItem(KEY);
  const headers = sent ? { ...options.headers, Authorization: `Bearer ${sent}` } : options.headers;
  const response = await fetch(address, { ...options, headers }).catch((error) => {
    if (options.signal?.aborted) throw error;
    throw new Problem("The service did not answer. Is it running?");
  });
  if (response.status === 401 && keyAfter(sent)) return answered(address, options);
  if (!response.ok) throw new Problem(await sentence(response));
  return response;
}

/** Ask for a key where *refused* is the one that there is; kept as long as the tab is open. */
function keyAfter(refused) {
  // Of several calls that were refused together the first has asked.
  if (sessionStorage.getItem(KEY) === refused) {
    const told = prompt("This service asks for a key (sf_…):")?.trim();
    if (!told) return false;
    sessionStorage.setItem(KEY, told);
  }
  return true;
}

/** Make a sentence of a problem document (RFC 9457), or of a status that came without one. */
async function sentence(response) {
  const problem = await response.json().catch(() => ({}));
  if (!problem.title) return `The service answered with status ${response.status}.`;
  const faults = (problem.errors ?? []).map(({ pointer, parameter, detail }) => {
    const where = pointer ?? parameter;
    return where ? `${where}: ${detail}` : detail;
  });
  return `${problem.title}. ${faults.length ? faults.join(" ") : problem.detail}`;
}
