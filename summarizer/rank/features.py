"""What a sentence shows of its worth: where it stands, what it speaks of, how it opens and ends."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import exp, sqrt

from summarizer.language import stop_words, terms
from summarizer.rank.story import Story

# News tells the most first. At ten sentences the prior has fallen to 0.37, so that a telling
# sentence from the second screen can still pass an idle one of the opening.
_FADING = 10
# A word of the headline weighs as much again as the most frequent word of the text.
_TITLE_BONUS = 1.0
# Words that no other sentence has weigh a little: they are what makes a sentence new.
_ALONE = 0.1
# Shorter ones are headings and asides; longer ones fill the summary alone.
_SHORT, _LONG = 8, 40
# Words that lean on the sentence before, wherever they open one.
_LEANING: Mapping[str, frozenset[str]] = {
    "en": frozenset(
        terms(
            "he she it they him them his her its their this that these those such but and or so "
            "yet also then still too meanwhile however moreover furthermore instead nevertheless "
            "nonetheless therefore thus hence otherwise similarly likewise besides additionally "
            "consequently"
        )
    ),
}
_MARKS = "\"'“”„«»‘’‚‹›`"


@dataclass(frozen=True, slots=True)
class Features:
    """One sentence's evidence; the numbers lie within 0 and 1.

    ``weights`` holds the sentence's telling words, each with its weight in the story.
    """

    place: float
    centrality: float
    length: float
    leans: bool
    asks: bool
    speaks: bool
    weights: Mapping[str, float]


def features(story: Story) -> tuple[Features, ...]:
    """Describe every sentence of *story*, in time linear in its words."""
    weights = tuple(_weights(story))
    means = [sum(own.values()) / len(own) if own else 0.0 for own in weights]
    best = max(means, default=0.0) or 1.0
    leaning = _LEANING.get(story.language, frozenset())
    return tuple(
        Features(
            place=exp(-index / _FADING),
            centrality=mean / best,
            length=_length(len(spoken)),
            leans=index > 0 and not leaning.isdisjoint(spoken[:1]),
            asks=text.rstrip(_MARKS).endswith("?"),
            speaks=text.startswith(tuple(_MARKS)),
            weights=own,
        )
        for index, (text, spoken, own, mean) in enumerate(
            zip(story.texts, story.terms, weights, means, strict=True)
        )
    )


def _weights(story: Story) -> Iterator[dict[str, float]]:
    idle = stop_words(story.language)
    # Dictionaries, not sets: sums of floats must not depend on the order of a hash.
    telling = [dict.fromkeys(term for term in own if term not in idle) for own in story.terms]
    spread = Counter(term for own in telling for term in own)
    top = max(spread.values(), default=1) - 1 or 1
    bonus = dict.fromkeys(story.title, _TITLE_BONUS)
    for own in telling:
        yield {term: _ALONE + sqrt((spread[term] - 1) / top) + bonus.get(term, 0.0) for term in own}


def _length(words: int) -> float:
    return min(words / _SHORT, 1.0, _LONG / max(words, 1))
