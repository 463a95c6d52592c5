"""What can be sent many at a time: each item checked, looked up, read if it is new, and stored.

No request, no application, no clock: the command line and workers store items by it too.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from typing import Any, Generic, TypeVar
from uuid import UUID

from marshmallow import Schema
from sqlalchemy.orm import Session

from api.ingest import (
    ReadArticle,
    ReadPage,
    Stored,
    known_article,
    known_page,
    store_article,
    store_page,
)
from api.schemas.article import ArticleRequest
from api.schemas.page import PageRequest
from api.submissions import Article, Page
from models.database import Database

_Sent = TypeVar("_Sent")
_Read = TypeVar("_Read")

# Texts of batches are read one at a time: however many batches arrive, single requests share the
# processor with one of them.
_READER = Lock()


@dataclass(frozen=True, slots=True)
class Kind(Generic[_Sent, _Read]):
    """A kind of item: its name, and how it is checked, found, read and stored."""

    name: str
    schema: Schema
    taken: Callable[[dict[str, Any]], _Sent]
    known: Callable[[Session, _Sent], Stored | None]
    read: Callable[[_Sent, datetime], _Read]
    put: Callable[[Session, _Read, datetime], Stored]

    def address(self, root: str, item_id: UUID) -> str:
        """Tell where an item is served, by a service whose addresses begin with *root*."""
        return f"{root}/v1/{self.name}/{item_id}"

    def check(self, item: Any) -> _Sent:
        """Take an item, as JSON has it, for what is to be stored.

        Raises
        ------
        ValidationError
            If the schema of its kind does not take it.
        """
        return self.taken(self.schema.load(item))

    def find(self, database: Database, sent: _Sent) -> Stored | None:
        """Look an item up, without reading its text; None where it has to be stored."""
        with database.reading() as session:
            return self.known(session, sent)

    def look(self, sent: _Sent, now: datetime) -> _Read:
        """Read an item's text, alone."""
        with _READER:
            return self.read(sent, now)

    def store(self, database: Database, sent: _Sent, now: datetime) -> Stored:
        """Store one item, in a transaction of its own, or find it stored.

        Raises
        ------
        ExternalIdTaken
            If its external id names another text of the same source.
        PageTooLong
            If the visible text of its HTML is too long.
        """
        if known := self.find(database, sent):
            return known
        read = self.look(sent, now)
        with database.transaction() as session:
            return self.put(session, read, now)


def _page(fields: dict[str, Any]) -> Page:
    html = fields.get("html")
    return Page(html or fields["text"], fields["url"], fields["captured_at"], html is not None)


ARTICLES: Kind[Article, ReadArticle] = Kind(
    "articles",
    ArticleRequest(),
    lambda fields: Article(**fields),
    known_article,
    lambda article, _: ReadArticle.of(article),
    store_article,
)
# A page's time of capture is told in whole seconds, and so is that which stands in for it.
PAGES: Kind[Page, ReadPage] = Kind(
    "pages",
    PageRequest(),
    _page,
    known_page,
    lambda page, now: ReadPage.of(page, now.replace(microsecond=0)),
    lambda session, read, now: store_page(session, read, now.replace(microsecond=0)),
)
KINDS: Mapping[str, Kind[Any, Any]] = {each.name: each for each in (ARTICLES, PAGES)}
