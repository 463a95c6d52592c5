"""Jobs: how far they are, what became of their items, and how they are ended before their time."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any
from uuid import UUID

from flask import Response, current_app, request, url_for
from sqlalchemy.orm import Session
from werkzeug.http import parse_list_header

from api.callers import ANYBODY, caller
from api.context import database, found, json_response, reading, transaction
from api.cursors import Progress
from api.ndjson import NDJSON
from api.outcomes import Teller
from api.paging import LINK, part
from api.resource import Resource, header
from api.rules import Access
from api.schemas.job import JobList, JobSchema, JobsQuery, JobStatus
from api.spooling import Sent, spool
from api.turns import streamed
from models import queries
from models.database import Database
from models.queries import Settled
from models.tables import Job

bp = Resource(
    "Jobs",
    __name__,
    url_prefix="/v1/jobs",
    description="Batches stored behind the answer.",
)

RETRY_AFTER = header("Retry-After", "In how many seconds to look again; none when it has ended.")
ACCEPTED = {
    **header("Location", "The job."),
    **RETRY_AFTER,
    **header("Preference-Applied", "`respond-async`, if you preferred it."),
}
PREFER = {
    "in": "header",
    "name": "Prefer",
    "description": "`respond-async`: answer at once with a job (RFC 7240).",
    "schema": {"type": "string"},
    "example": "respond-async",
}
# Each may be as long as a hundred faults are, with their places.
_AT_ONCE = 100
# Some items a second are stored by one thread; nobody need look more often, or less, than this.
_ITEMS_A_SECOND, _SOONEST, _LATEST = 50, 1, 30
_SCHEMA = JobSchema()


@bp.route("", access=Access.WRITE)
@bp.arguments(JobsQuery, location="query")
@bp.response(HTTPStatus.OK, JobList, headers=LINK)
def list_jobs(query: dict[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """List your jobs.

    Those that were sent with your key, or all where it is an admin's, the latest first. A job is
    kept for seven days after its end.
    """
    progress, limit = Progress.of(query, UUID), query["limit"]
    with reading() as session:
        rows = queries.jobs(session, _whose(), after=progress.after, limit=limit + 1)
        page = part(rows, limit, lambda row: progress.cursor(str(row.id)))
        items = [_document(session, each) for each in page.items]
    return {"items": items, "next": page.next}, page.headers


@bp.route("/<uuid:job_id>", access=Access.WRITE)
@bp.response(HTTPStatus.OK, JobSchema, headers=RETRY_AFTER)
def read_job(job_id: UUID) -> tuple[dict[str, Any], dict[str, str]]:
    """Ask how far a job is.

    Look again after `Retry-After` seconds, until there is none: then it has ended.
    """
    with reading() as session:
        document = _document(session, _own(session, job_id))
    return document, _retry_after(document)


@bp.route("/<uuid:job_id>/results", access=Access.WRITE)
@bp.response(HTTPStatus.OK, {"type": "string"}, content_type=NDJSON)
def read_results(job_id: UUID) -> Response:
    """Read what became of the items of a job.

    A line each, in the order of the items, as a batch is answered; of those that are not settled
    yet, none.
    """
    with reading() as session:
        _own(session, job_id)
    return streamed(_results(database(), job_id))


@bp.route("/<uuid:job_id>/cancel", methods=["POST"])
@bp.response(HTTPStatus.OK, JobSchema)
def cancel_job(job_id: UUID) -> dict[str, Any]:
    """Cancel a job.

    What is stored stays stored. After this answer nothing more of the job is. One that has ended
    stays as it is.
    """
    with transaction() as session:
        _own(session, job_id)
        queries.cancel_job(session, job_id, datetime.now(UTC))
    with reading() as session:
        return _document(session, _own(session, job_id))


def asks_for_a_job() -> bool:
    """Tell whether the client of this request prefers not to wait (RFC 7240)."""
    preferences = parse_list_header(request.headers.get("Prefer", ""))
    return any(each.partition(";")[0].strip().lower() == "respond-async" for each in preferences)


def accepted(teller: Teller, sent: Sent) -> Response:
    """Take in what is *sent* as a job, and answer with it."""
    now, who = datetime.now(UTC), caller() or ANYBODY
    job_id = spool(database(), teller, sent, who.prefix, now)
    current_app.extensions["news"].set()
    with reading() as session:
        document = _document(session, found(queries.job(session, job_id)))
    headers = {"Location": url_for("Jobs.read_job", job_id=job_id)} | _retry_after(document)
    if asks_for_a_job():
        headers["Preference-Applied"] = "respond-async"
    return json_response(_SCHEMA.dumps(document).encode(), HTTPStatus.ACCEPTED, headers)


def _whose() -> str | None:
    """Tell by which key this request may see jobs; None where it may see all."""
    who = caller() or ANYBODY
    return None if Access.ADMIN in who.scopes else who.prefix


def _own(session: Session, job_id: UUID) -> Job:
    """Load a job, if this request may see it; others' are as good as none."""
    job = found(queries.job(session, job_id))
    return found(job if _whose() in {None, job.key_prefix} else None)


def _results(database: Database, job_id: UUID) -> Iterator[bytes]:
    after: int | None = -1
    while after is not None:
        with database.reading() as session:
            rows = queries.outcomes(session, job_id, after=after, limit=_AT_ONCE)
        yield b"".join(row.document + b"\n" for row in rows)
        after = rows[-1].position if rows else None


def _document(session: Session, job: Job) -> dict[str, Any]:
    begun = queries.settled_in_parts(session, job.id) if job.ended_at is None else Settled()
    return {
        "id": job.id,
        "kind": job.kind,
        "status": _status(job),
        "items": job.items,
        "stored": job.stored + begun.stored,
        "known": job.known + begun.known,
        "refused": job.refused + begun.refused,
        "created_at": job.created_at,
        "started_at": job.started_at,
        "ended_at": job.ended_at,
        "results": url_for("Jobs.read_results", job_id=job.id),
    }


def _status(job: Job) -> JobStatus:
    if job.canceled:
        return JobStatus.CANCELED
    if job.ended_at:
        return JobStatus.COMPLETED
    return JobStatus.RUNNING if job.started_at else JobStatus.QUEUED


def _retry_after(document: Mapping[str, Any]) -> dict[str, str]:
    if document["ended_at"]:
        return {}
    left = document["items"] - sum(document[each] for each in ("stored", "known", "refused"))
    return {"Retry-After": f"{min(max(left // _ITEMS_A_SECOND, _SOONEST), _LATEST)}"}
