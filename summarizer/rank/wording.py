"""The words of a story as arrays of numbers, so that what they show is counted all at once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain, count
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summarizer.rank.story import Story
from summarizer.rank.vocabulary import idle_keys, vocabulary

Whole = NDArray[np.int64]
Array = NDArray[np.float64]
Column = NDArray[Any]
Truth = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Places:
    """Which of a story's *size* sentences have which things: rows, none twice, by things.

    ``things`` are the *n* different ones, ascending; ``numbers`` has for each row its thing's place
    among them, ``sentences`` its sentence, and ``starts`` for each thing its first row, which is
    that of the first sentence.
    """

    size: int
    things: Whole
    numbers: Whole
    sentences: Whole
    starts: Whole

    @classmethod
    def of(cls, things: Whole, sentences: Whole, size: int) -> "Places":
        """Sort what stands where."""
        rows = np.sort(things * size + sentences)
        repeated, places = np.divmod(rows[is_new(rows)], size)
        new = is_new(repeated)
        starts = np.flatnonzero(new)
        return cls(size, repeated[starts], np.cumsum(new) - 1, places, starts)

    @property
    def counts(self) -> Whole:
        """How many sentences have each thing."""
        return np.bincount(self.numbers)

    @property
    def firsts(self) -> Whole:
        """The first sentence that has each thing."""
        return self.sentences[self.starts]

    @property
    def lengths(self) -> Whole:
        """How many things each sentence has; 1 where it has none, to divide by."""
        return np.maximum(np.bincount(self.sentences, minlength=self.size), 1)

    def total(self, worth: Column) -> Array:
        """Add up for each sentence what its things are worth."""
        return np.bincount(self.sentences, worth[self.numbers], self.size).astype(float)

    def mean(self, worth: Column) -> Array:
        """Give for each sentence what its things are worth on average."""
        return self.total(worth) / self.lengths

    def known(self) -> Array:
        """Give for each sentence the share of its things that those before it have."""
        before = self.firsts[self.numbers] < self.sentences
        return np.bincount(self.sentences, before, self.size) / self.lengths


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a story's *size* sentences in reading order, and where they stand.

    ``sentences``, ``keys``, ``names``, ``named`` and ``listed`` have for each word the number of
    its sentence, of its key and of its name, and what ``vocabulary.Word`` tells. ``numbers`` are
    those of the *k* keys, in their order, and ``idle`` and ``letters`` tell of each whether it says
    nothing by itself, and its length.
    """

    size: int
    sentences: Whole
    keys: Whole
    names: Whole
    named: Truth
    listed: Whole
    numbers: Mapping[str, int]
    idle: Truth
    letters: Whole

    def words(self) -> Places:
        """Find where each word stands, by its key."""
        return Places.of(self.keys, self.sentences, self.size)

    def pairs(self, marked: Truth | slice = slice(None)) -> Places:
        """Find where pairs of words in a row stand: first keys times *k* plus second ones.

        Parameters
        ----------
        marked
            The words that there are; those between them are passed over.
        """
        keys, sentences = self.keys[marked], self.sentences[marked]
        within = sentences[1:] == sentences[:-1]
        things = keys[:-1] * len(self.numbers) + keys[1:]
        return Places.of(things[within], sentences[1:][within], self.size)


def wording(story: Story) -> Wording:
    """Put the words of *story*, which has at least one sentence, into arrays."""
    forms, written = _numbered(chain.from_iterable(story.words))
    known = map(vocabulary(story.language).__getitem__, forms)
    keys, names, named, listed = zip(*known, strict=True) if forms else ((),) * 4
    numbers, own_keys = _numbered(keys)
    _, own_names = _numbered(names)
    size = len(story.words)
    return Wording(
        size=size,
        sentences=np.repeat(np.arange(size), list(map(len, story.words))),
        keys=own_keys[written],
        names=own_names[written],
        named=np.array(named, bool)[written],
        listed=np.array(listed, np.int64)[written],
        numbers=numbers,
        idle=np.fromiter(map(idle_keys(story.language).__contains__, numbers), bool),
        letters=np.fromiter(map(len, numbers), np.int64),
    )


def _numbered(things: Iterable[str]) -> tuple[Mapping[str, int], Whole]:
    """Count the different things as they come: the number of each, and those of all in a row."""
    numbers: dict[str, int] = defaultdict(count().__next__)
    own = np.fromiter(map(numbers.__getitem__, things), np.int64)
    return dict(numbers), own


def is_new(column: Whole) -> Truth:
    """Mark what differs from what stands before it."""
    new = np.ones(len(column), bool)
    np.not_equal(column[1:], column[:-1], out=new[1:])
    return new
