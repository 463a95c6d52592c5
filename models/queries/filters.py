"""Which articles are wanted: conditions that lists, counts and totals share."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Select,
    bindparam,
    cast,
    column,
    exists,
    func,
    literal_column,
    select,
    table,
)
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.orm import Session, aliased

from models.fulltext import Choice, Query, Weight
from models.queries.visible import visible
from models.tables import Article, Keyword, Quote, Searchable, Source, Story, StoryArticle

INDIRECT = "indirect"
_INDEX = table("searchable_words", column("rowid"))
# Under names of their own: the statement around may be of articles and of quotes.
_OTHER, _SAID = aliased(Article), aliased(Quote)


class DateField(StrEnum):
    """Which time of an article is meant."""

    PUBLISHED = "published_at"
    STORED = "created_at"


class Having(StrEnum):
    """What an article may have."""

    QUOTES = "quotes"
    ORIGINAL = "duplicate_of"


@dataclass(frozen=True, slots=True)
class ArticleFilter:
    """Which articles are wanted: what is None says nothing.

    They fit ``query``; are of the source called ``source``; their byline contains ``author``, the
    name of somebody they quote ``speaker``, and one of their keywords is ``keyword``, whatever the
    case; ``language`` is theirs; they belong to ``story``; they have ``has``; their
    ``date_field`` is at ``after`` or later and before ``before``. Of each ``not_…`` the contrary
    holds.
    """

    query: Query | None = None
    source: str | None = None
    not_source: str | None = None
    author: str | None = None
    not_author: str | None = None
    speaker: str | None = None
    not_speaker: str | None = None
    keyword: str | None = None
    not_keyword: str | None = None
    language: str | None = None
    not_language: str | None = None
    story: UUID | None = None
    not_story: UUID | None = None
    has: Having | None = None
    not_has: Having | None = None
    after: datetime | None = None
    before: datetime | None = None
    date_field: DateField = DateField.PUBLISHED


EVERY = ArticleFilter()
"""Every article is wanted."""


def having(session: Session, what: Query | Choice, weight: Weight = "") -> ColumnElement[bool]:
    """Make the condition that a `Searchable` has *what*; a choice alone may have a *weight*."""
    if session.get_bind().dialect.name == "sqlite":
        matches = literal_column("searchable_words").op("MATCH")
        found = select(_INDEX.c.rowid).where(matches(bindparam(None, what.fts5(weight))))
        return Searchable.id.in_(found)
    return Searchable.words.op("@@")(cast(bindparam(None, what.tsquery(weight)), TSQUERY))


def wanted_articles(
    session: Session, wanted: ArticleFilter, *columns: ColumnElement[Any]
) -> Select[*tuple[Any, ...]]:
    """Select *columns* of the articles that are wanted."""
    return select(*columns).select_from(Article).where(*conditions(session, wanted))


def conditions(session: Session, wanted: ArticleFilter) -> Iterator[ColumnElement[bool]]:
    """Make the conditions that an `Article` is wanted, and may be found."""
    yield visible()
    if wanted.query is not None:
        yield _fits(session, wanted.query)
    for name, among in _AMONG.items():
        if (value := getattr(wanted, name)) is not None:
            yield Article.id.in_(among(value))
        if (value := getattr(wanted, f"not_{name}")) is not None:
            # Of many ids PostgreSQL is slow to say that one is not among them, but for joins.
            others = among(value).subquery()
            yield ~select(others).where(others.c[0] == Article.id).exists()
    if wanted.language is not None:
        yield Article.language == wanted.language
    if wanted.not_language is not None:
        yield Article.language != wanted.not_language
    if wanted.has is not None:
        yield _HAS[wanted.has]
    if wanted.not_has is not None:
        yield ~_HAS[wanted.not_has]
    yield from _in_time(wanted)


def _in_time(wanted: ArticleFilter) -> Iterator[ColumnElement[bool]]:
    at = getattr(Article, wanted.date_field)
    if wanted.after is not None:
        yield at >= wanted.after
    if wanted.before is not None:
        yield at < wanted.before


def _of_source(name: str) -> Select[UUID]:
    return select(_OTHER.id).join(Source, _OTHER.source_id == Source.id).where(Source.name == name)


def _by_author(name: str) -> Select[UUID]:
    contains = Searchable.byline.contains(name.casefold(), autoescape=True)
    return select(Searchable.article_id).where(contains)


def _quoting(name: str) -> Select[UUID]:
    contains = _SAID.speaker_folded.contains(name.casefold(), autoescape=True)
    return select(_SAID.article_id).where(contains, _SAID.kind != INDIRECT)


def _about(keyword: str) -> Select[UUID]:
    return select(Keyword.article_id).where(Keyword.folded == keyword.casefold())


def _told_in(story: UUID) -> Select[UUID]:
    """Find the articles of a story, or of that which it was merged into."""
    survivor = func.coalesce(Story.merged_into_id, Story.id)
    whole = select(survivor).where(Story.id == story).scalar_subquery()
    return select(StoryArticle.article_id).where(StoryArticle.story_id == whole)


_AMONG: dict[str, Callable[[Any], Select[UUID]]] = {
    "source": _of_source,
    "author": _by_author,
    "speaker": _quoting,
    "keyword": _about,
    "story": _told_in,
}
_HAS: dict[Having, ColumnElement[bool]] = {
    Having.QUOTES: exists().where(_SAID.article_id == Article.id, _SAID.kind != INDIRECT),
    Having.ORIGINAL: exists().where(
        StoryArticle.article_id == Article.id, StoryArticle.original_id.is_not(None)
    ),
}


def _fits(session: Session, query: Query) -> ColumnElement[bool]:
    return Article.id.in_(select(Searchable.article_id).where(having(session, query)))
