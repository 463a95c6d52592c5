"""Jobs that ended long ago, or whose senders went away: they are deleted, a little at a time."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from models import queries
from models.database import Database

KEPT = timedelta(days=7)
# No client sends a body for so long.
_LOST = timedelta(days=1)
# So many rows are deleted in some milliseconds, and other writers have their turn.
_AT_ONCE = 1000


def due(database: Database, now: datetime, patience: timedelta, _most: int) -> int:
    """Tell whether there is something to delete: 1, or 0.

    That somebody was told is noted nowhere: who is more patient than a day leaves it to others.
    """
    if patience > _LOST:
        return 0
    with database.reading() as session:
        return int(queries.is_forgettable(session, now - KEPT, now - _LOST))


def run(database: Database, stopping: Callable[[], bool]) -> None:
    """Delete it, until nothing is left."""
    is_more = True
    while is_more and not stopping():
        with database.transaction() as session:
            now = datetime.now(UTC)
            is_more = queries.forget_some(session, now - KEPT, now - _LOST, _AT_ONCE)
