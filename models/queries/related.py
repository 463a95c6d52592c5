"""Statements about what articles have in common."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from itertools import chain, islice, repeat
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Select, TextualSelect, func, select, text
from sqlalchemy.orm import Session, load_only, selectinload

from models.tables import Article, Term

# So many terms of an article are looked up, and of each so many others that have it, the newest:
# what is read does not grow with the store. More of either found no better.
_TERMS, _OTHERS = 32, 100
# So many terms are looked up at once. SQLite takes no more than 500, and of each number that is
# ever looked up a statement is kept, so that there are to be few.
_SIZES = (_TERMS, 100, 250, 500)
_NO_TERM = ""


class Shared(NamedTuple):
    """A term of an article, and the weights that it has in others, by their ids."""

    weight: float
    others: Mapping[UUID, float]


def shared_terms(session: Session, ids: Collection[UUID]) -> dict[UUID, list[Shared]]:
    """Find the heaviest terms of some articles and the newest others that have them, by id."""
    own = session.execute(_heaviest(ids)).all()
    others = _newest_with(session, sorted({row.key for row in own}))
    shared: dict[UUID, list[Shared]] = {article_id: [] for article_id in ids}
    for article_id, key, weight in own:
        shared[article_id].append(Shared(weight, others[key]))
    return shared


def _heaviest(ids: Collection[UUID]) -> Select[UUID, str, float]:
    order = (Term.weight.desc(), Term.key)
    place = func.row_number().over(partition_by=Term.article_id, order_by=order).label("place")
    of_each = select(Term.article_id, Term.key, Term.weight, place).where(Term.article_id.in_(ids))
    terms = of_each.subquery()
    return (
        select(terms.c.article_id, terms.c.key, terms.c.weight)
        .where(terms.c.place <= _TERMS)
        .order_by(terms.c.article_id, terms.c.place)
    )


def _newest_with(session: Session, keys: Sequence[str]) -> dict[str, dict[UUID, float]]:
    """Read the weights of each of the terms *keys* in the newest articles that have it."""
    weights: dict[str, dict[UUID, float]] = defaultdict(dict)
    for first in range(0, len(keys), _SIZES[-1]):
        some = keys[first : first + _SIZES[-1]]
        size = next(size for size in _SIZES if size >= len(some))
        padded = islice(chain(some, repeat(_NO_TERM)), size)
        wanted = {f"key{at}": key for at, key in enumerate(padded)}
        for key, other, weight in session.execute(_newest(size), wanted):
            weights[key][other] = weight
    return weights


@cache
def _newest(count: int) -> TextualSelect:
    """Find the newest articles that have each of so many terms: one statement, each with a limit.

    Put together of SQLAlchemy's parts it would take longer to build than to execute.
    """
    parts = (
        f"SELECT * FROM (SELECT key, article_id, weight FROM terms WHERE key = :key{at}"  # noqa: S608 - numbers
        f" ORDER BY article_id DESC LIMIT {_OTHERS}) AS newest{at}"
        for at in range(count)
    )
    statement = text(" UNION ALL ".join(parts))
    return statement.columns(Term.key, Term.article_id, Term.weight)


def articles_in_brief(session: Session, ids: Collection[UUID]) -> dict[UUID, Article]:
    """Load title, body, source, address and time of some articles, by id."""
    statement = (
        select(Article)
        .where(Article.id.in_(ids))
        .options(
            load_only(
                Article.title, Article.body, Article.url, Article.published_at, raiseload=True
            ),
            selectinload(Article.source),
        )
    )
    return {article.id: article for article in session.scalars(statement)}
