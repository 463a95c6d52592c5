"""Many articles, or pages, in one request; and what became of each."""

from typing import Any

from marshmallow import Schema, fields, validate

from api.schemas.article import ArticleRequest
from api.schemas.base import Input, described
from api.schemas.page import PageRequest
from api.schemas.problem import ProblemSchema

MAX_ITEMS = 1000
"""The most items that are stored before the answer: it takes some 15 seconds. More are a job."""
LINES = {
    "type": "string",
    "description": "An item a line: a JSON object without a line break in it.",
}
"""A batch sent as NDJSON, in the contract's terms; each line is checked by itself."""


def _items(of: fields.Field[Any], text: str) -> fields.List[Any]:
    return fields.List(of, required=True, metadata=described(text))


class BatchRequest(Input):
    """Many items, whatever they are: each is checked by itself, and refused by itself."""

    items = _items(fields.Raw(allow_none=True), "The items.")


class ArticleBatchRequest(Input):
    """Many articles to store."""

    items = _items(fields.Nested(ArticleRequest), "Each is stored, or refused, by itself.")


class PageBatchRequest(Input):
    """Many pages to read and store."""

    items = _items(fields.Nested(PageRequest), "Each is stored, or refused, by itself.")


class OutcomeSchema(Schema):
    """What became of one item."""

    index = fields.Integer(
        required=True,
        validate=validate.Range(min=0),
        metadata=described("Which item, counted from 0."),
    )
    status = fields.Integer(
        required=True,
        metadata=described(
            "What it would have been answered with alone: 201 if it is stored, 200 if it was "
            "stored before, else that of `problem`."
        ),
    )
    id = fields.UUID(metadata=described("The id of what is stored."))
    location = fields.String(
        metadata=described(
            "The address of what is stored; of a 409, that of the article that has the id."
        )
    )
    problem = fields.Nested(ProblemSchema, metadata=described("Why nothing was stored."))


class BatchSchema(Schema):
    """What became of each item."""

    items = fields.List(
        fields.Nested(OutcomeSchema),
        required=True,
        metadata=described("In the order of the items."),
    )
