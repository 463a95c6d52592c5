"""A page as it is sent, and as it was read."""

from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from api.schemas.article import ArticleSchema
from api.schemas.base import (
    MAX_CHARACTERS,
    VISIBLE,
    Address,
    Input,
    Instant,
    Range,
    Text,
    described,
    flag,
    visible,
)
from summarizer.text import SegmentKind

PLAIN_TEXT = {
    "type": "string",
    "minLength": 1,
    "maxLength": MAX_CHARACTERS,
    "pattern": VISIBLE,
}
"""A page sent as plain text, in the contract's terms; `PageRequest.text` checks it."""
MAX_MARKUP = 4 * MAX_CHARACTERS
"""The longest HTML that is read, in code points: pages ship their scripts and data with them."""
MARKUP = PLAIN_TEXT | {"maxLength": MAX_MARKUP, "pattern": r"^[^\u0000]*<[^\u0000]*$"}
"""A page sent as HTML; `PageRequest.html` checks it."""


def tagged(html: str) -> None:
    """Refuse HTML without a tag: whoever sent it meant something else."""
    if "<" not in html:
        raise ValidationError("Not HTML: there is no tag in it.")


class PageQuery(Input):
    """How to read a page that is sent as plain text."""

    captured_at = Instant(
        metadata=described(
            'When the page was copied: "33 minutes ago" counts back from it. Now, if left out.'
        ),
    )
    dry_run = flag("Read the page and store nothing.")


class PageRequest(Input):
    """A page sent as JSON."""

    text = Text(
        MAX_CHARACTERS,
        visible,
        metadata=described("The page's text, as a person gets it by copying the page."),
    )
    html = Text(
        MAX_MARKUP,
        tagged,
        metadata={"pattern": MARKUP["pattern"]}
        | described(
            "The page's HTML, in place of `text`. Its visible text may be as long as `text`."
        ),
    )
    url = Address(
        allow_none=True,
        load_default=None,
        metadata=described("Where the page was found."),
    )
    captured_at = Instant(
        allow_none=True,
        load_default=None,
        metadata=described("When the page was copied; the query parameter goes before it."),
    )

    @validates_schema
    def one_form(self, fields: dict[str, Any], **_: Any) -> None:
        """Take the page as text or as HTML, not as both."""
        if ("text" in fields) == ("html" in fields):
            raise ValidationError("Send `text` or `html`.")


class SegmentSchema(Range):
    """A stretch of the page: what it is, whose it is, and the rule that said so."""

    kind = fields.String(required=True, validate=validate.OneOf([*SegmentKind]))
    article = fields.Integer(
        required=True,
        allow_none=True,
        metadata=described("Position into `articles`; null for what belongs to none."),
    )
    rule = fields.String(required=True, metadata=described("The evidence that decided."))


class PageSchema(Schema):
    """A page as it was read: its articles, and what became of every stretch of its text."""

    id = fields.UUID(
        required=True,
        allow_none=True,
        metadata=described("Null in a dry run, where nothing is stored."),
    )
    url = fields.String(required=True, allow_none=True)
    captured_at = Instant(required=True)
    created_at = Instant(
        required=True, allow_none=True, metadata=described("When it was stored; null in a dry run.")
    )
    engine = fields.String(required=True, metadata=described("Who read it, with the release."))
    text = fields.String(
        required=True, metadata=described("The page to the letter; segments count in it.")
    )
    articles = fields.List(
        fields.Nested(ArticleSchema), required=True, metadata=described("In page order.")
    )
    segments = fields.List(
        fields.Nested(SegmentSchema),
        required=True,
        metadata=described("They cover the text from 0 to its end, without gap or overlap."),
    )
