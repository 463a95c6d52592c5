"""Statements that search articles: in what order, from where on, and how many there are."""

from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Integer, and_, case, func, literal_column, null, or_, select
from sqlalchemy.orm import Session

from models.fulltext import Query, Weight
from models.queries.articles import article_documents
from models.queries.filters import EVERY, ArticleFilter, having, wanted_articles
from models.queries.served import Around, served, whole
from models.tables import Article, Searchable

# A word in the headline tells more than one in the lead, and that more than one further down.
_WORTH: dict[Weight, int] = {"A": 2, "B": 1}
MOST_RELEVANT = sum(_WORTH.values())
"""What one term adds to an article's relevance at most."""


class Sort(StrEnum):
    """In what order articles are listed; of equal ones the latest stored comes first."""

    STORED = "-created_at"
    PUBLISHED = "-published_at"
    RELEVANCE = "relevance"


class Place(NamedTuple):
    """A place in a list: behind the article with this id, and this value to sort by."""

    key: datetime | int | None
    id: UUID


class Found(NamedTuple):
    """An article that was found: its place, and the JSON that is served."""

    place: Place
    document: bytes


def find_articles(
    session: Session,
    wanted: ArticleFilter,
    sort: Sort = Sort.STORED,
    *,
    after: Place | None = None,
    limit: int,
) -> list[Found]:
    """Read the JSON of up to *limit* articles that are wanted, from behind the place *after* on.

    Raise ValueError where relevance is asked for and no words are.
    """
    if wanted == EVERY and sort is Sort.STORED:
        rows = article_documents(session, after and after.id, limit)
        return [Found(Place(None, article_id), document) for article_id, document in rows]
    key = _key(session, wanted, sort)
    columns = Article.id.label("id"), (null() if key is None else key).label("key")
    page = wanted_articles(session, wanted, *columns)
    if after is not None:
        page = page.where(_behind(key, after))
    # The JSON is joined to what is listed: SQLite would sort it with all that is found.
    cut = page.order_by(*_order(key, Article.id)).limit(limit).subquery()
    found = select(cut.c.id, cut.c.key, Article.document).join(Article, Article.id == cut.c.id)
    listed = whole(found).order_by(*_order(None if key is None else cut.c.key, cut.c.id))
    return [
        Found(Place(at, article_id), served(document, Around(*around)))
        for article_id, at, document, *around in session.execute(listed)
    ]


def count_articles(session: Session, wanted: ArticleFilter) -> int:
    """Count the articles that are wanted."""
    count: int = session.scalars(wanted_articles(session, wanted, func.count())).one()
    return count


def _key(session: Session, wanted: ArticleFilter, sort: Sort) -> ColumnElement[Any] | None:
    if sort is Sort.STORED:
        return None  # their ids are in that order
    if sort is Sort.PUBLISHED:
        return Article.published_at.expression
    if wanted.query is None:
        raise ValueError("nothing is relevant to no words")
    return _relevance(session, wanted.query)


def _relevance(session: Session, query: Query) -> ColumnElement[int]:
    """Add up where the article has what is wanted, whichever of a choice it has.

    The figure depends on the article and the query alone, so that a list stays as it is while
    articles arrive, and is the same on both databases.
    """
    worth: ColumnElement[int] = literal_column("0", Integer)
    for choice in query.wanted:
        for weight, points in _WORTH.items():
            there = having(session, choice, weight)
            worth = worth + case((there, points), else_=0)
    return select(worth).where(Searchable.article_id == Article.id).scalar_subquery()


def _order(key: ColumnElement[Any] | None, article_id: Any) -> tuple[ColumnElement[Any], ...]:
    latest = article_id.desc()
    return (latest,) if key is None else (key.desc().nulls_last(), latest)


def _behind(key: ColumnElement[Any] | None, place: Place) -> ColumnElement[bool]:
    older = Article.id < place.id
    if key is None:
        return older
    if place.key is None:
        return and_(key.is_(None), older)
    return or_(key < place.key, and_(key == place.key, older), key.is_(None))
