"""The chance of every word, and of every pair of words, to be in a reader's own abstract."""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import TypeVar

from summarizer.rank.additive import Additive, Column
from summarizer.rank.evidence import Evidence, Keys, idle_keys, key_of
from summarizer.rank.story import Story

# A telling word of the headline has twice the odds. An assumption: the articles that the models
# were learnt from have no headlines.
_HEADLINE = 2

Pair = tuple[str, str]
_Thing = TypeVar("_Thing", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Chances:
    """Chances between 0 and 1, by the keys of words and of pairs that stand in a row."""

    words: Mapping[str, float]
    pairs: Mapping[Pair, float]


def chances(  # noqa: PLR0913 - all that is known of a story, passed once
    story: Story,
    keyed: Keys,
    shown: Evidence,
    likely: Sequence[float],
    *,
    wanted: Collection[int],
    models: Mapping[str, Additive],
) -> Chances:
    """Tell which words of some sentences a reader's abstract of the story is going to have.

    Parameters
    ----------
    story, keyed, shown
        *n* sentences, at least one, their words' keys, and the evidence on them.
    likely
        The chance of each sentence to be in an abstract.
    wanted
        The sentences whose words and pairs are asked for.
    models
        One for a ``word``, one for a ``pair``.

    Notes
    -----
    After Hong and Nenkova, "Improving the Estimation of Word Importance for News Multi-Document
    Summarization", EACL 2014, and Li, Qian and Liu, "Using Supervised Bigram-based ILP for
    Extractive Summarization", ACL 2013. Time grows with the number of words.
    """
    idle = idle_keys(story.language)
    places = _of(word_places(keyed), chain.from_iterable(keyed[at] for at in wanted))
    words = dict(
        zip(
            places,
            models["word"].chances(word_evidence(places, keyed, shown, likely, idle)).tolist(),
            strict=True,
        )
    )
    for key in {key_of(term, story.language) for term in story.title} - idle & words.keys():
        words[key] = _HEADLINE * words[key] / (1 + (_HEADLINE - 1) * words[key])
    paired = _of(pair_places(keyed), chain.from_iterable(pairwise(keyed[at]) for at in wanted))
    pairs = models["pair"].chances(pair_evidence(paired, keyed, likely, words, idle))
    return Chances(words, dict(zip(paired, pairs.tolist(), strict=True)))


def word_places(keyed: Keys) -> dict[str, list[int]]:
    """List for each word, in the order of the text, the sentences that have it."""
    return _places(keyed)


def pair_places(keyed: Keys) -> dict[Pair, list[int]]:
    """List for each pair of words in a row, in the order of the text, the sentences with it."""
    return _places(map(pairwise, keyed))


def word_evidence(
    places: Mapping[str, Sequence[int]],
    keyed: Keys,
    shown: Evidence,
    likely: Sequence[float],
    idle: frozenset[str],
) -> dict[str, Column]:
    """Describe every word by the sentences that have it and by its own make."""
    size, quoted = len(keyed), shown["quoted"]
    count = Counter(key for own in keyed for key in own)
    return _support(places, likely) | {
        "share": [len(found) / size for found in places.values()],
        "last": [found[-1] for found in places.values()],
        "count": [count[key] for key in places],
        "idle": [key in idle for key in places],
        "quoted": [sum(quoted[at] for at in found) / len(found) for found in places.values()],
        "length": [len(key) for key in places],
        "size": [size] * len(places),
    }


def pair_evidence(
    places: Mapping[Pair, Sequence[int]],
    keyed: Keys,
    likely: Sequence[float],
    words: Mapping[str, float],
    idle: frozenset[str],
) -> dict[str, Column]:
    """Describe every pair of words by the sentences that have it and by its two words."""
    return _support(places, likely) | {
        "weaker": [min(words[first], words[second]) for first, second in places],
        "stronger": [max(words[first], words[second]) for first, second in places],
        "idle": [(first in idle) + 2 * (second in idle) for first, second in places],
        "size": [len(keyed)] * len(places),
    }


def _places(groups: Iterable[Iterable[_Thing]]) -> dict[_Thing, list[int]]:
    places: dict[_Thing, list[int]] = {}
    for index, group in enumerate(groups):
        for thing in dict.fromkeys(group):
            places.setdefault(thing, []).append(index)
    return places


def _of(places: Mapping[_Thing, list[int]], things: Iterable[_Thing]) -> dict[_Thing, list[int]]:
    return {thing: places[thing] for thing in things}


def _support(places: Mapping[_Thing, Sequence[int]], likely: Sequence[float]) -> dict[str, Column]:
    chances = [[likely[at] for at in found] for found in places.values()]
    return {
        "support": list(map(sum, chances)),
        "best": list(map(max, chances)),
        "sentences": list(map(len, chances)),
        "first": [found[0] for found in places.values()],
    }
