"""How well boundaries of sentences are found, inside paragraphs.

The boundary F1 of Palmer and Hearst, "Adaptive Multilingual Sentence Boundary Disambiguation",
1997, less the ends of paragraphs, which nobody has to find. White space never counts. What a
splitter leaves out between two sentences costs it nothing.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

import numpy as np
from intervals import Table, interval

_BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")
# A dateline is no sentence, and in gold belongs to one: what is left out at a paragraph's head, as
# long as datelines are at most, is neither right nor wrong.
_DATELINE = 80


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 of boundaries with its interval; texts cut exactly as in gold."""

    precision: float
    recall: float
    f1: float
    low: float
    high: float
    exact: int


@dataclass(frozen=True, slots=True)
class Text:
    """A text and its sentences, as people cut it."""

    text: str
    sentences: tuple[str, ...]


def score(gold: Sequence[Text], found: Sequence[Sequence[str]]) -> Score:
    """Measure a splitter by what it found in each of the texts."""
    pairs = list(zip(gold, found, strict=True))
    counts = np.array([boundary_counts(each, own) for each, own in pairs], dtype=float)
    met, ours, wanted = counts.sum(axis=0)
    exact = sum(_stripped(own) == _stripped(each.sentences) for each, own in pairs)
    precision = float(met / ours) if ours else 0.0
    recall = float(met / wanted) if wanted else 0.0
    return Score(precision, recall, _f1(counts), *interval(counts, _f1), exact)


def boundary_counts(gold: Text, found: Sequence[str]) -> tuple[int, int, int]:
    """Count the boundaries that were met, those found, and those of gold."""
    ink = list(accumulate((not sign.isspace() for sign in gold.text), initial=0))
    ends = sorted({ink[end] for _, end in _spans(gold.text, gold.sentences)})
    spans = [(ink[start], ink[end]) for start, end in _spans(gold.text, found)]
    met = ours = wanted = 0
    for start, end in _paragraphs(gold.text):
        first, last = ink[start], ink[end]
        inside = [span for span in spans if first <= span[0] < last]
        gaps = [(one, two) for (_, one), (two, _) in pairwise(inside) if one < last]
        head = inside[0][0] if inside and inside[0][0] <= first + _DATELINE else first
        own = [position for position in ends if head < position < last]
        met += sum(_has(own, *gap) for gap in gaps)
        ours += len(gaps)
        wanted += len(own)
    return met, ours, wanted


def _has(positions: Sequence[int], low: int, high: int) -> bool:
    """Tell whether one of the sorted positions lies within the bounds, both included."""
    at = bisect_left(positions, low)
    return at < len(positions) and positions[at] <= high


def _spans(text: str, sentences: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Find sentences in their text, in order; what is not of the text is passed over."""
    end = 0
    for sentence in _stripped(sentences):
        start = text.find(sentence, end)
        if start >= 0:
            end = start + len(sentence)
            yield start, end


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in _BLANK_LINE.finditer(text):
        yield start, gap.start()
        start = gap.end()
    yield start, len(text)


def _stripped(sentences: Sequence[str]) -> list[str]:
    return [sentence.strip() for sentence in sentences if sentence.strip()]


def _f1(counts: Table) -> float:
    met, ours, wanted = counts.sum(axis=0)
    return float(2 * met / (ours + wanted)) if met else 0.0
