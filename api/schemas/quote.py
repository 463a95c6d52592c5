"""Stored quotes, across articles."""

from marshmallow import Schema, fields, validate

from api.schemas.base import Text, described
from api.schemas.digest import QuoteSchema, indirect
from api.schemas.filters import Origin
from api.schemas.paging import Listing, PageQuery
from summarizer.text import QuoteKind

MAX_WANTED = 200


def _kind(text: str) -> fields.String:
    known = validate.OneOf([*QuoteKind], error="No such kind. There are: {choices}.")
    return fields.String(validate=known, metadata=described(text))


class RankedQuery(PageQuery):
    """Which of an article's quotes to list, and which part of the list to give."""

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
    not_speaker = Text(
        MAX_WANTED,
        metadata=described("Words that the speaker's name must not contain."),
    )
    kind = _kind("Only quotes of this kind; by default all but indirect speech.")
    not_kind = _kind("Not quotes of this kind.")
    indirect = indirect()


class QuotesQuery(Origin, RankedQuery):
    """Which quotes to list, of which articles."""


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
