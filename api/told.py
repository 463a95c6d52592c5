"""What webhooks were told, and how each attempt went; and telling them again."""

from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any
from uuid import UUID

from flask import Response

from api.context import found, reading, transaction
from api.cursors import Progress, number
from api.events import TYPES
from api.paging import LINK, part
from api.resource import Resource
from api.rules import Access
from api.schemas.webhook import DeliveriesQuery, DeliveryList, WholeDeliverySchema
from api.webhooks import accepted
from models import queries
from models.tables import Delivery

bp = Resource(
    "Deliveries",
    __name__,
    url_prefix="/v1/webhooks",
    description="What webhooks were told, and how each attempt went.",
)

_LIST = "/<uuid:webhook_id>/deliveries"
_ONE = f"{_LIST}/<uuid:delivery_id>"


@bp.route(_LIST, access=Access.ADMIN)
@bp.arguments(DeliveriesQuery, location="query")
@bp.response(HTTPStatus.OK, DeliveryList, headers=LINK)
def list_deliveries(
    query: dict[str, Any], webhook_id: UUID
) -> tuple[dict[str, Any], dict[str, str]]:
    """List what one webhook is told.

    The latest events first, with what became of each. Those that ended more than 30 days ago are
    not kept.
    """
    progress, limit = Progress.of({**query, "webhook_id": webhook_id}, number), query["limit"]
    with reading() as session:
        found(queries.webhook(session, webhook_id))
        outcome, after = query.get("outcome"), progress.after
        rows = queries.deliveries(session, webhook_id, outcome, after, limit + 1)
    page = part(rows, limit, lambda row: progress.cursor(row.change_id))
    return {"items": [_document(each) for each in page.items], "next": page.next}, page.headers


@bp.route(_ONE, access=Access.ADMIN)
@bp.response(HTTPStatus.OK, WholeDeliverySchema)
def read_delivery(webhook_id: UUID, delivery_id: UUID) -> dict[str, Any]:
    """Read one delivery.

    With each attempt: when it was made, how long it took, and how the receiver answered.
    """
    with reading() as session:
        delivery = found(queries.delivery(session, webhook_id, delivery_id))
    return _document(delivery) | {"attempts": delivery.attempts}


@bp.route(f"{_ONE}/replay", methods=["POST"], access=Access.ADMIN)
@bp.response(HTTPStatus.ACCEPTED)
def replay_delivery(webhook_id: UUID, delivery_id: UUID) -> Response:
    """Send one delivery again.

    Whatever became of it, as if it were new, with the same `webhook-id`.
    """
    with transaction() as session:
        now = datetime.now(UTC)
        found(queries.replay_delivery(session, webhook_id, delivery_id, now) or None)
    return accepted()


def _document(delivery: Delivery) -> dict[str, Any]:
    change = delivery.change
    return {
        "id": delivery.id,
        "type": TYPES[change.kind],
        "timestamp": change.at,
        "article_id": change.article_id,
        "version": change.version,
        "outcome": delivery.outcome,
        "failures": delivery.tries,
        "due_at": delivery.due_at,
        "ended_at": delivery.ended_at,
    }
