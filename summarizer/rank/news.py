"""Our own method: early, central sentences that stand alone and do not repeat each other."""

from collections.abc import Iterable

from summarizer.rank.features import Features, features
from summarizer.rank.novelty import novel
from summarizer.rank.story import Story

# How much each feature says; the sum is 1, so that worth lies within 0 and 1.
_PLACE, _CENTRALITY, _LENGTH = 0.4, 0.4, 0.2
# What remains of the worth of a sentence that asks, or that opens on a quote.
_ASKS, _SPEAKS = 0.7, 0.8
# Of the worth of the sentence before, the most that one which leans on it can have: it follows
# that one into the summary, or stays out.
_LEANS = 0.95


def news(story: Story, count: int) -> list[float]:
    """Rate sentences by what they show and by what they add to the better ones.

    Notes
    -----
    The worth of a sentence is a weighted sum of the features that Edmundson, "New Methods in
    Automatic Extracting", JACM 1969, found to tell (place, key words, title words). Choice is
    greedy against repetition, after Carbonell and Goldstein, "The Use of MMR", SIGIR 1998. Time
    grows with the number of words (times the logarithm of the number of sentences).
    """
    shown = features(story)
    worth = _leaning(shown, map(_worth, shown))
    return novel(worth, [one.weights for one in shown], count)


def _worth(one: Features) -> float:
    worth = _PLACE * one.place + _CENTRALITY * one.centrality + _LENGTH * one.length
    return worth * (_ASKS if one.asks else 1) * (_SPEAKS if one.speaks else 1)


def _leaning(shown: Iterable[Features], worth: Iterable[float]) -> list[float]:
    held: list[float] = []
    for one, own in zip(shown, worth, strict=True):
        held.append(min(own, _LEANS * held[-1]) if one.leans else own)
    return held
