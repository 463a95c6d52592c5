"""What webhooks are sent, in the contract's terms: OpenAPI 3.1, ``webhooks``."""

from typing import Any
from uuid import UUID

from apispec import APISpec
from marshmallow import Schema

from api.events import TEST, TYPES, article_event, trial_event
from api.examples import ARTICLE_ID, STORED_AT, WEBHOOK_ID
from api.resource import header
from api.schemas.webhook import ArticleEvent, TrialEvent
from models.queries import ChangeKind
from models.tables import Change

_SAID = {
    ChangeKind.CREATED: "An article was stored, or may be found from now on.",
    ChangeKind.CORRECTED: "An article was corrected.",
    ChangeKind.WITHDRAWN: "An article was deleted, withheld or canceled: take it down.",
}
_HEADERS = {
    "webhook-id": "The event's id: the same whenever the event is sent again.",
    "webhook-timestamp": "When it was sent, in seconds since 1970.",
    "webhook-signature": "`v1,` and the signature in base64; several have spaces between them.",
}
_ANSWERS = {
    "2XX": {"description": "It is taken, and not sent again."},
    "410": {"description": "Nothing is to be sent here any more: the webhook is disabled."},
    "default": {"description": "It is sent again later, redirects (3XX) included."},
}


def describe_events(spec: APISpec) -> None:
    """Add the events to a description."""
    for schema in (ArticleEvent, TrialEvent):
        spec.components.schema(schema.__name__, schema=schema)
    events = {TYPES[kind]: _article(kind, said) for kind, said in _SAID.items()}
    trial = trial_event(WEBHOOK_ID, STORED_AT)
    events[TEST] = _event(TEST, TrialEvent, trial, "Somebody asked for a trial.")
    spec.options["webhooks"] = events


def _article(kind: ChangeKind, said: str) -> dict[str, Any]:
    change = Change(kind=kind, article_id=UUID(f"{ARTICLE_ID}"), version=1, at=STORED_AT)
    return _event(TYPES[kind], ArticleEvent, article_event(change), said)


def _event(kind: str, schema: type[Schema], example: dict[str, Any], said: str) -> dict[str, Any]:
    content = {"schema": {"$ref": f"#/components/schemas/{schema.__name__}"}, "example": example}
    operation = {
        "operationId": kind,
        "summary": said,
        "description": f"{said} Signed after Standard Webhooks 1.0.0.",
        "tags": ["Webhooks"],
        "security": [],
        "parameters": [
            {"in": "header", "name": name, "required": True, **header(name, text)[name]}
            for name, text in _HEADERS.items()
        ],
        "requestBody": {"required": True, "content": {"application/json": content}},
        "responses": _ANSWERS,
    }
    return {"post": operation}
