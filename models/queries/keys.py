"""Statements about keys."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, insert, literal, or_, select, update
from sqlalchemy.orm import Session

from models.queries.rows import Row
from models.tables import ApiKey

# How exactly it is told when a key was used last: it costs a write.
USE_IS_NOTED = timedelta(minutes=1)


def key_digests(session: Session, prefix: str, decoy: str, now: datetime) -> tuple[str, str]:
    """Load what is stored of a key's secret, and of the one before while that is good.

    *decoy* stands for each that there is not, so that a prefix without a key takes no other way.
    """
    own = select(ApiKey.digest).where(ApiKey.prefix == prefix)
    former = select(ApiKey.former_digest).where(ApiKey.prefix == prefix, ApiKey.former_until > now)
    first, second = (
        func.coalesce(each.scalar_subquery(), literal(decoy)) for each in (own, former)
    )
    row = session.execute(select(first, second)).one()
    return row[0], row[1]


def api_key(session: Session, prefix: str) -> ApiKey | None:
    """Load a key."""
    return session.get(ApiKey, prefix)


def api_keys(session: Session) -> list[ApiKey]:
    """Load all keys, the oldest first."""
    return list(session.scalars(select(ApiKey).order_by(ApiKey.created_at, ApiKey.prefix)))


def add_key(session: Session, row: Row) -> None:
    """Store a new key; that two have one prefix is too unlikely to be provided for."""
    session.execute(insert(ApiKey).values(**row))


def renew_key(session: Session, prefix: str, digest: str, former_until: datetime) -> bool:
    """Give a key another secret, the present one good until *former_until*; tell whether it is.

    A key that was revoked stays so.
    """
    values = {"digest": digest, "former_digest": ApiKey.digest, "former_until": former_until}
    return _changed(session, prefix, values)


def revoke_key(session: Session, prefix: str, now: datetime) -> bool:
    """Revoke a key for good; tell whether there was one that was not."""
    return _changed(session, prefix, {"revoked_at": now})


def note_key_use(session: Session, prefix: str, now: datetime) -> None:
    """Note that a key was used, unless that was noted within the last minute."""
    past = or_(ApiKey.last_used_at.is_(None), ApiKey.last_used_at < now - USE_IS_NOTED)
    session.execute(update(ApiKey).where(ApiKey.prefix == prefix, past).values(last_used_at=now))


def _changed(session: Session, prefix: str, values: dict[str, Any]) -> bool:
    good = update(ApiKey).where(ApiKey.prefix == prefix, ApiKey.revoked_at.is_(None))
    found = session.scalar(good.values(**values).returning(ApiKey.prefix))
    return found is not None
