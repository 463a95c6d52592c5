"""Who calls: known by a key, or anybody where no key is asked for."""

from dataclasses import dataclass
from datetime import datetime
from typing import cast

from flask import g

from api.limits import Limit
from api.rules import SCOPES


@dataclass(frozen=True, slots=True)
class Caller:
    """Who calls, and what for: the facts of a key, none of which is secret."""

    prefix: str | None = None
    name: str | None = None
    scopes: tuple[str, ...] = SCOPES
    created_at: datetime | None = None
    expires_at: datetime | None = None
    limit: Limit | None = None


ANYBODY = Caller()
"""Whoever calls a service that is open."""


def caller() -> Caller | None:
    """Return who makes this request; None where nobody was asked, or nobody said."""
    return cast("Caller | None", g.get("caller"))
