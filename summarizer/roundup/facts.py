"""The facts of an event: the sentences that tell it best, none of them twice."""

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.roundup.accounts import Place
from summarizer.roundup.passages import Passage

# From here on two sentences tell of the same; what another one told is passed over.
SAME = 0.3
# And from here on they tell the same, nearly in the same words.
_ALSO = 0.5


@dataclass(frozen=True, slots=True)
class Fact:
    """A sentence, what speaks for it within 0 and 1, and where other articles have nearly it."""

    place: Place
    score: float
    also: tuple[Place, ...]


def facts(passages: Sequence[Passage], count: int) -> tuple[Fact, ...]:
    """Choose the sentences that tell best what several articles tell.

    Parameters
    ----------
    passages
        What `summarizer.roundup.passages` made of the articles.
    count
        The most sentences to choose.

    Returns
    -------
    tuple of Fact
        In the order of the articles and of reading; each can be read alone, and no two of them
        tell the same. ``also`` has one sentence of each other article at most, the nearest.

    Notes
    -----
    Greedy, as Carbonell and Goldstein, "The Use of MMR", 1998, but that what is too near to a
    chosen one is out, however good.
    """
    chosen: list[int] = []
    for number in sorted(range(len(passages)), key=lambda number: -passages[number].score):
        if len(chosen) == count:
            break
        one = passages[number]
        if one.stands and not any(one.near.get(other, 0.0) >= SAME for other in chosen):
            chosen.append(number)
    return tuple(_fact(passages, number) for number in sorted(chosen))


def _fact(passages: Sequence[Passage], number: int) -> Fact:
    one = passages[number]
    nearest: dict[int, int] = {}
    for other in sorted(one.near, key=lambda other: (-one.near[other], other)):
        if one.near[other] < _ALSO:
            break
        nearest.setdefault(passages[other].place.article, other)
    nearest.pop(one.place.article, None)
    also = (passages[other].place for _, other in sorted(nearest.items()))
    return Fact(one.place, one.score, tuple(also))
