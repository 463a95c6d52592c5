"""Corrections of articles, and the versions that they make."""

from typing import Any

from marshmallow import Schema, fields, post_load

from api.schemas.article import ArticleRequest
from api.schemas.base import Instant, described
from api.schemas.paging import Listing


class ArticlePatch(ArticleRequest):
    """What of an article to replace; the rest stays."""

    def __init__(self, **options: Any) -> None:
        """Take any of an article's fields but the id that its sender gave it."""
        super().__init__(**options, exclude=["external_id"])
        # By name: all of it partial, a source could be sent without one.
        self.partial = tuple(self.load_fields)

    @post_load
    def as_values(self, fields: dict[str, Any], **options: Any) -> dict[str, Any]:
        """Put values of the core in the place of what was sent, where it was sent."""
        whole = super().as_values({"source": None, "published_at": None} | fields, **options)
        names = {"published_at": "published"}
        return {names.get(name, name): whole[names.get(name, name)] for name in fields}


class VersionSchema(Schema):
    """A version of an article."""

    version = fields.Integer(required=True)
    at = Instant(required=True, metadata=described("When it was made."))
    changed = fields.List(
        fields.String(),
        required=True,
        metadata=described("The fields that it changed; none in the first one."),
    )
    article = fields.String(
        required=True, metadata=described("The address of the article as it was then.")
    )


class VersionList(Listing):
    """The versions of an article, the present one first. The list does not go on."""

    items = fields.List(fields.Nested(VersionSchema), required=True)
