"""New stores filled at once with news of our own making: rows of the project's own, in bulk."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from datetime import datetime, timedelta
from multiprocessing import get_context
from operator import attrgetter, itemgetter
from random import Random
from typing import Any, NamedTuple
from uuid import UUID

import orjson
from invented import BEGIN, OUTLETS, Told, events
from sqlalchemy import Connection, insert
from sqlalchemy.schema import (
    AddConstraint,
    CreateIndex,
    DropConstraint,
    DropIndex,
    ExecutableDDLElement,
)

from api.rows import article_row
from models.base import Base
from models.database import Database
from models.tables import Article, Sentence, Sketch, Source, Story, StoryArticle, Term
from summarizer.likeness import sketch
from summarizer.subject import subject

# So many events are made and written together, by so many processes.
_EVENTS, _PROCESSES = 250, 2
_LATER = timedelta(minutes=7)
_SOURCES = {f"Outlet {number}": UUID(int=number + 1) for number in range(OUTLETS)}
# What hastens the writing, and changes nothing of what is written.
_HASTY = {
    "sqlite": (
        "PRAGMA foreign_keys = OFF",
        "PRAGMA synchronous = OFF",
        "PRAGMA cache_size = -2000000",
    ),
    "postgresql": ("SET session_replication_role = replica", "SET maintenance_work_mem = '1GB'"),
}
# The indexes of these are made anew at the end: row by row they take longest.
_BULKY = (Term.metadata.tables["terms"], Term.metadata.tables["sketches"])
Rows = Mapping[type[Base], Sequence[Mapping[str, Any]]]


class Made(NamedTuple):
    """An article with its story, the number of its event, and what it is found by."""

    id: UUID
    story: UUID
    event: int
    told: Told
    original: UUID | None
    terms: Sequence[tuple[str, float]]
    marks: Sequence[int]


def made(count: int) -> Iterator[list[Made]]:
    """Make the articles of *count* events, which fill a year, in parts, by time."""
    with ProcessPoolExecutor(_PROCESSES, mp_context=get_context("spawn")) as pool:
        begun: deque[Future[list[Made]]] = deque()
        for first in range(0, count, _EVENTS):
            begun.append(pool.submit(_made, first, min(first + _EVENTS, count), count))
            if len(begun) > 2 * _PROCESSES:
                yield begun.popleft().result()
        for each in begun:
            yield each.result()


def fill(databases: Sequence[Database], parts: Iterable[Sequence[Made]]) -> None:
    """Write articles into databases that have tables and no rows yet."""
    connections = [each.engine.connect() for each in databases]
    sources = [{"id": key, "name": name} for name, key in _SOURCES.items()]
    for connection in connections:
        _hasten(connection)
        _put(connection, {Source: sources})
    for part in parts:
        rows = _rows(part)
        for connection in connections:
            _put(connection, rows)
    for connection in connections:
        _finish(connection)
        connection.invalidate()  # nobody else is to be so hasty
        connection.close()


def stored_at(told: Told) -> datetime:
    """Tell when an article is stored: some minutes after it appeared."""
    return (told.article.published.at or BEGIN) + _LATER


def _hasten(connection: Connection) -> None:
    raw = connection.connection
    for statement in _HASTY[connection.dialect.name]:
        raw.cursor().execute(statement)
    raw.commit()
    for table in _BULKY:
        if connection.dialect.name == "postgresql":
            _each(connection, DropConstraint(table.primary_key, isolate_from_table=False))
        _each(connection, *map(DropIndex, table.indexes))


def _finish(connection: Connection) -> None:
    for table in _BULKY:
        if connection.dialect.name == "postgresql":
            _each(connection, AddConstraint(table.primary_key, isolate_from_table=False))
        _each(connection, *map(CreateIndex, table.indexes))


def _each(connection: Connection, *statements: ExecutableDDLElement) -> None:
    for statement in statements:
        connection.execute(statement)
    connection.commit()


def _put(connection: Connection, rows: Rows) -> None:
    for table, some in rows.items():
        if some and connection.dialect.name == "sqlite":
            # In SQLite these tables are their own indexes, and faster to write in order.
            key = next(iter(some[0]))
            connection.execute(insert(table), sorted(some, key=itemgetter(key)))
        elif some:
            _copy(connection, table, some)
    connection.commit()


def _copy(connection: Connection, table: type[Base], rows: Sequence[Mapping[str, Any]]) -> None:
    raw: Any = connection.connection.dbapi_connection
    statement = f"COPY {table.__tablename__} ({', '.join(rows[0])}) FROM STDIN"
    with raw.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(tuple(row.values()))
    raw.commit()


def _made(first: int, last: int, count: int) -> list[Made]:
    articles = [
        article
        for number, told in zip(range(first, last), events(first, last, count), strict=True)
        for article in _of_event(number, told)
    ]
    return sorted(articles, key=attrgetter("id"))


def _of_event(number: int, told: Iterable[Told]) -> Iterator[Made]:
    draw = Random(f"ids {number}")
    story, before = _id(BEGIN, draw), None
    for each in told:
        about = subject(each.article.body, each.article.title)
        own = _id(stored_at(each), draw)
        original = before if each.is_copy else None
        yield Made(own, story, number, each, original, about, sketch(each.article.body))
        before = original or own


def _id(at: datetime, draw: Random) -> UUID:
    """Draw an id in the order of time, as the store has them (RFC 9562, version 7)."""
    moment = int(at.timestamp() * 1000)
    return UUID(
        int=moment << 80 | 7 << 76 | draw.getrandbits(12) << 64 | 2 << 62 | draw.getrandbits(62)
    )


def _rows(part: Sequence[Made]) -> Rows:
    return {
        Article: [_article(each) for each in part],
        Story: list(_stories(part)),
        StoryArticle: [
            {"article_id": each.id, "story_id": each.story, "original_id": each.original}
            | {"likeness": each.original and 0.7}
            for each in part
        ],
        Sentence: [row for each in part for row in _sentences(each)],
        Term: [
            {"key": key, "article_id": each.id, "weight": weight}
            for each in part
            for key, weight in each.terms
        ],
        Sketch: [{"mark": mark, "article_id": each.id} for each in part for mark in each.marks],
    }


def _article(made: Made) -> dict[str, Any]:
    row = article_row(made.told.article, "en")
    return {
        **{name: value for name, value in row.items() if value is not None},
        "id": made.id,
        "source_id": _SOURCES[made.told.article.source or ""],
        "created_at": stored_at(made.told),
        "document": orjson.dumps(row),
    }


def _sentences(made: Made) -> Iterator[dict[str, Any]]:
    start = 0
    for position, words in enumerate(made.told.sentences):
        end = start + len(words)
        yield {
            "article_id": made.id,
            "position": position,
            "paragraph": 0,
            "start_offset": start,
            "end_offset": end,
        }
        start = end + len(" ")


def _stories(part: Sequence[Made]) -> Iterator[dict[str, Any]]:
    by_story: defaultdict[UUID, list[Made]] = defaultdict(list)
    for each in part:
        by_story[each.story].append(each)
    for story, articles in by_story.items():
        stored = [stored_at(each.told) for each in articles]
        yield {
            "id": story,
            "article_count": len(articles),
            "first_at": min(stored) - _LATER,
            "last_at": max(stored) - _LATER,
            "created_at": min(stored),
            "updated_at": max(stored),
        }
