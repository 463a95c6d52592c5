"""What became of a page that was read again."""

from marshmallow import Schema, fields, validate

from api.rereading import Status
from api.schemas.base import described


class RereadArticleSchema(Schema):
    """An article of a page that was read again."""

    id = fields.UUID(required=True)
    title = fields.String(required=True)
    status = fields.String(
        required=True,
        validate=validate.OneOf([*Status]),
        metadata=described("Whether it is as it was, was changed, is new on the page, or gone."),
    )


class ReadingSchema(Schema):
    """What changed when a page was read again."""

    engine_before = fields.String(required=True, metadata=described("Who read it before."))
    engine = fields.String(required=True, metadata=described("Who read it now."))
    articles = fields.List(
        fields.Nested(RereadArticleSchema),
        required=True,
        metadata=described("In page order; those that are gone come last."),
    )
    segments_changed = fields.Integer(
        required=True, metadata=described("How many segments of now were not there before.")
    )
