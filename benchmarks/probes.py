"""What is asked of a store of news, and what it costs there."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from statistics import median
from time import perf_counter
from types import MappingProxyType
from typing import Any

from filling import Made, stored_at
from invented import BEGIN, YEAR, Event, Told, exact_copy, near_copy
from meters import Work, metered
from sqlalchemy.orm import Session

from api.gathering import gather
from api.ingest import ReadArticle, Stored, keep_article, store_article
from api.relations import Relations
from api.schemas.story import MOST_READ, MOST_SHOWN
from models import queries
from models.database import Database
from models.queries import ArticleFilter, StoryFilter
from models.tables import StoryArticle

# So many articles and stories are asked for, and so many of each kind are stored.
ASKED, STORED = 30, 300
# Of so many tries the fastest counts: what else the machine did is not of interest.
_TRIES = 3
_LISTED, _RELATED = 20, 20
_MS = 1000
_WEEK = ArticleFilter(after=BEGIN + YEAR - timedelta(days=7))
Probe = Callable[[Session, Made], Any]


@dataclass(frozen=True, slots=True)
class Cost:
    """What something costs in the middle: work, and milliseconds."""

    work: Work
    ms: float


@dataclass(slots=True)
class Sample:
    """Some articles of a store that are no copies, of one event one."""

    articles: list[Made] = field(default_factory=list)
    count: int = 0

    def of(self, parts: Iterable[list[Made]], share: float) -> Iterator[list[Made]]:
        """Hand *parts* on, and keep a *share* of their events."""
        for number, part in enumerate(parts):
            first = {each.event: each for each in reversed(part) if not each.told.is_copy}
            draw = Random(f"sample {number}")
            self.articles += draw.sample(list(first.values()), round(len(first) * share))
            self.count += len(part)
            yield part


def reads(database: Database, sample: Sequence[Made]) -> dict[str, Cost]:
    """Measure what is read."""
    asked = Random("asked").sample(sample, ASKED)
    return {name: _cost(database, probe, asked) for name, probe in _READS.items()}


def writes(database: Database, sample: Sequence[Made]) -> tuple[dict[str, Cost], float]:
    """Store articles that are no copies; return what it costs, and how many are taken for some."""
    draw = Random("others")
    work: dict[str, list[Work]] = {"its rows": [], "gather": []}
    spent: dict[str, list[float]] = {"read": [], "its rows": [], "gather": []}
    false = 0
    for number, told in enumerate(_others(draw, sample)):
        begin = perf_counter()
        read = ReadArticle.of(told.article)
        spent["read"].append(perf_counter() - begin)
        with database.transaction() as session:
            if number % 2:
                with metered(session) as rows:
                    stored = keep_article(session, read, stored_at(told))
                with metered(session) as gathered:
                    gather(session, [stored.id], stored_at(told))
                work["its rows"].append(rows)
                work["gather"].append(gathered)
            else:
                begin = perf_counter()
                stored = keep_article(session, read, stored_at(told))
                between = perf_counter()
                gather(session, [stored.id], stored_at(told))
                spent["its rows"].append(between - begin)
                spent["gather"].append(perf_counter() - between)
            false += _original(session, stored) is not None
    costs = {
        f"storing: {name}": Cost(_middle(work.get(name, [Work()])), median(times) * _MS)
        for name, times in spent.items()
    }
    return costs, false / STORED


def copies(database: Database, sample: Sequence[Made]) -> tuple[float, float]:
    """Store near copies and exact ones; return the share of each that is known for what it is."""
    draw = Random("copies")
    near = draw.sample(sample, STORED)
    exact = draw.sample(sample, STORED)
    return _found(database, draw, near, near_copy), _found(database, draw, exact, exact_copy)


def _found(
    database: Database,
    draw: Random,
    sample: Sequence[Made],
    copied: Callable[[Random, Told], Told],
) -> float:
    right = 0
    for each in sample:
        told = copied(draw, each.told)
        with database.transaction() as session:
            stored = store_article(session, ReadArticle.of(told.article), stored_at(told))
            right += _original(session, stored) == each.id
    return right / len(sample)


def _original(session: Session, stored: Stored) -> object:
    place = session.get(StoryArticle, stored.id)
    return place and place.original_id


def _others(draw: Random, sample: Sequence[Made]) -> Iterator[Told]:
    """Tell events that the store has once more, in other words, and as many that it has not."""
    for each in draw.sample(sample, STORED // 2):
        yield Event.of(each.event, each.told.article.published.at or BEGIN).told(draw)
    for number in range(STORED - STORED // 2):
        yield Event.of(-number - 1, BEGIN + YEAR * draw.random()).told(draw)


def _related(session: Session, made: Made) -> Any:
    return Relations.of(session, [made.id], _RELATED)


def _listed(wanted: StoryFilter) -> Probe:
    def probe(session: Session, _: Made) -> Any:
        stories = queries.find_stories(session, wanted, limit=_LISTED + 1)
        ids = [each.id for each in stories[:_LISTED]]
        queries.latest_articles(session, ids, MOST_SHOWN)
        return queries.tellers(session, ids)

    return probe


def _story(session: Session, made: Made) -> Any:
    found = queries.story(session, made.story)
    queries.former_ids(session, made.story)
    queries.accounts(session, made.story, MOST_READ)
    return found, queries.tellers(session, [made.story])


_READS: Mapping[str, Probe] = MappingProxyType({
    "related": _related,
    "20 stories": _listed(StoryFilter()),
    "of ten articles or more": _listed(StoryFilter(fewest=10)),
    "of an outlet": _listed(StoryFilter(having=ArticleFilter(source="Outlet 7"))),
    "of the last week": _listed(StoryFilter(having=_WEEK)),
    "one story": _story,
})  # fmt: skip


def _cost(database: Database, probe: Probe, asked: Sequence[Made]) -> Cost:
    work, spent = [], []
    for each in asked:
        with database.reading() as session:
            with metered(session) as one:
                probe(session, each)
            work.append(one)
        spent.append(min(_seconds(database, probe, each) for _ in range(_TRIES)))
    return Cost(_middle(work), median(spent) * _MS)


def _seconds(database: Database, probe: Probe, made: Made) -> float:
    with database.reading() as session:
        begin = perf_counter()
        probe(session, made)
        return perf_counter() - begin


def _middle(work: Sequence[Work]) -> Work:
    return Work(*(round(median(getattr(each, name) for each in work)) for name in Work.__slots__))
