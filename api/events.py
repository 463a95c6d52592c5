"""What webhooks are told: thin events, which say what happened to which article."""

from collections.abc import Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any
from uuid import UUID

import orjson

from models.queries import ChangeKind
from models.tables import Change

TYPES: Mapping[str, str] = MappingProxyType({kind: f"article.{kind}" for kind in ChangeKind})
"""The type of an event, by the kind of the change that it tells of."""
TEST = "webhook.test"


def article_event(change: Change) -> dict[str, Any]:
    """Tell of a change: the text is to be fetched, as it is by then."""
    data = {
        "article_id": str(change.article_id),
        "version": change.version,
        "article": f"/v1/articles/{change.article_id}",
    }
    return _event(TYPES[change.kind], change.at, data)


def trial_event(webhook_id: UUID, at: datetime) -> dict[str, Any]:
    """Tell a webhook of nothing, to see whether it hears."""
    return _event(TEST, at, {"webhook_id": str(webhook_id)})


def written(event: Mapping[str, Any]) -> bytes:
    """Write an event as it is sent, and signed."""
    return orjson.dumps(event)


def _event(kind: str, at: datetime, data: Mapping[str, Any]) -> dict[str, Any]:
    moment = at.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return {"type": kind, "timestamp": moment, "data": data}
