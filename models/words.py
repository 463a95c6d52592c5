"""The words that a search goes by: found and folded here, so that both databases match alike."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice
from typing import NamedTuple

from sqlalchemy import Dialect, Text
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.types import TypeDecorator, TypeEngine

# PostgreSQL counts positions up to 16,383 and keeps 1 MB of an article; what is longer is no news.
MOST_WORDS = 15_000
# With it the most words stay within that megabyte; words that begin alike so far are taken for one.
_LONGEST = 48
# A story tells in its first sentence or two what it is about.
LEAD = 50
# May stand inside a word, and says nothing: the soft hyphen and what joins letters.
_JOINERS = "\u00ad\u200c\u200d\u2060"


class Word(NamedTuple):
    """A word of a text: its range, and the form that it is found by."""

    start: int
    end: int
    folded: str


def words(text: str) -> list[Word]:
    """Find the words of *text*, up to the most that is searched.

    Parameters
    ----------
    text
        Any text.

    Returns
    -------
    list of Word
        Runs of letters, digits and the marks upon them, in reading order, with ranges of code
        points. Everything else parts words: "Mill-Lane's" has three.

    Notes
    -----
    The folded form is case-folded and in normal form KC (Unicode Standard Annex 15), so that "É"
    is found however it is written, and by "é", but not by "e".
    """
    found = (Word(*one.span(), folded(one[0])) for one in _word().finditer(text))
    return list(islice((word for word in found if word.folded), MOST_WORDS))


def folded(word: str) -> str:
    """Return the form that *word* is found by; nothing where it has neither letter nor digit."""
    if word.isascii():
        return word.lower()[:_LONGEST]
    whole = word.casefold()
    for _ in range(2):  # what the normal form takes apart may have capitals
        whole = unicodedata.normalize("NFKC", whole).casefold()
    return _others().sub("", whole).encode()[:_LONGEST].decode(errors="ignore")


@dataclass(frozen=True, slots=True)
class SearchedWords:
    """An article's words as they are indexed: those of its title, and those of its body."""

    title: Sequence[str]
    body: Sequence[str]

    @classmethod
    def of(cls, title: str, body: str) -> "SearchedWords":
        """Take an article apart."""
        return cls(
            tuple(word.folded for word in words(title)), tuple(word.folded for word in words(body))
        )

    @property
    def lists(self) -> str:
        """The words of the title, the lead and the body as a JSON array of three texts."""
        # Words have neither quotation marks nor backslashes: JSON writes them as they stand.
        parts = (self.title, self.body[:LEAD], self.body)
        return "[" + ",".join(f'"{" ".join(part)}"' for part in parts) + "]"

    @property
    def vector(self) -> str:
        """The same as a tsvector: the title's words weigh A, the lead's B, all others D."""
        lead = len(self.body[:LEAD])
        weights = "A" * len(self.title) + "B" * lead + "D" * (len(self.body) - lead)
        # No word stands between title and body, and no phrase goes from one into the other.
        gap = len(self.title) + 1
        places = (at for at in range(1, gap + len(self.body) + 1) if at != gap)
        numbered = zip(chain(self.title, self.body), places, weights, strict=True)
        return " ".join(f"'{word}':{place}{weight}" for word, place, weight in numbered)


class WordsType(TypeDecorator[SearchedWords]):
    """Words as either database indexes them. They are written and searched, never read."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[str]:
        """Keep a tsvector on PostgreSQL, a text on SQLite."""
        return dialect.type_descriptor(TSVECTOR() if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: SearchedWords | None, dialect: Dialect) -> str | None:
        """Write *value* for one of them."""
        if value is None:
            return None
        return value.vector if dialect.name == "postgresql" else value.lists


@cache
def _word() -> re.Pattern[str]:
    return re.compile(rf"[^\W_]+(?:[{_marks()}{_JOINERS}]+[^\W_]*)*")


@cache
def _others() -> re.Pattern[str]:
    return re.compile(rf"[^\w{_marks()}]|_")


@cache
def _marks() -> str:
    """List the marks of the basic plane, which Python's own expressions do not take for words."""
    return "".join(_marks_within(0x300, 0x10000))


def _marks_within(first: int, end: int) -> Iterator[str]:
    return (one for one in map(chr, range(first, end)) if unicodedata.category(one)[0] == "M")
