"""Stories: articles of one event, and what they tell together."""

from marshmallow import Schema, fields, validate

from api.schemas.article import BriefSchema, CopySchema, SourceSchema
from api.schemas.base import Input, Instant, Range, WholeParameter, described
from api.schemas.digest import QuoteSchema
from api.schemas.filters import Fitting
from api.schemas.paging import MAX_ITEMS, Listing, PageQuery
from api.schemas.summary import MAX_SENTENCES
from api.schemas.summary import score as share
from summarizer.text import Precision

MOST_READ = 30
"""So many of a story's articles, the latest, are told together."""
MOST_SHOWN = 5
"""So many of a story's articles, the latest, stand in a list."""
MOST_VOICES = 20
MOST_SAID = 5


class StoriesQuery(Fitting, PageQuery):
    """Which stories to list: those with an article that fits; and which part of the list."""

    article = fields.UUID(metadata=described("Only the story of this article."))
    min_articles = WholeParameter(
        validate=validate.Range(min=1, max=MAX_ITEMS),
        metadata=described(
            "Only of so many articles or more, 2 by default; with 1, which is the default where "
            "`article` is sent, also what stands alone."
        ),
    )


class StoryQuery(Input):
    """How much to tell of a story."""

    sentences = WholeParameter(
        load_default=5,
        validate=validate.Range(min=1, max=MAX_SENTENCES),
        metadata=described("How many key sentences at most."),
    )


class StoryArticleSchema(BriefSchema):
    """An article of a story."""

    duplicate_of = fields.Nested(CopySchema, required=True, allow_none=True)


class TellerSchema(Schema):
    """An outlet, and how many of the articles it has."""

    name = fields.String(required=True)
    article_count = fields.Integer(required=True)


class StoryListItemSchema(Schema):
    """A story in a list."""

    id = fields.UUID(required=True)
    title = fields.String(required=True, metadata=described("The headline of the latest article."))
    article_count = fields.Integer(required=True)
    sources = fields.List(
        fields.Nested(TellerSchema),
        required=True,
        metadata=described("Who tells it, with how many articles, the most first."),
    )
    first_at = Instant(
        required=True,
        metadata=described(
            "When the first of its articles was published or, where that is not known, stored."
        ),
    )
    last_at = Instant(required=True, metadata=described("The same of the last one."))
    created_at = Instant(required=True, metadata=described("When it began here."))
    updated_at = Instant(required=True, metadata=described("When articles last came or went."))
    articles = fields.List(
        fields.Nested(StoryArticleSchema),
        required=True,
        metadata=described(
            f"The latest: up to {MOST_SHOWN} in a list, up to {MOST_READ} in the story. "
            "`GET /v1/articles?story=` lists all."
        ),
    )


class PassageSchema(Range):
    """A range of the body of one of the articles."""

    article_id = fields.UUID(required=True)
    text = fields.String(required=True, metadata=described("The body's words, to the letter."))


class FactSchema(PassageSchema):
    """A key sentence of the story, and whose it is."""

    index = fields.Integer(required=True, metadata=described("Its place among the sentences."))
    score = fields.Float(
        required=True,
        validate=share,
        metadata=described("What speaks for it: its own article, and how near the others come."),
    )
    also = fields.List(
        fields.Nested(PassageSchema),
        required=True,
        metadata=described("Where other articles have nearly the same sentence, one of each."),
    )


class RoundupSchema(Schema):
    """The story's key sentences: by time of article, then in reading order; no fact twice."""

    text = fields.String(required=True, metadata=described("The sentences, joined by spaces."))
    word_count = fields.Integer(required=True)
    sentences = fields.List(fields.Nested(FactSchema), required=True)


class SayingSchema(QuoteSchema):
    """A quote, and the other articles that have it."""

    article_id = fields.UUID(required=True)
    also = fields.List(
        fields.Nested(PassageSchema),
        required=True,
        metadata=described("Where other articles have the same words, or part of them."),
    )


class VoiceNameSchema(PassageSchema):
    """The fullest name that an article of the story has for a speaker."""


class VoiceSchema(Schema):
    """A speaker, with what the story's articles quote."""

    speaker = fields.Nested(
        VoiceNameSchema,
        required=True,
        allow_none=True,
        metadata=described("Null for what is said by nobody with a name, which comes last."),
    )
    role = fields.Nested(PassageSchema, required=True, allow_none=True)
    article_count = fields.Integer(
        required=True, metadata=described("How many of the articles quote this speaker.")
    )
    quotes = fields.List(
        fields.Nested(SayingSchema),
        required=True,
        metadata=described(f"The quotes that are worth most, up to {MOST_SAID}."),
    )


class EventSchema(Schema):
    """An article on the time line, and what was new in it."""

    article_id = fields.UUID(required=True)
    title = fields.String(required=True)
    source = fields.Nested(SourceSchema, required=True, allow_none=True)
    published_at = Instant(required=True, allow_none=True)
    published_at_precision = fields.String(required=True, validate=validate.OneOf([*Precision]))
    sentence = fields.Nested(
        PassageSchema,
        required=True,
        allow_none=True,
        metadata=described("Its best sentence that none before it tells; null if there is none."),
    )


class StorySchema(StoryListItemSchema):
    """A story: its articles, and what they tell together."""

    former_ids = fields.List(
        fields.UUID(),
        required=True,
        metadata=described("Ids of stories that became part of it; they lead here."),
    )
    digest = fields.Nested(RoundupSchema, required=True)
    quotes = fields.List(
        fields.Nested(VoiceSchema),
        required=True,
        metadata=described(
            f"Who says what, up to {MOST_VOICES}: whom the most articles quote comes first."
        ),
    )
    timeline = fields.List(
        fields.Nested(EventSchema),
        required=True,
        metadata=described("The articles by their time, the first one first."),
    )


class StoryList(Listing):
    """Stories, those first whose articles came last."""

    items = fields.List(fields.Nested(StoryListItemSchema), required=True)
