"""Whether a quote's speaker is the one that people named."""

import re
from dataclasses import dataclass

_WORD = re.compile(r"[\w'.-]+")
_POSSESSIVE = re.compile(r"'s?$")
_ARTICLES = frozenset({"a", "an", "the"})
_JUNIOR = frozenset({"jr", "sr"})
_TITLES = frozenset({
    *("mr", "mrs", "ms", "sir", "dr", "prof", "rev", "gen", "gov", "governor", "rep"),
    *("sen", "senator", "president", "vice", "former"),
})  # fmt: skip
_EDGE = " \t\n\r\N{NO-BREAK SPACE}\"'`‘’“”«».,:;!?…-–—"


@dataclass(frozen=True, slots=True)
class Said:
    """A quote by its range, its speaker as the text has it, and where; "" for nobody.

    ``name`` is the speaker's fullest name, of a finder that tells it.
    """

    start: int
    end: int
    speaker: str = ""
    at: int | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Spoken(Said):
    """A quote as people found it.

    ``until`` is where the speaker ends, ``head`` its telling word, ``type`` how it is named
    (named, nominal, pronoun; "" for nobody) and ``kind`` the quote's (direct, mixed). ``name`` is
    the telling word of whom a pronoun stands for, where that is told.
    """

    until: int = 0
    head: str = ""
    type: str = ""
    kind: str = "direct"


def is_right(gold: Spoken, found: Said) -> bool:
    """Tell whether the speaker found is gold's.

    Its last word must be gold's head or gold's last word, titles and possessives aside. A pronoun
    is right by its place, too, within gold's mention of the speaker, and by whom it stands for.
    """
    wanted = {last_word(gold.head), last_word(gold.speaker)}
    if last_word(found.speaker) in wanted - {""}:
        return True
    return gold.type == "pronoun" and (_is_there(gold, found) or _is_named(gold, found))


def _is_there(gold: Spoken, found: Said) -> bool:
    return gold.at is not None and found.at is not None and gold.at <= found.at < gold.until


def _is_named(gold: Spoken, found: Said) -> bool:
    return bool(gold.name) and last_word(found.name or found.speaker) == last_word(gold.name)


def last_word(name: str) -> str:
    """Give the last word of a name, folded: a surname, an office, a pronoun; "" for none."""
    words = _WORD.findall(" ".join(_plain(name)))
    return _POSSESSIVE.sub("", words[-1]).strip(".") if words else ""


def _plain(name: str) -> list[str]:
    """Split a name into words, without article, titles before it and "Jr." after."""
    folded = _POSSESSIVE.sub("", name.strip(_EDGE).lower().replace("’", "'"))
    words = folded.split()
    while len(words) > 1 and words[0].rstrip(".") in _ARTICLES | _TITLES:
        del words[0]
    while len(words) > 1 and words[-1].rstrip(".") in _JUNIOR:
        del words[-1]
    return words
