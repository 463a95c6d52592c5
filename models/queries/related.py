"""Statements about what articles have in common."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, load_only, selectinload

from models.queries.holders import holders
from models.queries.visible import visible
from models.tables import Article, Term

# So many terms of an article are looked up, and of each so many others that have it, the newest:
# what is read does not grow with the store. More of either found no better.
_TERMS, _OTHERS = 32, 100


class Shared(NamedTuple):
    """A term of an article, and the weights that it has in others, by their ids."""

    weight: float
    others: Mapping[UUID, float]


def shared_terms(session: Session, ids: Collection[UUID]) -> dict[UUID, list[Shared]]:
    """Find the heaviest terms of some articles and the newest others that have them, by id."""
    own = session.execute(_heaviest(ids)).all()
    others: dict[str, dict[UUID, float]] = defaultdict(dict)
    keys, columns = sorted({row.key for row in own}), (Term.key, Term.article_id, Term.weight)
    for key, other, weight in holders(session, columns, keys, most=_OTHERS, latest=True):
        others[key][other] = weight
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


def articles_in_brief(session: Session, ids: Collection[UUID]) -> dict[UUID, Article]:
    """Load title, body, source, address and time of those of some articles that may be found."""
    statement = (
        select(Article)
        .where(Article.id.in_(ids), visible())
        .options(
            load_only(
                Article.title, Article.body, Article.url, Article.published_at, raiseload=True
            ),
            selectinload(Article.source),
        )
    )
    return {article.id: article for article in session.scalars(statement)}
