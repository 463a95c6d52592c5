"""What a word shows by itself, in whatever story: its key, its name and its traits."""

from collections.abc import Mapping
from functools import cache, partial
from typing import NamedTuple

from summarizer.language import stem, stop_words, term, terms
from summarizer.remembered import Remembered

# What says something of English news only, each word in one list at most.
ENGLISH: Mapping[str, frozenset[str]] = {
    "pronouns": frozenset(terms("he she it they him them his her its their this that these those")),
    "writer": frozenset(terms("i we you my our your")),
    "perfect": frozenset(terms("has have")),
    "future": frozenset(terms("will")),
    "day": frozenset(terms("monday tuesday wednesday thursday friday saturday sunday")),
}
FIGURE = 1 + len(ENGLISH)
_LISTS = {word: number for number, words in enumerate(ENGLISH.values(), 1) for word in words}


class Word(NamedTuple):
    """``key`` is what all forms of a word have in common, ``name`` is it without a closing "'s".

    ``named`` has a capital and is no idle word; ``listed`` is the number of the list in ``ENGLISH``
    that has it, counted from 1, or ``FIGURE`` for what has a digit, or 0.
    """

    key: str
    name: str
    named: bool
    listed: int


@cache
def vocabulary(language: str) -> Remembered[Word]:
    """Give the words of *language*, by their written forms.

    Raises
    ------
    LookupError
        If *language* is none of ``summarizer.language.LANGUAGES``.
    """
    stop_words(language)
    return Remembered(partial(_word, language=language))


def key_of(term: str, language: str) -> str:
    """Give one word, as word lists spell it, in the form that all its forms have in common."""
    return stem(_bare(term), language)


@cache
def idle_keys(language: str) -> frozenset[str]:
    """Give the keys of the words that tell nothing by themselves."""
    return frozenset(stem(word, language) for word in stop_words(language))


def _word(written: str, language: str) -> Word:
    spelt = term(written)
    named = written[0].isupper() and spelt not in stop_words(language)
    listed = FIGURE if any(map(str.isdecimal, spelt)) else _LISTS.get(spelt, 0)
    return Word(key_of(spelt, language), _bare(spelt), named, listed)


def _bare(term: str) -> str:
    return term.removesuffix("'s")
