"""What a written word may be in a keyword, told by its look and by tables.

The marks: ``c`` a word that tells, ``C`` the same with a capital, ``k`` and ``K`` with a possessive
ending, ``x`` a participle, ``m`` a month that may be a surname; ``s`` a word that tells nothing,
``S`` such a word with a capital, ``N`` one that opens names anywhere, ``T`` a title, ``o`` a
particle of names, ``v`` what stands before verbs, ``a`` what stands before nouns.
"""

from collections.abc import Mapping
from functools import cache, partial

from summarizer.language import stem, stop_words, term, terms
from summarizer.lexicon import words
from summarizer.remembered import WIDEST, Remembered

_NO_WORD = ("s", "")
# Marks in small letters and with a capital, and whom they are for. Of a word in two rows the
# earlier counts.
_ENGLISH = (
    ("o", "S", "of de van von der den bin ibn al el la du di da"),
    ("s", "N", "new"),
    # "Theresa May": with a capital these are months, or surnames behind a first name.
    ("s", "m", "may april june august"),
    (
        *("v", "v"),
        """to will would can could might must should shall he she we they i you who which that it
        not never also it's be is are was were been being am has have had having i'm they're we're
        he's she's i've we've they've didn't don't doesn't can't won't couldn't wouldn't isn't
        aren't wasn't""",
    ),
    (
        *("a", "S"),
        """the a an his her their its our my your this these those him them us himself themselves
        up out off from down by""",
    ),
    # Before a name they are no part of it, and alone they name nobody.
    (
        *("s", "T"),
        """mr mrs ms miss dr sir dame prof professor president prime minister secretary chancellor
        chairman chairwoman chief executive officer director manager coach captain spokesman
        spokeswoman spokesperson vice deputy senator congressman governor mayor judge justice leader
        head ambassador analyst inspector sergeant colonel lieutenant rev reverend mp mps""",
    ),
    # Words that name no subject, whatever the news is. Days and months would pass for names.
    (
        *("s", "s"),
        """monday tuesday wednesday thursday friday saturday sunday january february march july
        september october november december jan feb mar apr jun jul aug sep sept oct nov dec today
        yesterday tomorrow tonight day days week weeks weekend month months year years decade hour
        hours minute minutes time times morning afternoon evening night am pm ago per cent percent
        million billion thousand hundred number numbers people man men woman women part parts way
        ways thing things lot lots group point place fact case good great big long high higher low
        lower top main major recent late early earlier back end told added make makes made making
        put set show shows showed shown give gave find found leave left leaving include includes
        included including hold held run running move work working call called claim claimed report
        reported reports announce announced expect expected hope hopes hoped believe believed feel
        felt comment statement source sources start started starting begin began bring brought turn
        turned meet met lead led due add remain remained continue continued become issue issues
        problem problems question chance decision result results plan plans planned planning""",
    ),
)
# Words in "-ly" say how; these do not.
_NOUNS = words("""
    ally anomaly assembly belly bully butterfly family fly jelly lily monopoly rally reply supply
    tally
""")
_POSSESSIVES = ("'s", "\u2019s")
_HYPHENS = str.maketrans("", "", "-\u2010\u2011")
# "Red" and "shed" are no participles, nor is "breed".
_SHORTEST = 5
# What the capitals of stop words may be: openings of names.
_OPENING = "Sv"
_MARKS = {(True, True): "c", (True, False): "k", (False, True): "C", (False, False): "K"}


def plain(written: str) -> str:
    """Take a possessive ending off."""
    return written[:-2] if written.endswith(_POSSESSIVES) else written


@cache
def classes(language: str) -> Remembered[tuple[str, str]]:
    """Give the classes of the words of a language, by their written forms.

    Raises
    ------
    LookupError
        If *language* is none of ``summarizer.language.LANGUAGES``.
    """
    stop_words(language)
    return Remembered(partial(word_class, language=language))


def word_class(written: str, language: str) -> tuple[str, str]:
    """Give the mark of a word, and the key that all its forms have.

    Parameters
    ----------
    written
        The word, with its capitals, hyphens and possessive ending.
    language
        One of ``summarizer.language.LANGUAGES``.

    Returns
    -------
    tuple of str
        The mark, as told above, and the key: a stem, or the word in small letters where no forms
        are to be told apart. Hyphens and the stops of initials are no part of it.

    Raises
    ------
    LookupError
        If *language* is none of ``LANGUAGES``.
    """
    if len(written) > WIDEST:
        # Nobody could look for it.
        return _NO_WORD
    base = plain(written)
    letters = base.replace(".", "")
    spelt = term(letters)
    small = base == base.lower()
    marks = _tables(language).get(spelt)
    if marks and not (marks[1] in _OPENING and len(letters) > 1 and letters.isupper()):
        return marks[not small], spelt
    if marks:
        # "US", "WHO" and "U.N." are no pronouns.
        return "C", letters
    if not _tells(spelt, small=small) or (small and language == "en" and _is_adverb(spelt)):
        return "s", spelt
    mark = (
        "x"
        if small and language == "en" and _is_participle(spelt)
        else _MARKS[small, base == written]
    )
    return mark, stem(spelt.translate(_HYPHENS), language)


@cache
def _tables(language: str) -> Mapping[str, tuple[str, str]]:
    tables = {word: ("s", "S" if len(word) > 1 else "s") for word in stop_words(language)}
    for small, capital, row in reversed(_ENGLISH if language == "en" else ()):
        tables |= dict.fromkeys(terms(row), (small, capital))
    return tables


def _tells(spelt: str, *, small: bool) -> bool:
    """Tell whether this is a word to look for: "3G" is, "20th", "x" and "12" are not."""
    counted = spelt[:1].isdigit() and (small or not spelt[-1].isalpha())
    return len(spelt) > 1 and not counted and any(map(str.isalpha, spelt))


def _is_adverb(spelt: str) -> bool:
    return spelt.endswith("ly") and spelt not in _NOUNS


def _is_participle(spelt: str) -> bool:
    return len(spelt) >= _SHORTEST and spelt.endswith("ed") and not spelt.endswith("eed")
