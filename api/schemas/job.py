"""Jobs: many items that are stored behind the answer."""

from enum import StrEnum

from marshmallow import Schema, fields, validate

from api.items import KINDS
from api.schemas.base import Instant, described
from api.schemas.paging import Listing, PageQuery


class JobStatus(StrEnum):
    """How far a job is."""

    QUEUED = "queued"
    RUNNING = "running"
    COMPLETED = "completed"
    CANCELED = "canceled"


def _count(text: str) -> fields.Integer:
    least = validate.Range(min=0)
    return fields.Integer(required=True, validate=least, metadata=described(text))


class JobSchema(Schema):
    """A job: what it has to do, and how far it is."""

    id = fields.UUID(required=True)
    kind = fields.String(
        required=True,
        validate=validate.OneOf(list(KINDS)),
        metadata=described("What its items are."),
    )
    status = fields.String(
        required=True,
        validate=validate.OneOf([each.value for each in JobStatus]),
        metadata=described("`completed` when each item is stored or refused."),
    )
    items = _count("How many items were sent.")
    stored = _count("How many of them this job has stored.")
    known = _count("How many were stored before.")
    refused = _count("How many cannot be stored: `results` says why.")
    created_at = Instant(required=True)
    started_at = Instant(
        required=True, allow_none=True, metadata=described("Null while nobody has begun.")
    )
    ended_at = Instant(
        required=True, allow_none=True, metadata=described("Null until it has ended.")
    )
    results = fields.String(
        required=True,
        metadata=described("The address of what became of each item so far."),
    )


class JobsQuery(PageQuery):
    """Which part of the list to give."""


class JobList(Listing):
    """Jobs, the latest first."""

    items = fields.List(fields.Nested(JobSchema), required=True)
