"""What commands share: the settings, the database, and times as they are typed."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import wraps
from typing import Any

import click
from sqlalchemy.exc import DBAPIError

from api.config import ConfigurationError, Settings
from models.database import Database

_SPAN = re.compile(r"([0-9]{1,5})([smhdw])", re.ASCII)
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


class Span(click.ParamType[timedelta]):
    """A while: ``90d``, ``12h``."""

    name = "while"

    def convert(self, value: Any, param: Any, ctx: Any) -> timedelta:
        """Read a number and its unit."""
        found = _SPAN.fullmatch(value) if isinstance(value, str) else None
        if not found:
            self.fail(f"{value!r} is no while, such as 90d or 12h (s, m, h, d, w).", param, ctx)
        return timedelta(**{_UNITS[found[2]]: int(found[1])})


class Moment(click.ParamType[datetime]):
    """A moment that is past: a day (``2025-07-02``, its beginning in UTC), or how long ago."""

    name = "moment"

    def convert(self, value: Any, param: Any, ctx: Any) -> datetime:
        """Read a day, or a while counted back from now."""
        try:
            return datetime.strptime(value, "%Y-%m-%d").replace(tzinfo=UTC)
        except ValueError:
            return datetime.now(UTC) - Span().convert(value, param, ctx)


@contextmanager
def connected(settings: Settings) -> Iterator[Database]:
    """Connect for one command; stop with one sentence when no database answers."""
    try:
        database = Database(settings.database_url)
        try:
            yield database
        finally:
            database.dispose()
    except DBAPIError as error:
        raise click.ClickException(f"STANDFIRST_DATABASE_URL: {error.orig}") from error
    except OSError as error:
        raise click.ClickException(f"STANDFIRST_DATABASE_URL: {error}") from error


def configured(command: Callable[..., Any]) -> Callable[..., Any]:
    """Hand the settings to a command, or stop with the sentence that says what is wrong."""

    @wraps(command)
    def with_settings(**options: Any) -> Any:
        try:
            return command(Settings.from_environment(os.environ), **options)
        except ConfigurationError as error:
            raise click.ClickException(str(error)) from error

    return with_settings
