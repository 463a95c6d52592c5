"""Articles as they are searched, listed and counted."""

import re
from datetime import timedelta
from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from api.schemas.article import MAX_NAME, ArticleSchema
from api.schemas.base import (
    Input,
    Instant,
    Pattern,
    Range,
    Text,
    WholeParameter,
    described,
    visible,
)
from api.schemas.paging import MAX_ITEMS, Listing, PageQuery
from api.schemas.related import RelatedSchema
from api.schemas.selection import EmbedField, SelectionField
from models.fulltext import MOST_TERMS, Query
from models.queries import DateField, Facet, Sort
from summarizer.language import LANGUAGES

MAX_WORDS = 1_000
MOST_EMBEDDED = 5
"""So many related articles stand under one; a list of them has an address of its own."""
_RELATIVE = re.compile(r"now(?:-(\d{1,4})([mhdw]))?")
_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_ABSOLUTE = Instant()


class Moment(fields.String):
    """A moment of RFC 3339, or how long ago it was: ``now``, ``now-2d``."""

    def __init__(self, text: str) -> None:
        """Tell the contract both forms."""
        forms = [{"format": "date-time"}, {"pattern": f"^{_RELATIVE.pattern}$"}]
        super().__init__(metadata=described(text) | {"anyOf": forms})

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> Any:
        if found := _RELATIVE.fullmatch(value):
            return timedelta(**{_UNITS[found[2] or "m"]: int(found[1] or 0)})
        try:
            return _ABSOLUTE.deserialize(value)
        except ValidationError as error:
            raise ValidationError(
                f"{error.messages[0]} Or now, now-30m, now-12h, now-2d, now-1w."
            ) from error


def _searchable(text: str) -> None:
    """Refuse what names no words to search for, or too many."""
    try:
        Query.read(text)
    except ValueError as error:
        raise ValidationError(str(error)) from error


def _name(text: str) -> Text:
    return Text(MAX_NAME, visible, metadata=described(text))


def _language(text: str) -> fields.String:
    known = validate.OneOf(LANGUAGES, error="Not read here. There are: {choices}.")
    return fields.String(validate=known, metadata=described(text))


def _has(text: str) -> fields.String:
    known = validate.OneOf(["quotes"], error="Only `quotes` can be asked for.")
    return fields.String(validate=known, metadata=described(text))


class ArticleChoice(Input):
    """Which articles are wanted."""

    q = Text(
        MAX_WORDS,
        _searchable,
        metadata=described(
            'Words that the title or the body has: all of them, in any order and case; `"a phrase"`'
            f", `-without`, `begin*`. At most {MOST_TERMS}, and one at least that must be there."
        ),
    )
    source = _name("Only by this outlet, by its name.")
    not_source = _name("Not by this outlet.")
    author = _name("Only whose byline contains this, in any case.")
    not_author = _name("Not whose byline contains this.")
    speaker = _name("Only that quote somebody whose name contains this, in any case.")
    not_speaker = _name("Not that quote somebody whose name contains this.")
    keyword = _name("Only with this keyword, in any case.")
    not_keyword = _name("Not with this keyword.")
    language = _language("Only read as this language.")
    not_language = _language("Not read as this language.")
    has = _has("Only that have these.")
    not_has = _has("Not that have these.")
    published_after = Moment(
        "Only of this time or later: RFC 3339, or `now`, `now-30m`, `now-12h`, `now-2d`, `now-1w`."
    )
    published_before = Moment("Only before this time, told in the same ways.")
    date_field = fields.Enum(
        DateField,
        by_value=fields.String,
        load_default=DateField.PUBLISHED,
        metadata=described("The time that the two mean."),
    )


class HighlightSchema(Range):
    """A place that fits the search: a range of the title or of the body."""

    field = fields.String(required=True, validate=validate.OneOf(["title", "body"]))


class SnippetSchema(Range):
    """The body's words around what fits best."""

    text = fields.String(required=True, metadata=described("The body's words, to the letter."))


class RelatingArticleSchema(ArticleSchema):
    """An article; with those that are about the same, where they are asked for."""

    related = fields.List(
        fields.Nested(RelatedSchema),
        validate=validate.Length(max=MOST_EMBEDDED),
        metadata=described("Only with `embed=related`: the articles about the same, nearest first"),
    )


class FoundArticleSchema(RelatingArticleSchema):
    """An article; where words are searched for, with the places that have them."""

    highlight = fields.List(
        fields.Nested(HighlightSchema),
        metadata=described("Only with `q`: the places that fit, in reading order, title first."),
    )
    snippet = fields.Nested(
        SnippetSchema,
        allow_none=True,
        metadata=described(
            "Only with `q`: the sentence with the most of its words, or part of a long one; the "
            "first where the title alone has them; null in a body without sentences."
        ),
    )


class ArticlesQuery(ArticleChoice, PageQuery):
    """Which articles to list, in what order, and what of them."""

    sort = fields.Enum(
        Sort,
        by_value=fields.String,
        load_default=Sort.STORED,
        metadata=described(
            "The latest stored first; the latest published first, those without a time last; or "
            "with `q` what has its words in the title, then where the body begins, first."
        ),
    )
    cursor = fields.String(
        validate=Pattern(
            r"^[A-Za-z0-9_.-]{1,500}$", error="No such cursor: take it from `next` as it stands."
        ),
        metadata=described("Where to go on: taken from `next`, never made by hand."),
    )
    include = fields.String(
        validate=validate.OneOf(["total"], error="Only `total` can be included."),
        metadata=described("With `total`, how many articles there are in all parts of the list."),
    )

    selection = SelectionField(FoundArticleSchema)
    embed = EmbedField()

    @validates_schema
    def relevant_to_something(self, data: dict[str, Any], **_: Any) -> None:
        """Refuse to sort by how well nothing fits."""
        if data["sort"] is Sort.RELEVANCE and "q" not in data:
            raise ValidationError("`relevance` is to the words of `q`: send some.", "sort")


class CountsQuery(ArticleChoice):
    """Which articles to count, and by what."""

    by = fields.Enum(
        Facet,
        by_value=fields.String,
        required=True,
        metadata=described("What to count by; a `day` is UTC's, of the time that is meant."),
    )
    limit = WholeParameter(
        load_default=20,
        validate=validate.Range(min=1, max=MAX_ITEMS),
        metadata=described("How many values at most."),
    )


class ArticleQuery(Input):
    """What of an article to give."""

    selection = SelectionField(RelatingArticleSchema)
    embed = EmbedField()


class ArticleList(Listing):
    """Stored articles."""

    items = fields.List(fields.Nested(FoundArticleSchema), required=True)
    total = fields.Integer(
        metadata=described("Only if `include` asks: how many there are in all parts of the list.")
    )


class CountSchema(Schema):
    """How many articles have a value."""

    value = fields.String(required=True)
    count = fields.Integer(required=True)


class CountList(Schema):
    """What the most articles have first; of equal counts, in the order of code points."""

    items = fields.List(fields.Nested(CountSchema), required=True)
