"""Keys, and what was done with them."""

from marshmallow import Schema, fields, validate

from api.rules import SCOPES
from api.schemas.base import Instant, described
from api.schemas.paging import Listing, PageQuery


class LimitSchema(Schema):
    """How often a key may call."""

    requests = fields.Integer(required=True, metadata=described("So many requests,"))
    seconds = fields.Integer(required=True, metadata=described("within so many seconds."))


class KeySchema(Schema):
    """A key, but for its secret. Where no key is asked for, all is null but the scopes."""

    prefix = fields.String(
        required=True, allow_none=True, metadata=described("What the key is called by.")
    )
    name = fields.String(required=True, allow_none=True)
    scopes = fields.List(
        fields.String(validate=validate.OneOf(SCOPES)),
        required=True,
        metadata=described("What it may be used for; `admin` is for all."),
    )
    created_at = Instant(required=True, allow_none=True)
    expires_at = Instant(
        required=True, allow_none=True, metadata=described("Null where it does not expire.")
    )
    limit = fields.Nested(
        LimitSchema,
        required=True,
        allow_none=True,
        metadata=described("How often it may call; null where that is not limited."),
    )


class AuditQuery(PageQuery):
    """Which part of the list to give."""


class AuditEntrySchema(Schema):
    """A request that changed something or was refused."""

    id = fields.UUID(required=True)
    at = Instant(required=True)
    request_id = fields.String(
        required=True, metadata=described("The request, as in `X-Request-Id`.")
    )
    key = fields.String(
        attribute="key_prefix",
        required=True,
        allow_none=True,
        metadata=described("The prefix of the key; null where none was asked for."),
    )
    method = fields.String(required=True)
    route = fields.String(
        required=True, metadata=described("The address, with the names of its ids.")
    )
    ids = fields.Dict(
        keys=fields.String(),
        values=fields.String(),
        required=True,
        metadata=described("The ids in the address, by name."),
    )
    status = fields.Integer(
        required=True,
        allow_none=True,
        metadata=described("The answer's; null where it was stored and could not be answered."),
    )
    location = fields.String(
        required=True,
        allow_none=True,
        metadata=described("Where the answer led: to what was made, or is there already."),
    )
    address = fields.String(
        required=True,
        allow_none=True,
        metadata=described("From where it came; behind a proxy that is the proxy."),
    )


class AuditList(Listing):
    """What was done, the latest first."""

    items = fields.List(fields.Nested(AuditEntrySchema), required=True)
