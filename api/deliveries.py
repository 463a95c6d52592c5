"""Changes delivered to webhooks: made in the order of the changes, sent, and sent again.

The table of changes is the outbox: its numbers are committed in their order, and each webhook keeps
the number up to which it has its deliveries. No request and no application: workers call it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import SystemRandom
from typing import Any
from uuid import UUID, uuid4

from api import events, outbound
from api.claims import claimed
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
# So many deliveries a worker sends, or so long, before others have their turn.
_TURN = 100
# While articles are stored, deliveries are made again and again.
_TRIES = 20
_TURN_TAKES = timedelta(seconds=20)
_GONE, _RETRY_AFTER = 410, {429, 503}
_CHANCE = SystemRandom()


def due(database: Database, now: datetime, patience: timedelta, most: int) -> int:
    """Make deliveries of what happened, and count the webhooks that have some to be sent now.

    Those of which nobody was told within *patience*; they count as told then. Where there is
    nothing to do, nothing is written.
    """
    told_before = now - patience
    with database.reading() as session:
        waiting = queries.waiting(session, now, told_before)
        is_embargo_over = waiting.any and bool(queries.due(session, 1))
    if is_embargo_over:
        with database.transaction() as session:
            release(session, now)
    elif not waiting.work:
        return 0
    with database.transaction() as session:
        for webhook in queries.webhooks_behind(session):
            queries.make_deliveries(session, webhook, events.TYPES, now)
            queries.prune_deliveries(session, webhook.id, now - _KEPT)
        session.flush()
        return queries.tell_of_webhooks(session, now, told_before, most)


def run(
    database: Database,
    stopping: Callable[[], bool],
    *,
    way: Way,
    now: Callable[[], datetime] = base.now,
) -> None:
    """Send what is due, to one webhook after the other, until nobody has to; or *stopping*."""
    while not stopping() and (webhook_id := _leased(database, token := uuid4(), now)):
        _Turn(database, webhook_id, token, way, now).take(stopping)


def _leased(database: Database, token: UUID, now: Callable[[], datetime]) -> UUID | None:
    return claimed(
        database,
        lambda session: queries.lease_webhook(session, token, now()),
        lambda session: queries.is_webhook_due(session, now()),
        _TRIES,
    )


@dataclass(frozen=True, slots=True)
class _Turn:
    """The turn of a webhook that one has by its token."""

    database: Database
    webhook_id: UUID
    token: UUID
    way: Way
    now: Callable[[], datetime]

    def take(self, stopping: Callable[[], bool]) -> None:
        """Send what is due, in order, until one fails; *stopping*, no further.

        Killed at any moment, the delivery that it was at is sent again, with the same id.
        """
        end = self.now() + _TURN_TAKES
        for _ in range(_TURN):
            if stopping() or not self._send_next() or self.now() > end:
                break
        with self.database.transaction() as session:
            queries.release_webhook(session, self.webhook_id, self.token, self.now())

    def _send_next(self) -> bool:
        """Send what is next, and store how it went; tell whether to go on."""
        with self.database.reading() as session:
            sending = queries.next_delivery(session, self.webhook_id, self.token, self.now())
        if sending is None:
            return False
        began = self.now()
        delivery, change, webhook = sending
        event = events.article_event(change)
        answer = _post(webhook, f"{delivery.id}", event, self.way, began)
        ended = self.now()
        follows = _success(ended) if answer.is_success else _failure(sending, answer, ended)
        outcome = queries.Outcome(_attempt(answer, began), *follows)
        with self.database.transaction() as session:
            is_kept = queries.keep_attempt(session, self.token, sending, outcome)
        return is_kept and answer.is_success


def send_trial(webhook: Webhook, way: Way, now: datetime) -> Answer:
    """Send a webhook an event that tells of nothing, once."""
    return _post(webhook, f"{uuid4()}", events.trial_event(webhook.id, now), way, now)


def _attempt(answer: Answer, at: datetime) -> dict[str, Any]:
    return {"at": at, **answer.told}


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
        "resume_at": now + _pause(_lag(tries, failures), answer) * chance,
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


def _lag(tries: int, failures: int) -> int:
    """Tell how many failures a webhook's pause is for.

    When a delivery has to go behind the others, the next is tried soon: it may be that one alone.
    """
    return 1 if tries == queries.PATIENT + 1 else failures


def _pause(failures: int, answer: Answer) -> timedelta:
    """Tell how long to wait at least after so many failures in a row."""
    pause = _PAUSES[min(failures, len(_PAUSES)) - 1]
    if answer.status in _RETRY_AFTER and answer.retry_after is not None:
        wanted = timedelta(seconds=max(answer.retry_after, 0))
        return max(pause, min(wanted, _MOST_PATIENCE))
    return pause
