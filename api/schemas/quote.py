"""Stored quotes, across articles."""

from marshmallow import fields

from api.schemas.base import Text, described
from api.schemas.digest import QuoteSchema
from api.schemas.paging import Listing, PageQuery, cursor

MAX_WANTED = 200


class RankedQuery(PageQuery):
    """Which part of a list of quotes to give."""

    cursor = cursor(digits=39)


class QuotesQuery(RankedQuery):
    """Which quotes to list."""

    q = Text(
        MAX_WANTED,
        metadata=described("Words that the quote contains, in any case."),
    )
    speaker = Text(
        MAX_WANTED,
        metadata=described("Words that the speaker's name contains, in any case."),
    )


class StoredQuoteSchema(QuoteSchema):
    """A quote and the article that has it; ranges count code points of that article's ``body``."""

    id = fields.UUID(required=True)
    article_id = fields.UUID(required=True)
    article_title = fields.String(required=True)


class QuoteList(Listing):
    """Quotes; within an article, the key quote first."""

    items = fields.List(fields.Nested(StoredQuoteSchema), required=True)
