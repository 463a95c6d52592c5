"""Which articles are about the same as others: by the terms they share, and how alike they are."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nlargest
from math import log
from operator import itemgetter
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.copies import DUPLICATE
from api.documents import brief_document
from models import queries
from models.queries import Shared
from models.tables import Article
from summarizer.likeness import Runs, containment, runs

# A term of as many articles tells little; the logarithm makes the number nearly arbitrary.
_COMMON = 1_000


@dataclass(frozen=True, slots=True)
class Relations:
    """Of some articles the ``nearest`` others with their scores, best first, and those others."""

    nearest: Mapping[UUID, Sequence[tuple[UUID, float]]]
    others: Mapping[UUID, Article]
    _runs: dict[UUID, Runs] = field(default_factory=dict)

    @classmethod
    def of(cls, session: Session, ids: Collection[UUID], most: int) -> "Relations":
        """Find up to *most* for each of some articles.

        In four statements, and one more for each further 500 terms that the articles have.
        """
        nearest = {
            article_id: _nearest(article_id, shared, most)
            for article_id, shared in queries.shared_terms(session, ids).items()
        }
        found = {other for best in nearest.values() for other, _ in best}
        return cls(nearest, queries.articles_in_brief(session, found))

    def documents(self, article_id: UUID, body: str) -> list[dict[str, Any]]:
        """Describe those of one article, and how much of its *body* each has."""
        own = self._cut(article_id, body)
        return [
            _document(other, score, containment(own, self._cut(other_id, other.body)))
            for other_id, score in self.nearest[article_id]
            if (other := self.others.get(other_id))
        ]

    def _cut(self, article_id: UUID, body: str) -> Runs:
        """Cut a body into its runs of words, once wherever the article stands."""
        if article_id not in self._runs:
            self._runs[article_id] = runs(body)
        return self._runs[article_id]


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
    return brief_document(other) | {
        "score": round(score, 4),
        "likeness": round(likeness, 4),
        "duplicate": likeness >= DUPLICATE,
    }
