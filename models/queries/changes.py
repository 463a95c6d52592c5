"""Statements about what happened to articles: their versions, and all changes in one order."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import insert, select
from sqlalchemy.orm import Session, load_only, undefer

from models.queries.visible import CANCELED
from models.tables import Article, Change, Version


class ChangeKind(StrEnum):
    """What happened to an article, as those see it who may find it."""

    CREATED = "created"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"


class State(NamedTuple):
    """Which version an article is in, since when, what it changed, and when the first was made."""

    number: int
    at: datetime
    changed: str | None
    made_at: datetime


def note_change(session: Session, article_id: UUID, kind: ChangeKind, at: datetime) -> None:
    """Tell of a change behind all that were told before.

    Who gathers does so, alone: numbers are committed in their order.
    """
    version = select(Article.version).where(Article.id == article_id).scalar_subquery()
    row = {"article_id": article_id, "kind": kind, "version": version, "at": at}
    session.execute(insert(Change).values(row))


def find_changes(session: Session, after: int, limit: int) -> Sequence[Change]:
    """Load up to *limit* changes behind the one of the number *after*, the earliest first."""
    statement = select(Change).where(Change.id > after).order_by(Change.id).limit(limit)
    return session.scalars(statement).all()


def state(session: Session, article_id: UUID) -> State | None:
    """Read which version an article is in."""
    row = session.execute(
        select(Article.version, Article.updated_at, Article.created_at, Article.changed).where(
            Article.id == article_id, Article.status != CANCELED
        )
    ).first()
    if row is None:
        return None
    at = row.updated_at or row.created_at
    return State(row.version, at, row.changed, row.created_at)


def keep_version(session: Session, article_id: UUID, was: State, document: bytes) -> None:
    """Keep what an article *was*, with the *document* that was served of it."""
    row = {"number": was.number, "at": was.at, "changed": was.changed, "document": document}
    session.execute(insert(Version).values(article_id=article_id, **row))


def versions(session: Session, article_id: UUID) -> Sequence[Version]:
    """Load the versions that an article had before its present one, the latest first."""
    return session.scalars(
        select(Version)
        .where(Version.article_id == article_id)
        .order_by(Version.number.desc())
        .options(load_only(Version.number, Version.at, Version.changed, raiseload=True))
    ).all()


def version_document(session: Session, article_id: UUID, number: int) -> bytes | None:
    """Read the JSON that was served of a version that an article had before."""
    statement = select(Version).options(undefer(Version.document))
    of_it = statement.where(Version.article_id == article_id, Version.number == number)
    found = session.scalar(of_it)
    return None if found is None else found.document
