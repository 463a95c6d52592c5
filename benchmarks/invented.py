"""News of our own making: events in invented words, told by several hands, some of them copied.

Word for word the same wherever it is made: all is drawn by seed, an event by its number.
"""

from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import accumulate
from random import Random
from typing import NamedTuple

from api.submissions import Article
from summarizer.lexicon import words
from summarizer.text import Basis, Precision, Published

YEAR = timedelta(days=365)
AN_EVENT = 3.8
"""So many articles tell of an event on average."""
BEGIN = datetime(2025, 11, 27, tzinfo=UTC)
# Half of what stands in English news are words that tell nothing.
_SMALL = sorted(
    words("""
    the of and to in a that for on with as by at from was were has had have is are be been
    would will which who it its their they he she his her this but not or an more about after before
    over also into than when there where while because until under between during against
""")
)
_WORDS, _NAMES, OUTLETS = 40_000, 6_000, 60
_OPENINGS: Sequence[str] = (*"bcdfghklmnprstvw", "br", "ch", "gr", "pl", "st", "tr")
_VOWELS: Sequence[str] = (*"aeiou", "ai", "ea", "oo")
_ENDS: Sequence[str] = (*"nrstlm", "nd", "rk")
# With it as many articles share a term as do among 1,182 real stories, from the first term to the
# five hundredth.
_FLAT = 100
# An event has so many facts of so many telling words; an article tells some of them, each in one
# sentence with words of its own.
_FACTS, _TELLING, _OWN, _TOLD = 24, 7, 4, (8, 14)
# One article in twenty is a copy of the one before; every third outlet ends all in the same words.
_COPIED, _STANDING = 0.05, 3
# Of three sentences in ten a copy is cut, and two are added.
_CUT, _ADDED = 0.3, 2


class Told(NamedTuple):
    """An article as its sentences, of which the body is joined, and whether it is a copy."""

    article: Article
    sentences: Sequence[str]
    is_copy: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """What happened: when, the names in it, and its facts, each the words that tell it."""

    at: datetime
    names: Sequence[str]
    facts: Sequence[Sequence[str]]

    @classmethod
    def of(cls, number: int, at: datetime) -> "Event":
        """Draw the event of this *number*."""
        draw = Random(f"event {number}")
        # Two names of six that nobody has told of before: news is full of them.
        names = [_zipf(draw, _words()[1]) for _ in range(4)] + [_word(draw).title() for _ in "12"]
        about = [_zipf(draw, _words()[0]) for _ in range(60)]
        facts = [[*draw.sample(about, _TELLING), draw.choice(names)] for _ in range(_FACTS)]
        return cls(at, names, facts)

    def told(self, draw: Random) -> Told:
        """Tell it once more, in other words than before."""
        facts = draw.sample(self.facts, draw.randint(*_TOLD))
        title = " ".join([draw.choice(self.names), *draw.sample(facts[0], 4), "in", self.names[-1]])
        outlet = draw.randrange(OUTLETS)
        own = [_sentence(draw, [*fact, *_fillers(draw, _OWN)]) for fact in facts]
        at = self.at + timedelta(hours=min(draw.expovariate(1 / 12), 96))
        return _article(title, [*own, *_standing(outlet)], outlet, at)


def events(first: int, last: int, count: int) -> Iterator[list[Told]]:
    """Tell the events from *first* to *last* of *count* in a year: the articles of each."""
    for number in range(first, last):
        draw = Random(f"telling {number}")
        event = Event.of(number, BEGIN + YEAR * (number / count))
        told: list[Told] = []
        for _ in range(_articles(draw)):
            copied = told and draw.random() < _COPIED
            told.append(near_copy(draw, told[-1]) if copied else event.told(draw))
        yield told


def near_copy(draw: Random, told: Told) -> Told:
    """Make a copy: three sentences in ten gone, two others added, by another outlet."""
    whole = told.sentences
    kept = sorted(draw.sample(range(len(whole)), len(whole) - round(_CUT * len(whole))))
    sentences = [whole[at] for at in kept]
    for _ in range(_ADDED):
        sentences.insert(draw.randint(0, len(sentences)), _sentence(draw, _fillers(draw, 9)))
    return _copied(draw, told, sentences)


def exact_copy(draw: Random, told: Told) -> Told:
    """Make a copy with the same body under another headline, by another outlet."""
    return _copied(draw, told, told.sentences)


def _copied(draw: Random, told: Told, sentences: Sequence[str]) -> Told:
    title = " ".join(_fillers(draw, 7)).capitalize()
    outlet = int((told.article.source or "").rsplit(" ", 1)[-1])
    at = (told.article.published.at or BEGIN) + timedelta(minutes=draw.randint(5, 600))
    other = (outlet + draw.randint(1, OUTLETS - 1)) % OUTLETS
    return _article(title, sentences, other, at)._replace(is_copy=True)


def _article(title: str, sentences: Sequence[str], outlet: int, at: datetime) -> Told:
    article = Article(
        title,
        " ".join(sentences),
        source=f"Outlet {outlet}",
        language="en",
        published=Published(at, at.isoformat(), Precision.MINUTE, Basis.ABSOLUTE),
    )
    return Told(article, sentences)


def _articles(draw: Random) -> int:
    """Draw how many articles tell of an event: one of most, of few very many."""
    return min(120, int(draw.paretovariate(1.2)))


def _standing(outlet: int) -> list[str]:
    draw = Random(f"outlet {outlet}")
    return [] if outlet % _STANDING else [_sentence(draw, _fillers(draw, 10))]


def _sentence(draw: Random, telling: list[str]) -> str:
    draw.shuffle(telling)
    spoken = (
        word for each in telling for word in (*draw.choices(_SMALL, k=draw.randint(0, 2)), each)
    )
    whole = " ".join(spoken)
    return whole[0].upper() + whole[1:] + "."


def _fillers(draw: Random, count: int) -> list[str]:
    return [_zipf(draw, _words()[0]) for _ in range(count)]


@cache
def _words() -> tuple[Sequence[str], Sequence[str]]:
    draw = Random("words")
    some = dict.fromkeys(_word(draw) for _ in range(_WORDS))
    names = dict.fromkeys(_word(draw).title() for _ in range(_NAMES))
    return tuple(some), tuple(names)


def _word(draw: Random) -> str:
    return "".join(
        draw.choice(_OPENINGS) + draw.choice(_VOWELS) for _ in range(draw.randint(2, 3))
    ) + draw.choice(_ENDS)


def _zipf(draw: Random, ranked: Sequence[str]) -> str:
    """Draw a word by its rank (Zipf's law as Mandelbrot has it, 1953)."""
    places = _places(len(ranked))
    return ranked[bisect(places, draw.random() * places[-1])]


@cache
def _places(count: int) -> Sequence[float]:
    return tuple(accumulate(1 / (_FLAT + rank) for rank in range(count)))
