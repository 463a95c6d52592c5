"""The set of sentences that is likeliest to say what a reader's own abstract would."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, pairwise, product
from math import inf

import numpy as np
from numpy.typing import NDArray

from summarizer.rank.budget import Budget, Length
from summarizer.rank.chances import Chances
from summarizer.rank.evidence import Keys

# The words in a sentence of a reader's abstract: twelve in those that the models learnt from. Taken
# for longer, more is said; and a pair of words in common shows more than two words. Both were
# tried in steps on unseen articles, see docs/news-model.md.
_READERS = 16
_PAIRS = 3.0
# The sets that are kept at each size: twelve for three sentences, where more choose the same; fewer
# for more, so that the search takes no longer.
_BEAM, _NARROWEST = 36, 4
# What differs less than this is equal, on every machine.
_DIGITS = 9

# Ascending indexes of sentences.
Set = tuple[int, ...]


def best_set(
    units: Sequence[Set],
    keyed: Keys,
    lengths: Mapping[int, Length],
    chance: Chances,
    budget: Budget,
) -> Set:
    """Choose the sentences that overlap most with a reader's abstract of as many sentences.

    Parameters
    ----------
    units
        What may be taken: a sentence each, with those that it cannot stand without.
    keyed
        The keys of the words of all sentences.
    lengths
        The length of each sentence of the units.
    chance
        The chance of each word and pair to be in the reader's abstract.
    budget
        What the chosen keep together.

    Returns
    -------
    Set
        At least half as many sentences as *budget* has, where so many keep it; empty where none
        does. Of equally good sets the one that begins earlier.

    Notes
    -----
    What is made as great as can be is the expected F1 of words and of pairs in common (ROUGE-1 and
    -2: Lin, "ROUGE", 2004); Gillick and Favre, "A Scalable Global Model for Summarization", 2009,
    do so for recall. The search is a beam over the number of units.
    """
    fewest = (budget.sentences + 1) // 2
    sets = _search(units, keyed, lengths, chance, budget)
    best = max(sets, key=lambda found: (min(len(found[1]), fewest), found[0]), default=(0.0, ()))
    return best[1]


def _search(
    units: Sequence[Set],
    keyed: Keys,
    lengths: Mapping[int, Length],
    chance: Chances,
    budget: Budget,
) -> Iterator[tuple[float, Set]]:
    """Yield the best sets of one unit, then of two, and so on, each with its value."""
    wanted = min(_READERS * budget.sentences, budget.words or inf)
    has, worth = _table(units, keyed, chance)
    width = max(_BEAM // budget.sentences, _NARROWEST)
    beam: list[Set] = [()]
    said = np.zeros((1, len(worth)))
    for _ in range(budget.sentences):
        # Not ``@``: its threads cost more than they save on tables of this size.
        shared = np.einsum("bt,t->b", said, worth)[:, None]
        shared = shared + np.einsum("bt,ut,t->bu", 1 - said, has, worth)
        grown: dict[Set, tuple[float, int, int]] = {}
        for (row, one), (at, unit) in product(enumerate(beam), enumerate(units)):
            larger = tuple(sorted({*one, *unit}))
            if larger not in grown and budget.holds([lengths[index] for index in larger]):
                size = sum(len(keyed[index]) for index in larger)
                grown[larger] = round(float(shared[row, at]) / (size + wanted), _DIGITS), row, at
        beam = sorted(grown, key=lambda larger: (-grown[larger][0], larger))[:width]
        if not beam:
            return
        yield from ((grown[one][0], one) for one in beam)
        origins = [grown[one][1:] for one in beam]
        said = np.array([np.maximum(said[row], has[at]) for row, at in origins])


def _table(
    units: Sequence[Set], keyed: Keys, chance: Chances
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Lay out which words and pairs each unit has, with 1 and 0, and what each is worth."""
    worth: dict[object, float] = {pair: _PAIRS * one for pair, one in chance.pairs.items()}
    worth.update(chance.words.items())
    things: list[list[object]] = [
        [thing for index in unit for thing in (*keyed[index], *pairwise(keyed[index]))]
        for unit in units
    ]
    column = {thing: at for at, thing in enumerate(dict.fromkeys(chain.from_iterable(things)))}
    has = np.zeros((len(units), len(column)))
    for row, own in enumerate(things):
        has[row, [column[thing] for thing in own]] = 1
    return has, np.array([worth[thing] for thing in column])
