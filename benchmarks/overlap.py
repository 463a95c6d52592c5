"""What two texts share, counted in words and in runs of four words."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any, Self

_WORD = re.compile(r"\w+")
# The run of the article extraction benchmark (scrapinghub, 2020) and of its published table.
_RUN = 4


@dataclass(frozen=True, slots=True)
class Overlap:
    """How much was found rightly, found wrongly, and missed."""

    both: float = 0
    more: float = 0
    less: float = 0

    def __add__(self, other: Self) -> "Overlap":
        """Count two overlaps together."""
        return Overlap(self.both + other.both, self.more + other.more, self.less + other.less)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 0 where there is nothing."""
        return 2 * self.both / (2 * self.both + self.more + self.less) if self.both else 0.0

    @property
    def noise(self) -> float:
        """The share of what was found that is wrong."""
        return self.more / (self.both + self.more) if self.more else 0.0

    @property
    def loss(self) -> float:
        """The share of what was wanted that is missing."""
        return self.less / (self.both + self.less) if self.less else 0.0


def words(text: str) -> list[str]:
    """Split a text into its words, cased."""
    return _WORD.findall(text)


def overlap_of_words(gold: str, found: str) -> Overlap:
    """Compare two texts as multisets of words."""
    return _overlap(Counter(words(gold)), Counter(words(found)))


def overlap_of_runs(gold: str, found: str) -> Overlap:
    """Compare two texts as multisets of runs of four words; a shorter text is one run."""
    return _overlap(_runs(gold), _runs(found))


def _runs(text: str) -> Counter[tuple[str, ...]]:
    own = words(text)
    last = max(1, len(own) - _RUN + 1) if own else 0
    return Counter(tuple(own[start : start + _RUN]) for start in range(last))


def _overlap(gold: Counter[Any], found: Counter[Any]) -> Overlap:
    both = (gold & found).total()
    return Overlap(both, found.total() - both, gold.total() - both)
