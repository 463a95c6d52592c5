"""Webhooks: addresses of others that are told what happens to articles."""

from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import Any, cast
from uuid import UUID

from flask import Response, current_app, url_for

from api.context import found, no_content, reading, transaction
from api.cursors import Progress
from api.deliveries import send_trial
from api.outbound import Way
from api.paging import LINK, part
from api.resource import Resource, header
from api.rules import Access
from api.schemas.webhook import (
    AnswerSchema,
    NewWebhookSchema,
    ReplayRequest,
    WebhookList,
    WebhookPatch,
    WebhookRequest,
    WebhookSchema,
    WebhooksQuery,
)
from api.signing import new_secret
from models import queries
from models.tables import Webhook

bp = Resource(
    "Webhooks",
    __name__,
    url_prefix="/v1/webhooks",
    description="Addresses of others that are told what happens to articles.",
)

_GRACE = timedelta(hours=24)
# What is noted in a transaction may be told after what another one has noted later.
_SLACK = timedelta(minutes=1)
_PRIVATE = {"Cache-Control": "no-store"}


@bp.route("", methods=["POST"], access=Access.ADMIN)
@bp.arguments(WebhookRequest)
@bp.response(
    HTTPStatus.CREATED, NewWebhookSchema, headers=header("Location", "The webhook's address.")
)
def create_webhook(fields: dict[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """Make a webhook.

    What happens to articles from now on is sent to `url`, signed after Standard Webhooks. The
    secret to verify it with is shown this once.
    """
    way().target(fields["url"])
    secret = new_secret()
    with transaction() as session:
        webhook_id = queries.add_webhook(session, {**fields, "secret": secret})
        webhook = found(queries.webhook(session, webhook_id))
    location = url_for(".read_webhook", webhook_id=webhook_id)
    return _document(webhook) | {"secret": secret}, {"Location": location, **_PRIVATE}


@bp.route("", access=Access.ADMIN)
@bp.arguments(WebhooksQuery, location="query")
@bp.response(HTTPStatus.OK, WebhookList, headers=LINK)
def list_webhooks(query: dict[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """List the webhooks.

    The latest made first; never with their secrets.
    """
    progress, limit = Progress.of(query, UUID), query["limit"]
    with reading() as session:
        rows = queries.webhooks(session, progress.after, limit + 1)
    page = part(rows, limit, lambda row: progress.cursor(row.id.hex))
    return {"items": [_document(each) for each in page.items], "next": page.next}, page.headers


@bp.route("/<uuid:webhook_id>", access=Access.ADMIN)
@bp.response(HTTPStatus.OK, WebhookSchema)
def read_webhook(webhook_id: UUID) -> dict[str, Any]:
    """Read one webhook.

    What it is told, and whether it hears: since when it fails, or why it is told no more.
    """
    with reading() as session:
        return _document(found(queries.webhook(session, webhook_id)))


@bp.route("/<uuid:webhook_id>", methods=["PATCH"], access=Access.ADMIN)
@bp.arguments(WebhookPatch)
@bp.response(HTTPStatus.OK, WebhookSchema)
def change_webhook(fields: dict[str, Any], webhook_id: UUID) -> dict[str, Any]:
    """Change one webhook.

    Enabled again, or with another address, it goes on at once where it stopped: what happened
    meanwhile is sent.
    """
    if "url" in fields:
        way().target(fields["url"])
    now = datetime.now(UTC)
    with transaction() as session:
        webhook = found(queries.change_webhook(session, webhook_id, _changes(fields, now)))
        if fields.get("enabled") or "url" in fields:
            queries.hasten_deliveries(session, webhook_id, now)
    return _document(webhook)


@bp.route("/<uuid:webhook_id>", methods=["DELETE"], access=Access.ADMIN)
@bp.response(HTTPStatus.NO_CONTENT)
def delete_webhook(webhook_id: UUID) -> Response:
    """Delete one webhook.

    With all that was to be sent, and the list of what was.
    """
    with transaction() as session:
        found(queries.delete_webhook(session, webhook_id) or None)
    return no_content()


@bp.route("/<uuid:webhook_id>/secret", methods=["POST"], access=Access.ADMIN)
@bp.response(HTTPStatus.OK, NewWebhookSchema)
def rotate_secret(webhook_id: UUID) -> tuple[dict[str, Any], dict[str, str]]:
    """Give one webhook a new secret.

    It is shown this once. For 24 hours what is sent is signed with the one before, too.
    """
    secret, until = new_secret(), datetime.now(UTC) + _GRACE
    with transaction() as session:
        webhook = found(queries.renew_secret(session, webhook_id, secret, until))
    return _document(webhook) | {"secret": secret}, _PRIVATE


@bp.route("/<uuid:webhook_id>/test", methods=["POST"], access=Access.ADMIN)
@bp.response(HTTPStatus.OK, AnswerSchema)
def try_webhook(webhook_id: UUID) -> tuple[dict[str, Any], dict[str, str]]:
    """Try one webhook.

    Sends it an event of the type `webhook.test` now, once, and tells how it was answered. It is in
    no list afterwards.
    """
    with reading() as session:
        webhook = found(queries.webhook(session, webhook_id))
    return send_trial(webhook, way(), datetime.now(UTC)).told, _PRIVATE


@bp.route("/<uuid:webhook_id>/replay", methods=["POST"], access=Access.ADMIN)
@bp.arguments(ReplayRequest)
@bp.response(HTTPStatus.ACCEPTED)
def replay_webhook(fields: dict[str, Any], webhook_id: UUID) -> Response:
    """Tell one webhook again what happened since a time.

    All of it, also what was told, or happened before the webhook was made. What was told before
    comes with the same `webhook-id`. A little of what happened in the minute before may come too.
    """
    with transaction() as session:
        number = queries.last_change_before(session, fields["since"], _SLACK)
        found(queries.replay_from(session, webhook_id, number) or None)
    return accepted()


def accepted() -> Response:
    """Answer that it will be done."""
    response = no_content()
    response.status_code = HTTPStatus.ACCEPTED
    return response


def way() -> Way:
    """Return how others are reached by this application."""
    return cast("Way", current_app.extensions["way"])


def _changes(fields: dict[str, Any], now: datetime) -> dict[str, Any]:
    """Tell what to change of the row: who is given another chance has not failed yet."""
    changes = {name: value for name, value in fields.items() if name != "enabled"}
    match fields.get("enabled"):
        case True:
            changes |= {"disabled_at": None, "disabled_reason": None, **queries.RESUMED}
        case False:
            changes |= {"disabled_at": now, "disabled_reason": queries.Disabled.REQUEST}
    return changes | (queries.RESUMED if "url" in fields else {})


def _document(webhook: Webhook) -> dict[str, Any]:
    at, reason = webhook.disabled_at, webhook.disabled_reason
    return {
        "id": webhook.id,
        "url": webhook.url,
        "types": webhook.types,
        "description": webhook.description,
        "created_at": webhook.created_at,
        "enabled": at is None,
        "disabled": {"at": at, "reason": reason} if at else None,
        "failing_since": webhook.failing_since,
        "resume_at": None if at else webhook.resume_at,
    }
