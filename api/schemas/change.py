"""What happened to articles, in order."""

from marshmallow import Schema, fields, validate

from api.schemas.base import Instant, WholeParameter, described
from api.schemas.paging import Listing, PageQuery
from models.queries import ChangeKind

MOST_WAIT = 25


class ChangesQuery(PageQuery):
    """From where on to tell, and how long to wait for more."""

    wait = WholeParameter(
        load_default=0,
        validate=validate.Range(min=0, max=MOST_WAIT),
        metadata=described(
            "Where there is nothing new, how many seconds to wait for it before the answer."
        ),
    )


class ChangeSchema(Schema):
    """Something that happened to an article."""

    type = fields.String(required=True, validate=validate.OneOf([*ChangeKind]))
    article_id = fields.UUID(required=True)
    version = fields.Integer(
        required=True, metadata=described("The version that the article was in then.")
    )
    at = Instant(required=True)
    article = fields.String(
        required=True,
        metadata=described("The article's address: its present state, or 404 or 410."),
    )


class ChangeList(Listing):
    """Changes, the earliest first. ``next`` is never null: it leads to what is yet to come."""

    items = fields.List(fields.Nested(ChangeSchema), required=True)
