"""An article as it is sent, and as it is served."""

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from api.schemas.base import MAX_CHARACTERS, Address, Input, Instant, Text, described, visible
from api.schemas.digest import MAX_TITLE, DigestSchema, language
from api.schemas.summary import score as share
from api.submissions import Status
from summarizer.text import Basis, Precision, Published

MAX_NAME = 200


class SourceInput(Input):
    """The outlet that published an article."""

    name = Text(MAX_NAME, visible, required=True, metadata=described("The outlet's name."))


class SourceSchema(Schema):
    """The outlet that published an article."""

    name = fields.String(required=True)


class BriefSchema(Schema):
    """What an article is known by where others are spoken of."""

    id = fields.UUID(required=True)
    title = fields.String(required=True)
    source = fields.Nested(SourceSchema, required=True, allow_none=True)
    url = fields.String(required=True, allow_none=True)
    published_at = Instant(required=True, allow_none=True)


class ArticleRequest(Input):
    """One article to store."""

    title = Text(MAX_TITLE, visible, required=True, metadata=described("The headline."))
    body = Text(
        MAX_CHARACTERS,
        visible,
        required=True,
        metadata=described("The story, kept to the letter: every offset counts in it."),
    )
    url = Address(
        allow_none=True,
        load_default=None,
        metadata=described("Where the story was published."),
    )
    source = fields.Nested(SourceInput, allow_none=True, load_default=None)
    byline = Text(MAX_NAME, allow_none=True, load_default=None, metadata=described("Who wrote it."))
    language = language()
    published_at = Instant(
        allow_none=True, load_default=None, metadata=described("When it was published.")
    )
    external_id = Text(
        MAX_NAME,
        visible,
        allow_none=True,
        load_default=None,
        metadata=described("Your own id for it, unique within its source."),
    )
    status = fields.Enum(
        Status,
        by_value=fields.String,
        load_default=Status.USABLE,
        metadata=described(
            "`withheld` keeps it out of every list, search, story and feed, `canceled` for good."
        ),
    )
    embargoed_until = Instant(
        allow_none=True,
        load_default=None,
        metadata=described("Until then it is kept out of every list, search, story and feed."),
    )

    @post_load
    def as_values(self, fields: dict[str, Any], **_: Any) -> dict[str, Any]:
        """Put the source's name, and a value of the core, in place of what was sent."""
        source, at = fields.pop("source"), fields.pop("published_at")
        published = Published()
        if at is not None:
            published = Published(at, precision=Precision.SECOND, basis=Basis.ABSOLUTE)
        return fields | {"source": source and source["name"], "published": published}


class CopySchema(Schema):
    """The stored article that another one is a copy of."""

    id = fields.UUID(required=True)
    similarity = fields.Float(
        required=True,
        validate=share,
        metadata=described("The share of the shorter text that is in the other to the letter."),
    )


class ArticleSchema(DigestSchema):
    """An article with all that was read out of it. Every range counts code points of ``body``."""

    id = fields.UUID(
        required=True,
        allow_none=True,
        metadata=described("Null in a dry run, where nothing is stored."),
    )
    external_id = fields.String(required=True, allow_none=True)
    url = fields.String(required=True, allow_none=True)
    source = fields.Nested(
        SourceSchema,
        required=True,
        allow_none=True,
        metadata=described("Null where the page names no outlet with the article."),
    )
    byline = fields.String(required=True, allow_none=True)
    agency = fields.String(
        required=True,
        allow_none=True,
        metadata=described("The news agency, as the dateline or the sign-off has it."),
    )
    dateline = fields.String(required=True, allow_none=True)
    published_at = Instant(required=True, allow_none=True)
    published_at_raw = fields.String(
        required=True,
        allow_none=True,
        metadata=described('The words that the page has for it, such as "33 minutes ago".'),
    )
    published_at_precision = fields.String(
        required=True,
        validate=validate.OneOf([*Precision]),
        metadata=described("How finely `published_at` is known."),
    )
    published_at_basis = fields.String(
        required=True,
        validate=validate.OneOf([*Basis]),
        metadata=described(
            "What it was read from: a date (`absolute`), words that count from when the page was "
            'captured, such as "33 minutes ago" or "11:05" (`relative`), or nothing (`missing`).'
        ),
    )
    created_at = Instant(
        required=True,
        allow_none=True,
        metadata=described("When it was stored; null in a dry run."),
    )
    version = fields.Integer(
        required=True,
        allow_none=True,
        metadata=described("Counted from 1: each correction makes another one. Null in a dry run."),
    )
    updated_at = Instant(
        required=True,
        allow_none=True,
        metadata=described("When it was last corrected; null if it never was."),
    )
    status = fields.String(required=True, validate=validate.OneOf([*Status]))
    embargoed_until = Instant(required=True, allow_none=True)
    story_id = fields.UUID(
        required=True,
        allow_none=True,
        metadata=described(
            "The story that it belongs to, alone at first: `/v1/stories/{id}`. Null in a dry run, "
            "and for an article of an earlier release that was not read again."
        ),
    )
    duplicate_of = fields.Nested(
        CopySchema,
        required=True,
        allow_none=True,
        metadata=described(
            "The article stored before that has the same text, whatever the headline: whole, cut, "
            "or with other captions. Nothing is left out for it."
        ),
    )
