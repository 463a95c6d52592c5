"""Jobs that ended long ago, or whose senders went away: they are deleted, a little at a time."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID

from models import queries
from models.database import Database

KEPT = timedelta(days=7)
# No client sends a body for so long.
_LOST = timedelta(days=1)
# So many rows are deleted in some milliseconds, and other writers have their turn.
_AT_ONCE = 1000


def due(database: Database, now: datetime, _patience: timedelta, _most: int) -> int:
    """Tell whether there is such a job: 1, or 0."""
    return 1 if _old_job(database, now) else 0


def run(database: Database, stopping: Callable[[], bool]) -> None:
    """Delete such jobs, until there is none."""
    while not stopping() and (job_id := _old_job(database, datetime.now(UTC))):
        with database.transaction() as session:
            if not queries.forget_outcomes(session, job_id, _AT_ONCE):
                queries.forget_job(session, job_id)


def _old_job(database: Database, now: datetime) -> UUID | None:
    with database.reading() as session:
        return queries.old_job(session, now - KEPT, now - _LOST)
