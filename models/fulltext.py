"""A search for words: read into a value, and written for either database out of that value.

What a reader types is never part of an engine's language: only words, as `models.words` folds
them, of letters, digits and marks, are written into it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from models.words import Word, words

# A pasted headline has fewer words; each costs a look into the index, or three by relevance.
MOST_TERMS = 32
_MARKS = '"“”„«»'
_ITEM = re.compile(rf"(-?)(?:[{_MARKS}]([^{_MARKS}]*)(?:[{_MARKS}](\*?)|$)|([^\s{_MARKS}]+))")
_FTS5 = {"": "", "A": "title : ", "B": "lead : "}
Weight = Literal["", "A", "B"]
"""Where a word stands: anywhere, in the title (A), or where the body begins (B)."""


@dataclass(frozen=True, slots=True)
class Term:
    """Words that follow each other, alone or several; with *prefix* the last may go on."""

    words: tuple[str, ...]
    prefix: bool = False

    def ranges(self, text: Sequence[Word]) -> Iterator[tuple[int, int]]:
        """Yield the range of each place where *text* has it."""
        size, first = len(self.words), self.words[0]
        open_end = self.prefix and size == 1
        for at, word in enumerate(text):
            begins = word.folded.startswith(first) if open_end else word.folded == first
            if begins and (size == 1 or self._fits(text[at : at + size])):
                yield word.start, text[at + size - 1].end

    def fts5(self, weight: Weight = "") -> str:
        """Write it in the language of SQLite's FTS5, as `tsquery` does."""
        return f'{_FTS5[weight]}"{" ".join(self.words)}"' + (" *" if self.prefix else "")

    def tsquery(self, weight: Weight = "") -> str:
        """Write it as a tsquery of PostgreSQL, of words with *weight* alone."""
        endings = [f"{weight}"] * len(self.words)
        if self.prefix:
            endings[-1] = f"*{weight}"
        each = [
            f"'{word}'" + (f":{ending}" if ending else "")
            for word, ending in zip(self.words, endings, strict=True)
        ]
        return f"({' <-> '.join(each)})"

    def _fits(self, text: Sequence[Word]) -> bool:
        if len(text) < len(self.words):
            return False
        *firsts, last = (word.folded for word in text)
        same = last.startswith(self.words[-1]) if self.prefix else last == self.words[-1]
        return same and tuple(firsts) == self.words[:-1]


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched for: all that is wanted, at least one, and none of the unwanted."""

    wanted: tuple[Term, ...]
    unwanted: tuple[Term, ...] = ()

    @classmethod
    def read(cls, text: str) -> "Query":
        """Read what a person types: words, "a phrase", -word, begin*.

        Raises
        ------
        ValueError
            If nothing is searched for, or too much; the message says so in a sentence.
        """
        terms = list(_terms(text))
        query = cls(
            tuple(dict.fromkeys(term for term, unwanted in terms if not unwanted)),
            tuple(dict.fromkeys(term for term, unwanted in terms if unwanted)),
        )
        if not query.wanted:
            raise ValueError(
                "Name a word that must be there: none of these is one that can be searched for."
                if not query.unwanted
                else "Name a word that must be there too: all of these must not."
            )
        if len(terms) > MOST_TERMS:
            raise ValueError(f"At most {MOST_TERMS} words and phrases are searched for at once.")
        return query

    def fts5(self, _: Weight = "") -> str:
        """Write it in the language of SQLite's FTS5, wherever its terms stand."""
        wanted = " AND ".join(term.fts5() for term in self.wanted)
        unwanted = " OR ".join(term.fts5() for term in self.unwanted)
        return f"({wanted}) NOT ({unwanted})" if unwanted else wanted

    def tsquery(self, _: Weight = "") -> str:
        """Write it as a tsquery of PostgreSQL, wherever its terms stand."""
        unwanted = (f"!{term.tsquery()}" for term in self.unwanted)
        return " & ".join([*(term.tsquery() for term in self.wanted), *unwanted])


def _terms(text: str) -> Iterator[tuple[Term, bool]]:
    """Yield each term, and whether it is unwanted; signs without a word are passed over."""
    for minus, phrase, star, bare in _ITEM.findall(text):
        found = tuple(word.folded for word in words(phrase or bare))
        if found:
            yield Term(found, bool(star) or bare.endswith("*")), bool(minus)
