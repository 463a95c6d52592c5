"""What is read out of one body: sentences, summary, quotes, keywords."""

from typing import Any

from marshmallow import Schema, fields, validate

from api.schemas.base import MAX_CHARACTERS, Input, Range, Text, Whole, WholeParameter, described
from summarizer.language import LANGUAGES
from summarizer.rank import METHODS
from summarizer.text import QuoteKind, SpeakerKind

MAX_SENTENCES = 50
"""More key sentences than this are no abstract."""
MAX_WORDS = 5_000
MAX_TITLE = 1_000

_score = validate.Range(min=0, max=1)


def _sentences(kind: type[Whole]) -> Whole:
    return kind(
        load_default=3,
        validate=validate.Range(min=1, max=MAX_SENTENCES),
        metadata=described("How many sentences at most."),
    )


def _max_words(kind: type[Whole], **options: Any) -> Whole:
    return kind(
        validate=validate.Range(min=1, max=MAX_WORDS),
        metadata=described(
            "How many words at most. The next best sentence that fits is taken; none, if none fits."
        ),
        **options,
    )


class SummaryChoice(Input):
    """How an abstract is made."""

    method = fields.String(
        load_default="news",
        validate=validate.OneOf(METHODS, error="No such method. There are: {choices}."),
        metadata=described("The method that ranks the sentences. `news` is our own."),
    )
    sentences = _sentences(Whole)
    max_words = _max_words(Whole, allow_none=True, load_default=None)


class SummaryQuery(SummaryChoice):
    """The same choice as query parameters, where numbers arrive as text."""

    sentences = _sentences(WholeParameter)
    max_words = _max_words(WholeParameter)


def language() -> fields.String:
    """Make the field that says what language a text is to be read as."""
    return fields.String(
        load_default="en",
        validate=validate.OneOf(LANGUAGES, error="Not read here. There are: {choices}."),
        metadata=described("The language that the text is read as (BCP 47)."),
    )


class DigestRequest(Input):
    """One text to read; nothing of it is stored."""

    body = Text(
        MAX_CHARACTERS,
        required=True,
        metadata=described(
            "The text, kept to the letter: every offset of the answer counts in it."
        ),
    )
    title = Text(
        MAX_TITLE,
        allow_none=True,
        load_default=None,
        metadata=described("The headline; its words weigh more."),
    )
    language = language()
    summary = fields.Nested(
        SummaryChoice,
        load_default=lambda: SummaryChoice().load({}),
        metadata=described("How the abstract is made."),
    )


class SentenceSchema(Range):
    """A sentence of the body."""

    index = fields.Integer(required=True, metadata=described("Its number in the body, from 0."))
    paragraph = fields.Integer(
        required=True, metadata=described("The number of its paragraph, from 0.")
    )


class KeySentenceSchema(Range):
    """A sentence of the body that was chosen for the summary."""

    index = fields.Integer(required=True, metadata=described("Position into `sentences`."))
    text = fields.String(required=True, metadata=described("The body's words, to the letter."))
    score = fields.Float(
        required=True, validate=_score, metadata=described("What the method made of it.")
    )


class SummarySchema(Schema):
    """An abstract made of the body's own sentences, in reading order."""

    method = fields.String(required=True, validate=validate.OneOf(METHODS))
    engine = fields.String(required=True, metadata=described("Who made it, with the release."))
    text = fields.String(required=True, metadata=described("The sentences joined with one space."))
    word_count = fields.Integer(required=True)
    sentences = fields.List(fields.Nested(KeySentenceSchema), required=True)


class SpeakerSchema(Range):
    """Who said it: the words beside the quote, and the fullest name that the body has."""

    text = fields.String(required=True, metadata=described("The words that name the speaker."))
    kind = fields.String(
        required=True,
        validate=validate.OneOf([*SpeakerKind]),
        metadata=described("A name, a role (`nominal`) or a pronoun."),
    )
    name = fields.String(
        required=True,
        allow_none=True,
        metadata=described("The fullest name of that person in this body, or null."),
    )
    name_start = fields.Integer(
        required=True, allow_none=True, metadata=described("Where the body has that name.")
    )
    name_end = fields.Integer(required=True, allow_none=True)


class CueSchema(Range):
    """The words that report the speech."""

    text = fields.String(required=True)


class QuoteSchema(Range):
    """Words between quotation marks, the marks left out."""

    text = fields.String(required=True, metadata=described("The body's words, to the letter."))
    kind = fields.String(
        required=True,
        validate=validate.OneOf([*QuoteKind]),
        metadata=described(
            "`direct`: a whole quoted statement. `partial`: quoted words in a reporter's sentence."
        ),
    )
    score = fields.Float(required=True, validate=_score)
    rank = fields.Integer(required=True, metadata=described("1 is the key quote."))
    sentence = fields.Integer(
        required=True, metadata=described("Position into `sentences` of where it begins.")
    )
    speaker = fields.Nested(
        SpeakerSchema,
        required=True,
        allow_none=True,
        metadata=described("Null where the text attributes the words to nobody."),
    )
    cue = fields.Nested(
        CueSchema,
        required=True,
        allow_none=True,
        metadata=described("The words that report the speech, or null."),
    )


class KeywordSchema(Range):
    """A telling word or phrase, where the body first has it."""

    text = fields.String(required=True)
    score = fields.Float(required=True, validate=_score)


class DigestSchema(Schema):
    """All that is read out of one text. Every range counts code points of ``body``."""

    title = fields.String(required=True, allow_none=True)
    language = fields.String(
        required=True, metadata=described("The language that the text was read as.")
    )
    body = fields.String(required=True, metadata=described("The text as it was sent."))
    sentences = fields.List(fields.Nested(SentenceSchema), required=True)
    summary = fields.Nested(SummarySchema, required=True)
    quotes = fields.List(
        fields.Nested(QuoteSchema), required=True, metadata=described("In reading order.")
    )
    keywords = fields.List(
        fields.Nested(KeywordSchema), required=True, metadata=described("The most telling first.")
    )
