"""How long a summary may be."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from numpy.typing import NDArray

Numbers = int | NDArray[Any]


@dataclass(frozen=True, slots=True)
class Length:
    """A sentence's characters, and words, as white space parts them; 0 where none are counted."""

    words: int
    characters: int


@dataclass(frozen=True, slots=True)
class Budget:
    """The most sentences, words and characters; None for any number.

    The characters are those of the sentences joined with one space.
    """

    sentences: int
    words: int | None = None
    characters: int | None = None

    def length(self, text: str) -> Length:
        """Measure a sentence; its words are counted only where they are bounded."""
        return Length(0 if self.words is None else len(text.split()), len(text))

    def holds(self, lengths: Iterable[Length]) -> bool:
        """Tell whether a summary of sentences of these lengths keeps the budget."""
        own = list(lengths)
        words, characters = sum(one.words for one in own), sum(one.characters for one in own)
        return bool(self.fits(len(own), words, characters))

    def fits(self, sentences: Numbers, words: Numbers, characters: Numbers) -> Any:
        """Tell it of one summary or of many: of so many sentences, words and characters each.

        The spaces between the sentences are not yet among the characters.
        """
        keeps = sentences <= self.sentences
        if self.words is not None:
            keeps = keeps & (words <= self.words)
        if self.characters is not None:
            keeps = keeps & (characters + sentences - 1 <= self.characters)
        return keeps
