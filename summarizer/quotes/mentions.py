"""Mentions of who may speak: noun phrases and pronouns, found by the classes of words."""

import re
from collections.abc import Sequence
from typing import NamedTuple

# What may stand inside a phrase behind its first word.
_INNER = "nRCOIHvgzmMGS"
# Possessive endings and articles open; a name may run through "of" and a number of initials.
_NAME = r"(?:H\.?|C|O|I\.?)"
_VERB = "[ab]*[slb]"
_MENTION = re.compile(
    rf"""
    (?P<P>P) | (?P<W>w)
      # "the advisers say": a plural, and what then is a verb.
    | (?P<D>[DG]{{1,4}}[{_INNER}-]{{0,7}}?[zR](?=[ab]*M(?:[^nRCOIHmMz]|$))
      # "the mayor claims", "the bridge closed": a noun, and a verb.
      | [DG]{{1,4}}[{_INNER}-]{{0,7}}?[nRCOIHzm](?=[ab]*[vV](?:[^nRCOIHmMz]|$))
      | [DG]{{1,4}}[{_INNER}-]{{0,7}}?[nRCOIHz](?=[ab]*(?:m|z(?![vVslbMa,]))(?:[^nRCOIHmMz]|$))
      | [DG]{{1,4}}[{_INNER}-]{{0,7}}[nRCOImMzv](?=,|w|{_VERB})
      | [DG]{{1,4}}[{_INNER}-]{{0,8}}[nRCOIvmMz])
      # "Harbour Minister Ann Lee", "Bank of Kaltovia", "Ann and Bo Lee", "Trump supporters".
    | (?P<C>(?:n(?=R))?(?:R|{_NAME})*{_NAME}(?:oD?{_NAME}+|(?<=O)fD?{_NAME}+)*
        (?:c{_NAME}+(?=[ab]*[slm]))?(?:R+|[nvmMz]{{1,2}}(?={_VERB}))*{_NAME}*)
      # "police", "senior officials".
    | (?P<R>n?R+)
      # "Polls show": a bare plural needs its verb.
    | (?P<N>(?<![{_INNER}D])[nvg]{{0,2}}[nz](?={_VERB}|[MV]))
      # "Some say", "said one".
    | (?P<U>D(?={_VERB})|(?<=s)D(?=[.,]|$))
    """,
    re.VERBOSE,
)


class Mention(NamedTuple):
    """A mention: the piece of the passage that it is, its words, the last included, and its kind.

    The kinds: a pronoun or "who" spelt out; ``C1`` a capital, ``C2`` a name of several; ``D`` and
    what a determined phrase ends on: a role, a name, another word; ``R`` a bare role, ``N`` a bare
    plural, ``U`` a bare determiner.
    """

    piece: int
    first: int
    last: int
    kind: str


def mentions(classes: str, words: Sequence[str]) -> tuple[str, list[Mention]]:
    """Draw the words of each mention together into one piece.

    Parameters
    ----------
    classes
        A letter for each word, of ``wordclass``.
    words
        The words.

    Returns
    -------
    tuple
        The pieces' symbols, ``N`` for a noun phrase, ``P`` and ``W`` for pronouns, else the word's
        class; and the mentions in order.
    """
    symbols: list[str] = []
    found: list[Mention] = []
    end = drawn = 0
    for match in _MENTION.finditer(classes):
        first, last = match.span()
        sort = match.lastgroup or ""
        symbols += (classes[end:first], sort if sort in "PW" else "N")
        found.append(
            Mention(first - drawn, first, last - 1, _kind(sort, classes[first:last], words[first]))
        )
        drawn += last - first - 1
        end = last
    symbols.append(classes[end:])
    return "".join(symbols), found


def _kind(sort: str, classes: str, word: str) -> str:
    match sort:
        case "P" | "W":
            return sort + word.lower().replace("’", "'").split("'")[0]
        case "C":
            return "C1" if len(classes) == 1 or sum(map(classes.count, "CHOI")) == 1 else "C2"
        case "D":
            return "D" + (classes[-1] if classes[-1] in "RCO" else "n")
        case _:
            return sort
