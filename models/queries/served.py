"""An article's JSON as it is served: as it is stored, and what changes around it."""

from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Select

from models.tables import Article, StoryArticle

_AROUND = (
    Article.version,
    Article.updated_at,
    Article.status,
    Article.embargoed_until,
    StoryArticle.story_id,
    StoryArticle.original_id,
    StoryArticle.likeness,
)
_COPY = '{"id":"%s","similarity":%s}'


class Around(NamedTuple):
    """What is told of an article behind what is stored of it."""

    version: int = 1
    updated_at: datetime | None = None
    status: str = "usable"
    embargoed_until: datetime | None = None
    story_id: UUID | None = None
    original_id: UUID | None = None
    likeness: float | None = None


def whole(statement: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    """Add to *statement*, which ends with articles' documents, what `served` puts behind them."""
    return statement.add_columns(*_AROUND).outerjoin(
        StoryArticle, StoryArticle.article_id == Article.id
    )


def served(document: bytes, around: Around) -> bytes:
    """Write behind what is stored of an article which version it is, and where it stands.

    Where it stands changes when others come and go, and would have to be stored with each of them
    anew.
    """
    copy = "null"
    if around.original_id is not None:
        copy = _COPY % (around.original_id, round(around.likeness or 0.0, 4))
    told = (
        f',"version":{around.version},"updated_at":{_told(around.updated_at)}'
        f',"status":"{around.status}","embargoed_until":{_told(around.embargoed_until)}'
        f',"story_id":{_told(around.story_id)},"duplicate_of":{copy}}}'
    )
    return document.removesuffix(b"}") + told.encode()


def _told(value: UUID | datetime | None) -> str:
    if isinstance(value, datetime):
        return f'"{value.isoformat().replace("+00:00", "Z")}"'
    return "null" if value is None else f'"{value}"'
