"""Cursors of searches: opaque, signed, and good for the search alone that they were given for."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer

from api.problems import CursorMismatch, Unreadable
from models.fulltext import MOST_TERMS
from models.queries import MOST_RELEVANT, Place, Sort

_FIRST = datetime(2025, 1, 1, tzinfo=UTC)
_NOT_OURS = "No such cursor: take it from `next` as it stands."


@dataclass(frozen=True, slots=True)
class Cursor:
    """What search a list is of, the place to go on behind, and when the list began."""

    asked: str
    place: Place
    now: datetime


def written(cursor: Cursor) -> str:
    """Write *cursor* for an address."""
    key = cursor.place.key
    told = key.isoformat() if isinstance(key, datetime) else key
    since = int(cursor.now.timestamp())
    return str(_signer().dumps([cursor.asked, told, cursor.place.id.hex, since]))


def read_cursor(text: str, asked: str, sort: Sort) -> Cursor:
    """Read what `written` wrote.

    Raises
    ------
    Unreadable
        If it was not, or not with this server's secret.
    CursorMismatch
        If it was written for another search than *asked*.
    """
    try:
        search, key, article_id, since = _signer().loads(text)
        if search != asked:
            raise CursorMismatch
        place = Place(_key(key, sort), UUID(article_id))
        return Cursor(asked, place, _since(since))
    # The secret may be known, so that anything may be signed.
    except (
        *(BadSignature, ValueError, TypeError, AttributeError),
        *(OverflowError, OSError, RecursionError),
    ) as error:
        raise Unreadable({"query": {"cursor": [_NOT_OURS]}}) from error


def _key(told: Any, sort: Sort) -> datetime | int | None:
    """Read the value that a list is sorted by; raise ValueError where that cannot be one."""
    if sort is Sort.RELEVANCE:
        if told not in range(MOST_RELEVANT * MOST_TERMS + 1):
            raise ValueError("more relevant than anything")
        return int(told)
    if told is None:
        return None
    at = datetime.fromisoformat(told)
    if sort is Sort.STORED or at.utcoffset() is None:
        raise ValueError("no place of this list")
    return at.astimezone(UTC)


def _since(told: Any) -> datetime:
    """Read when a list began: not before there were any, nor in days to come."""
    since = datetime.fromtimestamp(told, UTC)
    if not _FIRST <= since <= datetime.now(UTC) + timedelta(days=1):
        raise ValueError("no list began then")
    return since


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt="cursor")
