"""Lists by keyset: a cursor names the last item given, so nothing is skipped or given twice."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import urlencode
from uuid import UUID

from flask import request

from api.resource import header

LINK = header("Link", 'The next part, as `<address>; rel="next"`; none at the end.')
Row = TypeVar("Row")


def id_cursor(last: UUID) -> str:
    """Write the place behind the item with this id."""
    return last.hex


def id_of(cursor: str | None) -> UUID | None:
    """Read a place that `id_cursor` wrote and the schema has checked."""
    return None if cursor is None else UUID(cursor)


def rank_cursor(article: UUID, rank: int) -> str:
    """Write the place behind the quote of this rank in this article; ranks stay within 28 bits."""
    return f"{article.hex}{rank:07x}"


def rank_of(cursor: str | None) -> tuple[UUID, int] | None:
    """Read a place that `rank_cursor` wrote and the schema has checked."""
    return None if cursor is None else (UUID(cursor[:32]), int(cursor[32:], 16))


def name_cursor(name: str) -> str:
    """Write the place behind this name."""
    return name.encode().hex()


def name_of(cursor: str | None) -> str | None:
    """Read a place that `name_cursor` wrote and the schema has checked; any bytes name a place."""
    return None if cursor is None else bytes.fromhex(cursor).decode(errors="replace")


@dataclass(frozen=True, slots=True)
class Part(Generic[Row]):
    """A part of a list, and the address where it goes on."""

    items: Sequence[Row]
    next: str | None

    @property
    def headers(self) -> dict[str, str]:
        """The ``Link`` header (RFC 8288) that leads on; none at the end."""
        return {"Link": f'<{self.next}>; rel="next"'} if self.next else {}


def part(rows: Sequence[Row], limit: int, cursor: Callable[[Row], str]) -> Part[Row]:
    """Cut *rows*, asked for with one more than *limit*, to a part of a list."""
    items = rows[:limit]
    return Part(items, _address(cursor(items[-1])) if len(rows) > limit else None)


def _address(cursor: str) -> str:
    """Return this request's address, to go on at *cursor*."""
    query = urlencode(request.args.to_dict() | {"cursor": cursor})
    return f"{request.script_root}{request.path}?{query}"
