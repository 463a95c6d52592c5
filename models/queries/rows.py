"""Rows put in, put in another's place, and taken out: what the statements of all tables share."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from models.base import Base
from models.tables import Article, Page, Source, Summary

# A row by its attributes' names; rows of one table have the same keys, so that they go in at once.
Row = Mapping[str, Any]
Parts = Mapping[type[Base], Sequence[Row]]

# Held by a row that others will refer to: it stays until the transaction ends. It hinders nobody
# but who deletes. SQLite has no such lock and needs none: it has one writer at a time.
KEEP: dict[str, Any] = {"read": True, "key_share": True}
# Held by who changes a row alone: others may go on referring to it.
CHANGE: dict[str, Any] = {"key_share": True}


def stored(
    session: Session, table: type[Article | Page], row: Row, parts: Parts, owner: str
) -> UUID | None:
    """Insert *row* with its parts; return its id, or None where it is there already."""
    found = inserted(session, table, row)
    if found is None:
        return None
    insert_parts(session, parts, owner, found)
    return found


def replace_parts(session: Session, parts: Parts, owner: str, owner_id: UUID) -> None:
    """Put other parts in the place of an article's, or a page's."""
    for part in parts:
        session.execute(delete(part).where(getattr(part, owner) == owner_id))
    insert_parts(session, parts, owner, owner_id)


def insert_parts(session: Session, parts: Parts, owner: str, owner_id: UUID) -> None:
    """Insert the parts of an article, or of a page."""
    for part, rows in parts.items():
        if rows:
            # By default rows that differ in which values are None go in by separate statements.
            whole = insert(part).execution_options(render_nulls=True)
            session.execute(whole, [{**row, owner: owner_id} for row in rows])


def inserted(
    session: Session, table: type[Article | Page | Source | Summary], row: Row
) -> UUID | None:
    """Insert *row*; return its id, or None where a unique value of it is there already."""
    new = _insert(session)(table).values(**row)
    found: UUID | None = session.scalar(new.on_conflict_do_nothing().returning(table.id))
    return found


def added(session: Session, table: type[Base], row: Row) -> bool:
    """Insert *row*; tell whether it is new, which none is that has another's key."""
    new = _insert(session)(table).values(**row).on_conflict_do_nothing()
    return bool(session.execute(new.returning(*table.__mapper__.primary_key)).first())


def put_all(session: Session, table: type[Base], new: Sequence[Row]) -> None:
    """Insert rows; those of which the id is there already are given what is new."""
    if new:
        every = _insert(session)(table).values(new)
        values = {name: every.excluded[name] for name in new[0]}
        session.execute(every.on_conflict_do_update(index_elements=["id"], set_=values))


def put(session: Session, table: type[Base], key: Row, values: Row) -> None:
    """Insert the row with this *key*, or give it other *values* where it is there already."""
    new = _insert(session)(table).values(**key, **values)
    session.execute(new.on_conflict_do_update(index_elements=list(key), set_=values))


def deleted(session: Session, table: type[Page], row_id: UUID) -> bool:
    """Delete a row; tell whether there was one."""
    found = session.scalar(delete(table).where(table.id == row_id).returning(table.id))
    return found is not None


def _insert(session: Session) -> Callable[[type[Base]], Any]:
    """Give the insert of the session's database, which both write alike from here on."""
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    return sqlite.insert if is_sqlite else postgresql.insert
