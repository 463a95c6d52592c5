"""The chance of every word, and of every pair of words, to be in a reader's own abstract."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np

from summarizer.rank.additive import Additive
from summarizer.rank.evidence import Evidence
from summarizer.rank.wording import Array, Places, Wording

# A telling word of the headline has twice the odds. An assumption: the articles that the models
# were learnt from have no headlines.
_HEADLINE = 2


@dataclass(frozen=True, slots=True)
class Said:
    """Things with their places, and the chance of each, between 0 and 1, to be in an abstract."""

    places: Places
    chances: Array


@dataclass(frozen=True, slots=True)
class Chances:
    """The words, by the numbers of their keys, and the pairs that stand in a row."""

    words: Said
    pairs: Said


def chances(
    wording: Wording,
    title: Collection[str],
    shown: Evidence,
    likely: Array,
    models: Mapping[str, Additive],
) -> Chances:
    """Tell which words, and which pairs of words, a reader's abstract of a story is going to have.

    Parameters
    ----------
    wording, shown
        The words of *n* sentences, at least one, and the evidence on them.
    title
        The keys of the headline's words.
    likely
        The chance of each sentence to be in an abstract.
    models
        One for a ``word``, one for a ``pair``.

    Notes
    -----
    After Hong and Nenkova, "Improving the Estimation of Word Importance for News Multi-Document
    Summarization", EACL 2014, and Li, Qian and Liu, "Using Supervised Bigram-based ILP for
    Extractive Summarization", ACL 2013. Time grows with the number of words.
    """
    words, pairs = wording.words, wording.pairs()
    worth = models["word"].chances(word_evidence(wording, words, shown["quoted"], likely))
    if title:
        titled = np.fromiter(map(title.__contains__, wording.forms), bool) & ~wording.idle
        worth[titled] *= _HEADLINE / (1 + (_HEADLINE - 1) * worth[titled])
    of_pairs = models["pair"].chances(pair_evidence(wording, pairs, worth, likely))
    return Chances(Said(words, worth), Said(pairs, of_pairs))


def word_evidence(wording: Wording, places: Places, quoted: Array, likely: Array) -> Evidence:
    """Describe every word by the sentences that have it and by its own make."""
    counts, size = places.counts, wording.size
    return _support(places, likely) | {
        "share": counts / size,
        "last": places.sentences[places.starts + counts - 1],
        "count": np.bincount(wording.keys),
        "idle": wording.idle,
        "quoted": np.bincount(places.numbers, quoted[places.sentences]) / counts,
        "length": wording.letters,
        "size": np.full(len(counts), size),
    }


def pair_evidence(wording: Wording, places: Places, worth: Array, likely: Array) -> Evidence:
    """Describe every pair of words by the sentences that have it and by its two words."""
    first, second = np.divmod(places.things, len(wording.forms))
    return _support(places, likely) | {
        "weaker": np.minimum(worth[first], worth[second]),
        "stronger": np.maximum(worth[first], worth[second]),
        "idle": wording.idle[first] + 2 * wording.idle[second],
        "size": np.full(len(first), wording.size),
    }


def _support(places: Places, likely: Array) -> dict[str, Array]:
    chances = likely[places.sentences]
    return {
        "support": np.bincount(places.numbers, chances),
        "best": np.maximum.reduceat(chances, places.starts),
        "sentences": places.counts,
        "first": places.firsts,
    }
