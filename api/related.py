"""Articles that are about the same as one."""

from collections import Counter
from collections.abc import Sequence
from http import HTTPStatus
from math import log
from typing import Any
from uuid import UUID

from api.context import found, reading
from api.resource import Resource
from api.schemas.related import RelatedList, RelatedQuery
from models import queries
from models.queries import Shared
from models.tables import Article
from summarizer.likeness import likenesses

bp = Resource(
    "Related", __name__, url_prefix="/v1/articles", description="Articles about the same event."
)

# A term of as many articles tells little; the logarithm makes the number nearly arbitrary.
_COMMON = 1_000
# Copies with three sentences in ten gone and two new ones have as much of each other, stories of
# one event by different hands have a quarter at most: docs/decisions.md.
_DUPLICATE = 0.5


@bp.route("/<uuid:article_id>/related")
@bp.arguments(RelatedQuery, location="query")
@bp.response(HTTPStatus.OK, RelatedList)
def list_related(query: dict[str, Any], article_id: UUID) -> dict[str, Any]:
    """List the articles that are about the same as one.

    Those of the same event come first. A copy of the article, with another headline perhaps, cut or
    with other captions, is marked as `duplicate`, and how much of the shorter one is in the other
    to the letter is its `likeness`.
    """
    with reading() as session:
        own = queries.articles_in_brief(session, [article_id]).get(article_id)
        article = found(own)
        scores = _scores(queries.shared_terms(session, article_id))
        del scores[article_id]
        best = scores.most_common(query["limit"])
        others = queries.articles_in_brief(session, [other for other, _ in best])
    alike = likenesses(article.body, (others[other].body for other, _ in best))
    return {
        "items": [
            _document(others[other], score, its_likeness)
            for (other, score), its_likeness in zip(best, alike, strict=True)
        ],
        "next": None,
    }


def _scores(shared: Sequence[Shared]) -> Counter[UUID]:
    """Add up what articles have in common with one: rare terms count more (Salton, "ltc")."""
    scores: Counter[UUID] = Counter()
    for weight, others in shared:
        rarity = log(_COMMON / max(1, len(others))) ** 2
        for other, its_weight in others.items():
            scores[other] += weight * its_weight * rarity  # type: ignore[assignment] # shares
    return scores


def _document(other: Article, score: float, likeness: float) -> dict[str, Any]:
    return {
        "id": other.id,
        "title": other.title,
        "source": other.source and {"name": other.source.name},
        "url": other.url,
        "published_at": other.published_at,
        "score": round(score, 4),
        "likeness": round(likeness, 4),
        "duplicate": likeness >= _DUPLICATE,
    }
