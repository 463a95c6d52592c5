"""What is read out of one body: sentences, summary, quotes, keywords."""

from marshmallow import Schema, fields, validate

from api.schemas.base import MAX_CHARACTERS, Input, Range, Text, described, flag
from api.schemas.summary import SummaryChoice, SummarySchema, score
from summarizer.language import LANGUAGES
from summarizer.text import QuoteKind, SpeakerKind

MAX_TITLE = 1_000


def language() -> fields.String:
    """Make the field that says what language a text is to be read as."""
    return fields.String(
        load_default=None,
        validate=validate.OneOf(LANGUAGES, error="Not read here. There are: {choices}."),
        metadata=described(
            "The language that the text is read as (BCP 47). Without it, what the text seems to be "
            "in; English where that is not read here, or the text too short to tell."
        ),
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


def indirect() -> fields.Boolean:
    """Make the parameter that asks for indirect speech."""
    return flag("Give also what is said without quotation marks, of kind `indirect`.")


class DigestQuery(Input):
    """What else to read out of the text."""

    indirect = indirect()


class SentenceSchema(Range):
    """A sentence of the body."""

    index = fields.Integer(required=True, metadata=described("Its number in the body, from 0."))
    paragraph = fields.Integer(
        required=True, metadata=described("The number of its paragraph, from 0.")
    )


class RoleSchema(Range):
    """The words that say what somebody is: "harbour minister"."""

    text = fields.String(required=True)


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
    role = fields.Nested(
        RoleSchema,
        required=True,
        allow_none=True,
        metadata=described("What that person is, where this body says it beside the name."),
    )
    resolved = fields.Boolean(
        required=True,
        metadata=described(
            "Whether `name` was found for a pronoun or a role: it is not beside the quote."
        ),
    )
    confidence = fields.Float(
        required=True,
        allow_none=True,
        validate=score,
        metadata=described(
            "How likely it is that `text`, and the `name` that it stands for, are the right ones. "
            "Null for quotes stored by a release that did not tell."
        ),
    )


class CueSchema(Range):
    """The words that report the speech."""

    text = fields.String(required=True)


class QuoteSchema(Range):
    """Words between quotation marks, the marks left out; or indirect speech."""

    text = fields.String(required=True, metadata=described("The body's words, to the letter."))
    kind = fields.String(
        required=True,
        validate=validate.OneOf([*QuoteKind]),
        metadata=described(
            "`direct`: a whole quoted statement. `partial`: quoted words in a reporter's sentence. "
            "`indirect`, only where it is asked for: what somebody said, in the reporter's words."
        ),
    )
    score = fields.Float(required=True, validate=score)
    rank = fields.Integer(
        required=True, metadata=described("1 is the key quote; indirect speech comes last.")
    )
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
    score = fields.Float(required=True, validate=score)


class DigestSchema(Schema):
    """All that is read out of one text. Every range counts code points of ``body``."""

    title = fields.String(required=True, allow_none=True)
    language = fields.String(
        required=True, metadata=described("The language that the text was read as.")
    )
    language_confidence = fields.Float(
        required=True,
        allow_none=True,
        validate=score,
        metadata=described(
            "How likely it is that the text is in `language`; null where that was not asked, for "
            "the request named it."
        ),
    )
    language_detected = fields.String(
        required=True,
        allow_none=True,
        metadata=described(
            "The language that the text seems to be in, read here or not; null as above."
        ),
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
