"""A search of articles: what was asked for, where it goes on, and how its cursor is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any, Self

from sqlalchemy.orm import Session

from api.cursors import Cursor, read_cursor, written
from models import queries
from models.fulltext import Query
from models.queries import ArticleFilter, Found, Place, Sort

# These change what is given of a list, and not the list.
_FREE = {"cursor", "limit", "include", "selection", "embed"}
_PLAIN = {each.name for each in fields(ArticleFilter)} - {"query", "after", "before"}


@dataclass(frozen=True, slots=True)
class Search:
    """Which articles are wanted, in which order, from which place on.

    ``asked`` stands for the filters and the sort. ``now`` is when the list began: on a later part
    too, "now-2d" is two days before that.
    """

    wanted: ArticleFilter
    sort: Sort
    after: Place | None
    asked: str
    now: datetime

    @classmethod
    def of(cls, query: Mapping[str, Any]) -> Self:
        """Take the parameters of a request, as their schema has checked them.

        Raises
        ------
        CursorMismatch, Unreadable
            If the cursor belongs to another search, or is none of ours.
        """
        asked = _digest({name: value for name, value in query.items() if name not in _FREE})
        sort = query.get("sort", Sort.STORED)
        cursor = read_cursor(query["cursor"], asked, sort) if "cursor" in query else None
        # Whole seconds are what a cursor keeps.
        now = cursor.now if cursor else datetime.now(UTC).replace(microsecond=0)
        return cls(_wanted(query, now), sort, cursor.place if cursor else None, asked, now)

    def find(self, session: Session, limit: int) -> Sequence[Found]:
        """Find up to *limit* articles."""
        return queries.find_articles(session, self.wanted, self.sort, after=self.after, limit=limit)

    def count(self, session: Session) -> int:
        """Count the articles in all parts of the list."""
        return queries.count_articles(session, self.wanted)

    def cursor(self, last: Found) -> str:
        """Write the place behind the *last* article of a part."""
        return written(Cursor(self.asked, last.place, self.now))


def _wanted(query: Mapping[str, Any], now: datetime) -> ArticleFilter:
    plain = {name: query[name] for name in _PLAIN & query.keys()}
    return ArticleFilter(
        **plain,
        query=Query.read(query["q"]) if "q" in query else None,
        after=_moment(query.get("published_after"), now),
        before=_moment(query.get("published_before"), now),
    )


def _moment(told: datetime | timedelta | None, now: datetime) -> datetime | None:
    return now - told if isinstance(told, timedelta) else told


def _digest(asked: Mapping[str, Any]) -> str:
    # Some letters are enough to tell one search from the next: nobody gains by finding two alike.
    return sha256(repr(sorted(asked.items())).encode()).hexdigest()[:12]
