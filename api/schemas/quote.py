"""Stored quotes, across articles."""

from marshmallow import Schema, fields, validate

from api.schemas.article import MAX_NAME
from api.schemas.base import Instant, Pattern, Text, described
from api.schemas.digest import QuoteSchema, indirect
from api.schemas.paging import Listing, PageQuery, cursor
from models.queries.quotes import LONGEST_NAME
from summarizer.text import QuoteKind

MAX_WANTED = 200


class RankedQuery(PageQuery):
    """Which of an article's quotes to list, and which part of the list to give."""

    cursor = cursor(digits=39)
    q = Text(
        MAX_WANTED,
        data_key="q",
        attribute="text",
        metadata=described("Words that the quote contains, in any case."),
    )
    speaker = Text(
        MAX_WANTED,
        metadata=described("Words that the speaker's name contains, in any case."),
    )
    kind = fields.String(
        validate=validate.OneOf([*QuoteKind], error="No such kind. There are: {choices}."),
        metadata=described("Only quotes of this kind; by default all but indirect speech."),
    )
    indirect = indirect()


class QuotesQuery(RankedQuery):
    """Which quotes to list, of all articles."""

    source = Text(MAX_NAME, metadata=described("Only of articles by this outlet, by its name."))
    published_after = Instant(
        metadata=described("Only of articles published at this time or later (RFC 3339).")
    )
    published_before = Instant(
        metadata=described("Only of articles published before this time (RFC 3339).")
    )


class StoredQuoteSchema(QuoteSchema):
    """A quote and the article that has it; ranges count code points of that article's ``body``."""

    id = fields.UUID(required=True)
    article_id = fields.UUID(required=True)
    article_title = fields.String(required=True)


class QuoteList(Listing):
    """Quotes; within an article, the key quote first."""

    items = fields.List(fields.Nested(StoredQuoteSchema), required=True)


class SpeakersQuery(PageQuery):
    """Which speakers to list, and which part of the list to give."""

    q = Text(MAX_WANTED, metadata=described("Words that the name contains, in any case."))
    cursor = fields.String(
        validate=Pattern(
            rf"^(?:0[1-9a-f]|[1-9a-f][0-9a-f]){{1,{4 * LONGEST_NAME}}}$",
            error="No such cursor: take it from `next` as it stands.",
        ),
        metadata=described("Where to go on: taken from `next`, never made by hand."),
    )


class QuotedSpeakerSchema(Schema):
    """Somebody who is quoted."""

    name = fields.String(required=True, metadata=described("The name, as articles write it."))
    roles = fields.List(
        fields.String(),
        required=True,
        metadata=described("What articles say that the person is, the commonest first."),
    )
    quote_count = fields.Integer(
        required=True, metadata=described("How many quotes there are, indirect speech left out.")
    )
    article_count = fields.Integer(
        required=True, metadata=described("In how many articles the person is quoted.")
    )
    quotes = fields.String(required=True, metadata=described("The address of the quotes."))


class SpeakerList(Listing):
    """Speakers, in the order of their names without regard to case."""

    items = fields.List(fields.Nested(QuotedSpeakerSchema), required=True)
