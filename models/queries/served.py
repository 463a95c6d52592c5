"""An article's JSON as it is served: as it is stored, and where it stands among the others."""

from typing import Any
from uuid import UUID

from sqlalchemy import Select

from models.tables import Article, StoryArticle

_PLACE = b'%s,"story_id":%s,"duplicate_of":%s}'
_COPY = '{"id":"%s","similarity":%s}'


def with_place(statement: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    """Add to *statement*, which selects from articles, the three columns of their places."""
    place = (StoryArticle.story_id, StoryArticle.original_id, StoryArticle.likeness)
    return statement.add_columns(*place).outerjoin(
        StoryArticle, StoryArticle.article_id == Article.id
    )


def served(
    document: bytes, story: UUID | None, original: UUID | None, likeness: float | None
) -> bytes:
    """Write an article's place behind what is stored of it.

    It changes when others come and go, and would have to be stored with each of them anew.
    """
    copy = "null" if original is None else _COPY % (original, round(likeness or 0.0, 4))
    told = "null" if story is None else f'"{story}"'
    return _PLACE % (document.removesuffix(b"}"), told.encode(), copy.encode())
