"""Statements about what was done, and by whom."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from models.queries.rows import Row
from models.tables import AuditEntry


def note_request(session: Session, row: Row) -> UUID:
    """Store that a request was made; return the entry's id."""
    return session.scalars(insert(AuditEntry).values(**row).returning(AuditEntry.id)).one()


def note_answer(session: Session, entry_id: UUID, status: int, location: str | None) -> None:
    """Store how a request was answered."""
    own = update(AuditEntry).where(AuditEntry.id == entry_id)
    session.execute(own.values(status=status, location=location))


def audit_entries(session: Session, *, after: UUID | None = None, limit: int) -> list[AuditEntry]:
    """Load up to *limit* entries, the latest first; *after* is the last one seen."""
    statement = select(AuditEntry).order_by(AuditEntry.id.desc()).limit(limit)
    if after is not None:
        statement = statement.where(AuditEntry.id < after)
    return list(session.scalars(statement))


def prune_audit(session: Session, before: datetime) -> int:
    """Delete the entries of requests before a moment; return how many there were."""
    old = AuditEntry.at < before
    count = session.scalar(select(func.count()).where(old)) or 0
    session.execute(delete(AuditEntry).where(old))
    return count
