"""Statements that tell webhooks of changes: what is to be sent, who sends it, and how it went.

A webhook's own row is changed first, and its deliveries behind it: no two writers wait for each
other.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID, uuid5

from sqlalchemy import (
    ColumnElement,
    and_,
    bindparam,
    case,
    delete,
    exists,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Session

from models.queries import rows
from models.queries.changes import find_changes
from models.queries.rows import Row
from models.queries.webhooks import BEGUN, NEWEST_CHANGE
from models.tables import Attempt, Change, Delivery, Webhook

# So many deliveries are made for a webhook at once, and no more while so many are pending: what is
# next is sought among them. Changes wait where they are.
_BATCH = 500
# Who sends says so anew with every delivery, which takes some ten seconds at most.
LEASE = timedelta(minutes=1)
# A delivery keeps its place through so many failures, some five minutes, and then goes behind those
# that did not fail: one that a receiver cannot take does not keep it from all the others. Who fails
# on is tried with what was not sent yet.
PATIENT = 2
_LEAST_TRIED = case((Webhook.failures > PATIENT, Delivery.tries), else_=0)
# What a webhook's owner changes, and who sends to it must not change back.
_CHANGED_BY_OTHERS = ("url", "failures", "disabled_at")
_ENABLED = Webhook.disabled_at.is_(None)
_OWN = Delivery.webhook_id == Webhook.id
_PENDING = select(Delivery.id).where(_OWN, Delivery.due_at.is_not(None))
_BEHIND = and_(Webhook.told < NEWEST_CHANGE, ~exists(_PENDING.offset(_BATCH - 1).limit(1)))


class Waiting(NamedTuple):
    """Whether there are webhooks that are told of changes, and whether there is work for one."""

    any: bool
    work: bool


class Outcome(NamedTuple):
    """How an attempt went, and what follows of it for the delivery and for its webhook."""

    attempt: Row
    delivery: Row
    webhook: Row


class Sending(NamedTuple):
    """A delivery that is next, what it tells of, and to whom."""

    delivery: Delivery
    change: Change
    webhook: Webhook


def waiting(session: Session, now: datetime, told_before: datetime) -> Waiting:
    """Tell whether a webhook has something to be done."""
    row = session.execute(_WAITING, {"now": now, "lost": told_before}).one()
    return Waiting(bool(row[0]), bool(row[1]))


def webhooks_behind(session: Session) -> Sequence[Webhook]:
    """Load the webhooks that are to be told of changes; those that others hold are left to them."""
    behind = select(Webhook).where(_ENABLED, _BEHIND).order_by(Webhook.id)
    return session.scalars(behind.with_for_update(key_share=True, skip_locked=True)).all()


def make_deliveries(session: Session, webhook: Webhook, kinds: Row, now: datetime) -> None:
    """Make the deliveries of the next changes for a webhook that is held.

    Those that there are, because it is told again, begin anew.
    *kinds* gives the kind of a change its type.
    """
    changes = find_changes(session, webhook.told, _BATCH)
    new = [
        {
            "id": uuid5(webhook.id, f"{change.id}"),
            "webhook_id": webhook.id,
            "change_id": change.id,
            "due_at": now,
            **BEGUN,
        }
        for change in changes
        if kinds[change.kind] in webhook.types
    ]
    rows.put_all(session, Delivery, new)
    webhook.told = changes[-1].id if changes else webhook.told


def prune_deliveries(session: Session, webhook_id: UUID, before: datetime) -> None:
    """Delete what a webhook was told of, or was not, before a moment."""
    old = Delivery.webhook_id == webhook_id, Delivery.ended_at < before
    session.execute(delete(Delivery).where(*old))


def tell_of_webhooks(session: Session, now: datetime, told_before: datetime, most: int) -> int:
    """Note that workers are told of up to *most* webhooks to send to; return of how many."""
    ready = select(Webhook.id).where(_ENABLED, _is_ready(now, told_before)).order_by(Webhook.id)
    found = ready.limit(most).with_for_update(key_share=True, skip_locked=True)
    ids = session.scalars(found).all()
    if ids:
        session.execute(update(Webhook).where(Webhook.id.in_(ids)).values(queued_at=now))
    return len(ids)


def is_webhook_due(session: Session, now: datetime) -> bool:
    """Tell whether a webhook has something due, and nobody sends to it."""
    return bool(session.scalar(select(exists().where(_ENABLED, _is_free(now), _is_due(now)))))


def lease_webhook(session: Session, token: UUID, now: datetime) -> UUID | None:
    """Let who has *token* alone send to a webhook that has something due; return its id.

    It is the one whose turn was longest ago.
    """
    due = select(Webhook.id).where(_ENABLED, _is_free(now), _is_due(now))
    turn = due.order_by(Webhook.leased_until.nulls_first(), Webhook.id).limit(1)
    found = session.scalar(turn.with_for_update(key_share=True, skip_locked=True))
    if found is not None:
        lease = {"lease": token, "leased_until": now + LEASE}
        session.execute(update(Webhook).where(Webhook.id == found).values(**lease))
    return found


def next_delivery(session: Session, webhook_id: UUID, token: UUID, now: datetime) -> Sending | None:
    """Load what is to be sent next by who has *token*; None where nothing is, or it is not good."""
    own = Webhook.id == webhook_id, Webhook.lease == token, _ENABLED
    statement = (
        select(Delivery, Change, Webhook)
        .join(Change, Change.id == Delivery.change_id)
        .join(Webhook, Webhook.id == Delivery.webhook_id)
        .where(*own, Delivery.due_at <= now)
        .order_by(_LEAST_TRIED, Delivery.tries > PATIENT, Delivery.change_id)
        .limit(1)
    )
    found = session.execute(statement).first()
    return None if found is None else Sending(*found)


def keep_attempt(session: Session, token: UUID, sent: Sending, outcome: Outcome) -> bool:
    """Store how an attempt went, and what follows of it; tell whether to go on.

    Not where *token* is not good any more. What somebody has changed meanwhile stays so: another
    address has not failed, and what is to be sent again is.
    """
    own = Webhook.id == sent.webhook.id, Webhook.lease == token
    held = session.scalar(select(Webhook).where(*own).with_for_update(key_share=True))
    if held is None:
        return False
    session.execute(insert(Attempt).values(delivery_id=sent.delivery.id, **outcome.attempt))
    as_sent = Delivery.due_at == sent.delivery.due_at, Delivery.tries == sent.delivery.tries
    this = update(Delivery).where(Delivery.id == sent.delivery.id, *as_sent)
    session.execute(this.values(**outcome.delivery))
    if any(getattr(held, name) != getattr(sent.webhook, name) for name in _CHANGED_BY_OTHERS):
        return False
    session.execute(update(Webhook).where(*own).values(**outcome.webhook))
    return True


def release_webhook(session: Session, webhook_id: UUID, token: UUID, now: datetime) -> None:
    """Let others send to a webhook, when those had their turn that wait for longer."""
    own = update(Webhook).where(Webhook.id == webhook_id, Webhook.lease == token)
    session.execute(own.values(lease=None, leased_until=now, queued_at=None))


def _is_ready(now: Any, lost: Any) -> ColumnElement[bool]:
    """Tell whether there is something to send, and nobody does or was asked to."""
    asked = or_(Webhook.queued_at.is_(None), Webhook.queued_at <= lost)
    return and_(_is_free(now), asked, _is_due(now))


def _is_due(now: Any) -> ColumnElement[bool]:
    return exists().where(_OWN, Delivery.due_at <= now)


def _is_free(now: Any) -> ColumnElement[bool]:
    """Tell whether nobody sends to a webhook, and it is not to be left alone."""
    return and_(
        or_(Webhook.leased_until.is_(None), Webhook.leased_until <= now),
        or_(Webhook.resume_at.is_(None), Webhook.resume_at <= now),
    )


# Written once: it is asked every second, by every process.
_WAITING = select(
    exists().where(_ENABLED),
    exists().where(_ENABLED, or_(_BEHIND, _is_ready(bindparam("now"), bindparam("lost")))),
)
