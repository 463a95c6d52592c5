"""Feeds: which articles and which part are asked for, and what a JSON Feed has."""

from marshmallow import Schema, fields

from api.schemas.base import Instant, Range, described
from api.schemas.filters import ArticleChoice
from api.schemas.paging import PageQuery


class FeedQuery(ArticleChoice, PageQuery):
    """Which articles the feed has, and which part of it to give."""


class FeedAuthorSchema(Schema):
    """Who wrote an article."""

    name = fields.String(required=True)


class FeedQuoteSchema(Range):
    """A quote of the article: its range counts code points of ``content_text``."""

    text = fields.String(required=True)
    kind = fields.String(required=True)
    rank = fields.Integer(required=True, metadata=described("1 is the key quote."))
    speaker = fields.String(
        metadata=described("Who said it, with the role, if the article says it.")
    )


class FeedExtensionSchema(Schema):
    """What JSON Feed has no member for."""

    source = fields.String(metadata=described("The outlet."))
    agency = fields.String()
    dateline = fields.String()
    quotes = fields.List(
        fields.Nested(FeedQuoteSchema), metadata=described("The key quote comes first.")
    )


class FeedItemSchema(Schema):
    """An article in a feed. What the article has not is left out."""

    id = fields.String(required=True)
    url = fields.String(required=True, metadata=described("Where a person reads it, here."))
    external_url = fields.String(metadata=described("Where it was published."))
    title = fields.String(required=True)
    summary = fields.String(metadata=described("The abstract."))
    content_text = fields.String(required=True, metadata=described("The body, to the letter."))
    date_published = Instant()
    date_modified = Instant(metadata=described("When it was stored."))
    authors = fields.List(fields.Nested(FeedAuthorSchema))
    tags = fields.List(fields.String(), metadata=described("The keywords."))
    language = fields.String(required=True)
    extension = fields.Nested(FeedExtensionSchema, data_key="_standfirst")


class JsonFeedSchema(Schema):
    """A part of a feed in JSON Feed 1.1."""

    version = fields.Constant("https://jsonfeed.org/version/1.1", required=True)
    title = fields.String(required=True)
    feed_url = fields.String(required=True, metadata=described("Where the feed begins."))
    next_url = fields.String(metadata=described("The next part; none at the end."))
    items = fields.List(fields.Nested(FeedItemSchema), required=True)
