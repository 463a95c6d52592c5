"""The set of sentences that is likeliest to say what a reader's own abstract would."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, compress
from math import inf
from operator import itemgetter

import numpy as np

from summarizer.rank.budget import Budget
from summarizer.rank.chances import Chances
from summarizer.rank.story import Story
from summarizer.rank.wording import Array, Truth, Whole, Wording, is_new

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


@dataclass(frozen=True, slots=True)
class _Table:
    """What there is to choose from: *u* units made of *k* sentences that say *t* things.

    ``sentences`` are the numbers of those, ``members`` has *u* rows of *k* marks, ``says`` *u* rows
    of *t* numbers, 1 for what a unit says, and ``worth`` that of each thing. ``sizes`` are the
    sentences': in words that count, and as a budget measures sentences, words and characters.
    """

    sentences: Sequence[int]
    members: Truth
    says: Array
    worth: Array
    sizes: Array


def best_set(
    units: Sequence[Set], story: Story, wording: Wording, chance: Chances, budget: Budget
) -> Set:
    """Choose the sentences that overlap most with a reader's abstract of as many sentences.

    Parameters
    ----------
    units
        What may be taken, ascending: a sentence each, with those that it cannot stand without.
    story, wording
        All sentences and their words.
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
    if not units:
        return ()
    fewest = (budget.sentences + 1) // 2
    table = _table(units, story, wording, chance, budget)
    sets = ((min(size, fewest), value, own) for size, value, own in _search(table, budget))
    best = max(sets, key=itemgetter(0, 1), default=None)
    return tuple(compress(table.sentences, best[2].tolist())) if best else ()


def _search(table: _Table, budget: Budget) -> Iterator[tuple[int, float, Truth]]:
    """Yield the best sets of one unit, then of two, and so on, each with its size and value."""
    wanted = min(_READERS * budget.sentences, budget.words or inf)
    width = max(_BEAM // budget.sentences, _NARROWEST)
    beam = np.zeros((1, len(table.sentences)), bool)
    # What each set says, and what is worth saying still.
    shared, unsaid = np.zeros(1), table.worth[None]
    leaves = 1 - table.says
    for _ in range(budget.sentences):
        sets = (beam[:, None] | table.members).reshape(-1, beam.shape[1])
        shared = (shared[:, None] + unsaid @ table.says.T).ravel()
        words, *lengths = (sets @ table.sizes).T
        values = (shared / (words + wanted)).round(_DIGITS)
        best = _best(sets, np.where(budget.fits(*lengths), values, -1.0), width)
        if not len(best):
            return
        rows, units = np.divmod(best, len(table.members))
        beam, shared, unsaid = sets[best], shared[best], unsaid[rows] * leaves[units]
        yield from zip(lengths[0][best].tolist(), values[best].tolist(), beam, strict=True)


def _best(sets: Truth, values: Array, width: int) -> Whole:
    """Find the rows of the best different sets; of equally good ones the earlier."""
    found: dict[bytes, int] = {}
    marks, size = sets.tobytes(), sets.shape[1]
    order = (-values).argsort(kind="stable")
    for at, value in zip(order.tolist(), values[order].tolist(), strict=True):
        if value < 0 or len(found) == width:
            break
        found.setdefault(marks[at * size : (at + 1) * size], at)
    return np.array(list(found.values()))


def _table(
    units: Sequence[Set], story: Story, wording: Wording, chance: Chances, budget: Budget
) -> _Table:
    taken = list(chain.from_iterable(units))
    sentences = sorted(set(taken))
    says, worth = _says(np.array(sentences), wording.size, chance)
    members = np.zeros((len(units), len(sentences)), bool)
    members[
        np.repeat(np.arange(len(units)), list(map(len, units))),
        np.searchsorted(sentences, taken),
    ] = True
    if len(units) < len(taken):
        says = np.minimum(members @ says, 1)
    words = wording.counts[sentences].tolist()
    lengths = [budget.length(story.texts[index]) for index in sentences]
    return _Table(
        sentences,
        members,
        says,
        worth,
        np.array(
            [
                (own, 1, each.words, each.characters)
                for own, each in zip(words, lengths, strict=True)
            ],
            float,
        ),
    )


def _says(sentences: Whole, size: int, chance: Chances) -> tuple[Array, Array]:
    """Lay out which words and pairs each sentence has, with 1 and 0, and what each is worth."""
    words, pairs = chance.words, chance.pairs
    row = np.full(size, -1)
    row[sentences] = np.arange(len(sentences))
    rows = row[np.concatenate((words.places.sentences, pairs.places.sentences))]
    things = np.concatenate((words.places.numbers, pairs.places.numbers + len(words.chances)))
    (kept,) = (rows >= 0).nonzero()
    rows, things = rows[kept], things[kept]
    new = is_new(things)
    says = np.zeros((len(sentences), np.count_nonzero(new)))
    says[rows, new.cumsum() - 1] = 1
    return says, np.concatenate((words.chances, _PAIRS * pairs.chances))[things[new]]
