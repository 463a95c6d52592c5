"""The commands for keys, and for what was done with them."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from time import sleep
from typing import Any

import click
from sqlalchemy.orm import Session

from api.commands import Moment, Span, configured, connected
from api.config import Settings
from api.keyring import TRUST
from api.keys import Key
from api.limits import Limit
from api.rules import SCOPES
from models import queries
from models.tables import ApiKey

_SHOWN_ONCE = "Keep it: it is shown this once, and cannot be looked up."
_LONGEST_NAME = 200
_COLUMNS = "{:<12} {:<24} {:<9} {:<12} {:<18} {}"
# Where a while is added to now it must stay in the calendar.
_LONGEST = timedelta(days=36_500)


@click.group()
def keys() -> None:
    """Make keys that requests are made with, list and revoke them."""


@click.group()
def audit() -> None:
    """Look after the list of what was done (GET /v1/audit)."""


def _limit(_: click.Context, __: click.Parameter, value: str | None) -> Limit | None:
    try:
        return Limit.read(value) if value is not None else None
    except ValueError as error:
        raise click.BadParameter(f"{error}.") from error


def _within_reach(_: click.Context, __: click.Parameter, value: timedelta | None) -> Any:
    if value is not None and value > _LONGEST:
        raise click.BadParameter("that is more than a hundred years.")
    return value


@keys.command()
@click.option("--name", required=True, help="Whose it is, or what it is for.")
@click.option(
    "--scope",
    "scopes",
    required=True,
    multiple=True,
    type=click.Choice([each.value for each in SCOPES]),
    help="What it may be used for; may be given several times. admin is for all.",
)
@click.option("--expires", type=Span(), callback=_within_reach, help="After how long: 90d, 12h.")
@click.option("--limit", callback=_limit, help="REQUESTS/SECONDS. Default: STANDFIRST_RATE.")
@configured
def create(
    settings: Settings,
    name: str,
    scopes: tuple[str, ...],
    expires: timedelta | None,
    limit: Limit | None,
) -> None:
    """Make a key, and print it: the one time that it is shown."""
    key, now = Key.make(), datetime.now(UTC)
    if not 0 < len(name) <= _LONGEST_NAME or not name.isprintable():
        told = f"1 to {_LONGEST_NAME} characters of one line."
        raise click.BadParameter(told, param_hint="--name")
    row = {
        "prefix": key.prefix,
        "name": name,
        "digest": key.digest,
        "scopes": [each for each in SCOPES if each in scopes],
        "limit_requests": limit and limit.requests,
        "limit_seconds": limit and limit.seconds,
        "created_at": now,
        "expires_at": expires and now + expires,
    }
    with connected(settings) as database, database.transaction() as session:
        queries.add_key(session, row)
    _show(key)


@keys.command("list")
@configured
def list_keys(settings: Settings) -> None:
    """List the keys: all of them but their secrets."""
    with connected(settings) as database, database.reading() as session:
        rows = queries.api_keys(session)
    now = datetime.now(UTC)
    click.echo(_COLUMNS.format("PREFIX", "NAME", "STATE", "LIMIT", "LAST USED", "SCOPES"))
    for row in rows:
        limit = f"{row.limit_requests}/{row.limit_seconds}" if row.limit_requests else "default"
        used = f"{row.last_used_at:%Y-%m-%d %H:%M}" if row.last_used_at else "never"
        scopes = " ".join(row.scopes)
        click.echo(_COLUMNS.format(row.prefix, row.name, _state(row, now), limit, used, scopes))


@keys.command()
@click.argument("prefix")
@click.option(
    "--grace",
    type=Span(),
    callback=_within_reach,
    default="0s",
    help="For how long the old secret stays good: 1h. Default: not at all.",
)
@configured
def rotate(settings: Settings, prefix: str, grace: timedelta) -> None:
    """Give the key of PREFIX a new secret, and print it."""
    key, until = Key.make(_bare(prefix)), datetime.now(UTC) + grace
    _change(
        settings,
        key.prefix,
        lambda session: queries.renew_key(session, key.prefix, key.digest, until),
    )
    _show(key)


@keys.command()
@click.argument("prefix")
@configured
def revoke(settings: Settings, prefix: str) -> None:
    """Revoke the key of PREFIX for good. When this returns, no server takes it any more."""
    own, now = _bare(prefix), datetime.now(UTC)
    _change(settings, own, lambda session: queries.revoke_key(session, own, now))
    click.echo(f"Revoked: {own}.")


@audit.command()
@click.option("--before", required=True, type=Moment(), help="A day (2025-07-02), or how long ago.")
@configured
def prune(settings: Settings, before: datetime) -> None:
    """Delete the entries of requests before a moment."""
    with connected(settings) as database, database.transaction() as session:
        count = queries.prune_audit(session, before)
    click.echo(f"Entries deleted: {count}.")


def _change(settings: Settings, prefix: str, change: Callable[[Session], bool]) -> None:
    """Change a key, and wait until every server has taken notice."""
    with connected(settings) as database, database.transaction() as session:
        if not change(session):
            raise click.ClickException(f"No key that is not revoked has the prefix {prefix}.")
    sleep(TRUST.total_seconds())


def _bare(prefix: str) -> str:
    """Take a prefix as people copy it: ``sf_`` may stand before it, but no secret behind it."""
    bare = prefix.removeprefix("sf_")
    if not (bare.isascii() and bare.isalnum()):
        raise click.ClickException(
            "Name the prefix alone: a key's secret is not for a command line."
        )
    return bare


def _show(key: Key) -> None:
    click.echo(key.written)
    click.echo(_SHOWN_ONCE, err=True)


def _state(row: ApiKey, now: datetime) -> str:
    if row.revoked_at:
        return "revoked"
    return "expired" if row.expires_at and row.expires_at <= now else "good"
