"""Statements about jobs: what is left of them, who carries it out, and what became of it.

Who holds several rows of one job took its parts' before its own.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from http import HTTPStatus
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, delete, func, insert, or_, select, update
from sqlalchemy.orm import Session

from models.queries.rows import Row
from models.tables import Job, JobLines, JobOutcome, JobPart

Outcomes = Mapping[int, Row]
"""Rows of outcomes, without their job, by the positions of their items."""


class Settled(NamedTuple):
    """How many items of a job are stored by it, were stored before, and cannot be stored."""

    stored: int = 0
    known: int = 0
    refused: int = 0


class Claimed(NamedTuple):
    """A part that one has: its job, its lines, and which of its items are settled."""

    id: UUID
    job: Job
    first: int
    lines: bytes
    settled: Collection[int]
    deaths: int


def add_job(session: Session, row: Row) -> UUID:
    """Store a job whose parts are still to come; return its id."""
    return session.execute(insert(Job).values(**row).returning(Job.id)).scalar_one()


def add_part(
    session: Session, job_id: UUID, span: tuple[int, int], lines: bytes, outcomes: Outcomes
) -> None:
    """Store the items of a job within *span*, with *outcomes* of those that are settled already."""
    row = {"job_id": job_id, "first": span[0], "end": span[1]}
    part_id = session.scalar(insert(JobPart).values(**row).returning(JobPart.id))
    session.execute(insert(JobLines).values(part_id=part_id, lines=lines))
    note_outcomes(session, job_id, outcomes)


def complete_job(session: Session, job_id: UUID, items: int, parts: int, now: datetime) -> None:
    """Note that all of a job is there; one that has nothing to do has ended."""
    ended = None if parts else now
    values = {"items": items, "parts_left": parts, "arrived_at": now, "ended_at": ended}
    session.execute(update(Job).where(Job.id == job_id).values(**values))


def drop_job(session: Session, job_id: UUID) -> None:
    """Give up a job that has not arrived; it is deleted by `forget_some`."""
    session.execute(update(Job).where(Job.id == job_id).values(canceled=True))


def is_forgettable(session: Session, ended_before: datetime, begun_before: datetime) -> bool:
    """Tell whether `forget_some` has something to do."""
    dropped = select(JobPart.id).join(Job).where(Job.canceled).limit(1)
    gone = or_(_is_over(ended_before), _is_lost(begun_before))
    return any(session.scalar(each) for each in (select(Job.id).where(gone).limit(1), dropped))


def forget_some(
    session: Session, ended_before: datetime, begun_before: datetime, most: int
) -> bool:
    """Delete some of what is left of jobs that were dropped, or ended before a moment.

    Who began to send one before a moment, and never ended, has dropped it. Up to *most* rows are
    deleted; tell whether any was.
    """
    session.execute(update(Job).where(_is_lost(begun_before)).values(canceled=True))
    # With each go up to 256 KiB of lines.
    dropped = select(JobPart.id).join(Job).where(Job.canceled).limit(most // 100)
    if parts := session.scalars(dropped).all():
        session.execute(delete(JobPart).where(JobPart.id.in_(parts)))
        return True
    job_id = session.scalar(select(Job.id).where(_is_over(ended_before)).limit(1))
    if job_id is None:
        return False
    of_it = JobOutcome.job_id == job_id
    some = select(JobOutcome.position).where(of_it).limit(most).scalar_subquery()
    session.execute(delete(JobOutcome).where(of_it, JobOutcome.position.in_(some)))
    if not outcomes(session, job_id, after=-1, limit=1):
        session.execute(delete(Job).where(Job.id == job_id))
    return True


def is_part_untold(session: Session, now: datetime, told_before: datetime) -> bool:
    """Tell whether nobody has some part, nor was told of it lately."""
    free = _free(now).where(_is_untold(told_before)).limit(1)
    return session.scalar(free) is not None


def tell_of_parts(session: Session, now: datetime, told_before: datetime, most: int) -> int:
    """Note that workers are told of parts that nobody has; return of how many.

    Up to *most* of which they were told are not carried out.
    """
    known = select(func.count()).select_from(JobPart).where(JobPart.told_at >= told_before)
    room = max(most - (session.scalar(known) or 0), 0)
    found = _free(now).where(_is_untold(told_before)).limit(room)
    ids = session.scalars(found.with_for_update(of=JobPart, skip_locked=True)).all()
    session.execute(update(JobPart).where(JobPart.id.in_(ids)).values(told_at=now))
    return len(ids)


def claim_part(session: Session, token: UUID, now: datetime, until: datetime) -> Claimed | None:
    """Take a part that nobody has, of the job whose turn was longest ago."""
    turn = _free(now).order_by(Job.served_at.nulls_first(), JobPart.first).limit(1)
    part_id = session.scalar(turn.with_for_update(of=JobPart, skip_locked=True))
    if part_id is None:
        return None
    # Who had it, and gave it back, left no lease.
    deaths = case((JobPart.leased_until.is_(None), JobPart.deaths), else_=JobPart.deaths + 1)
    values = {"token": token, "leased_until": until, "deaths": deaths}
    part = session.scalars(
        update(JobPart).where(JobPart.id == part_id).values(**values).returning(JobPart)
    ).one()
    served = {"served_at": now, "started_at": func.coalesce(Job.started_at, now)}
    job = session.scalars(
        update(Job).where(Job.id == part.job_id).values(**served).returning(Job)
    ).one()
    lines = session.scalars(select(JobLines.lines).where(JobLines.part_id == part_id)).one()
    settled = session.scalars(select(JobOutcome.position).where(*_within(part)))
    return Claimed(part_id, job, part.first, lines, set(settled), part.deaths)


def hold_part(session: Session, part_id: UUID, token: UUID, until: datetime) -> bool:
    """Keep a part for longer, and from all others until this transaction ends.

    Tell whether it is still held: not where somebody else has it, or the job was canceled.
    """
    return _changed(session, part_id, token, {"leased_until": until, "deaths": 0})


def extend_part(session: Session, part_id: UUID, token: UUID, until: datetime) -> None:
    """Keep a part for longer, though nothing of it is settled yet."""
    _changed(session, part_id, token, {"leased_until": until})


def release_part(session: Session, part_id: UUID, token: UUID) -> None:
    """Let others have a part, and let them be told of it."""
    _changed(session, part_id, token, {"token": None, "leased_until": None, "told_at": None})


def end_part(session: Session, part_id: UUID, now: datetime) -> None:
    """Note that a part that is held is carried out, and its job with the last of them."""
    part = session.scalars(select(JobPart).where(JobPart.id == part_id)).one()
    counts = _counts(session, *_within(part))
    session.execute(delete(JobPart).where(JobPart.id == part_id))
    last = case((Job.parts_left == 1, now), else_=Job.ended_at)
    values = {"parts_left": Job.parts_left - 1, "ended_at": last, **_added(counts)}
    session.execute(update(Job).where(Job.id == part.job_id).values(**values))


def cancel_job(session: Session, job_id: UUID, now: datetime) -> None:
    """End a job with what is done of it; once this is committed, nothing more of it is stored."""
    own = JobPart.job_id == job_id
    session.scalars(select(JobPart.id).where(own).order_by(JobPart.id).with_for_update()).all()
    # Who was storing an item has stored it now, and holds nothing any more.
    session.execute(update(JobPart).where(own).values(token=None))
    counts = settled_in_parts(session, job_id)
    under_way = update(Job).where(Job.id == job_id, Job.ended_at.is_(None))
    ended = {"ended_at": now, "canceled": True, "parts_left": 0}
    session.execute(under_way.values(**ended, **_added(counts)))


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


def settled_in_parts(session: Session, job_id: UUID) -> Settled:
    """Count what became of items of those parts of a job that are not carried out."""
    begun = JobPart.job_id == job_id
    inside = JobOutcome.position.between(JobPart.first, JobPart.end - 1)
    return _counts(session, begun, JobOutcome.job_id == job_id, inside)


def outcomes(session: Session, job_id: UUID, *, after: int, limit: int) -> Sequence[Any]:
    """Read what became of items of a job, behind a position: positions and documents."""
    statement = select(JobOutcome.position, JobOutcome.document).where(
        JobOutcome.job_id == job_id, JobOutcome.position > after
    )
    return session.execute(statement.order_by(JobOutcome.position).limit(limit)).all()


def _free(now: datetime) -> Select[UUID]:
    """Select the parts that nobody has."""
    has_nobody = or_(JobPart.leased_until.is_(None), JobPart.leased_until < now)
    to_do = Job.arrived_at.is_not(None), Job.canceled.is_(False)
    return select(JobPart.id).join(Job).where(*to_do, has_nobody)


def _is_over(ended_before: datetime) -> ColumnElement[bool]:
    return or_(Job.ended_at < ended_before, and_(Job.canceled, Job.arrived_at.is_(None)))


def _is_lost(begun_before: datetime) -> ColumnElement[bool]:
    never = Job.arrived_at.is_(None), Job.canceled.is_(False)
    return and_(*never, Job.created_at < begun_before)


def _is_untold(told_before: datetime) -> ColumnElement[bool]:
    return or_(JobPart.told_at.is_(None), JobPart.told_at < told_before)


def _within(part: JobPart) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    inside = JobOutcome.position.between(part.first, part.end - 1)
    return JobOutcome.job_id == part.job_id, inside


def _counts(session: Session, *which: ColumnElement[bool]) -> Settled:
    grouped = select(JobOutcome.status, func.count()).where(*which).group_by(JobOutcome.status)
    counts = {row[0]: row[1] for row in session.execute(grouped)}
    stored, known = (counts.pop(each, 0) for each in (HTTPStatus.CREATED, HTTPStatus.OK))
    return Settled(stored, known, sum(counts.values()))


def _added(counts: Settled) -> dict[str, Any]:
    return {name: getattr(Job, name) + count for name, count in counts._asdict().items()}


def _changed(session: Session, part_id: UUID, token: UUID, values: Row) -> bool:
    mine = update(JobPart).where(JobPart.id == part_id, JobPart.token == token)
    return session.scalar(mine.values(**values).returning(JobPart.id)) is not None
