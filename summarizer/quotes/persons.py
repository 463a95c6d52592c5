"""Who a body speaks of, mention by mention: their names, roles and genders."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from summarizer.quotes.firstnames import MEN, WOMEN
from summarizer.quotes.mentions import Mention
from summarizer.quotes.names import Name, Names, core, fold
from summarizer.quotes.passages import Parsed, Passages
from summarizer.quotes.titles import FEMALE, HONORIFICS, MALE, ROLES
from summarizer.text import Span
from summarizer.value import value

_PRONOUNS = dict.fromkeys(("he", "his", "him", "himself", "He", "His"), "he") | dict.fromkeys(
    ("she", "her", "hers", "herself", "She", "Her"), "she"
)
# A sentence that names more is a list; the bound keeps a look back constant.
_CROWD = 40
_ROLE_LEADS = frozenset(",-(")
_NO_ROLES = (HONORIFICS - ROLES) | {"the", "a", "an"}
_WORD = re.compile(r"\S+")
# A capital inside a sentence is a choice.
_CHOSEN = re.compile(r" ([^\W\d_a-z](?<=[\w,;] .)\w+)")


@value
class Mentioned:
    """A mention of somebody by name: where, the name in its fullest form, and the role beside."""

    passage: int
    mention: Mention
    start: int
    full: Name
    role: Span | None


class Gender(NamedTuple):
    """The pronoun for somebody, "he", "she" or None; *sure* where a name or a title tells it."""

    pronoun: str | None
    sure: bool


class Hints(NamedTuple):
    """What a passage tells: genders by titles, and pronouns where only one person is named."""

    titles: Mapping[tuple[str, ...], str]
    alone: tuple[str, ...] | None
    pronouns: Sequence[str]


class Persons:
    """Whom a body names, passage by passage, found as they are asked for."""

    def __init__(self, text: Passages) -> None:
        """Begin with nobody."""
        self.text = text
        self._found: dict[int, tuple[Mentioned, ...]] = {}
        self._told: dict[int, Hints] = {}
        self._roles: dict[Name, Span | None] = {}

    @cached_property
    def names(self) -> Names:
        """All names of two words and more."""
        return Names(self.text.body)

    @cached_property
    def _chosen(self) -> frozenset[str]:
        return frozenset(_CHOSEN.findall(self.text.body))

    def within(self, number: int) -> Sequence[Mentioned]:
        """Give those whom one passage names, in reading order."""
        found = self._found.get(number)
        if found is None:
            found = self._found[number] = tuple(self._mentions(number))
        return found

    def before(self, position: int, passages: Iterable[int]) -> Iterator[Mentioned]:
        """Yield the mentions of some passages that begin before a position, the last first."""
        for number in passages:
            own = self.within(number)
            if own and own[-1].start >= position:
                own = own[: bisect_left(own, position, key=lambda one: one.start)]
            yield from own[: -_CROWD - 1 : -1]

    def named(self, number: int, mention: Mention) -> Mentioned | None:
        """Say who a mention in a passage names; None where it names nobody."""
        parsed = self.text[number]
        # Most phrases end on a small letter: told before their place in the body is looked up.
        if parsed.words[mention.last][:1].islower():
            return None
        spans = parsed.spans()
        start = spans[mention.first][0]
        name = core(parsed.body, start, spans[mention.last][1])
        if name is None:
            return None
        titles = parsed.body[start : name.start].split()
        told = _told(map(fold, titles), MALE, FEMALE) if titles else None
        full = self.names.fullest(name, told)
        return Mentioned(number, mention, start, full, role_of(parsed, mention, name))

    def has(self, number: int, word: str) -> bool:
        """Tell whether a passage has a word, in small letters or with a capital."""
        start, end = self.text.all[number].start, self.text.all[number].end
        body = self.text.body
        return body.find(word, start, end) >= 0 or body.find(word.capitalize(), start, end) >= 0

    def role(self, full: Name) -> Span | None:
        """Find the role of somebody where the fullest form of the name stands."""
        if full not in self._roles:
            self._roles[full] = self._role(full)
        return self._roles[full]

    def _role(self, full: Name) -> Span | None:
        number = bisect_right(self.text.all, full.start, key=lambda one: one.start) - 1
        if number < 0 or self.text.all[number].end <= full.start:
            return None
        parsed = self.text[number]
        spans = parsed.spans()
        at = bisect_left(parsed.mentions, full.end, key=lambda one: spans[one.last][1])
        near = parsed.mentions[at : at + 1]
        return role_of(parsed, near[0], full) if near and near[0].kind[0] in "CD" else None

    def hints(self, number: int) -> Hints | None:
        """Find what one passage tells of genders; None where it names nobody."""
        own = self.within(number)
        if own and number not in self._told:
            self._told[number] = _told_by(own, self.text[number].words)
        return self._told.get(number)

    def _mentions(self, number: int) -> Iterator[Mentioned]:
        first = self.text[number].words[:1]
        for mention in self.text[number].mentions:
            if mention.kind[0] in "CD":
                found = self.named(number, mention)
                # At the opening of a sentence a capital alone is no choice.
                if found and (
                    mention.first
                    or mention.kind != "C1"
                    or len(found.full.folded) > 1
                    or first[0] in self._chosen
                ):
                    yield found


def _told_by(named: Sequence[Mentioned], words: Sequence[str]) -> Hints:
    titles: dict[tuple[str, ...], str] = {}
    for one in named:
        said = map(fold, words[one.mention.first : one.mention.last + 1])
        told = _told(said, MALE, FEMALE)
        if told:
            titles[one.full.folded] = told
    first = named[0].full.folded
    if any(one.full.folded != first for one in named):
        return Hints(titles, None, ())
    return Hints(titles, first, tuple(filter(None, map(_PRONOUNS.get, words))))


def gender(full: Name, hints: Sequence[Hints]) -> Gender:
    """Tell somebody's gender by titles, else the first name, else the pronouns nearby.

    Parameters
    ----------
    full
        Whose gender is asked for.
    hints
        What each of the passages nearby tells.
    """
    name = full.folded
    told = _more([own.titles[name] for own in hints if name in own.titles])
    if told is None and len(name) > 1:
        told = _told(name[:1], MEN, WOMEN)
    if told:
        return Gender(told, sure=True)
    beside = [pronoun for own in hints if own.alone == name for pronoun in own.pronouns]
    return Gender(_more(beside), sure=False)


def _more(votes: Sequence[str]) -> str | None:
    he = votes.count("he")
    she = len(votes) - he
    if he == she:
        return None
    return "he" if he > she else "she"


def role_of(parsed: Parsed, mention: Mention, name: Name) -> Span | None:
    """Find the role before a name, "harbour minister", or behind a comma, "a farmer"."""
    before = _role_before(parsed.body, parsed.spans()[mention.first][0], name.start)
    if before or parsed.symbols[mention.piece + 1 : mention.piece + 2] not in _ROLE_LEADS:
        return before
    following = parsed.mention(mention.piece + 2)
    if following and following.kind[0] in "DR":
        said = parsed.words[following.first : following.last + 1]
        if not ROLES.isdisjoint(map(fold, said)):
            return parsed.span(following)
    return None


def _role_before(body: str, start: int, end: int) -> Span | None:
    """Keep of the words before a name the role, without articles and honorifics around it."""
    if start == end:
        return None
    words = [
        (match.start(), match.end(), fold(match[0])) for match in _WORD.finditer(body, start, end)
    ]
    while words and words[0][2] in _NO_ROLES:
        del words[0]
    while words and words[-1][2] in _NO_ROLES:
        del words[-1]
    # "Ann and Bo Lee" are two people, and neither is the other's role.
    if not any(word in ROLES for _, _, word in words) or any(word == "and" for _, _, word in words):
        return None
    return Span(words[0][0], words[-1][1])


def _told(words: Iterable[str], he: frozenset[str], she: frozenset[str]) -> str | None:
    for word in words:
        if word in he:
            return "he"
        if word in she:
            return "she"
    return None
