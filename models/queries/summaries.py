"""Statements about kept summaries."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.queries import rows
from models.queries.rows import Row
from models.tables import Summary


def store_summary(session: Session, row: Row) -> UUID | None:
    """Store a summary; return its id, or None where its engine made one by the same choice."""
    return rows.inserted(session, Summary, row)


def summary_by_choice(session: Session, row: Row) -> UUID:
    """Find the summary of the same article, engine and choice as *row*."""
    return session.scalars(
        select(Summary.id).where(
            Summary.article_id == row["article_id"],
            Summary.engine == row["engine"],
            Summary.choice == row["choice"],
        )
    ).one()


def summary(session: Session, article_id: UUID, summary_id: UUID) -> Summary | None:
    """Load one summary of an article."""
    return session.scalar(
        select(Summary).where(Summary.id == summary_id, Summary.article_id == article_id)
    )


def summaries(session: Session, article_id: UUID, before: UUID | None, limit: int) -> list[Summary]:
    """Load up to *limit* summaries of an article, newest first, from the one *before* on."""
    statement = select(Summary).where(Summary.article_id == article_id)
    if before is not None:
        statement = statement.where(Summary.id < before)
    return list(session.scalars(statement.order_by(Summary.id.desc()).limit(limit)))
