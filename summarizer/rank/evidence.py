"""What a sentence shows of its worth: where it stands, what it speaks of, how it is made."""

import re
from collections.abc import Mapping

import numpy as np

from summarizer.rank.story import Story
from summarizer.rank.vocabulary import ENGLISH, FIGURE
from summarizer.rank.wording import Array, Places, Whole, Wording, is_new

_FIGURES = re.compile(r"\d[\d.,:]*")
_OPENING = '"“„«'
_QUOTED = re.compile(rf"[{_OPENING}][^\"”“»]*[\"”“»]?")
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
    kinds = 1 + FIGURE
    counts = np.bincount(
        wording.listed * np.int64(size) + wording.sentences, minlength=kinds * size
    )
    _, *listed, figured = counts.reshape(kinds, size)
    lengths = np.maximum(wording.counts, 1)
    columns = {
        "place": np.arange(size),
        "part": np.arange(size) / size,
        "words": wording.counts,
        "idle": np.bincount(wording.sentences, wording.idle[wording.keys], size) / lengths,
        "figures": np.array(list(map(_figures, story.texts, figured.tolist()))),
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
    places, telling = wording.words, ~wording.idle & (wording.letters > 1)
    lengths = np.maximum(places.total(telling), 1)
    norms, spread = np.sqrt(lengths), places.counts
    pull = np.bincount(places.numbers, 1 / norms[places.sentences])
    recurring = places.total(telling * np.sqrt(spread - 1)) / lengths
    return {
        "spread": places.total(telling * spread) / lengths / wording.size,
        "recurring": recurring,
        "outdone": _outdone(recurring),
        # The mean cosine with the other sentences: Erkan and Radev's degree, in linear time.
        "ties": (places.total(telling * pull) / norms - 1) / wording.size,
        "said": places.known(telling) / lengths,
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
    names, sentences = _named(wording)
    if not len(names):
        return {}
    places = Places.of(names, sentences, wording.size)
    mentions = places.counts
    main = np.zeros(len(mentions))
    main[np.lexsort((places.firsts, -mentions))[:_ACTORS]] = 1
    return {
        "fame": places.mean(mentions),
        "actors": places.total(main),
        "known": places.known(np.ones(len(main))) / places.lengths,
    }


def _named(wording: Wording) -> tuple[Whole, Whole]:
    """Find the names that have a capital without having to, and openings that elsewhere do."""
    names, sentences = wording.names, wording.sentences[wording.named]
    chosen = np.zeros(len(names), bool)
    chosen[names[~is_new(wording.sentences)[wording.named]]] = True
    kept = chosen[names]
    return names[kept], sentences[kept]


def _figures(text: str, figured: int) -> int:
    """Count the figures of a text, *figured* of whose words have a digit."""
    return len(_FIGURES.findall(text)) if figured else 0


def _quoted(text: str) -> float:
    """Measure the share of a text that stands within quotation marks."""
    if not any(map(text.__contains__, _OPENING)):
        return 0.0
    return sum(map(len, _QUOTED.findall(text))) / (len(text) or 1)
