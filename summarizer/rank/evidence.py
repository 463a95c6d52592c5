"""What a sentence shows of its worth: where it stands, what it speaks of, how it is made."""

import re
from collections.abc import Mapping

import numpy as np

from summarizer.rank.story import Story
from summarizer.rank.vocabulary import ENGLISH
from summarizer.rank.wording import Array, Places, Truth, Wording, is_new

_FIGURES = re.compile(r"\d[\d.,:]*")
_QUOTED = re.compile(r"[\"“„«][^\"”“»]*[\"”“»]?")
# The names that a story is about: those that most of its sentences have.
_ACTORS = 5
# What differs less than this is equal, on every machine.
_DIGITS = 9
# German gives a capital to every noun.
_PLAIN_NOUNS = frozenset({"de"})

# One column for each kind of evidence, in it a number for each sentence.
Evidence = Mapping[str, Array]


def evidence(story: Story, wording: Wording) -> Evidence:
    """Describe every sentence of a story.

    Parameters
    ----------
    story
        *n* sentences, at least one.
    wording
        Their words.

    Returns
    -------
    Evidence
        Columns of *n* numbers, in time linear in the words. ``docs/news-model.md`` explains them;
        those that only English can show are left out for other languages.
    """
    size = wording.size
    kinds = 1 + len(ENGLISH)
    counts = np.bincount(wording.listed * size + wording.sentences, minlength=kinds * size)
    other, *listed = counts.reshape(kinds, size)
    words = other + sum(listed)
    lengths = np.maximum(words, 1)
    columns = {
        "place": np.arange(size),
        "part": np.arange(size) / size,
        "words": words,
        "idle": np.bincount(wording.sentences, wording.idle[wording.keys], size) / lengths,
        "figures": np.array([len(_FIGURES.findall(text)) for text in story.texts]),
        "quoted": np.array(list(map(_quoted, story.texts))),
    }
    columns |= _themes(wording) | _pairs(wording)
    if story.language not in _PLAIN_NOUNS:
        columns |= _actors(wording)
    if story.language == "en":
        columns |= {kind: own / lengths for kind, own in zip(ENGLISH, listed, strict=True)}
    return columns


def _themes(wording: Wording) -> dict[str, Array]:
    """Measure how much of what a sentence tells the whole story speaks of."""
    telling = (~wording.idle & (wording.letters > 1))[wording.keys]
    places = Places.of(wording.keys[telling], wording.sentences[telling], wording.size)
    norms, spread = np.sqrt(places.lengths), places.counts
    pull = np.bincount(places.numbers, 1 / norms[places.sentences])
    recurring = places.mean(np.sqrt(spread - 1))
    return {
        "spread": places.mean(spread) / wording.size,
        "recurring": recurring,
        "outdone": _outdone(recurring),
        # The mean cosine with the other sentences: Erkan and Radev's degree, in linear time.
        "ties": (places.total(pull) / norms - 1) / wording.size,
        "said": places.known(),
    }


def _outdone(worth: Array) -> Array:
    """Give for each sentence the share of all that have more of it.

    What is much in one story is little in another: this is how a story's sentences compare.
    """
    falling = -np.round(worth, _DIGITS)
    return np.sort(falling).searchsorted(falling) / len(worth)


def _pairs(wording: Wording) -> dict[str, Array]:
    """Measure how many of a sentence's pairs of telling words come again."""
    places = wording.pairs(~wording.idle[wording.keys])
    return {"pairs": places.mean(places.counts > 1)}


def _actors(wording: Wording) -> dict[str, Array]:
    """Measure how much of the story its names have, and which were mentioned before."""
    named = _named(wording)
    if not named.any():
        return {}
    places = Places.of(wording.names[named], wording.sentences[named], wording.size)
    mentions = places.counts
    main = np.zeros(len(mentions))
    main[np.lexsort((places.firsts, -mentions))[:_ACTORS]] = 1
    return {
        "fame": places.mean(mentions),
        "actors": places.total(main),
        "known": places.known(),
    }


def _named(wording: Wording) -> Truth:
    """Mark the words that have a capital without having to, and openings that elsewhere do."""
    chosen = np.zeros(len(wording.names), bool)
    chosen[wording.names[wording.named & ~is_new(wording.sentences)]] = True
    return wording.named & chosen[wording.names]


def _quoted(text: str) -> float:
    """Measure the share of a text that stands within quotation marks."""
    return sum(match.end() - match.start() for match in _QUOTED.finditer(text)) / (len(text) or 1)
