"""The articles that have each of some things, so many of each and no more."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import TextualSelect, text
from sqlalchemy.orm import InstrumentedAttribute, Session

Column = InstrumentedAttribute[Any]


def holders(
    session: Session,
    thing: Column,
    values: Sequence[Any],
    article: Column,
    *more: Column,
    most: int,
    latest: bool = False,
) -> Sequence[Any]:
    """Read, of each of *values* that *thing* has, the value, the *article* and *more* columns.

    Of each up to *most* rows, those of the articles stored first, or *latest*: what is read does
    not grow with the store.
    """
    if not values:
        return []
    statement = _some((thing, article, *more), len(values), most, latest=latest)
    return session.execute(statement, {f"value{at}": value for at, value in enumerate(values)}).all()


@cache
def _some(columns: tuple[Column, ...], count: int, most: int, *, latest: bool) -> TextualSelect:
    """Put together one statement of so many, each with a limit.

    Of SQLAlchemy's parts it would take longer to build than to execute.
    """
    thing, article, *_ = names = [column.key for column in columns]
    table = columns[0].class_.__tablename__
    order = "DESC" if latest else "ASC"
    parts = (
        f"SELECT * FROM (SELECT {', '.join(names)} FROM {table} WHERE {thing} = :value{at}"  # noqa: S608 - our own names
        f" ORDER BY {article} {order} LIMIT {most}) AS some{at}"
        for at in range(count)
    )
    return text(" UNION ALL ".join(parts)).columns(*columns)
