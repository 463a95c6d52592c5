"""Which articles are about the same as others: by the terms they share, and how alike they are."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from math import log
from operator import itemgetter
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from models import queries
from models.queries import Shared
from models.tables import Article
from summarizer.likeness import likenesses

# A term of as many articles tells little; the logarithm makes the number nearly arbitrary.
_COMMON = 1_000
# Copies with three sentences in ten gone and two new ones have as much of each other, stories of
# one event by different hands have a quarter at most: docs/decisions.md.
DUPLICATE = 0.5
"""How much of the shorter of two texts the other has at least, where it is the same once more."""


@dataclass(frozen=True, slots=True)
class Relations:
    """Of some articles the ``nearest`` others with their scores, best first, and those others."""

    nearest: Mapping[UUID, Sequence[tuple[UUID, float]]]
    others: Mapping[UUID, Article]

    @classmethod
    def of(cls, session: Session, ids: Collection[UUID], most: int) -> "Relations":
        """Find up to *most* for each of some articles, in as many statements however many."""
        nearest = {
            article_id: _nearest(article_id, shared, most)
            for article_id, shared in queries.shared_terms(session, ids).items()
        }
        found = {other for best in nearest.values() for other, _ in best}
        return cls(nearest, queries.articles_in_brief(session, found))

    def documents(self, article_id: UUID, body: str) -> list[dict[str, Any]]:
        """Describe those of one article, and how much of its *body* each has."""
        near = self.nearest[article_id]
        best = [(self.others[other], score) for other, score in near if other in self.others]
        alike = likenesses(body, (other.body for other, _ in best))
        return [
            _document(other, score, likeness)
            for (other, score), likeness in zip(best, alike, strict=True)
        ]


def closeness(article_id: UUID, shared: Sequence[Shared]) -> dict[UUID, float]:
    """Tell how much of what one article is about others are about: none 0, as much as itself 1.

    Rare terms count more (Salton, "ltc").
    """
    scores: defaultdict[UUID, float] = defaultdict(float)
    own = 0.0
    for weight, others in shared:
        rarity = log(_COMMON / max(1, len(others))) ** 2
        own += weight * weight * rarity
        for other, its_weight in others.items():
            scores[other] += weight * its_weight * rarity
    scores.pop(article_id, None)
    return {other: score / own for other, score in scores.items()}


def _nearest(article_id: UUID, shared: Sequence[Shared], most: int) -> list[tuple[UUID, float]]:
    return nlargest(most, closeness(article_id, shared).items(), key=itemgetter(1))


def _document(other: Article, score: float, likeness: float) -> dict[str, Any]:
    return {
        "id": other.id,
        "title": other.title,
        "source": other.source and {"name": other.source.name},
        "url": other.url,
        "published_at": other.published_at,
        "score": round(score, 4),
        "likeness": round(likeness, 4),
        "duplicate": likeness >= DUPLICATE,
    }
