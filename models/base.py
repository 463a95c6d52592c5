"""What every table shares: names for its constraints, its ids and its idea of time."""

from datetime import UTC, datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import DateTime, Dialect, MetaData, Text, Uuid
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator
from uuid_utils.compat import uuid7

__all__ = ["Base", "UTCDateTime", "now", "uuid7"]

# A migration drops a constraint by its name, so no name is left to the database.
NAMES = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
}


class UTCDateTime(TypeDecorator[datetime]):
    """A moment: only aware values go in, in any zone; aware UTC comes out.

    PostgreSQL answers in the connection's zone and SQLite forgets zones: both are set right here.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn *value* to UTC; raise ValueError where it has no zone."""
        del dialect
        if value is None:
            return None
        if value.utcoffset() is None:
            raise ValueError(f"a stored time needs a zone, got {value!r}")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give *value* its zone back."""
        del dialect
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """The registry of all tables.

    Text is kept to the letter on both databases, but for what neither can hold: PostgreSQL's text
    has no NUL character and UTF-8 has no lone surrogates. Refuse both before they come here.
    """

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {datetime: UTCDateTime, str: Text, UUID: Uuid}


def now() -> datetime:
    """Tell the time, in UTC."""
    return datetime.now(UTC)
