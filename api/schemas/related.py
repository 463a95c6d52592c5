"""Articles that are about the same as one."""

from marshmallow import fields, validate

from api.schemas.article import BriefSchema
from api.schemas.base import Input, WholeParameter, described
from api.schemas.paging import MAX_ITEMS, Listing
from api.schemas.summary import score as share


class RelatedQuery(Input):
    """How many articles to list."""

    limit = WholeParameter(
        load_default=10,
        validate=validate.Range(min=1, max=MAX_ITEMS),
        metadata=described("How many items at most."),
    )


class RelatedSchema(BriefSchema):
    """An article that is about the same."""

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
