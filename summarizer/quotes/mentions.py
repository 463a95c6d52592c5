"""Mentions of who may speak: noun phrases and pronouns, found by the classes of words."""

import re
from collections.abc import Sequence

from summarizer.quotes.nouns import SORTS
from summarizer.remembered import Remembered
from summarizer.value import value

# What may stand inside a phrase.
_INNER = "njrRCOIHvgzmMGSd"
_NAME = "[HCOI]"
# "Former deputy"; more in a row would be looked through again from each of them.
_MODIFIED = "r{0,3}"
_VERB = "[ab]*[slb]"
# What may be a noun or a verb is a verb where no other noun follows.
_NO_NOUN = "(?:[^njrROHmMz]|$)"
_PLURAL_VERB = f"[ab]*M{_NO_NOUN}"
# The stop of an initial or of "Mr." is part of what follows.
_SHORT = re.compile(rf"([HI])\.(?=[{_INNER}])")
_SEVERAL = re.compile(f"{_NAME}.*{_NAME}")
# Every sort begins with a set, so that a search passes at once over what begins none, and is named
# where it ends.
_MENTION = re.compile(
    rf"""
    P(?P<P>) | w(?P<W>)
    # "The", "his", "city's", "Ann Lee's", "one of Ann Lee's".
    | [DGdHCOI](?:(?<=[DGd])(?:(?<=D)o(?:[DGd]|{_NAME}{{1,4}}G))?|(?<={_NAME}){_NAME}{{0,3}}G)
      [DGd]{{0,3}}(?:
        # Up to a verb: "the advisers report", "the mayor walked", "the poll shows"; or up to what
        # has a phrase of its own: "a source close to the mayor".
        [{_INNER}-]{{0,7}}?(?:[zR](?={_PLURAL_VERB})
          | [nRCOIHzm](?=[ab]*(?:v|V{_NO_NOUN})|j[tpo])
          | [nRCOIHz](?=[ab]*(?:m|z(?![vVslbMa,])){_NO_NOUN}))
        | [{_INNER}-]{{0,7}}[njrRCOImMzv](?=,|w|{_VERB})
        | [{_INNER}-]{{0,8}}[njrRCOIvmMz])(?P<D>)
      # "Harbour Minister Ann Lee", "Bank of Kaltovia", "Ann and Bo Lee", "Trump supporters".
    | [njrRHCOI](?:(?<=[nj]){_MODIFIED}R|(?<=[RHCOI])|(?<=r)r{{0,2}}[RHCOI])
        (?:{_MODIFIED}[RHCOI])*(?<={_NAME})
        (?:oD?{_NAME}+|(?<=O)fD?{_NAME}+)*(?:c{_NAME}+(?=[ab]*[slm]))?
        (?:R+|[nvmMz]{{1,2}}(?={_VERB}|(?<=z){_PLURAL_VERB}))*{_NAME}*(?P<C>)
      # "police", "senior officials".
    | [njrR](?:(?<=[nj]){_MODIFIED}R|(?<=R)|(?<=r)r{{0,2}}R)(?:{_MODIFIED}R)*(?P<R>)
      # "Polls show": a bare plural needs its verb.
    | [njvgz](?<![{_INNER}D].)(?:(?<!z)[njvg]?[nz]|(?<=[nz]))(?={_VERB}|[MV])(?P<N>)
      # "Some say", "the two say", "said one".
    | D(?:D?(?={_VERB})|(?<=sD)(?=[.,]|$))(?P<U>)
    """,
    re.VERBOSE,
)
_PRONOUNS = frozenset("PW")
# What a phrase ends on is told by its class alone, other nouns by their sort.
_DETERMINED = {"R": "DR", "C": "DC", "O": "DO"}


@value
class Mention:
    """A mention: the piece of the passage that it is, its words, the last included, and its kind.

    The kinds: a pronoun or "who" spelt out; ``C1`` a capital, ``C2`` a name of several; ``D`` and
    what a determined phrase ends on: a role, a name, a noun by its sort; ``R`` a bare role, ``N`` a
    bare plural, ``U`` a bare determiner.
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
    found: list[Mention] = []
    drawn = 0

    def draw(match: re.Match[str]) -> str:
        nonlocal drawn
        first, last = match.span()
        symbol, kind = "N", match.lastgroup or ""
        if kind == "D":
            kind = _DETERMINED.get(classes[last - 1]) or f"D{SORTS.get(words[last - 1], 'n')}"
        elif kind == "C":
            kind = "C2" if _SEVERAL.search(classes, first, last) else "C1"
        elif kind in _PRONOUNS:
            symbol, kind = kind, kind + _SPELT[words[first]]
        found.append(Mention(first - drawn, first, last - 1, kind))
        drawn += last - first - 1
        return symbol

    if "." in classes[:-1]:
        classes = _SHORT.sub(r"\1\1", classes)
    return _MENTION.sub(draw, classes), found


def _spelt(pronoun: str) -> str:
    """Spell a pronoun as kinds do: of "They’re", "they"."""
    return pronoun.lower().replace("’", "'").split("'")[0]


_SPELT = Remembered(_spelt)
