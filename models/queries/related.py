"""Statements about what articles have in common."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import TextualSelect, select, text
from sqlalchemy.orm import Session, load_only, selectinload

from models.tables import Article, Term

# So many terms of an article are looked up, and of each so many others that have it, the newest:
# what is read does not grow with the store. More of either found no better.
_TERMS, _OTHERS = 32, 100


class Shared(NamedTuple):
    """A term of an article, and the weights that it has in others, by their ids."""

    weight: float
    others: Mapping[UUID, float]


def shared_terms(session: Session, article_id: UUID) -> list[Shared]:
    """Find the heaviest terms of an article and the newest others that have them."""
    own = session.execute(
        select(Term.key, Term.weight)
        .where(Term.article_id == article_id)
        .order_by(Term.weight.desc(), Term.key)
        .limit(_TERMS)
    ).all()
    if not own:
        return []
    weights: dict[str, dict[UUID, float]] = defaultdict(dict)
    keys = {f"key{at}": key for at, (key, _) in enumerate(own)}
    for key, other, weight in session.execute(_newest(len(own)), keys):
        weights[key][other] = weight
    return [Shared(weight, weights[key]) for key, weight in own]


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


def articles_in_brief(session: Session, ids: Sequence[UUID]) -> dict[UUID, Article]:
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
