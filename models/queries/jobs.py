"""Statements about jobs: what is left of them, who carries it out, and what became of it.

Who holds several rows of one job took a part's before the job's.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import case, delete, func, insert, or_, select, update
from sqlalchemy.orm import Session

from models.queries.rows import Row
from models.tables import Job, JobLines, JobOutcome, JobPart

Outcomes = Mapping[int, Row]
"""Rows of outcomes, without their job, by the positions of their items."""


class Claimed(NamedTuple):
    """A part that one has: its job, where it begins, its lines, and what of it is settled."""

    job: Job
    first: int
    lines: bytes
    settled: Collection[int]
    attempts: int


def add_job(session: Session, row: Row) -> UUID:
    """Store a job whose parts are still to come; return its id."""
    return session.execute(insert(Job).values(**row).returning(Job.id)).scalar_one()


def add_part(session: Session, job_id: UUID, first: int, lines: bytes, outcomes: Outcomes) -> None:
    """Store a part of a job, with the *outcomes* of those items that are settled already."""
    part = insert(JobPart).values(job_id=job_id, first=first).returning(JobPart.id)
    session.execute(insert(JobLines).values(part_id=session.scalar(part), lines=lines))
    note_outcomes(session, job_id, outcomes)


def complete_job(session: Session, job_id: UUID, items: int, parts: int, now: datetime) -> None:
    """Note that all of a job is there; one that has nothing to do has ended."""
    ended = None if parts else now
    values = {"items": items, "parts_left": parts, "arrived_at": now, "ended_at": ended}
    session.execute(update(Job).where(Job.id == job_id).values(**values))


def forget_job(session: Session, job_id: UUID) -> None:
    """Delete a job, and all that there is of it."""
    session.execute(delete(Job).where(Job.id == job_id))


def forget_one_job(session: Session, ended_before: datetime, begun_before: datetime) -> None:
    """Delete one of the jobs that ended before a moment, or began before one and never arrived."""
    ended = Job.ended_at < ended_before
    lost = (Job.ended_at.is_(None)) & (Job.arrived_at.is_(None)) & (Job.created_at < begun_before)
    one = select(Job.id).where(or_(ended, lost)).limit(1).scalar_subquery()
    session.execute(delete(Job).where(Job.id == one))


def has_parts(session: Session) -> bool:
    """Tell whether any part is left of any job."""
    return session.scalar(select(JobPart.id).limit(1)) is not None


def due_parts(session: Session, now: datetime, sent_before: datetime, most: int) -> Sequence[UUID]:
    """Note that parts are sent which nobody has, nor was sent lately; return their ids.

    Up to *most* are on their way at once, the beginnings of all jobs first.
    """
    under_way = select(func.count()).where(JobPart.sent_at >= sent_before, _is_free(now))
    room = max(most - (session.scalar(under_way) or 0), 0)
    unsent = or_(JobPart.sent_at.is_(None), JobPart.sent_at < sent_before)
    found = (
        select(JobPart.id)
        .join(Job)
        .where(Job.arrived_at.is_not(None), unsent, _is_free(now))
        .order_by(JobPart.first, JobPart.id)
        .limit(room)
        .with_for_update(of=JobPart, skip_locked=True)
    )
    ids = session.scalars(found).all()
    session.execute(update(JobPart).where(JobPart.id.in_(ids)).values(sent_at=now))
    return ids


def claim_part(
    session: Session, part_id: UUID, token: UUID, now: datetime, until: datetime
) -> Claimed | None:
    """Take a part, if nobody has it."""
    values = {"token": token, "leased_until": until, "attempts": JobPart.attempts + 1}
    taken = update(JobPart).where(JobPart.id == part_id, _is_free(now)).values(**values)
    of_it = JobPart.job_id, JobPart.first, JobPart.attempts
    row = session.execute(taken.returning(*of_it)).first()
    if row is None:
        return None
    started = {"started_at": func.coalesce(Job.started_at, now)}
    job = session.scalars(
        update(Job).where(Job.id == row.job_id).values(**started).returning(Job)
    ).one()
    lines = session.scalars(select(JobLines.lines).where(JobLines.part_id == part_id)).one()
    behind = row.first + len(lines.split(b"\n"))
    settled = select(JobOutcome.position).where(
        JobOutcome.job_id == row.job_id, JobOutcome.position.between(row.first, behind - 1)
    )
    return Claimed(job, row.first, lines, set(session.scalars(settled)), row.attempts)


def hold_part(session: Session, part_id: UUID, token: UUID, until: datetime) -> bool:
    """Keep a part for longer, and from all others until this transaction ends.

    Tell whether it is still held: not where it was too late, or the job was canceled.
    """
    kept = {"leased_until": until, "attempts": 0}
    return _changed(session, part_id, token, kept)


def release_part(session: Session, part_id: UUID, token: UUID, sent_at: datetime | None) -> None:
    """Let others have a part; it counts as sent at *sent_at*."""
    _changed(session, part_id, token, {"token": None, "leased_until": None, "sent_at": sent_at})


def end_part(session: Session, part_id: UUID, token: UUID, now: datetime) -> None:
    """Note that a part is carried out, and its job with the last of them."""
    mine = delete(JobPart).where(JobPart.id == part_id, JobPart.token == token)
    job_id = session.scalar(mine.returning(JobPart.job_id))
    last = case((Job.parts_left == 1, now), else_=Job.ended_at)
    values = {"parts_left": Job.parts_left - 1, "ended_at": last}
    session.execute(update(Job).where(Job.id == job_id).values(**values))


def cancel_job(session: Session, job_id: UUID, now: datetime) -> None:
    """End a job with what is done of it; once this is committed, nothing more of it is stored."""
    session.execute(delete(JobPart).where(JobPart.job_id == job_id))
    under_way = update(Job).where(Job.id == job_id, Job.ended_at.is_(None))
    session.execute(under_way.values(ended_at=now, canceled=True, parts_left=0))


def note_outcomes(session: Session, job_id: UUID, outcomes: Outcomes) -> None:
    """Store what became of items of a job."""
    if outcomes:
        rows = [{"job_id": job_id, "position": at, **row} for at, row in outcomes.items()]
        session.execute(insert(JobOutcome), rows)


def job(session: Session, job_id: UUID) -> Job | None:
    """Load a job, once all of it has arrived."""
    statement = select(Job).where(Job.id == job_id, Job.arrived_at.is_not(None))
    return session.scalar(statement)


def jobs(session: Session, of: str | None, *, after: UUID | None, limit: int) -> Sequence[Job]:
    """Load the jobs of a key, or of all where it is None, the latest first."""
    statement = select(Job).where(Job.arrived_at.is_not(None))
    if of is not None:
        statement = statement.where(Job.key_prefix == of)
    if after is not None:
        statement = statement.where(Job.id < after)
    return session.scalars(statement.order_by(Job.id.desc()).limit(limit)).all()


def count_outcomes(session: Session, job_ids: Collection[UUID]) -> Mapping[UUID, Counter[int]]:
    """Count what became of the items of jobs, by its status."""
    counts = {job_id: Counter[int]() for job_id in job_ids}
    of_them = select(JobOutcome.job_id, JobOutcome.status, func.count()).where(
        JobOutcome.job_id.in_(job_ids)
    )
    grouped = of_them.group_by(JobOutcome.job_id, JobOutcome.status)
    for job_id, status, count in session.execute(grouped):
        counts[job_id][status] = count
    return counts


def outcomes(session: Session, job_id: UUID, *, after: int, limit: int) -> Sequence[Any]:
    """Read what became of items of a job, behind a position: positions and documents."""
    statement = select(JobOutcome.position, JobOutcome.document).where(
        JobOutcome.job_id == job_id, JobOutcome.position > after
    )
    return session.execute(statement.order_by(JobOutcome.position).limit(limit)).all()


def _is_free(now: datetime) -> Any:
    return or_(JobPart.leased_until.is_(None), JobPart.leased_until < now)


def _changed(session: Session, part_id: UUID, token: UUID, values: Row) -> bool:
    mine = update(JobPart).where(JobPart.id == part_id, JobPart.token == token)
    return session.scalar(mine.values(**values).returning(JobPart.id)) is not None
