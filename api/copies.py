"""Copies told from what they are copies of: of equal texts, the one that was stored first.

Only who gathers does so: see `models.queries.gather_alone`. No original is a copy itself.
"""

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from models import queries
from summarizer.likeness import likenesses

# Copies with three sentences in ten gone and two new ones have as much of each other, stories of
# one event by different hands have a quarter at most: docs/decisions.md.
DUPLICATE = 0.5
"""How much of the shorter of two texts the other has at least, where it is the same once more."""
# So many stored texts are compared with a new one: those that share most with it.
_COMPARED = 5


def originals_like(session: Session, article_id: UUID) -> list[UUID]:
    """Find the originals that have the same text as an article: that with most of it first."""
    shares = _shares(session, article_id, _candidates(session, article_id))
    alike = [other for other, share in shares.items() if share >= DUPLICATE]
    return sorted(alike, key=lambda other: (-shares[other], other))


def mark(session: Session, article_id: UUID, alike: Sequence[UUID]) -> None:
    """Make an article a copy of the first of *alike* that was stored before it, if one was.

    Otherwise those that were stored after it are its copies, and theirs too. Copies that it had,
    of another text perhaps, are compared with it again.
    """
    before = next((other for other in alike if other < article_id), None)
    own = queries.copies_of(session, article_id)
    if before is not None:
        compare(session, before, [article_id, *own])
        return
    later = [copy for other in alike for copy in (other, *queries.copies_of(session, other))]
    compare(session, article_id, [*own, *later])


def unmark(session: Session, article_id: UUID) -> None:
    """Let the first copy of an article take its place, of those that stay themselves."""
    own = queries.copies_of(session, article_id)
    first = min(queries.told(session, own, keep=True), default=None)
    # Each once: what a transaction has changed it checks anew when it changes it again, and waits.
    for copy in own if first is None else [first]:
        queries.mark_copy(session, copy, None, None)
    if first is not None:
        compare(session, first, [copy for copy in own if copy != first])


def compare(session: Session, original: UUID, articles: Iterable[UUID]) -> None:
    """Make those of some articles copies of an original that have its text, and the others none."""
    for article_id, share in _shares(session, original, articles).items():
        if share >= DUPLICATE:
            queries.mark_copy(session, article_id, original, share)
        else:
            queries.mark_copy(session, article_id, None, None)


def _candidates(session: Session, article_id: UUID) -> set[UUID]:
    alike = queries.alike(session, article_id, _COMPARED)
    originals = queries.originals(session, alike)
    found = {originals.get(other, other) for other in alike} - {article_id}
    return set(queries.told(session, found, keep=True))


def _shares(session: Session, article_id: UUID, others: Iterable[UUID]) -> dict[UUID, float]:
    """Measure how much of an article each of some others has."""
    ids = list(others)
    if not ids:
        return {}
    told = queries.told(session, [article_id, *ids])
    shares = likenesses(told[article_id].body, (told[other].body for other in ids))
    return dict(zip(ids, shares, strict=True))
