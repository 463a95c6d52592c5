"""Stored articles read again by this release: what was read out of them is replaced."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson

from api.ingest import ReadArticle, store_summary, whole_row
from api.rows import DEFAULTS, article_parts
from api.submissions import Article
from models import queries
from models.database import Database
from models.tables import Summary
from summarizer.text import Basis, Precision, Published

_BATCH = 100


def rebuild(database: Database, now: datetime) -> Iterator[UUID]:
    """Read every stored article again, the newest first, and yield each one's id once it is done.

    Ids, times of storing and what was sent stay as they are. Kept summaries stay where the
    sentences are the same: they are made of those. Stopped at any moment, nothing is half done.
    """
    before: UUID | None = None
    while True:
        with database.reading() as session:
            batch = queries.article_documents(session, before, _BATCH)
        if not batch:
            return
        for article_id, document in batch:
            if _rebuilt(database, article_id, orjson.loads(document), now):
                yield article_id
        before = batch[-1][0]


def _rebuilt(database: Database, article_id: UUID, stored: dict[str, Any], now: datetime) -> bool:
    """Read one article again; tell whether it was still there."""
    read = ReadArticle.of(_sent(stored))
    parts = dict(article_parts(read.article, read.digest, now))
    with database.transaction() as session:
        kept = queries.keep_article(session, article_id, read.article.fingerprint)
        before = queries.article_text(session, article_id) if kept else None
        if before is None:
            return False
        ranges = [(each.start, each.end) for each in before.sentences]
        same = ranges == [(each.start, each.end) for each in read.digest.sentences]
        if same:
            del parts[Summary]
        row = whole_row(session, read, article_id, datetime.fromisoformat(stored["created_at"]))
        queries.replace_article(session, article_id, row, parts)
        if same:
            store_summary(session, before, read.digest.summary, DEFAULTS, now)
    return True


def _sent(stored: dict[str, Any]) -> Article:
    """Take an article as it was sent out of the JSON that it is served as."""
    at = stored["published_at"]
    return Article(
        title=stored["title"],
        body=stored["body"],
        source=stored["source"] and stored["source"]["name"],
        url=stored["url"],
        byline=stored["byline"],
        agency=stored["agency"],
        dateline=stored["dateline"],
        # How sure it is was told only where the sender did not name it.
        language=None if stored["language_detected"] else stored["language"],
        published=Published(
            at and datetime.fromisoformat(at),
            stored["published_at_raw"],
            Precision(stored["published_at_precision"]),
            Basis(stored["published_at_basis"]),
        ),
        external_id=stored["external_id"],
    )
