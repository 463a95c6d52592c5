"""The persons and bodies that a text names, each mention brought to its fullest form."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from summarizer.lexicon import words
from summarizer.quotes.firstnames import MEN, WOMEN
from summarizer.quotes.titles import HONORIFICS, MODIFIERS, OFFICES, ROLES
from summarizer.quotes.wordclass import word_class

# "Pieter van der Berg": small words that a name runs through.
_PARTICLES = "van|von|der|den|de|da|di|del|la|le|bin|al|ter|ní|ó"
_CAPITAL = "[A-ZÀ-ÖØ-ÞĀ-Ž]"
_SHORT = "Mr|Mrs|Ms|Dr|Prof|Rev|Sen|Rep|Gov|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Del|Hon|St|Jr|Sr"
# A stop is part of a name behind initials and what is short for a title.
_REST = rf"[\w'’-]*+(?:\.{_CAPITAL}\b\.?)*+"
_SHORT_PART = rf"(?:{_SHORT}|{_CAPITAL})\.(?=[ \u00a0])"
_PART = rf"(?:{_SHORT_PART}|{_CAPITAL}{_REST})"
# The same, begun from its first letter, so that a search skips to letters that may begin one; what
# is short for a title is looked at again from there.
_FIRST = (
    rf"{_CAPITAL}(?<![\w'’-].)"
    rf"(?:{_REST}|(?<=(?={_SHORT_PART}).)\w*\.)"
)
_RUN = re.compile(rf"{_FIRST}(?:[ \u00a0](?:(?:{_PARTICLES})[ \u00a0])*{_PART})+")
_WORD = re.compile(r"[^\s]+")
# More capitals in a row are a headline.
_LONGEST = 8
# And a longer one is no name: an index would not hold it.
_WIDEST = 200
# More people of one surname are a list, not a family; the bound keeps a search constant.
_FAMILY = 8
_TITLES = HONORIFICS | ROLES | OFFICES | MODIFIERS
_OTHERS = {"he": WOMEN, "she": MEN}
_NAME_CLASSES = frozenset("CIO")
_SMALL = words(_PARTICLES.replace("|", " "))


class Name(NamedTuple):
    """A name in the body, without titles and possessive ending, and its words folded."""

    start: int
    end: int
    folded: tuple[str, ...]


class Names:
    """The names of two words and more of a body, found by their last word or their first."""

    def __init__(self, body: str) -> None:
        """Find all runs of capitals, linear in the body's length; names are made of few of them."""
        self._body = body
        self._runs: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self._families: dict[str, list[Name]] = {}
        for run in _RUN.finditer(body):
            span = run.span()
            for word in set(map(fold, set(run[0].split()) - _SMALL)):
                self._runs[word].append(span)

    def fullest(self, name: Name, gender: str | None = None) -> Name:
        """Find the fullest form of what a name names: itself, or one of more words that fits.

        Of several of one surname it is the one named last before, and nobody whose first name is
        not of the *gender*, "he" or "she".
        """
        given, others = name.folded, _OTHERS.get(gender or "", ())
        for at in (-1, 0):
            word = given[at]
            family = [
                full
                for full in self._family(word)
                if full.folded[at] == word and _fits(given, full) and full.folded[0] not in others
            ]
            if family:
                return _nearest(family, name.start) or name
        return name

    def _family(self, word: str) -> Sequence[Name]:
        """Give the different names that have a word, as far as they are a family and no list."""
        if word not in self._runs:
            return ()
        if word not in self._families:
            found: dict[tuple[str, ...], Name] = {}
            for start, end in self._runs[word]:
                name = core(self._body, start, end)
                if name and 1 < len(name.folded) <= _LONGEST:
                    found.setdefault(name.folded, name)
                if len(found) == _FAMILY:
                    break
            self._families[word] = list(found.values())
        return self._families[word]


def core(body: str, start: int, end: int) -> Name | None:
    """Find the name in a mention: what stands behind its titles, None where it has only those.

    Parameters
    ----------
    body, start, end
        The mention as a range of *body*, in code points: "the harbour minister Ann Lee's".
    """
    found = _core(body[start:end]) if end - start <= _WIDEST else None
    return Name(start + found[0], start + found[1], found[2]) if found else None


# The same few names come again and again in a text.
@lru_cache(maxsize=2**12)
def _core(mention: str) -> tuple[int, int, tuple[str, ...]] | None:
    kept = list(_name_at_end(list(_WORD.finditer(mention))))[::-1]
    while kept and kept[0][0] in _SMALL:
        del kept[0]
    if not kept:
        return None
    last = kept[-1]
    stop = last.end() - 2 * last[0].endswith(("'s", "’s"))
    while mention[stop - 1] in ".,;:'’":
        stop -= 1
    return kept[0].start(), stop, tuple(fold(part[0]) for part in kept)


def _name_at_end(parts: Sequence[re.Match[str]]) -> Iterator[re.Match[str]]:
    """Yield the words of the name that ends a mention, the last first."""
    for part in reversed(parts):
        if not _is_part(part[0], last=part is parts[-1]):
            return
        yield part


def _is_part(word: str, *, last: bool) -> bool:
    if word in _SMALL:
        return not last
    bare = word.rstrip(".,;:'’")
    if not bare or not bare[0].isupper() or (not last and word[-1] in "'’"):
        return False
    folded = fold(word)
    if folded in _TITLES:
        return False
    sort = word_class(bare)
    return sort in _NAME_CLASSES or (sort == "G" and last)


@lru_cache(maxsize=2**14)
def fold(word: str) -> str:
    """Fold a name's word: small letters, neither possessive ending nor stops."""
    return word.lower().replace("’", "'").rstrip(".,;:'").removesuffix("'s").replace(".", "")


def _fits(given: Sequence[str], full: Name) -> bool:
    others = set(given).difference(full.folded)
    return not others or others <= {word[0] for word in full.folded}


def _nearest(family: Sequence[Name], position: int) -> Name | None:
    """Choose who was named last before a position, in the longest form of the name."""
    if len(family) == 1:
        return family[0]
    earlier = [full for full in family if full.start <= position]
    person = next(iter(earlier[::-1] or family), None)
    same = [full for full in family if person and full.folded[0] == person.folded[0]]
    return max(same, key=lambda full: len(full.folded), default=None)
