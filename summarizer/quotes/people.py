"""Who the words beside a quotation stand for: kind of mention, and the person's fullest name."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from summarizer.quotes.attributions import Attributed
from summarizer.quotes.grammar import DETERMINERS, PRONOUNS, Word, Words
from summarizer.quotes.names import Names, core, key, names
from summarizer.quotes.places import Paragraph, reporter_openings
from summarizer.quotes.speakers import Attribution, subject
from summarizer.quotes.titles import FEMALE, HONORIFICS, MALE
from summarizer.text import Span, Speaker, SpeakerKind

# A pronoun is looked up among the persons that were subject or speaker last; with three of the
# other gender in between, a reader has lost the thread too.
_MEMORY = 3
_GENDERED = {"he": MALE, "she": FEMALE}


@dataclass(frozen=True, slots=True)
class _Person:
    """A person at a place in the body: by name, and by the gender of a title beside it."""

    start: int
    name: Span
    gender: str | None


@dataclass(frozen=True, slots=True)
class People:
    """The persons of a body, and which of them was spoken of last at every place."""

    words: Words
    names: Names
    common: frozenset[str]
    persons: Sequence[_Person]

    def speaker(self, attribution: Attribution) -> Speaker:
        """Say who the words beside a quotation stand for."""
        span = attribution.speaker
        mention = self.words.between(span.start, span.end)
        sort = _kind(mention, self.common)
        name = None
        if sort is SpeakerKind.NAMED:
            name = self.names.fullest(mention)
        if sort is SpeakerKind.PRONOUN:
            name = self._antecedent(mention[0].plain, span.start)
        return Speaker(span.start, span.end, sort, name)

    def _antecedent(self, pronoun: str, position: int) -> Span | None:
        if pronoun not in _GENDERED:
            return None
        end = bisect_left(self.persons, position, key=_start)
        recent = self.persons[max(0, end - _MEMORY) : end][::-1]
        return next((one.name for one in recent if one.gender in {None, pronoun}), None)


def people(words: Words, paragraphs: Iterable[Paragraph], items: Iterable[Attributed]) -> People:
    """Gather the persons of a body from its names, its subjects and its speakers."""
    common = frozenset(word.text for word in words.all if not word.is_capital)
    known = names(words)
    return People(words, known, common, _persons(words, paragraphs, items, known, common))


def _persons(
    words: Words,
    paragraphs: Iterable[Paragraph],
    items: Iterable[Attributed],
    known: Names,
    common: frozenset[str],
) -> Sequence[_Person]:
    """List the persons that are a sentence's subject or a speaker, in reading order."""
    genders = dict(_genders(words.all))
    openings = map(subject, reporter_openings(words, paragraphs))
    mentions = {found.speaker for found in openings if found}
    mentions |= {item.attribution.speaker for item in items if item.attribution}
    found = (
        _person(mention, known, genders)
        for span in sorted(mentions, key=_start)
        if _kind(mention := words.between(span.start, span.end), common) is SpeakerKind.NAMED
    )
    return [person for person in found if person]


def _person(mention: Sequence[Word], known: Names, genders: dict[str, str]) -> _Person | None:
    """Take a mention for a person's where it has two names or an honorific, and no article."""
    name = known.fullest(mention)
    if name is None or mention[0].plain in DETERMINERS:
        return None
    titled = any(word.plain.rstrip(".") in HONORIFICS for word in mention)
    surname = core(mention)[-1]
    if not titled and not known.is_full(name):
        return None
    return _Person(mention[0].start, name, genders.get(key(surname)))


def _kind(mention: Sequence[Word], common: frozenset[str]) -> SpeakerKind:
    if len(mention) == 1 and mention[0].is_one_of(PRONOUNS):
        return SpeakerKind.PRONOUN
    name = core(mention)
    # "Police said": a capital that only the sentence's beginning gave.
    if not name or (len(mention) == 1 and mention[0].text.lower() in common):
        return SpeakerKind.NOMINAL
    return SpeakerKind.NAMED


def _genders(words: Sequence[Word]) -> Iterator[tuple[str, str]]:
    """Yield the surnames that stand behind "Mr", "Ms" or another word for a man or a woman."""
    for i, word in enumerate(words):
        title = word.plain.rstrip(".")
        gender = next((pronoun for pronoun, titles in _GENDERED.items() if title in titles), None)
        surname = _surname(words, i + 1) if gender else None
        if gender and surname:
            yield key(surname), gender


def _surname(words: Sequence[Word], start: int) -> Word | None:
    """Find the surname of the name that begins here: the last of up to three capitals."""
    end = start
    while end < min(len(words), start + 3) and words[end].is_capital:
        end += 1
    return words[end - 1] if end > start else None


def _start(place: Span | _Person) -> int:
    return place.start
