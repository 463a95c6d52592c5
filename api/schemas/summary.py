"""Abstracts: how they are asked for, and how they are served and kept."""

from typing import Any

from marshmallow import Schema, fields, validate

from api.schemas.base import Input, Instant, Range, Whole, WholeParameter, described
from api.schemas.paging import Listing, PageQuery
from summarizer.rank import METHODS

MAX_SENTENCES = 50
"""More key sentences than this are no abstract."""
MAX_WORDS = 5_000
MAX_CHARS = 40_000
score = validate.Range(min=0, max=1)
_EXPLAIN = described("Say with each sentence what spoke for it and against it: its `reasons`.")


def _sentences(kind: type[Whole]) -> Whole:
    return kind(
        load_default=3,
        validate=validate.Range(min=1, max=MAX_SENTENCES),
        metadata=described(
            "How many sentences at most. `news` gives fewer, at least half, where they say it all."
        ),
    )


def _max_words(kind: type[Whole], **options: Any) -> Whole:
    return kind(
        validate=validate.Range(min=1, max=MAX_WORDS),
        metadata=described(
            "How many words at most. What does not fit is passed over; none is given, if none fits."
        ),
        **options,
    )


def _max_chars(kind: type[Whole], **options: Any) -> Whole:
    return kind(
        validate=validate.Range(min=1, max=MAX_CHARS),
        metadata=described(
            "How many characters (code points) of `text` at most; kept as `max_words` is."
        ),
        **options,
    )


class RunRequest(Input):
    """How an abstract is made."""

    method = fields.String(
        load_default="news",
        validate=validate.OneOf(METHODS, error="No such method. There are: {choices}."),
        metadata=described("The method that ranks the sentences. `news` is our own."),
    )
    sentences = _sentences(Whole)
    max_words = _max_words(Whole, allow_none=True, load_default=None)
    max_chars = _max_chars(Whole, allow_none=True, load_default=None)


class _Flag(fields.Boolean):
    """True or false, and no number that Python takes for one."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> bool:
        if not isinstance(value, bool):
            raise self.make_error("invalid", input=value)
        return value


class SummaryChoice(RunRequest):
    """How an abstract is made, and whether it says why it is what it is."""

    explain = _Flag(load_default=False, metadata=_EXPLAIN)


class SummaryQuery(RunRequest):
    """The same choice as query parameters, where all arrives as text."""

    explain = fields.Boolean(
        load_default=False, truthy={"true", "1"}, falsy={"false", "0"}, metadata=_EXPLAIN
    )
    sentences = _sentences(WholeParameter)
    max_words = _max_words(WholeParameter)
    max_chars = _max_chars(WholeParameter)


class ReasonSchema(Schema):
    """What one kind of evidence did to a sentence's chance to be chosen."""

    kind = fields.String(required=True, metadata=described("What the evidence is."))
    effect = fields.Float(
        required=True,
        metadata=described(
            "What it added to the sentence's log-odds, or took from them if below 0."
        ),
    )


class KeySentenceSchema(Range):
    """A sentence of the body that was chosen for the summary."""

    index = fields.Integer(required=True, metadata=described("Position into `sentences`."))
    text = fields.String(required=True, metadata=described("The body's words, to the letter."))
    score = fields.Float(
        required=True, validate=score, metadata=described("What the method made of it.")
    )
    reasons = fields.List(
        fields.Nested(ReasonSchema),
        metadata=described(
            "Only if `explain` asks: what spoke for the sentence and against it, what did most "
            "first. Empty for all methods but `news`, whose scores are not sums of evidence."
        ),
    )


class SummarySchema(Schema):
    """An abstract made of the body's own sentences, in reading order."""

    method = fields.String(required=True, validate=validate.OneOf(METHODS))
    engine = fields.String(required=True, metadata=described("Who made it, with the release."))
    text = fields.String(required=True, metadata=described("The sentences joined with one space."))
    word_count = fields.Integer(required=True)
    sentences = fields.List(fields.Nested(KeySentenceSchema), required=True)


class ParametersSchema(Schema):
    """What an abstract was asked to keep to; null for no limit."""

    sentences = fields.Integer(required=True)
    max_words = fields.Integer(required=True, allow_none=True)
    max_chars = fields.Integer(required=True, allow_none=True)


class RunSchema(SummarySchema):
    """An abstract that is kept with its article. Ranges count code points of its ``body``."""

    id = fields.UUID(required=True)
    article_id = fields.UUID(required=True)
    parameters = fields.Nested(ParametersSchema, required=True)
    created_at = Instant(required=True, metadata=described("When it was made."))


class RunsQuery(PageQuery):
    """Which part of an article's abstracts to list."""


class RunList(Listing):
    """The abstracts that are kept of an article, the latest made first."""

    items = fields.List(fields.Nested(RunSchema), required=True)
