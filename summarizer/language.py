"""Words, stop words and stems of the languages that can be read."""

import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from summarizer.text import Span

# BCP 47 primary tags, and sumy's spelling: the languages for which sumy brings stop words and a
# stemmer that works by itself. Left out: Greek and Polish (their stemmers are packages of their
# own), Arabic (the stemmer keeps state from word to word), Hebrew and Korean (left unstemmed),
# Chinese, Japanese and Thai (written without spaces, and spaces are what ``words`` goes by).
LANGUAGES: Mapping[str, str] = MappingProxyType(
    {
        "cs": "czech",
        "de": "german",
        "en": "english",
        "es": "spanish",
        "fr": "french",
        "it": "italian",
        "pt": "portuguese",
        "sk": "slovak",
        "sv": "swedish",
        "uk": "ukrainian",
    }
)

# No word of these languages is longer, and some stemmers copy the word at each of its letters.
_LONGEST_STEMMED = 40
# The accents of decomposed letters are part of them. Possessive throughout: nothing is tried twice.
# Most words are small letters with a blank or a stop behind them: that is looked for first.
_REST = (
    r"[a-z]*+(?:(?=[ ,.])"
    r"|[^\W_]*+(?:[\u0300-\u036f]++[^\W_]*+|['\u2019\u2010\u2011-][^\W_]++)*+)"
)
_WORD = re.compile(rf"[^\W_]{_REST}")
_INITIALS = r"\.(?<=[^\W\d_]\.)(?:[^\W\d_]\.)++"
_PIECES = re.compile(rf"([^\W_](?:{_INITIALS}|{_REST}))")
# sumy's Portuguese list prints its accents as escapes.
_ESCAPE = re.compile(r"\\x([0-9a-f]{2})")


def words(text: str) -> tuple[Span, ...]:
    """Find the words of a text.

    Parameters
    ----------
    text
        Any text.

    Returns
    -------
    tuple of Span
        Ranges of *text* in code points, in reading order, none overlapping: runs of
        letters and digits, with single apostrophes and hyphens inside ("Kovač's",
        "cease-fire", "1990s"). "3.5" is two words.
    """
    return tuple(Span(*match.span()) for match in _WORD.finditer(text))


def written(text: str) -> tuple[str, ...]:
    """Cut every word of *text* out, as it is written."""
    return tuple(_WORD.findall(text))


def pieces(text: str) -> list[str]:
    """Part a text into what stands between its words and its words, by turns.

    The first and the last piece are no words, and may be empty. Initials are one word: "U.S.".
    """
    return _PIECES.split(text)


def terms(text: str) -> tuple[str, ...]:
    """Spell every word of *text* as word lists do: lower case, typewriter's apostrophe."""
    return tuple(map(term, _WORD.findall(text)))


def term(word: str) -> str:
    """Spell one word as word lists do."""
    return word.lower().replace("\u2019", "'")


def stop_words(language: str) -> frozenset[str]:
    """Give the words of *language* that tell nothing by themselves, as ``term`` spells them.

    Raises
    ------
    LookupError
        If *language* is none of ``LANGUAGES``.

    Notes
    -----
    The lists are sumy's (``sumy/data/stopwords``).
    """
    return _stop_words(_name(language))


def stem(term: str, language: str) -> str:
    """Cut the ending off a word, so that its forms compare equal.

    Parameters
    ----------
    term
        A word as ``term`` spells it.
    language
        One of ``LANGUAGES``.

    Returns
    -------
    str
        The stem, a key for comparison and no word of the language. Numbers and words of
        more than 40 letters stay as they are.

    Raises
    ------
    LookupError
        If *language* is none of ``LANGUAGES``.

    Notes
    -----
    Snowball (Porter, http://snowball.tartarus.org) through sumy's ``Stemmer``, for Czech,
    Slovak and Ukrainian the stemmers in sumy itself.
    """
    name = _name(language)
    # Czech's stemmer warns of words that have no lower case, such as numbers.
    return _stem(term, name) if len(term) <= _LONGEST_STEMMED and term.islower() else term


@lru_cache(maxsize=2**16)
def _stem(term: str, name: str) -> str:
    return _stemmer(name)(term)


def _name(language: str) -> str:
    if language not in LANGUAGES:
        raise LookupError(f"no language {language!r}; there are {', '.join(LANGUAGES)}")
    return LANGUAGES[language]


# sumy is imported where it is needed: with requests and nltk in tow it takes half a second,
# which a command that reads no text should not wait for.
@cache
def _stop_words(name: str) -> frozenset[str]:
    from sumy.utils import get_stop_words  # noqa: PLC0415 - see above

    return frozenset(
        term(_ESCAPE.sub(lambda code: chr(int(code[1], 16)), word)) for word in get_stop_words(name)
    )


@cache
def _stemmer(name: str) -> Callable[[str], str]:
    from sumy.nlp.stemmers import Stemmer  # noqa: PLC0415 - see above

    stemmer: Callable[[str], str] = Stemmer(name)
    return stemmer
