"""Mentions of who may speak: noun phrases and pronouns, found by the classes of words."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from summarizer.quotes.nouns import SORTS

# What opens a phrase, "one of Ann Lee's", and what may stand inside it.
_OPENING = "(?:Do)?(?:[DGd]|[HCOI]{1,4}G)[DGd]{0,3}"
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
_MENTION = re.compile(
    rf"""
    (?P<P>P) | (?P<W>w)
    | (?P<D>{_OPENING}(?:
        # Up to a verb: "the advisers report", "the mayor walked", "the poll shows"; or up to what
        # has a phrase of its own: "a source close to the mayor".
        [{_INNER}-]{{0,7}}?(?:[zR](?={_PLURAL_VERB})
          | [nRCOIHzm](?=[ab]*(?:v|V{_NO_NOUN})|j[tpo])
          | [nRCOIHz](?=[ab]*(?:m|z(?![vVslbMa,])){_NO_NOUN}))
        | [{_INNER}-]{{0,7}}[njrRCOImMzv](?=,|w|{_VERB})
        | [{_INNER}-]{{0,8}}[njrRCOIvmMz]))
      # "Harbour Minister Ann Lee", "Bank of Kaltovia", "Ann and Bo Lee", "Trump supporters".
    | (?P<C>(?:[nj](?={_MODIFIED}R))?(?:{_MODIFIED}[RHCOI])*{_MODIFIED}{_NAME}
        (?:oD?{_NAME}+|(?<=O)fD?{_NAME}+)*(?:c{_NAME}+(?=[ab]*[slm]))?
        (?:R+|[nvmMz]{{1,2}}(?={_VERB}|(?<=z){_PLURAL_VERB}))*{_NAME}*)
      # "police", "senior officials".
    | (?P<R>[nj]?(?:{_MODIFIED}R)+)
      # "Polls show": a bare plural needs its verb.
    | (?P<N>(?<![{_INNER}D])[njvg]{{0,2}}[nz](?={_VERB}|[MV]))
      # "Some say", "the two say", "said one".
    | (?P<U>D{{1,2}}(?={_VERB})|(?<=s)D(?=[.,]|$))
    """,
    re.VERBOSE,
)


class Mention(NamedTuple):
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
    symbols: list[str] = []
    found: list[Mention] = []
    end = drawn = 0
    if "." in classes[:-1]:
        classes = _SHORT.sub(r"\1\1", classes)
    for match in _MENTION.finditer(classes):
        first, last = match.span()
        sort = match.lastgroup or ""
        symbols += (classes[end:first], sort if sort in "PW" else "N")
        kind = _kind(sort, classes[first:last], words[first], words[last - 1])
        found.append(Mention(first - drawn, first, last - 1, kind))
        drawn += last - first - 1
        end = last
    symbols.append(classes[end:])
    return "".join(symbols), found


def _kind(sort: str, classes: str, first: str, last: str) -> str:
    match sort:
        case "P" | "W":
            return sort + first.lower().replace("’", "'").split("'")[0]
        case "C":
            return "C2" if _SEVERAL.search(classes) else "C1"
        case "D":
            return "D" + (classes[-1] if classes[-1] in "RCO" else SORTS.get(last, "n"))
        case _:
            return sort
