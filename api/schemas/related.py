"""Articles that are about the same as one."""

from marshmallow import Schema, fields, validate

from api.schemas.article import SourceSchema
from api.schemas.base import Input, Instant, WholeParameter, described
from api.schemas.paging import MAX_ITEMS, Listing
from api.schemas.summary import score as share


class RelatedQuery(Input):
    """How many articles to list."""

    limit = WholeParameter(
        load_default=10,
        validate=validate.Range(min=1, max=MAX_ITEMS),
        metadata=described("How many items at most."),
    )


class RelatedSchema(Schema):
    """An article that is about the same."""

    id = fields.UUID(required=True)
    title = fields.String(required=True)
    source = fields.Nested(SourceSchema, required=True, allow_none=True)
    url = fields.String(required=True, allow_none=True)
    published_at = Instant(required=True, allow_none=True)
    score = fields.Float(
        required=True,
        metadata=described(
            "How much of what the article is about it is about too: near 1 for the same text, "
            "seldom above 0.3 for another event."
        ),
    )
    likeness = fields.Float(
        required=True,
        validate=share,
        metadata=described("The share of the shorter text that is in the other to the letter."),
    )
    duplicate = fields.Boolean(
        required=True, metadata=described("Whether it is the same text once more.")
    )


class RelatedList(Listing):
    """Related articles, the nearest first. The list does not go on."""

    items = fields.List(fields.Nested(RelatedSchema), required=True)
