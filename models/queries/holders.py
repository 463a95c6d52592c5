"""The articles that have each of some things: so many of each, and no more."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, islice, repeat
from typing import Any

from sqlalchemy import TextualSelect, text
from sqlalchemy.orm import InstrumentedAttribute, Session

Column = InstrumentedAttribute[Any]

# So many things are looked up at once. SQLite takes no more than 500, and of each number that is
# ever looked up a statement is kept, so that there are to be few.
_SIZES = (16, 32, 100, 250, 500)


def holders(
    session: Session,
    columns: Sequence[Column],
    things: Sequence[Any],
    *,
    most: int,
    latest: bool = False,
) -> Iterator[Any]:
    """Read, of each of some different *things*, up to *most* rows that have it.

    Of *columns* the first is where the thing is, the second the article. Of the articles that have
    it, those that were stored first are taken, or the *latest*: what is read does not grow with
    the store.
    """
    for first in range(0, len(things), _SIZES[-1]):
        some = things[first : first + _SIZES[-1]]
        size = next(size for size in _SIZES if size >= len(some))
        padded = islice(chain(some, repeat(None)), size)
        wanted = {f"thing{at}": thing for at, thing in enumerate(padded)}
        yield from session.execute(_some(tuple(columns), size, most, latest=latest), wanted)


@cache
def _some(columns: tuple[Column, ...], count: int, most: int, *, latest: bool) -> TextualSelect:
    """Put together one statement of so many, each with a limit.

    Of SQLAlchemy's parts it would take longer to build than to execute.
    """
    names = [column.key for column in columns]
    table, order = columns[0].class_.__tablename__, "DESC" if latest else "ASC"
    parts = (
        f"SELECT * FROM (SELECT {', '.join(names)} FROM {table} WHERE {names[0]} = :thing{at}"  # noqa: S608 - our own names
        f" ORDER BY {names[1]} {order} LIMIT {most}) AS some{at}"
        for at in range(count)
    )
    return text(" UNION ALL ".join(parts)).columns(*columns)
