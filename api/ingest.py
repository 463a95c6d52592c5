"""The one place where text meets rows: no request, no application, no clock.

Whoever calls tells the time and opens the transaction, after the reading: texts are read before
the store is asked for its turn, which on SQLite only one writer has at a time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self
from uuid import UUID

import orjson
from sqlalchemy.orm import Session

from api.config import ENGINE
from api.documents import UNSTORED, article_document
from api.gathering import gather
from api.rows import article_parts, article_row, page_parts, page_row, standing_row, summary_row
from api.schemas.article import ArticleSchema
from api.submissions import Article, ExternalIdTaken, Page, found
from models import queries
from models.base import uuid7
from models.tables import Article as Row
from summarizer.text import Digest, Reading, Summary

_ARTICLE = ArticleSchema()


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article and what was read out of it."""

    article: Article
    digest: Digest

    @classmethod
    def of(cls, article: Article) -> Self:
        """Read *article*."""
        return cls(article, article.read())


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page, its segments, and its articles with what was read out of them.

    It was read as of ``at``: its time of capture, or else the time that stands in for it.
    """

    page: Page
    at: datetime
    text: str
    reading: Reading
    articles: tuple[ReadArticle, ...]

    @classmethod
    def of(cls, page: Page, now: datetime) -> Self:
        """Read *page*, and every article found in it."""
        text, reading = page.read(now)
        articles = tuple(ReadArticle.of(found(each)) for each in reading.articles)
        return cls(page, page.captured_at or now, text, reading, articles)


@dataclass(frozen=True, slots=True)
class Stored:
    """What is stored, and whether it is new."""

    id: UUID
    created: bool


def known_article(session: Session, article: Article) -> Stored | None:
    """Find an article that is stored, by what makes two the same: nothing has to be read for it.

    None too where it is stored and must take the external id that it comes with.

    Raises
    ------
    ExternalIdTaken
        If its external id names another text of the same source.
    """
    key = article.external_key
    known = queries.article_by_fingerprint(session, article.fingerprint, key)
    if known is None:
        return None
    if known.fingerprint != article.fingerprint:
        raise ExternalIdTaken(article.external_id, known.id)
    if key is not None and known.external_key is None:
        return None
    return Stored(known.id, created=False)


def known_page(session: Session, page: Page) -> Stored | None:
    """Find a page that is stored, by what makes two the same: nothing has to be read for it."""
    known = queries.page_by_fingerprint(session, page.fingerprint)
    return None if known is None else Stored(known, created=False)


def store_article(session: Session, read: ReadArticle, now: datetime) -> Stored:
    """Store one article with its place among the others, or find the one that is stored.

    Raises
    ------
    ExternalIdTaken
        If its external id names another text of the same source.
    """
    stored = keep_article(session, read, now)
    gather(session, [stored.id] if stored.created else [], now)
    return stored


def keep_article(
    session: Session, read: ReadArticle, now: datetime, article_id: UUID | None = None
) -> Stored:
    """Do as `store_article` does, but that who calls gathers what is new.

    One that was stored without an external id, from a page perhaps, takes the id it comes with.

    Raises
    ------
    ExternalIdTaken
        If its external id names another text of the same source.
    """
    article = read.article
    while True:  # again only where another transaction came in between
        known = queries.article_by_fingerprint(
            session, article.fingerprint, article.external_key, keep=True
        )
        if known is None:
            if stored := _inserted(session, read, now, article_id or uuid7()):
                return Stored(stored, created=True)
        elif known.fingerprint != article.fingerprint:
            raise ExternalIdTaken(article.external_id, known.id)
        elif known.external_key is not None or _named(session, known.id, article):
            return Stored(known.id, created=False)


def store_summary(
    session: Session, article: Row, summary: Summary, choice: Mapping[str, Any], now: datetime
) -> Stored | None:
    """Store a summary of an article, or find the one that this release made by the same *choice*.

    Return None where the article is gone, or has another text than it was made of.
    """
    if not queries.keep_article(session, article.id, article.fingerprint):
        return None
    row = {"id": uuid7(), "article_id": article.id, **summary_row(summary, choice, now)}
    if stored := queries.store_summary(session, row):
        return Stored(stored, created=True)
    return Stored(queries.summary_by_choice(session, row), created=False)


def store_page(session: Session, read: ReadPage, now: datetime) -> Stored:
    """Store a page with its articles, or find the page that is stored.

    An article that is stored already, from another page or by itself, is not stored again.
    """
    articles = None
    while True:  # as above
        if known := queries.page_by_fingerprint(session, read.page.fingerprint, keep=True):
            return Stored(known, created=False)
        articles = articles or _kept_in_order(session, read.articles, now)
        row = {"id": uuid7(), **page_row(read.page, read.text, read.at, now)}
        parts = page_parts(read.reading, [each.id for each in articles])
        if stored := queries.store_page(session, row, parts):
            gather(session, [each.id for each in articles if each.created], now)
            return Stored(stored, created=True)


def whole_row(
    session: Session, read: ReadArticle, article_id: UUID, created_at: datetime
) -> queries.Row:
    """Write an article as a row, its source and its document with it, but not its standing."""
    article = read.article
    document = article_document(article, read.digest, article_id, created_at)
    return {
        **article_row(article, read.digest.language),
        "id": article_id,
        "source_id": article.source and queries.source_id(session, article.source),
        "created_at": created_at,
        "document": orjson.dumps(_ARTICLE.dump(document)),
    }


def page_document(read: ReadPage) -> dict[str, Any]:
    """Describe a page that is read and not stored."""
    page = read.page
    return {
        "id": None,
        "url": page.url,
        "captured_at": read.at,
        "created_at": None,
        "engine": ENGINE,
        "text": read.text,
        "articles": [
            article_document(each.article, each.digest, None, None) | UNSTORED
            for each in read.articles
        ],
        "segments": read.reading.segments,
    }


def _kept_in_order(
    session: Session, articles: Sequence[ReadArticle], now: datetime
) -> list[Stored]:
    """Store a page's articles; return them in page order.

    Sources by name, then articles by fingerprint, as `models.queries` has it: two pages that
    share articles never wait for each other. The first article gets the latest id, so that a
    list, which begins with the latest, shows the page in its own order.
    """
    for name in sorted({each.article.source for each in articles if each.article.source}):
        queries.source_id(session, name)
    ids = sorted((uuid7() for _ in articles), reverse=True)
    by_fingerprint = {
        each.article.fingerprint: keep_article(session, each, now, article_id)
        for each, article_id in sorted(
            zip(articles, ids, strict=True), key=lambda pair: pair[0].article.fingerprint
        )
    }
    return [by_fingerprint[each.article.fingerprint] for each in articles]


def _named(session: Session, article_id: UUID, article: Article) -> bool:
    """Give a stored article the external id that it comes with, if it comes with one."""
    key, external_id = article.external_key, article.external_id
    if key is None or external_id is None:
        return True
    stored = orjson.loads(queries.claim_article(session, article_id) or b"{}")
    document = orjson.dumps(stored | {"external_id": external_id})
    return queries.name_article(session, article_id, key, external_id, document)


def _inserted(session: Session, read: ReadArticle, now: datetime, article_id: UUID) -> UUID | None:
    row = {**whole_row(session, read, article_id, now), **standing_row(read.article)}
    return queries.store_article(session, row, article_parts(read.article, read.digest, now))
