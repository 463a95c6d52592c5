"""Changes delivered to webhooks: made in the order of the changes, sent, and sent again.

The table of changes is the outbox: its numbers are committed in their order, and each webhook keeps
the number up to which it has its deliveries. No request and no application: workers call it.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from random import SystemRandom
from typing import Any
from uuid import UUID, uuid4

from api import events, outbound
from api.config import VERSION
from api.gathering import release
from api.outbound import Answer, Way
from api.signing import signed
from models import base, queries
from models.database import Database
from models.queries import Sending
from models.tables import Webhook

_PAUSES = tuple(
    timedelta(seconds=seconds)
    for seconds in (5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400)
)
"""How long to wait after the first failure, the second ...; a delivery that fails once more is
given up. They are those that Standard Webhooks proposes."""
# Up to so much longer, by chance: not all who failed together come back together.
_JITTER = 0.2
# A receiver that asks for more patience than this is asked again all the same.
_MOST_PATIENCE = timedelta(days=1)
_HOPELESS = timedelta(days=5)
_KEPT = timedelta(days=30)
# So many deliveries a worker sends before others have their turn.
_TURN = 100
_GONE, _RETRY_AFTER = 410, {429, 503}
_CHANCE = SystemRandom()


def due(database: Database, now: datetime, most: int) -> Sequence[UUID]:
    """Make deliveries of what happened, and list *most* webhooks that somebody is to `run` now.

    Where there is nothing to do, nothing is written. Each webhook is listed once, and again if
    nobody has run it half a minute later.
    """
    with database.reading() as session:
        waiting = queries.waiting(session, now)
        is_embargo_over = waiting.any and bool(queries.due(session, 1))
    if is_embargo_over:
        with database.transaction() as session:
            release(session, now)
    elif not waiting.work:
        return ()
    with database.transaction() as session:
        for webhook in queries.webhooks_behind(session):
            queries.make_deliveries(session, webhook, events.TYPES, now)
            queries.prune_deliveries(session, webhook.id, now - _KEPT)
        session.flush()
        return queries.queue_webhooks(session, now, most)


def run(
    database: Database,
    webhook_id: UUID,
    stopping: Callable[[], bool],
    *,
    way: Way,
    now: Callable[[], datetime] = base.now,
) -> None:
    """Send what is due to a webhook, in order, until one fails; nothing if somebody does just now.

    Where *stopping*, the rest is left to others. Killed at any moment, the delivery that it was at
    is sent again, with the same id.
    """
    token = uuid4()
    with database.transaction() as session:
        if not queries.lease_webhook(session, webhook_id, token, now()):
            return
    for _ in range(_TURN):
        with database.reading() as session:
            sending = queries.next_delivery(session, webhook_id, token, now())
        if stopping() or sending is None or not _delivered(database, sending, token, way, now):
            break
    with database.transaction() as session:
        queries.release_webhook(session, webhook_id, token)


def send_trial(webhook: Webhook, way: Way, now: datetime) -> Answer:
    """Send a webhook an event that tells of nothing, once."""
    return _post(webhook, f"{uuid4()}", events.trial_event(webhook.id, now), way, now)


def _delivered(
    database: Database,
    sending: Sending,
    token: UUID,
    way: Way,
    now: Callable[[], datetime],
) -> bool:
    """Send a delivery, and store how it went; tell whether to go on."""
    delivery, change, webhook = sending
    began = now()
    answer = _post(webhook, f"{delivery.id}", events.article_event(change), way, began)
    follows = _success(now()) if answer.is_success else _failure(sending, answer, now())
    outcome = queries.Outcome(_attempt(answer, began), *follows)
    with database.transaction() as session:
        is_kept = queries.keep_attempt(session, token, sending, outcome)
    return is_kept and answer.is_success


def _attempt(answer: Answer, at: datetime) -> dict[str, Any]:
    told = {"status": answer.status, "error": answer.error, "answer": answer.text}
    return {"at": at, "ms": answer.ms, **told}


def _post(
    webhook: Webhook, message_id: str, event: dict[str, Any], way: Way, now: datetime
) -> Answer:
    body = events.written(event)
    headers = {
        "Content-Type": "application/json",
        "User-Agent": f"Standfirst/{VERSION}",
        **signed(_secrets(webhook, now), message_id, now, body),
    }
    return outbound.post(webhook.url, body, headers, way)


def _secrets(webhook: Webhook, now: datetime) -> list[str]:
    is_former_good = webhook.former_until is not None and webhook.former_until > now
    former = [webhook.former_secret] if is_former_good and webhook.former_secret else []
    return [webhook.secret, *former]


def _success(now: datetime) -> tuple[dict[str, Any], dict[str, Any]]:
    ended = {"outcome": queries.SUCCEEDED, "due_at": None, "ended_at": now}
    return ended, {**queries.RESUMED, "leased_until": now + queries.LEASE}


def _failure(
    sending: Sending, answer: Answer, now: datetime
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Tell what follows for the delivery, and for its webhook."""
    delivery, _, webhook = sending
    tries, failures = delivery.tries + 1, webhook.failures + 1
    since = webhook.failing_since or now
    # Drawn once: else the webhook could be tried again a little before what failed is due.
    chance = _CHANCE.uniform(1, 1 + _JITTER)
    left_alone = {
        "failures": failures,
        "failing_since": since,
        "resume_at": now + _pause(failures, answer) * chance,
        **_disabled(answer, since, now),
    }
    if tries > len(_PAUSES):
        ended = {"outcome": queries.GIVEN_UP, "due_at": None, "ended_at": now}
        return {"tries": tries, **ended}, left_alone
    return {"tries": tries, "due_at": now + _pause(tries, answer) * chance}, left_alone


def _disabled(answer: Answer, since: datetime, now: datetime) -> dict[str, Any]:
    if answer.status == _GONE:
        return {"disabled_at": now, "disabled_reason": queries.Disabled.GONE}
    if now - since >= _HOPELESS:
        return {"disabled_at": now, "disabled_reason": queries.Disabled.FAILURES}
    return {}


def _pause(failures: int, answer: Answer) -> timedelta:
    """Tell how long to wait at least after so many failures in a row."""
    pause = _PAUSES[min(failures, len(_PAUSES)) - 1]
    if answer.status in _RETRY_AFTER and answer.retry_after is not None:
        wanted = timedelta(seconds=max(answer.retry_after, 0))
        return max(pause, min(wanted, _MOST_PATIENCE))
    return pause
