"""Searches of articles, of quotes and of stories: what was asked for, and where it goes on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from functools import partial
from typing import Any, Self
from uuid import UUID

from sqlalchemy.orm import Session

from api.cursors import Progress
from models import queries
from models.fulltext import MOST_TERMS, Query
from models.queries import (
    MOST_RELEVANT,
    ArticleFilter,
    Found,
    Place,
    QuoteFilter,
    Sort,
    StoryFilter,
    StoryPlace,
)
from models.tables import Quote, Story

_PLAIN = {each.name for each in fields(ArticleFilter)} - {"query", "after", "before"}
_OF_QUOTES = {each.name for each in fields(QuoteFilter)} - {"article"}
# An article has far fewer quotes, and PostgreSQL compares no number beyond 31 bits.
_MOST_RANKS = 2**28


@dataclass(frozen=True, slots=True)
class Search:
    """Which articles are wanted, in which order, and from which place on."""

    wanted: ArticleFilter
    sort: Sort
    progress: Progress[Place]

    @classmethod
    def of(cls, query: Mapping[str, Any]) -> Self:
        """Take the parameters of a request; raise as `Progress.of` does."""
        sort = query.get("sort", Sort.STORED)
        progress = Progress.of(query, partial(_place, sort))
        return cls(_article_filter(query, progress), sort, progress)

    def find(self, session: Session, limit: int) -> Sequence[Found]:
        """Find up to *limit* articles."""
        after = self.progress.after
        return queries.find_articles(session, self.wanted, self.sort, after=after, limit=limit)

    def count(self, session: Session) -> int:
        """Count the articles in all parts of the list."""
        return queries.count_articles(session, self.wanted)

    def cursor(self, last: Found) -> str:
        """Write the place behind the *last* article of a part."""
        key = last.place.key
        told = key.isoformat() if isinstance(key, datetime) else key
        return self.progress.cursor(told, last.place.id.hex)


@dataclass(frozen=True, slots=True)
class QuoteSearch:
    """Which quotes are wanted, and from which place on: behind an article's quote of a rank."""

    wanted: QuoteFilter
    progress: Progress[tuple[UUID, int]]

    @classmethod
    def of(cls, query: Mapping[str, Any]) -> Self:
        """Take the parameters of a request; raise as `Progress.of` does."""
        progress = Progress.of(query, _rank)
        own = {name: query[name] for name in _OF_QUOTES & query.keys()}
        of_article = {name: query[name] for name in query.keys() - _OF_QUOTES}
        article = _article_filter(of_article, progress)
        return cls(QuoteFilter(**own, article=article), progress)

    def find(self, session: Session, limit: int) -> Sequence[Quote]:
        """Load up to *limit* quotes."""
        return queries.find_quotes(session, self.wanted, after=self.progress.after, limit=limit)

    def cursor(self, last: Quote) -> str:
        """Write the place behind the *last* quote of a part."""
        return self.progress.cursor(last.article_id.hex, last.rank)


@dataclass(frozen=True, slots=True)
class StorySearch:
    """Which stories are wanted, and from which place on."""

    wanted: StoryFilter
    progress: Progress[StoryPlace]

    @classmethod
    def of(cls, query: Mapping[str, Any]) -> Self:
        """Take the parameters of a request; raise as `Progress.of` does."""
        progress = Progress.of(query, _story_place)
        having = _article_filter(query, progress)
        # Who asks for the story of an article has it alone, too.
        fewest = query.get("min_articles", 1 if "article" in query else 2)
        return cls(StoryFilter(fewest, having, query.get("article")), progress)

    def find(self, session: Session, limit: int) -> Sequence[Story]:
        """Load up to *limit* stories."""
        return queries.find_stories(session, self.wanted, after=self.progress.after, limit=limit)

    def cursor(self, last: Story) -> str:
        """Write the place behind the *last* story of a part."""
        return self.progress.cursor(last.updated_at.isoformat(), last.id.hex)


def _article_filter(query: Mapping[str, Any], progress: Progress[Any]) -> ArticleFilter:
    plain = {name: query[name] for name in _PLAIN & query.keys()}
    return ArticleFilter(
        **plain,
        query=Query.read(query["q"]) if "q" in query else None,
        after=progress.moment(query.get("published_after")),
        before=progress.moment(query.get("published_before")),
    )


def _place(sort: Sort, key: Any, article_id: Any) -> Place:
    return Place(_key(key, sort), UUID(article_id))


def _key(told: Any, sort: Sort) -> datetime | int | None:
    """Read the value that a list is sorted by; raise ValueError where that cannot be one."""
    if sort is Sort.RELEVANCE:
        if told not in range(MOST_RELEVANT * MOST_TERMS + 1):
            raise ValueError("more relevant than anything")
        return int(told)
    if told is None:
        return None
    if sort is Sort.STORED:
        raise ValueError("no place of this list")
    return _moment(told)


def _moment(told: Any) -> datetime:
    at = datetime.fromisoformat(told)
    if at.utcoffset() is None:
        raise ValueError("no moment of ours")
    return at.astimezone(UTC)


def _story_place(told: Any, story_id: Any) -> StoryPlace:
    return StoryPlace(_moment(told), UUID(story_id))


def _rank(article_id: Any, rank: Any) -> tuple[UUID, int]:
    if rank not in range(_MOST_RANKS):
        raise ValueError("no article has so many quotes")
    return UUID(article_id), int(rank)
