"""The persons a body names, each mention brought to its fullest form."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.quotes.grammar import BOUNDS, DAYS, DETERMINERS, PRONOUNS, Word, Words
from summarizer.quotes.titles import HONORIFICS, OFFICES, ROLES
from summarizer.text import Span

# "Pieter van der Berg": small words that a name runs through.
_PARTICLES = frozenset(
    ("van", "von", "der", "den", "de", "da", "di", "del", "la", "le", "bin", "al", "ter")
)
# More capitals in a row are a headline.
_LONGEST = 8
# More people of one surname are a list, not a family; the bound keeps a search constant.
_FAMILY = 8

Name = tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """The full names of a body by surname and, for a person called by it, by first name."""

    by_last: dict[str, list[Name]]
    by_first: dict[str, list[Name]]
    starts: set[int]

    def fullest(self, mention: Sequence[Word]) -> Span | None:
        """Find the fullest form of the person that a mention names.

        Of several people of one surname it is the one named last before the mention.
        """
        name = core(mention)
        if not name:
            return None
        given = {key(word) for word in name}
        family = [full for full in self.by_last.get(key(name[-1]), ()) if _fits(given, full)]
        family = family or [
            full for full in self.by_first.get(key(name[0]), ()) if _fits(given, full)
        ]
        full = _nearest(family, name[0].start) or name
        return Span(full[0].start, _end(full[-1]))

    def is_full(self, name: Span) -> bool:
        """Tell whether a range of the body is one of its full names."""
        return name.start in self.starts


def names(words: Words) -> Names:
    """Gather the full names of a body."""
    found = Names({}, {}, set())
    for run in _runs(words.all):
        name = core(run)
        if len(name) > 1:
            found.starts.add(name[0].start)
            _add(found.by_last, key(name[-1]), name)
            _add(found.by_first, key(name[0]), name)
    return found


def core(mention: Sequence[Word]) -> Name:
    """Leave out of a mention what is no name: roles, honorifics and all before them."""
    end = len(mention)
    start = end
    while start > 0 and _is_part(mention, start - 1):
        start -= 1
    while start < end and mention[start].plain in _PARTICLES and not mention[start].is_capital:
        start += 1
    return tuple(mention[start:end])


def _runs(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """Yield the runs of capitals that nothing but one white space parts."""
    start = 0
    for i in range(1, len(words) + 1):
        if i < len(words) and _joins(words[i - 1], words[i]):
            continue
        if 1 < i - start <= _LONGEST:
            yield words[start:i]
        start = i


def _joins(left: Word, right: Word) -> bool:
    return right.start - left.end == 1 and _is_name_word(left) and _is_name_word(right)


def _is_name_word(word: Word) -> bool:
    if word.plain.endswith("'s") and len(word.text) > 2:  # noqa: PLR2004 -- more than the ending
        return False
    return (word.is_capital or word.plain in _PARTICLES) and not word.is_one_of(BOUNDS | DAYS)


def _is_part(mention: Sequence[Word], i: int) -> bool:
    word = mention[i]
    plain = word.plain.rstrip(".")
    title = plain in HONORIFICS or plain in ROLES or plain in OFFICES
    small = not word.is_capital and (word.plain not in _PARTICLES or i == len(mention) - 1)
    glued = i == len(mention) - 1 or not word.plain.endswith("'s")
    other = word.plain in DETERMINERS or word.is_one_of(PRONOUNS) or word.plain in DAYS
    return word.is_word and glued and not (title or small or other)


def _fits(given: set[str], full: Name) -> bool:
    keys = {key(word) for word in full}
    initials = {key[0] for key in keys}
    return all(key in keys or (len(key) == 1 and key in initials) for key in given)


def _nearest(family: Sequence[Name], position: int) -> Name | None:
    """Choose the person named last before a position, in the longest form of the name."""
    earlier = [full for full in family if full[0].start <= position]
    person = next(iter(earlier[::-1] or family), None)
    same = [full for full in family if person and key(full[0]) == key(person[0])]
    return max(same, key=len, default=None)


def _add(table: dict[str, list[Name]], key: str, name: Name) -> None:
    family = table.setdefault(key, [])
    known = [[word.plain for word in full] for full in family]
    if len(family) < _FAMILY and [word.plain for word in name] not in known:
        family.append(name)


def key(word: Word) -> str:
    """Fold a name's word: small letters, neither possessive ending nor stop."""
    return word.plain.removesuffix("'s").rstrip(".")


def _end(word: Word) -> int:
    return word.end - 2 if word.plain.endswith("'s") else word.end
