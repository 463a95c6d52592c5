"""The contract's example of a webhook, and of what it is told."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from api.schemas.webhook import (
    AnswerSchema,
    DeliverySchema,
    NewWebhookSchema,
    WebhookSchema,
    WholeDeliverySchema,
)
from models.queries import SUCCEEDED

_URL = "http://127.0.0.1:8099/standfirst"
# Of no webhook: it is the specification's own example.
_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"  # noqa: S105 -- as said


def webhook_examples(
    webhook_id: UUID, article_id: UUID, at: datetime
) -> dict[str, tuple[Any, dict[str, Any]]]:
    """Show a webhook that was told of an article: answers and requests by operation id."""
    webhook = _webhook(webhook_id, at)
    shown, new = WebhookSchema().dump(webhook), NewWebhookSchema().dump(webhook)
    answer = {"ms": 12, "status": 204, "error": None, "answer": ""}
    delivery = _delivery(webhook_id, article_id, at)
    told = delivery | {"attempts": [answer | {"at": at}]}
    since = at.isoformat().replace("+00:00", "Z")
    sent = {"url": _URL, "description": "Takes down what is withdrawn"}
    return {
        "create_webhook": (new, {"application/json": sent}),
        "list_webhooks": ({"items": [shown], "next": None}, {}),
        "read_webhook": (shown, {}),
        "change_webhook": (shown, {"application/json": {"enabled": True}}),
        "rotate_secret": (new, {}),
        "try_webhook": (AnswerSchema().dump(answer), {}),
        "replay_webhook": (None, {"application/json": {"since": since}}),
        "list_deliveries": ({"items": [DeliverySchema().dump(delivery)], "next": None}, {}),
        "read_delivery": (WholeDeliverySchema().dump(told), {}),
    }


def _webhook(webhook_id: UUID, at: datetime) -> dict[str, Any]:
    return {
        "id": webhook_id,
        "url": _URL,
        "types": ["article.created", "article.corrected", "article.withdrawn"],
        "description": "Takes down what is withdrawn",
        "created_at": at,
        "enabled": True,
        "disabled": None,
        "failing_since": None,
        "resume_at": None,
        "secret": _SECRET,
    }


def _delivery(webhook_id: UUID, article_id: UUID, at: datetime) -> dict[str, Any]:
    return {
        "id": uuid5(webhook_id, "1"),
        "type": "article.created",
        "timestamp": at,
        "article_id": article_id,
        "version": 1,
        "outcome": SUCCEEDED,
        "failures": 0,
        "due_at": None,
        "ended_at": at + timedelta(seconds=1),
    }
