"""Stored articles read again by this release: what was read out of them is replaced."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

import orjson
from sqlalchemy.orm import Session

from api.gathering import gather
from api.ingest import ReadArticle, store_summary, whole_row
from api.revising import as_sent
from api.rows import DEFAULTS, article_parts
from models import queries
from models.database import Database
from models.tables import Summary

_BATCH = 100


def rebuild(database: Database, now: datetime) -> Iterator[UUID]:
    """Read every stored article again, the oldest first, and yield each one's id once it is done.

    Ids, times of storing and what was sent stay as they are. Kept summaries stay where the
    sentences are the same: they are made of those. Stopped at any moment, nothing is half done.
    """
    last: UUID | None = None
    while True:
        with database.reading() as session:
            batch = queries.stored_documents(session, last, _BATCH)
        if not batch:
            return
        for article_id, document in batch:
            if _rebuilt(database, article_id, document, now):
                yield article_id
        last = batch[-1][0]


def _rebuilt(database: Database, article_id: UUID, document: bytes, now: datetime) -> bool:
    """Read one article again, as often as it changes meanwhile; tell whether it is still there."""
    latest: bytes | None = document
    while latest is not None:
        document, read = latest, ReadArticle.of(as_sent(orjson.loads(latest)))
        with database.transaction() as session:
            # Sources before articles: see `models.queries`.
            if read.article.source:
                queries.source_id(session, read.article.source)
            latest = queries.claim_article(session, article_id, stays=True)
            if latest == document:
                _replace(session, article_id, orjson.loads(document)["created_at"], read, now)
                return True
    return False


def _replace(
    session: Session, article_id: UUID, created_at: str, read: ReadArticle, now: datetime
) -> None:
    """Put what was read out of an article in the place of what was."""
    parts = dict(article_parts(read.article, read.digest, now))
    before = queries.article_text(session, article_id)
    ranges = [(each.start, each.end) for each in before.sentences] if before else []
    same = ranges == [(each.start, each.end) for each in read.digest.sentences]
    if same:
        del parts[Summary]
    row = whole_row(session, read, article_id, datetime.fromisoformat(created_at))
    queries.replace_article(session, article_id, row, parts)
    if before and same:
        store_summary(session, before, read.digest.summary, DEFAULTS, now)
    gather(session, [article_id], now, quietly=True)
