"""Lists by keyset: a cursor names the last item given, so nothing is skipped or given twice."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import urlencode

from flask import request

from api.resource import header

LINK = header("Link", 'The next part, as `<address>; rel="next"`; none at the end.')
Row = TypeVar("Row")


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
    return Part(items, address(cursor(items[-1])) if len(rows) > limit else None)


def address(cursor: str) -> str:
    """Return this request's address, to go on at *cursor*."""
    query = urlencode(request.args.to_dict() | {"cursor": cursor})
    return f"{request.script_root}{request.path}?{query}"
