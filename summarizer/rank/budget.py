"""How long a summary may be."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Length:
    """A sentence's words, as white space parts them, and characters."""

    words: int
    characters: int

    @classmethod
    def of(cls, text: str) -> "Length":
        """Measure a sentence."""
        return cls(len(text.split()), len(text))


@dataclass(frozen=True, slots=True)
class Budget:
    """The most sentences, words and characters; None for any number.

    The characters are those of the sentences joined with one space.
    """

    sentences: int
    words: int | None = None
    characters: int | None = None

    def holds(self, lengths: Iterable[Length]) -> bool:
        """Tell whether a summary of sentences of these lengths keeps the budget."""
        count = words = characters = 0
        for length in lengths:
            count += 1
            words += length.words
            characters += length.characters + (count > 1)
        return (
            count <= self.sentences
            and (self.words is None or words <= self.words)
            and (self.characters is None or characters <= self.characters)
        )
