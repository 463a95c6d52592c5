"""Webhooks, what they are told, and what became of it."""

from typing import Any

from marshmallow import Schema, ValidationError, fields, validate

from api.events import TEST, TYPES
from api.schemas.base import Address, Input, Instant, Text, described
from api.schemas.paging import Listing, PageQuery
from models.queries import OUTCOMES, Disabled

_URL = "Where events are sent: `https`, if you can. It may lead to no machine but of the internet."
_TYPES = "Which events are sent."
_DESCRIPTION = "What it is for, in your words."
_SHOWN_ONCE = "What each delivery is signed with, shown this once."


def _types(**options: Any) -> fields.List[Any]:
    return fields.List(
        fields.String(validate=validate.OneOf([*TYPES.values()])),
        validate=[validate.Length(min=1), _without_doubles],
        metadata={"uniqueItems": True, **described(_TYPES)},
        **options,
    )


def _without_doubles(types: list[str]) -> None:
    if len({*types}) < len(types):
        raise ValidationError("Given more than once.")


def _description(**options: Any) -> Text:
    return Text(500, allow_none=True, metadata=described(_DESCRIPTION), **options)


class WebhookRequest(Input):
    """A webhook to make."""

    url = Address(required=True, metadata=described(_URL))
    types = _types(load_default=lambda: [*TYPES.values()])
    description = _description(load_default=None)


class WebhookPatch(Input):
    """What to change of a webhook: what is not sent stays."""

    url = Address(metadata=described(_URL))
    types = _types()
    description = _description()
    enabled = fields.Boolean(
        truthy={True},
        falsy={False},
        metadata=described("Whether it is told; enabled again, it goes on where it stopped."),
    )


class DisabledSchema(Schema):
    """Since when a webhook is not told any more, and why."""

    at = Instant(required=True)
    reason = fields.String(
        required=True,
        validate=validate.OneOf([*Disabled]),
        metadata=described(
            "`request`: somebody asked for it. `gone`: it answered 410. `failures`: nothing but"
            " failures for five days."
        ),
    )


class WebhookSchema(Schema):
    """A webhook, but for its secret."""

    id = fields.UUID(required=True)
    url = fields.String(required=True)
    types = fields.List(fields.String(validate=validate.OneOf([*TYPES.values()])), required=True)
    description = fields.String(required=True, allow_none=True)
    created_at = Instant(required=True)
    enabled = fields.Boolean(required=True)
    disabled = fields.Nested(DisabledSchema, required=True, allow_none=True)
    failing_since = Instant(
        required=True,
        allow_none=True,
        metadata=described("Since when every attempt failed; null where the last one did not."),
    )
    resume_at = Instant(
        required=True,
        allow_none=True,
        metadata=described("When it is tried again, where it fails."),
    )


class NewWebhookSchema(WebhookSchema):
    """A webhook, with its secret."""

    secret = fields.String(required=True, metadata=described(_SHOWN_ONCE))


class WebhookList(Listing):
    """Webhooks, the latest made first."""

    items = fields.List(fields.Nested(WebhookSchema), required=True)


class WebhooksQuery(PageQuery):
    """Which part of the list to give."""


class AnswerSchema(Schema):
    """How a receiver answered, or why it did not."""

    ms = fields.Integer(required=True, metadata=described("How long it took, in milliseconds."))
    status = fields.Integer(
        required=True, allow_none=True, metadata=described("Null where there was no answer.")
    )
    error = fields.String(
        required=True,
        allow_none=True,
        metadata=described("Why there was none, or not all of it; else null."),
    )
    answer = fields.String(
        required=True, allow_none=True, metadata=described("The first 4 KiB of what it said.")
    )


class AttemptSchema(AnswerSchema):
    """One time that a delivery was sent."""

    at = Instant(required=True)


class DeliverySchema(Schema):
    """An event that a webhook is told, and what became of it."""

    id = fields.UUID(required=True, metadata=described("As in `webhook-id`."))
    type = fields.String(required=True, validate=validate.OneOf([*TYPES.values()]))
    timestamp = Instant(required=True, metadata=described("When it happened."))
    article_id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    outcome = fields.String(
        required=True,
        validate=validate.OneOf(OUTCOMES),
        metadata=described("`pending` until the receiver has taken it, or it is given up."),
    )
    failures = fields.Integer(
        required=True, metadata=described("How often it failed since it was last begun.")
    )
    due_at = Instant(
        required=True,
        allow_none=True,
        metadata=described("From when on it is sent again; null where it is not."),
    )
    ended_at = Instant(required=True, allow_none=True)


class WholeDeliverySchema(DeliverySchema):
    """A delivery with each of its attempts, the first one first."""

    attempts = fields.List(fields.Nested(AttemptSchema), required=True)


class DeliveryList(Listing):
    """Deliveries, those of the latest events first."""

    items = fields.List(fields.Nested(DeliverySchema), required=True)


class DeliveriesQuery(PageQuery):
    """Which deliveries to give."""

    outcome = fields.String(
        validate=validate.OneOf(OUTCOMES), metadata=described("Only those of this outcome.")
    )


class ReplayRequest(Input):
    """From when on to tell again."""

    since = Instant(
        required=True, metadata=described("What happened since then is told, all of it.")
    )


class ArticleEventData(Schema):
    """Which article it is about."""

    article_id = fields.UUID(required=True)
    version = fields.Integer(
        required=True, metadata=described("The version that the article was in then.")
    )
    article = fields.String(
        required=True,
        metadata=described("The article's address here: its present state, or 404 or 410."),
    )


class ArticleEvent(Schema):
    """Something that happened to an article. Its text is to be fetched."""

    type = fields.String(required=True, validate=validate.OneOf([*TYPES.values()]))
    timestamp = Instant(required=True, metadata=described("When it happened."))
    data = fields.Nested(ArticleEventData, required=True)


class TrialEventData(Schema):
    """Which webhook was asked to be tried."""

    webhook_id = fields.UUID(required=True)


class TrialEvent(Schema):
    """Nothing that happened: somebody asked for a trial."""

    type = fields.String(required=True, validate=validate.OneOf([TEST]))
    timestamp = Instant(required=True)
    data = fields.Nested(TrialEventData, required=True)
