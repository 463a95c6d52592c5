"""How far a list was given: cursors, opaque, signed, and good for their own list alone."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any, Generic, TypeVar

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer

from api.problems import CursorMismatch, Unreadable

Place = TypeVar("Place")
# These change what is given of a list, and not the list.
_FREE = {"cursor", "limit", "wait", "include", "selection", "embed"}
_FIRST = datetime(2025, 1, 1, tzinfo=UTC)
# More than 63 bits are no number of a row.
_MOST = 2**63 - 1
_NOT_OURS = "No such cursor: take it from `next` as it stands."


@dataclass(frozen=True, slots=True)
class Progress(Generic[Place]):
    """What a list was asked for, the place to go on behind, and when the list began.

    ``asked`` stands for the filters and the sort.
    """

    asked: str
    after: Place | None
    now: datetime

    @classmethod
    def of(cls, query: Mapping[str, Any], place: Callable[..., Place]) -> "Progress[Place]":
        """Take the parameters of a request, as their schema has checked them.

        *place* makes a place out of the parts that a cursor was written of; whatever they are, it
        raises TypeError, ValueError or AttributeError where they are none of such a list.

        Raises
        ------
        Unreadable
            If the cursor was not written by `cursor`, or not with this server's secret.
        CursorMismatch
            If it was written for another list than *query* asks for.
        """
        asked = _digest({name: value for name, value in query.items() if name not in _FREE})
        if "cursor" not in query:
            return cls(asked, None, _beginning(query))
        return cls(asked, *_read(query["cursor"], asked, place))

    def cursor(self, *place: str | int | None) -> str:
        """Write for an address where the list goes on: behind *place*, by its parts."""
        return str(_signer().dumps([self.asked, *place, int(self.now.timestamp())]))

    def moment(self, told: datetime | timedelta | None) -> datetime | None:
        """Return a moment that may be told by how long ago it is; it stays as the list goes on."""
        return self.now - told if isinstance(told, timedelta) else told


def number(told: Any) -> int:
    """Take the number of a row for a place; raise ValueError where it is none."""
    if not isinstance(told, int) or not 0 <= told <= _MOST:
        raise ValueError("no number of a row")
    return told


def _beginning(query: Mapping[str, Any]) -> datetime:
    """Tell when a list begins, if a time counts from it; else its cursors stay what they are."""
    if not any(isinstance(value, timedelta) for value in query.values()):
        return _FIRST
    # Whole seconds are what a cursor keeps.
    return datetime.now(UTC).replace(microsecond=0)


def _read(text: str, asked: str, place: Callable[..., Place]) -> tuple[Place, datetime]:
    try:
        was_asked, *parts, since = _signer().loads(text)
        if was_asked != asked:
            raise CursorMismatch
        return place(*parts), _since(since)
    # The secret may be known, so that anything may be signed.
    except (
        *(BadSignature, ValueError, TypeError, AttributeError),
        *(OverflowError, OSError, RecursionError),
    ) as error:
        raise Unreadable({"query": {"cursor": [_NOT_OURS]}}) from error


def _since(told: Any) -> datetime:
    """Read when a list began: not before there were any, nor in days to come."""
    since = datetime.fromtimestamp(told, UTC)
    if not _FIRST <= since <= datetime.now(UTC) + timedelta(days=1):
        raise ValueError("no list began then")
    return since


def _digest(asked: Mapping[str, Any]) -> str:
    # Some letters are enough to tell one list from the next: nobody gains by finding two alike.
    return sha256(repr(sorted(asked.items())).encode()).hexdigest()[:12]


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt="cursor")
