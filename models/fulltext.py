"""A search for words: read into a value, and written for either database out of that value.

What a reader types is never part of an engine's language: only words, as `models.words` folds
them, of letters, digits and marks, are written into it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from models.words import Word, words

# A pasted headline has fewer words; each costs a look into the index, or three by relevance.
MOST_TERMS = 32
_MARKS = '"“”„«»'
_ITEM = re.compile(rf"(-?)(?:[{_MARKS}]([^{_MARKS}]*)(?:[{_MARKS}](\*?)|$)|([^\s{_MARKS}]+))")
_OR, _WORD = "OR", "word"
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
class Choice:
    """Terms of which one at least is wanted."""

    terms: tuple[Term, ...]

    def ranges(self, text: Sequence[Word]) -> list[tuple[int, int]]:
        """List the range of each place where *text* has one of them, in reading order."""
        return sorted(chain.from_iterable(term.ranges(text) for term in self.terms))

    def fts5(self, weight: Weight = "") -> str:
        """Write it in the language of SQLite's FTS5, as `tsquery` does."""
        return _either(" OR ", [term.fts5(weight) for term in self.terms])

    def tsquery(self, weight: Weight = "") -> str:
        """Write it as a tsquery of PostgreSQL, of words with *weight* alone."""
        return _either(" | ", [term.tsquery(weight) for term in self.terms])


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched for: all that is wanted, at least one, and none of the unwanted."""

    wanted: tuple[Choice, ...]
    unwanted: tuple[Term, ...] = ()

    @classmethod
    def read(cls, text: str) -> "Query":
        """Read what a person types: words, "a phrase", this OR that, -word, begin*.

        Raises
        ------
        ValueError
            If nothing is searched for, or too much, or ``OR`` stands where nothing is to choose
            from; the message says so in a sentence.
        """
        choices, unwanted = _parted(text)
        if not choices:
            raise ValueError(
                "Name a word that must be there: none of these is one that can be searched for."
                if not unwanted
                else "Name a word that must be there too: all of these must not."
            )
        if len(unwanted) + sum(map(len, choices)) > MOST_TERMS:
            raise ValueError(f"At most {MOST_TERMS} words and phrases are searched for at once.")
        wanted = (Choice(tuple(dict.fromkeys(terms))) for terms in choices)
        return cls(tuple(dict.fromkeys(wanted)), tuple(dict.fromkeys(unwanted)))

    def fts5(self, _: Weight = "") -> str:
        """Write it in the language of SQLite's FTS5, wherever its terms stand."""
        wanted = " AND ".join(choice.fts5() for choice in self.wanted)
        unwanted = " OR ".join(term.fts5() for term in self.unwanted)
        return f"({wanted}) NOT ({unwanted})" if unwanted else wanted

    def tsquery(self, _: Weight = "") -> str:
        """Write it as a tsquery of PostgreSQL, wherever its terms stand."""
        unwanted = (f"!{term.tsquery()}" for term in self.unwanted)
        return " & ".join([*(choice.tsquery() for choice in self.wanted), *unwanted])


def _either(operator: str, written: Sequence[str]) -> str:
    return written[0] if len(written) == 1 else f"({operator.join(written)})"


def _parted(text: str) -> tuple[list[list[Term]], list[Term]]:
    """Part what is typed into choices of wanted terms, and unwanted ones.

    ``OR`` makes one choice of the terms on its two sides, and so on along a row of them. Beside
    nothing, or beside what is unwanted, it is refused: as a word it would be sought in vain.
    """
    choices: list[list[Term]] = []
    unwanted: list[Term] = []
    before = ""
    for sign, term in [*_items(text), ("", None)]:
        if (sign == _OR and before != _WORD) or (before == _OR and sign != _WORD):
            raise ValueError(
                "`OR` stands between two words or phrases, one of which must be there; the word "
                "itself is written `or`."
            )
        if term is not None and sign == "-":
            unwanted.append(term)
        elif term is not None and before == _OR:
            choices[-1].append(term)
        elif term is not None:
            choices.append([term])
        before = sign
    return choices, unwanted


def _items(text: str) -> Iterator[tuple[str, Term | None]]:
    """Yield each term and what it is, and each ``OR``; signs without a word are passed over."""
    for minus, phrase, star, bare in _ITEM.findall(text):
        found = tuple(word.folded for word in words(phrase or bare))
        if (minus, bare) == ("", _OR):
            yield _OR, None
        elif found:
            yield minus or _WORD, Term(found, bool(star) or bare.endswith("*"))
