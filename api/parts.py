"""Parts of jobs: who has one stores its items, each once, whatever dies meanwhile.

An item and its outcome are stored in one transaction, which begins by holding the part: where
somebody else has it by now, or the job was canceled, nothing is stored.
"""

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import orjson
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm import Session
from werkzeug.exceptions import InternalServerError

from api.items import KINDS
from api.outcomes import Outcome, Teller
from api.problems import Origin
from api.spooling import outcome_row
from models import queries
from models.database import Database
from models.queries import Claimed

# Longer than any text takes to read. Who died in the middle of a part had it for so long.
LEASE = timedelta(seconds=30)
# A message that says that a part is due, and led to nothing, is sent again after this.
PATIENCE = timedelta(seconds=20)
# After so many who took a part, and died with its next item, that item is to blame.
_MOST_ATTEMPTS = 5

_logger = logging.getLogger(__name__)


class _Lost(Exception):
    """Somebody else has the part, or nobody needs it any more."""


def due(database: Database, now: datetime, most: int) -> Sequence[UUID]:
    """Find parts that nobody has, and note that they are sent; up to *most* are on their way."""
    with database.reading() as session:
        if not queries.has_parts(session):
            return ()
    with database.transaction() as session:
        return queries.due_parts(session, now, now - PATIENCE, most)


def run(database: Database, part_id: UUID, stopping: Callable[[], bool]) -> None:
    """Carry out a part, unless somebody has it; where *stopping*, leave the rest to others.

    A database that does not answer leaves it to others, too: when it does again.
    """
    token, now = uuid4(), datetime.now(UTC)
    with database.transaction() as session:
        claimed = queries.claim_part(session, part_id, token, now, now + LEASE)
    if claimed is None:
        return
    part = _Part(database, part_id, token, claimed)
    with suppress(_Lost), part.released():
        part.carry_out(stopping)


@dataclass(frozen=True, slots=True)
class _Part:
    database: Database
    id: UUID
    token: UUID
    claimed: Claimed

    @property
    def teller(self) -> Teller:
        job = self.claimed.job
        return Teller(KINDS[job.kind], Origin(job.root, job.path, job.request_id))

    @contextmanager
    def released(self) -> Iterator[None]:
        """Let others have the part where it could not be carried out."""
        try:
            yield
        except OperationalError:
            _logger.exception("A part of job %s is left for later", self.claimed.job.id)
            with suppress(DBAPIError):
                self._release(datetime.now(UTC))

    def carry_out(self, stopping: Callable[[], bool]) -> None:
        left = self._left()
        if self.claimed.attempts > _MOST_ATTEMPTS:
            self._blame(left)
        for position, line in left:
            if stopping():
                self._release(None)
                return
            self._settle(position, line)
        with self._held() as session:
            queries.end_part(session, self.id, self.token, datetime.now(UTC))

    def _left(self) -> Iterator[tuple[int, bytes]]:
        lines = enumerate(self.claimed.lines.split(b"\n"), self.claimed.first)
        return ((at, line) for at, line in lines if at not in self.claimed.settled)

    def _blame(self, left: Iterator[tuple[int, bytes]]) -> None:
        """Settle the next item, which nobody who read it survived."""
        for position, _ in left:
            self._note_alone(position, self.teller.failed(InternalServerError()))
            return

    def _settle(self, position: int, line: bytes) -> None:
        try:
            outcome = self._stored(position, line)
        except (OperationalError, _Lost):
            raise
        except Exception as error:  # noqa: BLE001 -- told as what became of the item
            outcome = self.teller.failed(error)
        if outcome:
            self._note_alone(position, outcome)

    def _stored(self, position: int, line: bytes) -> Outcome | None:
        """Store an item and its outcome; return the outcome where it was stored before."""
        kind, now = self.teller.kind, datetime.now(UTC)
        sent = kind.check(orjson.loads(line))
        if known := kind.find(self.database, sent):
            return self.teller.stored(known)
        read = kind.look(sent, now)
        with self._held() as session:
            stored = kind.put(session, read, now)
            self._note(session, position, self.teller.stored(stored))
        return None

    @contextmanager
    def _held(self) -> Iterator[Session]:
        with self.database.transaction() as session:
            if not queries.hold_part(session, self.id, self.token, datetime.now(UTC) + LEASE):
                raise _Lost
            yield session

    def _note_alone(self, position: int, outcome: Outcome) -> None:
        with self._held() as session:
            self._note(session, position, outcome)

    def _note(self, session: Session, position: int, outcome: Any) -> None:
        rows = {position: outcome_row(position, outcome)}
        queries.note_outcomes(session, self.claimed.job.id, rows)

    def _release(self, sent_at: datetime | None) -> None:
        with self.database.transaction() as session:
            queries.release_part(session, self.id, self.token, sent_at)
