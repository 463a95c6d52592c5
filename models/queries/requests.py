"""Statements about requests that came with a key."""

from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from models.queries import rows
from models.queries.rows import Row
from models.tables import Request


def begin_request(session: Session, row: Row, stale_before: datetime) -> Request | None:
    """Note that a request runs; return None then, or else the one that came with its key before.

    One that has been running since *stale_before* has died: the new one takes its place.
    """
    died = delete(Request).where(
        Request.key == row["key"], Request.status.is_(None), Request.begun_at < stale_before
    )
    session.execute(died)
    if rows.added(session, Request, row):
        return None
    return session.scalar(select(Request).where(Request.key == row["key"]))


def answer_request(session: Session, key: str, answer: Row) -> None:
    """Keep how a request was answered."""
    session.execute(update(Request).where(Request.key == key).values(**answer))


def forget_request(session: Session, key: str) -> None:
    """Let a request be sent again as if it had not come."""
    session.execute(delete(Request).where(Request.key == key))


def forget_requests(session: Session, before: datetime) -> None:
    """Forget the requests that came *before* a moment."""
    session.execute(delete(Request).where(Request.begun_at < before))
