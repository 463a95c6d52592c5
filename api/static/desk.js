/** The desk: what is chosen, and what is drawn because of it. */

import { drawAbstract, litMarks, told } from "./desk-abstract.js";
import { Latest, abstractOf, methods, readPage, readText, samplePage, storedArticle } from "./desk-api.js";
import { Body } from "./desk-body.js";
import { byId } from "./desk-dom.js";
import { factsOf } from "./desk-facts.js";
import { drawKeywords, drawQuotes, foundMarks } from "./desk-quotes.js";
import { showRelated } from "./desk-related.js";
import { drawPage } from "./desk-segments.js";
import { Spotlight } from "./desk-spotlight.js";
import { listStored, markStored } from "./desk-stored.js";
import { drawTabs, withoutTabs } from "./desk-tabs.js";
import { Text } from "./desk-text.js";

// Long enough to draw a slider along without a request a step, short enough to feel at once.
const PAUSE_MS = 120;
const AS_STORED = { method: "news", sentences: 3, explain: false };
const narrow = matchMedia("(max-width: 52rem)");
const reading = new Latest();
const abstracts = new Latest();
const spotlight = new Spotlight(byId("article-view"));
const shown = { article: null, body: null };
let pause = 0;

/** Give what the controls say. */
function choice() {
  return {
    method: byId("method").value || AS_STORED.method,
    sentences: Number(byId("sentences").value),
    explain: byId("explain").checked,
  };
}

/** Read something and draw it; while it is read, the page says so, and afterwards what went wrong. */
async function read(doing, task, draw) {
  byId("reading").setAttribute("aria-busy", "true");
  byId("doing").textContent = doing;
  byId("problem").textContent = "";
  try {
    const answer = await reading.run(task);
    if (answer === null) return;
    byId("welcome").hidden = true;
    draw(answer);
  } catch (error) {
    byId("problem").textContent = error.message;
  }
  byId("reading").setAttribute("aria-busy", "false");
  byId("doing").textContent = "";
}

/** Show a page: its stretches, and a tab for each of its articles. */
function showPage(page) {
  const articles = page.articles.map(({ title }, at) => ({
    name: `${at + 1} ${title || "Without a headline"}`,
    panel: byId("article-view"),
  }));
  shown.article = null;
  drawPage(byId("page-view"), page);
  drawTabs(byId("tabs"), [{ name: "The page", panel: byId("page-view") }, ...articles], (chosen) => {
    if (chosen > 0) showArticle(page.articles[chosen - 1]);
  });
  arrive(byId("tabs").firstElementChild);
}

/** Show one article, without tabs. */
function showAlone(article, made) {
  byId("page-view").hidden = true;
  withoutTabs(byId("tabs"), byId("article-view"));
  showArticle(article, made);
  arrive(byId("title"));
}

/** Draw an article: what stays of it, then its abstract, which came with it *made* in this way. */
function showArticle(article, made = AS_STORED) {
  abstracts.run(async () => null);
  byId("title").textContent = article.title || "Without a headline";
  byId("facts").replaceChildren(...factsOf(article));
  drawQuotes(byId("quotes"), article.quotes);
  drawKeywords(byId("keywords"), article.keywords);
  showRelated(article);
  shown.article = article;
  shown.body = new Body(byId("body"), new Text(article.body), foundMarks(article));
  const wanted = choice();
  const isThere = Object.keys(AS_STORED).every((name) => wanted[name] === made[name]);
  if (isThere) showAbstract(article.summary);
  else redraw();
}

/** Have the abstract made as the controls say; answers that come too late are dropped. */
async function redraw() {
  if (!shown.article) return;
  noteChoice();
  byId("abstract").setAttribute("aria-busy", "true");
  try {
    const summary = await abstracts.run((signal) => abstractOf(shown.article, choice(), signal));
    if (summary !== null) showAbstract(summary);
  } catch (error) {
    showAbstract({ sentences: [] }, error.message);
  }
}

function showAbstract(summary, refusal = "") {
  drawAbstract(byId("abstract"), summary);
  shown.body.light(litMarks(summary));
  spotlight.again();
  byId("refusal").textContent = refusal;
  byId("told").textContent = refusal ? "" : told(summary, choice().sentences);
  byId("abstract").setAttribute("aria-busy", "false");
}

/** On a small screen the choosing makes way for what was chosen. */
function arrive(target) {
  if (!narrow.matches) return;
  byId("picker").open = false;
  target.focus();
}

/** Follow the address: it names a stored article, and perhaps how to make its abstract. */
function follow() {
  const wanted = new URLSearchParams(location.hash.slice(1));
  const id = wanted.get("article");
  markStored(id);
  if (!id) return;
  if (wanted.has("method")) byId("method").value = wanted.get("method");
  if (wanted.has("sentences")) byId("sentences").value = wanted.get("sentences");
  showLength();
  describeMethod();
  byId("problem").textContent = "";
  if (shown.article?.id === id) redraw();
  else read("Fetching the article …", (signal) => storedArticle(id, signal), (article) => showAlone(article));
}

/** Note in the address how the abstract is made, so that it can be passed on. */
function noteChoice() {
  if (!shown.article?.id) return;
  const { method, sentences } = choice();
  const noted = new URLSearchParams({ article: shown.article.id, method, sentences });
  history.replaceState(null, "", `#${noted}`);
}

function showLength() {
  const count = byId("sentences").value;
  byId("sentences-shown").value = count;
  byId("sentences").setAttribute("aria-valuetext", count === "1" ? "1 sentence" : `${count} sentences`);
}

function describeMethod() {
  byId("method-note").textContent = byId("method").selectedOptions[0]?.dataset.does ?? "";
}

async function listMethods() {
  try {
    const { items } = await methods();
    byId("method").replaceChildren(...items.map(({ name, does }) => {
      const option = new Option(name, name);
      option.dataset.does = does;
      return option;
    }));
  } catch (error) {
    byId("problem").textContent = error.message;
  }
  describeMethod();
}

function readPasted() {
  const text = byId("text").value;
  const isPage = byId("paste").elements.form.value === "page";
  if (location.hash) history.pushState(null, "", location.pathname);
  markStored(null);
  if (isPage) read("Reading the page …", (signal) => readPage(text, signal), showPage);
  else {
    const article = { title: byId("headline").value, body: text };
    const made = choice();
    const task = (signal) => readText(article, made, signal);
    read("Reading the article …", task, (answer) => showAlone(answer, made));
  }
}

async function readSample() {
  try {
    byId("text").value = await samplePage();
  } catch (error) {
    byId("problem").textContent = error.message;
    return;
  }
  byId("paste").elements.form.value = "page";
  byId("headline-field").hidden = true;
  readPasted();
}

// The address is the article's: a link to a place within the page would take it away.
byId("skip").addEventListener("click", (event) => {
  event.preventDefault();
  byId("reading").focus();
});
byId("paste").addEventListener("submit", (event) => {
  event.preventDefault();
  readPasted();
});
byId("paste").addEventListener("change", () => {
  byId("headline-field").hidden = byId("paste").elements.form.value === "page";
});
byId("sample").addEventListener("click", readSample);
byId("more").addEventListener("click", () => {
  byId("more").dataset.asked = "true";
  listStored();
});
byId("choice").addEventListener("submit", (event) => event.preventDefault());
byId("choice").addEventListener("input", () => {
  showLength();
  describeMethod();
  clearTimeout(pause);
  pause = setTimeout(redraw, PAUSE_MS);
});
addEventListener("hashchange", follow);
narrow.addEventListener("change", () => { byId("picker").open ||= !narrow.matches; });

listStored();
await listMethods();
showLength();
follow();
