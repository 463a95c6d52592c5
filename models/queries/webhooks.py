"""Statements about webhooks: who is told, and what each was told."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Select, delete, func, insert, select, update
from sqlalchemy.orm import Session, joinedload, selectinload

from models.queries import rows
from models.queries.rows import Row
from models.tables import Change, Delivery, Webhook

PENDING, SUCCEEDED, GIVEN_UP = "pending", "succeeded", "given-up"
OUTCOMES = (PENDING, SUCCEEDED, GIVEN_UP)
"""What can become of a delivery; it is pending as long as nothing has."""


class Disabled(StrEnum):
    """Why a webhook is not told any more: it was asked for, it answered 410, or it failed long."""

    REQUEST = "request"
    GONE = "gone"
    FAILURES = "failures"


BEGUN: dict[str, Any] = {"outcome": PENDING, "tries": 0, "ended_at": None}
RESUMED: dict[str, Any] = {"failures": 0, "failing_since": None, "resume_at": None}
NEWEST_CHANGE = select(func.coalesce(func.max(Change.id), 0)).scalar_subquery()
# Before any change: earlier moments have nothing before them.
_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


def add_webhook(session: Session, row: Row) -> UUID:
    """Store a webhook; it is told of what happens from now on."""
    new = insert(Webhook).values(told=NEWEST_CHANGE, **row)
    return session.scalars(new.returning(Webhook.id)).one()


def webhook(session: Session, webhook_id: UUID) -> Webhook | None:
    """Load a webhook."""
    return session.get(Webhook, webhook_id)


def webhooks(session: Session, after: UUID | None, limit: int) -> Sequence[Webhook]:
    """Load up to *limit* webhooks, the latest made first; *after* is the last one seen."""
    statement = select(Webhook).order_by(Webhook.id.desc()).limit(limit)
    if after is not None:
        statement = statement.where(Webhook.id < after)
    return session.scalars(statement).all()


def change_webhook(session: Session, webhook_id: UUID, values: Row) -> Webhook | None:
    """Give a webhook other *values*, and hold it until the transaction ends; load it.

    Whatever is changed of its deliveries is changed behind this, so that no two writers wait for
    each other.
    """
    row = session.get(Webhook, webhook_id, with_for_update=rows.CHANGE)
    if row is not None:
        for name, value in values.items():
            setattr(row, name, value)
        session.flush()
    return row


def renew_secret(
    session: Session, webhook_id: UUID, secret: str, former_until: datetime
) -> Webhook | None:
    """Give a webhook another secret; the present one signs beside it until *former_until*."""
    row = change_webhook(session, webhook_id, {"former_until": former_until})
    if row is not None:
        row.former_secret, row.secret = row.secret, secret
    return row


def delete_webhook(session: Session, webhook_id: UUID) -> bool:
    """Delete a webhook, with all that it was told; tell whether there was one."""
    own = delete(Webhook).where(Webhook.id == webhook_id)
    return session.scalar(own.returning(Webhook.id)) is not None


def hasten_deliveries(session: Session, webhook_id: UUID, now: datetime) -> None:
    """Let nothing that a webhook is still to be told of wait any longer."""
    waiting = Delivery.webhook_id == webhook_id, Delivery.due_at > now
    session.execute(update(Delivery).where(*waiting).values(due_at=now))


def replay_delivery(session: Session, webhook_id: UUID, delivery_id: UUID, now: datetime) -> bool:
    """Begin a delivery anew; tell whether the webhook has it."""
    if change_webhook(session, webhook_id, RESUMED) is None:
        return False
    this = Delivery.webhook_id == webhook_id, Delivery.id == delivery_id
    begun = update(Delivery).where(*this).values(due_at=now, **BEGUN)
    return session.scalar(begun.returning(Delivery.id)) is not None


def last_change_before(session: Session, moment: datetime, slack: timedelta) -> int:
    """Give the number of the last change before a moment, and then some *slack*; 0 for none.

    It reads what happened since.
    """
    moment = max(moment, _LONG_AGO) - slack
    older = select(Change.id).where(Change.at < moment).order_by(Change.id.desc()).limit(1)
    return session.scalar(older) or 0


def replay_from(session: Session, webhook_id: UUID, number: int) -> bool:
    """Let a webhook be told of all behind a change, again or for the first time.

    Tell whether there is such a webhook.
    """
    row = change_webhook(session, webhook_id, RESUMED)
    if row is None:
        return False
    row.told = min(row.told, number)
    return True


def deliveries(
    session: Session, webhook_id: UUID, outcome: str | None, after: int | None, limit: int
) -> Sequence[Delivery]:
    """Load up to *limit* deliveries of a webhook, those of the latest changes first.

    *after* is the number of the last one's change.
    """
    statement = _deliveries(webhook_id)
    statement = statement.order_by(Delivery.change_id.desc()).limit(limit)
    if outcome is not None:
        statement = statement.where(Delivery.outcome == outcome)
    if after is not None:
        statement = statement.where(Delivery.change_id < after)
    return session.scalars(statement).all()


def delivery(session: Session, webhook_id: UUID, delivery_id: UUID) -> Delivery | None:
    """Load a delivery of a webhook."""
    whole = _deliveries(webhook_id).options(selectinload(Delivery.attempts))
    return session.scalar(whole.where(Delivery.id == delivery_id))


def _deliveries(webhook_id: UUID) -> Select[Delivery]:
    own = select(Delivery).where(Delivery.webhook_id == webhook_id)
    return own.options(joinedload(Delivery.change))
