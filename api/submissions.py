"""What is sent to be read, and what makes two of it the same."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256
from uuid import UUID

import orjson

from summarizer.digest import digest
from summarizer.page.html import read_html
from summarizer.page.reading import read_page
from summarizer.text import Digest, PageArticle, Published, Reading


class Status(StrEnum):
    """What may be done with an article; the values are IPTC's (``pubStatus``)."""

    USABLE = "usable"
    WITHHELD = "withheld"
    CANCELED = "canceled"


@dataclass(frozen=True, slots=True)
class Article:
    """An article, as its sender or its page has it."""

    title: str
    body: str
    source: str | None = None
    url: str | None = None
    byline: str | None = None
    agency: str | None = None
    dateline: str | None = None
    language: str | None = None
    published: Published = Published()
    external_id: str | None = None
    status: Status = Status.USABLE
    embargoed_until: datetime | None = None

    @property
    def fingerprint(self) -> str:
        """What makes two articles the same: title, body and source."""
        return _fingerprint(self.title, self.body, self.source)

    @property
    def external_key(self) -> str | None:
        """The sender's id together with its source, within which it is unique."""
        return self.external_id and _fingerprint(self.source, self.external_id)

    def read(self) -> Digest:
        """Read the body as that of a stored article, indirect speech too."""
        return digest(self.body, title=self.title, language=self.language, indirect=True)


@dataclass(frozen=True, slots=True)
class Page:
    """A page: what was sent, where it was found, and when it was taken, if its sender said so.

    ``sent`` is the page's text as a person copies it, or its HTML if ``is_html``.
    """

    sent: str
    url: str | None = None
    captured_at: datetime | None = None
    is_html: bool = False

    @property
    def fingerprint(self) -> str:
        """What makes two pages the same. Without a time of capture, the same text is a retry."""
        at = self.captured_at
        moment = None if at is None else at.astimezone(UTC).isoformat()
        return _fingerprint(self.sent, self.url, moment, *["html"][: self.is_html])

    def read(self, now: datetime) -> tuple[str, Reading]:
        """Read the page as of its capture, or *now*; return the text that ranges count in."""
        at = self.captured_at or now
        return read_html(self.sent, at) if self.is_html else (self.sent, read_page(self.sent, at))


class ExternalIdTaken(Exception):
    """The external id already names another text of that source."""

    def __init__(self, external_id: str | None, article_id: UUID) -> None:
        """Name the id and the article that has it."""
        super().__init__(f"{external_id!r} names article {article_id}, which has another text.")
        self.article_id = article_id


def found(article: PageArticle) -> Article:
    """Take an article that was read out of a page as if it had been sent."""
    return Article(
        title=article.title,
        body=article.body,
        source=article.source,
        byline=article.byline,
        agency=article.agency,
        dateline=article.dateline,
        published=article.published,
    )


def _fingerprint(*parts: str | None) -> str:
    # JSON keeps the parts apart: none can be confused with its neighbour's end.
    return sha256(orjson.dumps(parts)).hexdigest()
