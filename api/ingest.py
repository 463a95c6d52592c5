"""The one place where text meets rows: no request, no application, no clock.

Whoever calls opened the transaction, and tells the time.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy.orm import Session

from api.config import ENGINE
from api.documents import digest_document
from api.schemas.article import ArticleSchema
from models import queries
from models.base import uuid7
from models.tables import Keyword, PageArticle, Quote, Segment, Sentence, Summary
from summarizer.digest import digest
from summarizer.page.reading import read_page
from summarizer.text import Digest, Published, Reading, Span
from summarizer.text import PageArticle as Found
from summarizer.text import Quote as Quotation
from summarizer.text import Segment as Stretch

_ARTICLE = ArticleSchema()


@dataclass(frozen=True, slots=True)
class Submission:
    """An article to store, as its sender or its page has it."""

    title: str
    body: str
    source: str | None = None
    url: str | None = None
    byline: str | None = None
    agency: str | None = None
    dateline: str | None = None
    language: str = "en"
    published: Published = Published()
    external_id: str | None = None

    @property
    def fingerprint(self) -> str:
        """What makes two articles the same: title, body and source."""
        return fingerprint(self.title, self.body, self.source)

    @property
    def external_key(self) -> str | None:
        """The sender's id together with its source, within which it is unique."""
        # A line break divides them: neither can be confused with the other's end.
        return self.external_id and f"{self.source or ''}\n{self.external_id}"


@dataclass(frozen=True, slots=True)
class PageSubmission:
    """A page to read: its text, where it was found, and when, if its sender said so."""

    text: str
    url: str | None = None
    captured_at: datetime | None = None

    @property
    def fingerprint(self) -> str:
        """What makes two pages the same. Without a time of capture, the same text is a retry."""
        captured_at = None if self.captured_at is None else self.captured_at.isoformat()
        return fingerprint(self.text, self.url, captured_at)


@dataclass(frozen=True, slots=True)
class Stored:
    """What is stored, and whether it is new."""

    id: UUID
    created: bool


class ExternalIdTaken(Exception):
    """The external id already names another text of that source."""

    def __init__(self, submission: Submission, article_id: UUID) -> None:
        """Name the id and the article that has it."""
        super().__init__(f"{submission.external_id!r} names article {article_id}, with other text.")
        self.article_id = article_id


def fingerprint(*parts: str | None) -> str:
    """Digest *parts* to 64 hexadecimal digits, each kept apart from the next."""
    return sha256(orjson.dumps(parts)).hexdigest()


def article_document(
    submission: Submission, read: Digest, article_id: UUID | None, created_at: datetime | None
) -> dict[str, Any]:
    """Describe an article, stored or not, as it is served."""
    published = submission.published
    return digest_document(submission.title, submission.body, read) | {
        "id": article_id,
        "external_id": submission.external_id,
        "url": submission.url,
        "source": submission.source and {"name": submission.source},
        "byline": submission.byline,
        "agency": submission.agency,
        "dateline": submission.dateline,
        "published_at": published.at,
        "published_at_raw": published.raw,
        "published_at_precision": published.precision,
        "created_at": created_at,
    }


def store_article(session: Session, submission: Submission, now: datetime) -> Stored:
    """Read and store one article, or find the one that is stored.

    Raises
    ------
    ExternalIdTaken
        If its external id names another text of the same source.
    """
    key = submission.external_key
    known = queries.article_by_fingerprint(session, submission.fingerprint, key, keep=True)
    while known is None:
        article_id = uuid7()
        if _insert(session, submission, article_id, now):
            return Stored(article_id, created=True)
        known = queries.article_by_fingerprint(session, submission.fingerprint, key, keep=True)
    if known.fingerprint != submission.fingerprint:
        raise ExternalIdTaken(submission, known.id)
    return Stored(known.id, created=False)


def page_reading(page: PageSubmission, now: datetime) -> tuple[Reading, tuple[Submission, ...]]:
    """Read a page: its segments, and its articles as they would be stored."""
    reading = read_page(page.text, page.captured_at or now)
    return reading, tuple(_submission(article) for article in reading.articles)


def page_document(page: PageSubmission, now: datetime) -> dict[str, Any]:
    """Describe a page that is read and not stored."""
    reading, submissions = page_reading(page, now)
    return {
        "id": None,
        "url": page.url,
        "captured_at": page.captured_at or now,
        "created_at": None,
        "engine": ENGINE,
        "text": page.text,
        "articles": [article_document(each, _digest(each), None, None) for each in submissions],
        "segments": reading.segments,
    }


def store_page(session: Session, page: PageSubmission, now: datetime) -> Stored:
    """Read a page and store it with its articles, or find the page that is stored.

    An article that is stored already, from another page or by itself, is not stored again.
    """
    known = queries.page_by_fingerprint(session, page.fingerprint)
    if known is not None:
        return Stored(known, created=False)
    reading, submissions = page_reading(page, now)
    articles = _stored_in_order(session, submissions, now)
    row = {
        "id": uuid7(),
        "text": page.text,
        "url": page.url,
        "captured_at": page.captured_at or now,
        "created_at": now,
        "fingerprint": page.fingerprint,
        "engine": ENGINE,
    }
    parts: queries.Parts = {
        Segment: [_segment_row(at, each) for at, each in enumerate(reading.segments)],
        PageArticle: [
            {"position": at, "article_id": articles[each.fingerprint]}
            for at, each in enumerate(submissions)
        ],
    }
    stored = queries.store_page(session, row, parts)
    return Stored(stored or _known_page(session, page), created=stored is not None)


def _stored_in_order(
    session: Session, submissions: tuple[Submission, ...], now: datetime
) -> Mapping[str, UUID]:
    """Store a page's articles; return their ids by fingerprint.

    In the order of `models.queries`: two pages that share articles never wait for each other.
    """
    for name in sorted({each.source for each in submissions if each.source}):
        queries.source_id(session, name)
    return {
        each.fingerprint: store_article(session, each, now).id
        for each in sorted(submissions, key=lambda each: each.fingerprint)
    }


def _submission(article: Found) -> Submission:
    return Submission(
        title=article.title,
        body=article.body,
        source=article.source,
        byline=article.byline,
        agency=article.agency,
        dateline=article.dateline,
        published=article.published,
    )


def _digest(submission: Submission) -> Digest:
    return digest(submission.body, title=submission.title, language=submission.language)


def _insert(session: Session, submission: Submission, article_id: UUID, now: datetime) -> bool:
    read = _digest(submission)
    document = article_document(submission, read, article_id, now)
    row = {
        "id": article_id,
        "source_id": submission.source and queries.source_id(session, submission.source),
        "external_key": submission.external_key,
        "external_id": submission.external_id,
        "title": submission.title,
        "body": submission.body,
        "url": submission.url,
        "byline": submission.byline,
        "agency": submission.agency,
        "dateline": submission.dateline,
        "language": read.language,
        "published_at": submission.published.at,
        "published_at_raw": submission.published.raw,
        "published_at_precision": submission.published.precision,
        "fingerprint": submission.fingerprint,
        "created_at": now,
        "document": orjson.dumps(_ARTICLE.dump(document)),
    }
    return queries.store_article(session, row, _parts(submission.body, read, now)) is not None


def _parts(body: str, read: Digest, now: datetime) -> queries.Parts:
    return {
        Sentence: [
            {"position": each.index, "paragraph": each.paragraph} | _range(each)
            for each in read.sentences
        ],
        Summary: [_summary_row(read, now)],
        Quote: [_quote_row(body, each) for each in read.quotes],
        Keyword: [
            {"position": at, "score": each.score} | _range(each)
            for at, each in enumerate(read.keywords)
        ],
    }


def _summary_row(read: Digest, now: datetime) -> queries.Row:
    chosen = read.summary.sentences
    return {
        "method": read.summary.method,
        "engine": ENGINE,
        "parameters": {},
        "sentences": [{"index": each.index, "score": each.score} for each in chosen],
        "created_at": now,
    }


def _quote_row(body: str, quote: Quotation) -> queries.Row:
    text, speaker, cue = quote.of(body), quote.speaker, quote.cue
    name = speaker and speaker.name
    return _range(quote) | {
        "rank": quote.rank,
        "kind": quote.kind,
        "score": quote.score,
        "sentence": quote.sentence,
        "text": text,
        "folded": text.casefold(),
        "speaker_start": speaker and speaker.start,
        "speaker_end": speaker and speaker.end,
        "speaker_kind": speaker and speaker.kind,
        "speaker_name_start": name and name.start,
        "speaker_name_end": name and name.end,
        "speaker_name": name and name.of(body),
        "speaker_folded": name and name.of(body).casefold(),
        "cue_start": cue and cue.start,
        "cue_end": cue and cue.end,
    }


def _segment_row(position: int, segment: Stretch) -> queries.Row:
    return _range(segment) | {
        "position": position,
        "kind": segment.kind,
        "rule": segment.rule,
        "article": segment.article,
    }


def _range(span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end}


def _known_page(session: Session, page: PageSubmission) -> UUID:
    """Find the page that another request stored meanwhile."""
    known = queries.page_by_fingerprint(session, page.fingerprint)
    assert known is not None, "the database refused the page as stored, and has none"  # noqa: S101 -- would be a fault of ours
    return known
