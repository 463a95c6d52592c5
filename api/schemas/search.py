"""Articles as they are searched, listed and counted."""

from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from api.schemas.article import ArticleSchema
from api.schemas.base import Input, Range, WholeParameter, described
from api.schemas.filters import ArticleChoice
from api.schemas.paging import MAX_ITEMS, Listing, PageQuery
from api.schemas.related import RelatedSchema
from api.schemas.selection import EmbedField, SelectionField
from models.queries import Facet, Sort

MOST_EMBEDDED = 5
"""So many related articles stand under one; a list of them has an address of its own."""
SEARCHED = ("title", "body")
"""The texts of an article that have what is searched for."""


class HighlightSchema(Range):
    """A place that fits the search: a range of the title or of the body."""

    field = fields.String(required=True, validate=validate.OneOf(SEARCHED))


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
    """What the most articles have first; of equal counts by code point, whatever the case."""

    items = fields.List(fields.Nested(CountSchema), required=True)
