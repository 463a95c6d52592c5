"""Pages read again by a better reader: what is still there keeps its id."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy.orm import Session

from api.config import ENGINE
from api.gathering import gather
from api.ingest import ReadArticle, ReadPage, keep_article, whole_row
from api.revising import revise
from api.rows import article_parts, page_parts
from api.submissions import Article
from models import queries
from models.tables import Article as Row
from models.tables import Page

# Two readings of one article share most of their words; two articles of one page seldom a third.
_ALIKE = 0.5
# What a page prints of an article; the rest is made of it.
_PRINTED = (
    "title",
    "body",
    "source",
    "byline",
    "agency",
    "dateline",
    "published_at",
    "published_at_raw",
    "published_at_precision",
)


class Status(StrEnum):
    """What became of an article."""

    SAME = "same"
    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Reread:
    """An article of the page, and what became of it."""

    id: UUID
    title: str
    status: Status


@dataclass(frozen=True, slots=True)
class Rereading:
    """What changed on a page."""

    engine_before: str
    engine: str
    articles: tuple[Reread, ...]
    segments_changed: int


@dataclass(frozen=True, slots=True)
class _Before:
    """An article as the page had it; ``ours`` if this page is where it was first read."""

    id: UUID
    article: Article
    created_at: datetime
    ours: bool
    printed: dict[str, Any]


def reread_page(session: Session, page: Page, read: ReadPage, now: datetime) -> Rereading:
    """Put *read* in the place of what was read from *page* before."""
    before = [_before(page, place.article) for place in page.articles]
    articles = [
        _settle(session, each, old, now)
        for each, old in zip(read.articles, _paired(read.articles, before), strict=True)
    ]
    left = {each.id for each in articles}
    gone = {
        each.id: Reread(each.id, each.article.title, Status.GONE)
        for each in before
        if each.id not in left
    }
    old = {(each.start, each.end, each.kind, each.rule) for each in page.segments}
    new = {(each.start, each.end, each.kind, each.rule) for each in read.reading.segments}
    changes = Rereading(page.engine, ENGINE, (*articles, *gone.values()), len(new - old))
    parts = page_parts(read.reading, [each.id for each in articles])
    queries.replace_reading(session, page.id, ENGINE, parts)
    by_status = defaultdict(set)
    for each in articles:
        by_status[each.status].add(each.id)
    gather(session, by_status[Status.NEW], now, corrected=by_status[Status.CHANGED])
    return changes


def _before(page: Page, row: Row) -> _Before:
    stored: dict[str, Any] = orjson.loads(row.document)
    source = stored["source"] and stored["source"]["name"]
    created_at = datetime.fromisoformat(stored["created_at"])
    sent = row.edited or stored["external_id"] is not None
    ours = created_at == page.created_at and not sent
    article = Article(stored["title"], stored["body"], source)
    return _Before(UUID(stored["id"]), article, created_at, ours, _printed(stored))


def _paired(articles: Sequence[ReadArticle], before: Sequence[_Before]) -> Iterator[_Before | None]:
    """Find for each article what it was: the very same, or else one of the page's own like it."""
    same = {each.article.fingerprint: each for each in before}
    read = {each.article.fingerprint for each in articles}
    free = [each for each in before if each.ours and each.article.fingerprint not in read]
    for each in articles:
        if (old := same.get(each.article.fingerprint)) is None:
            old = max(free, key=lambda one: _likeness(one.article, each.article), default=None)
            if old is not None and _likeness(old.article, each.article) >= _ALIKE:
                free.remove(old)
            else:
                old = None
        yield old


def _likeness(one: Article, other: Article) -> float:
    """Measure what two articles share: the part of their words that both have (Jaccard)."""
    words, others = set(one.body.split()), set(other.body.split())
    return len(words & others) / len(words | others)


def _settle(session: Session, read: ReadArticle, old: _Before | None, now: datetime) -> Reread:
    title = read.article.title
    if old is None:
        return Reread(keep_article(session, read, now).id, title, Status.NEW)
    if not old.ours:
        return Reread(old.id, title, Status.SAME)
    row = whole_row(session, read, old.id, old.created_at)
    printed = _printed(orjson.loads(row["document"]))
    changed = [name for name in _PRINTED if printed[name] != old.printed[name]]
    if changed:
        done = revise(session, old.id, read, now, {"changed": ",".join(changed)})
    else:
        parts = article_parts(read.article, read.digest, now)
        done = queries.replace_article(session, old.id, row, parts)
    if not done:
        return Reread(keep_article(session, read, now).id, title, Status.NEW)
    return Reread(old.id, title, Status.CHANGED if changed else Status.SAME)


def _printed(document: dict[str, Any]) -> dict[str, Any]:
    return {name: document[name] for name in _PRINTED}
