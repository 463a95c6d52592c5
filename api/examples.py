"""The contract's examples: what the service really answers about the sample page.

They are run, not written: a change of the core shows in the contract's next diff. Only what
would differ from one run to the next, ids and the time of storing, is set by hand.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

import orjson

from api.callers import Caller
from api.config import ENGINE, VERSION
from api.documents import UNSTORED, article_document, digest_document, summary_document
from api.example_story import story_example
from api.example_webhooks import webhook_examples
from api.forms.atom import atom
from api.forms.feed import Feed
from api.forms.jsonfeed import jsonfeed
from api.forms.table import FORMS
from api.highlights import marks
from api.ingest import ReadPage, page_document
from api.limits import Limit
from api.methods import methods
from api.ndjson import NDJSON
from api.problems import PROBLEMS
from api.root import LINKS
from api.rules import Access
from api.samples import CAPTURED_AT, sample_page
from api.schemas.article import ArticleSchema
from api.schemas.digest import DigestSchema
from api.schemas.key import KeySchema
from api.schemas.method import MethodList
from api.schemas.page import PageSchema
from api.schemas.problem import ProblemKindSchema
from api.schemas.summary import RunSchema, SummarySchema
from api.submissions import Article, Page
from models.fulltext import Query
from summarizer.page.reading import read_page
from summarizer.rank import summarize
from summarizer.text import Digest

STORED_AT = datetime(2025, 7, 2, 12, 0, 1, tzinfo=UTC)
PAGE_ID = UUID("0197cb18-2c80-7d3a-8f51-6b0e9a4d2c10")
ARTICLE_ID = UUID("0197cb18-2c81-7a04-b2c7-91f3de5a7b42")
RELATED_ID = UUID("0197cb18-2c84-7c11-9a70-5d2e8b4f6a13")
QUOTE_ID = UUID("0197cb18-2c82-71ee-a6d0-0c4f8b3e9d55")
SUMMARY_ID = UUID("0197cb18-2c83-7b0e-8d21-3a5c7e9f1b66")
STORY_ID = UUID("0197cb18-2c85-7e02-b3f4-7c1a9d6e2b88")
WEBHOOK_ID = UUID("0197cb18-2c87-7a55-9c03-1e7d4b8f6a21")


@dataclass(frozen=True, slots=True)
class Example:
    """One operation's example: the body of the answer, requests and other forms by media type.

    ``others`` are the bodies of other answers, by their status.
    """

    response: Any
    requests: dict[str, Any] = field(default_factory=dict)
    forms: dict[str, Any] = field(default_factory=dict)
    others: dict[str, Any] = field(default_factory=dict)


@cache
def examples() -> dict[str, Example]:
    """Run every operation's example; by operation id."""
    now = STORED_AT
    text = _excerpt()
    page = ReadPage.of(Page(text, captured_at=CAPTURED_AT), now)
    submission, read = page.articles[0].article, page.articles[0].digest
    stored = article_document(submission, read, ARTICLE_ID, now)
    article = ArticleSchema().dump(stored | UNSTORED | {"version": 1, "story_id": STORY_ID})
    as_read = PageSchema().dump(page_document(page) | {"id": PAGE_ID, "created_at": now})
    as_read["articles"] = [article]
    abstract, run = _abstracts(submission, read)
    story, listed = story_example(STORY_ID, (ARTICLE_ID, RELATED_ID), submission, now)
    said = _quotes(article)
    quotes = {"items": said, "next": None}
    sent = {"title": submission.title, "body": submission.body}
    return {
        "create_page": Example(
            as_read,
            {
                "text/plain": text,
                "text/html": _HTML,
                "application/json": {"text": text, "captured_at": _CAPTURED_AT},
            },
        ),
        "read_page": Example(as_read),
        "create_reading": Example(
            {
                "engine_before": ENGINE,
                "engine": ENGINE,
                "articles": [{"id": str(ARTICLE_ID), "title": article["title"], "status": "same"}],
                "segments_changed": 0,
            }
        ),
        "create_article": Example(
            article,
            {"application/json": sent | {"source": article["source"], "external_id": "desk-4711"}},
        ),
        "correct_article": Example(
            article | _SECOND, {"application/json": {"byline": "By Ada Quist"}}
        ),
        "replace_article": Example(article | _SECOND, {"application/json": _FERRY}),
        "put_article": Example(article | _SECOND, {"application/json": _TIDE}),
        "list_versions": Example({"items": _VERSIONS, "next": None}),
        "read_version": Example(article),
        "list_changes": Example({"items": [_CHANGE], "next": _NEXT}),
        **{name: Example(*each) for name, each in _webhooks().items()},
        "create_articles": _batch(f"/v1/articles/{ARTICLE_ID}", ARTICLE_ID, sent),
        "create_pages": _batch(f"/v1/pages/{PAGE_ID}", PAGE_ID, {"text": text}),
        "list_jobs": Example({"items": [_JOB], "next": None}),
        "read_job": Example(_JOB),
        "read_results": Example(_line(_outcome(f"/v1/articles/{ARTICLE_ID}", ARTICLE_ID))),
        "cancel_job": Example(_JOB | {"status": "canceled", "ended_at": "2025-07-02T12:00:09Z"}),
        "read_article": Example(article, forms=_forms(article)),
        "read_article_form": Example(article, forms=_forms(article)),
        "read_json_feed": Example(jsonfeed(_FEED, [article])),
        "read_atom_feed": Example(atom(_ATOM, [article]).decode()),
        "list_articles": Example({"items": [_found(article)], "next": None}),
        "count_articles": Example({"items": [{"value": article["source"]["name"], "count": 1}]}),
        "read_summary": Example(abstract),
        "create_summary": Example(
            run, {"application/json": {"method": "news", "sentences": 2, "max_words": 60}}
        ),
        "list_summaries": Example({"items": [run], "next": None}),
        "read_kept_summary": Example(run),
        "list_methods": Example(MethodList().dump(methods())),
        "list_article_quotes": Example(quotes),
        "list_related": Example({"items": [_RELATED], "next": None}),
        "list_stories": Example({"items": [listed], "next": None}),
        "read_story": Example(story),
        "list_quotes": Example(quotes),
        "list_speakers": Example({"items": _speakers(said), "next": None}),
        "create_digest": Example(
            DigestSchema().dump(digest_document(submission.title, submission.body, read)),
            {"application/json": sent | {"summary": {"method": "news", "sentences": 3}}},
        ),
        "read_key": Example(KeySchema().dump(_CALLER)),
        "list_audit": Example({"items": [_ENTRY], "next": None}),
        "live": Example({"status": "pass"}),
        "ready": Example({"status": "pass"}),
        "read_root": Example({"name": "Standfirst", "version": VERSION, "links": LINKS}),
        "read_problem": Example(ProblemKindSchema().dump(PROBLEMS["not-found"])),
    }


_HTML = """\
<title>Ferry sails again - The Ferry Post</title>
<h1>Ferry sails again</h1>
<p>The ferry sails again on Monday, the harbour master said. Fares stay as they are.</p>
"""
_RELATED = {
    "id": str(RELATED_ID),
    "title": "Ferry is back on Monday",
    "source": {"name": "The Ferry Post"},
    "url": None,
    "published_at": "2025-07-02T09:00:00Z",
    "score": 0.6291,
    "likeness": 0.9143,
    "duplicate": True,
}
_SECOND = {"version": 2, "updated_at": "2025-07-02T12:30:00Z"}
_FERRY = {
    "title": "Ferry sails again",
    "body": "The ferry sails again on Monday, the harbour master said. Fares stay as they are.",
}
_TIDE = {
    "title": "Tide tables go online",
    "body": "The harbour office prints no more tide tables. They are on its pages from May on.",
}
_ADDRESS = f"/v1/articles/{ARTICLE_ID}"
_VERSIONS = [
    {
        "version": 2,
        "at": "2025-07-02T12:30:00Z",
        "changed": ["byline"],
        "article": f"{_ADDRESS}/versions/2",
    },
    {
        "version": 1,
        "at": "2025-07-02T12:00:01Z",
        "changed": [],
        "article": f"{_ADDRESS}/versions/1",
    },
]
_CHANGE = {
    "type": "created",
    "article_id": str(ARTICLE_ID),
    "version": 1,
    "at": "2025-07-02T12:00:01Z",
    "article": _ADDRESS,
}
_NEXT = "/v1/changes?cursor=.eJyLNjQyNrE0SDIzMkg0UdKxtDAxsjQ0iwUAQ5wFzg.kW0p7"
_CALLER = Caller(
    "m4kqz7e2vd", "The desk", (Access.READ, Access.WRITE), STORED_AT, None, Limit(600, 60)
)
_ENTRY = {
    "id": "0197cb18-2c86-7f4d-9b12-8e3d5a7c9f20",
    "at": "2025-07-02T12:00:01Z",
    "request_id": "desk-4711/1",
    "key": "m4kqz7e2vd",
    "method": "POST",
    "route": "/v1/articles",
    "ids": {},
    "status": 201,
    "location": f"/v1/articles/{ARTICLE_ID}",
    "address": "192.0.2.17",
}
_COUNTS = ("stored", "known", "refused")
_JOB = {
    "id": "0197cb18-2c87-7c3e-8a65-2b9f4d6e8c31",
    "kind": "articles",
    "status": "running",
    "items": 5000,
    "stored": 312,
    "known": 4,
    "refused": 1,
    "created_at": "2025-07-02T12:00:01Z",
    "started_at": "2025-07-02T12:00:02Z",
    "ended_at": None,
    "results": "/v1/jobs/0197cb18-2c87-7c3e-8a65-2b9f4d6e8c31/results",
}
_CAPTURED_AT = CAPTURED_AT.isoformat().replace("+00:00", "Z")
_SERVER = "https://news.example"
_FEED, _ATOM = (
    Feed(address, address, f"{_SERVER}/v1/articles")
    for address in (f"{_SERVER}/v1/feeds/articles.{suffix}" for suffix in ("json", "atom"))
)


def _batch(location: str, stored: UUID, item: dict[str, Any]) -> Example:
    """Send one item, as JSON and as the only line of NDJSON; it is new."""
    outcome = _outcome(location, stored)
    return Example(
        {"items": [outcome]},
        {"application/json": {"items": [item]}, NDJSON: _line(item)},
        {NDJSON: _line(outcome)},
        {"202": _JOB | {"status": "queued", "started_at": None} | dict.fromkeys(_COUNTS, 0)},
    )


def _outcome(location: str, stored: UUID) -> dict[str, Any]:
    return {"index": 0, "status": 201, "id": str(stored), "location": location}


def _line(item: dict[str, Any]) -> str:
    return orjson.dumps(item).decode() + "\n"


def _webhooks() -> dict[str, tuple[Any, dict[str, Any]]]:
    return webhook_examples(WEBHOOK_ID, ARTICLE_ID, STORED_AT)


def _found(article: dict[str, Any]) -> dict[str, Any]:
    """Show an article as a search for its first keyword with ``embed=related`` does."""
    found = marks(article, Query.read(article["keywords"][0]["text"]))
    return article | found | {"related": [_RELATED]}


def _excerpt() -> str:
    """Cut the sample page's last article out, with the lines that head it."""
    text = sample_page()
    reading = read_page(text, CAPTURED_AT)
    last = len(reading.articles) - 1
    return text[next(each.start for each in reading.segments if each.article == last) :]


def _abstracts(article: Article, read: Digest) -> tuple[dict[str, Any], dict[str, Any]]:
    """Make an abstract as it is read, and as it is kept."""
    summary = summarize(article.body, read.sentences, count=2, max_words=60, title=article.title)
    abstract = summary_document(article.body, summary)
    kept = {
        "id": SUMMARY_ID,
        "article_id": ARTICLE_ID,
        "parameters": {"sentences": 2, "max_words": 60, "max_chars": None},
        "created_at": STORED_AT,
    }
    return SummarySchema().dump(abstract), RunSchema().dump(abstract | kept)


def _forms(article: dict[str, Any]) -> dict[str, Any]:
    """Write an article in each form but our own."""
    stored = orjson.dumps(article)
    return {
        form.media_type: _shown(form.write(stored), form.media_type)
        for form in FORMS
        if form.suffix != "json"
    }


def _shown(body: bytes, media_type: str) -> Any:
    return orjson.loads(body) if "json" in media_type else body.decode()


def _quotes(article: dict[str, Any]) -> list[dict[str, Any]]:
    of_article = {"article_id": str(ARTICLE_ID), "article_title": article["title"]}
    ranked = sorted(article["quotes"], key=lambda quote: quote["rank"])
    return [quote | of_article | {"id": str(QUOTE_ID)} for quote in ranked[:1]]


def _speakers(quotes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """List the first quote's speaker as if nobody else were quoted, nor anywhere else."""
    speaker = quotes[0]["speaker"]
    return [
        {
            "name": speaker["name"],
            "roles": [speaker["role"]["text"]] if speaker["role"] else [],
            "quote_count": 1,
            "article_count": 1,
            "quotes": f"/v1/quotes?{urlencode({'speaker': speaker['name']})}",
        }
    ]
