"""The words of a story as arrays of numbers, so that what they show is counted all at once."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import chain, compress, count
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summarizer.rank.story import Story
from summarizer.rank.vocabulary import Word, idle_keys, vocabulary

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
        rows = things * size + sentences
        rows.sort()
        repeated, places = np.divmod(rows[is_new(rows)], size)
        new = is_new(repeated)
        (starts,) = new.nonzero()
        return cls(size, repeated[starts], new.cumsum() - 1, places, starts)

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

    def known(self, worth: Column) -> Column:
        """Add up for each sentence what those of its things are worth that were there before."""
        before = self.firsts[self.numbers] < self.sentences
        return np.bincount(self.sentences, before * worth[self.numbers], self.size)


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a story's *size* sentences in reading order, and where they stand.

    ``counts`` tells how many each sentence has. ``sentences``, ``keys`` and ``listed`` have for
    each word the number of its sentence, of its key, and of its list. ``named`` are the places of
    the words that may be names, ``names`` the number of each one's name: as ``vocabulary.Word``
    tells. ``forms`` are the *k* keys, in the order of their numbers, ``idle`` and ``letters`` tell
    of each whether it says nothing by itself, and its length, and ``words`` where it stands.
    """

    size: int
    counts: Whole
    sentences: Whole
    keys: Whole
    listed: Column
    named: Whole
    names: Whole
    forms: Collection[str]
    idle: Truth
    letters: Whole
    words: Places

    def pairs(self, marked: Truth | slice = slice(None)) -> Places:
        """Find where pairs of words in a row stand: first keys times *k* plus second ones.

        Parameters
        ----------
        marked
            The words that there are; those between them are passed over.
        """
        keys, sentences = self.keys[marked], self.sentences[marked]
        within = sentences[1:] == sentences[:-1]
        things = keys[:-1] * len(self.forms) + keys[1:]
        return Places.of(things[within], sentences[1:][within], self.size)


def wording(story: Story) -> Wording:
    """Put the words of *story*, which has at least one sentence, into arrays."""
    known = map(vocabulary(story.language).__getitem__, chain.from_iterable(story.words))
    traits: list[Any] = list(chain.from_iterable(known))
    keys, names, named, listed = (traits[at :: len(Word._fields)] for at in range(4))
    size, counts = len(story.words), np.array(list(map(len, story.words)))
    sentences = np.repeat(np.arange(size), counts)
    forms, numbers = _numbered(keys)
    return Wording(
        size=size,
        counts=counts,
        sentences=sentences,
        keys=numbers,
        listed=np.frombuffer(bytes(listed), np.uint8),
        named=np.frombuffer(bytes(named), np.bool_).nonzero()[0],
        names=_numbered_names(names, named),
        forms=forms,
        idle=np.fromiter(map(idle_keys(story.language).__contains__, forms), bool),
        letters=np.fromiter(map(len, forms), np.int64),
        words=Places.of(numbers, sentences, size),
    )


def _numbered(things: Sequence[str]) -> tuple[Collection[str], Whole]:
    """Count the different things as they come: those, and the numbers of all in a row."""
    places: dict[str, int] = {}
    firsts = np.fromiter(map(places.setdefault, things, count()), np.int64, len(things))
    return places.keys(), (np.cumsum(firsts == np.arange(len(things))) - 1)[firsts]


def _numbered_names(names: Sequence[str], named: Sequence[bool]) -> Whole:
    """Count the different names that have a capital as they come, with it or without."""
    own = list(compress(names, named))
    numbers = dict(zip(dict.fromkeys(filter(set(own).__contains__, names)), count(), strict=False))
    return np.array(list(map(numbers.__getitem__, own)), np.int64)


def is_new(column: Whole) -> Truth:
    """Mark what differs from what stands before it."""
    new = np.empty(len(column), bool)
    new[:1] = True
    np.not_equal(column[1:], column[:-1], out=new[1:])
    return new
