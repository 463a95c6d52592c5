"""Articles corrected: what they were is kept, and what is read out of them is read anew."""

from dataclasses import fields
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy.orm import Session

from api.gathering import gather
from api.ingest import ReadArticle, whole_row
from api.rows import article_parts, standing_row
from api.submissions import Article, Status
from models import queries
from models.queries import Row, State
from summarizer.text import Basis, Precision, Published


class Stale(Exception):
    """An article is not what the correction was made for any more."""


class TextTaken(Exception):
    """Another article has that text already."""


def as_sent(stored: dict[str, Any]) -> Article:
    """Take an article as it was sent out of the JSON that it is stored, or served, as."""
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
            _moment(stored["published_at"]),
            stored["published_at_raw"],
            Precision(stored["published_at_precision"]),
            Basis(stored["published_at_basis"]),
        ),
        external_id=stored["external_id"],
        status=Status(stored.get("status", Status.USABLE)),
        embargoed_until=_moment(stored.get("embargoed_until")),
    )


def differences(one: Article, other: Article) -> list[str]:
    """Name the fields in which two articles differ, as they are served."""
    names = {"published": "published_at"}
    return [
        names.get(each.name, each.name)
        for each in fields(Article)
        if getattr(one, each.name) != getattr(other, each.name)
    ]


def correct(
    session: Session, article_id: UUID, document: bytes, read: ReadArticle, now: datetime
) -> None:
    """Put *read* in the place of the article that is served as *document*.

    Raises
    ------
    Stale
        If it is served as something else by now, or is gone.
    TextTaken
        If another article has that text.
    """
    before = as_sent(orjson.loads(document))
    for name in sorted({before.source, read.article.source} - {None}, key=str):
        queries.source_id(session, str(name))
    queries.claim_article(session, article_id)
    if queries.article_document(session, article_id) != document:
        raise Stale
    changed = ",".join(differences(before, read.article))
    columns = {**standing_row(read.article), "edited": True, "changed": changed}
    if not revise(session, article_id, read, now, columns):
        raise TextTaken
    gather(session, [], now, corrected=[article_id])


def revise(
    session: Session, article_id: UUID, read: ReadArticle, now: datetime, columns: Row
) -> bool:
    """Make another version of an article that is claimed; who calls gathers it.

    *columns*, what the version ``changed`` among them, are given to its row, too. Return False, and
    do nothing, where another article has that text.
    """
    before, document = _state(session, article_id), queries.article_document(session, article_id)
    row = whole_row(session, read, article_id, before.made_at)
    version = {"version": before.number + 1, "updated_at": now}
    parts = article_parts(read.article, read.digest, now)
    if not queries.replace_article(session, article_id, {**row, **version, **columns}, parts):
        return False
    queries.keep_version(session, article_id, before, document or b"")
    return True


def _state(session: Session, article_id: UUID) -> State:
    if (state := queries.state(session, article_id)) is None:
        raise Stale
    return state


def _moment(told: str | None) -> datetime | None:
    return datetime.fromisoformat(told) if told else None
