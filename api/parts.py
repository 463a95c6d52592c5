"""Parts of jobs: who has one stores its items, each once, whatever dies meanwhile.

An item and its outcome are stored in one transaction, which begins by holding the part: where
somebody else has it by now, or the job was canceled, nothing is stored.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from threading import Event, Thread
from uuid import UUID, uuid4

import orjson
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm import Session
from werkzeug.exceptions import InternalServerError

from api.claims import claimed
from api.items import KINDS
from api.outcomes import Outcome, Teller
from api.problems import Origin
from api.spooling import outcome_row
from models import queries
from models.database import Database
from models.queries import Claimed

# Who has a part says so three times in this while; who does not is dead.
LEASE = timedelta(seconds=30)
# After so many who died with an item, it is to blame.
_MOST_DEATHS = 5
# How PostgreSQL's codes begin for what is too long or too complex for it (class 54).
_LIMITS = "54"
_TRIES = 5

_logger = logging.getLogger(__name__)


class _Lost(Exception):
    """Somebody else has the part, or nobody needs it any more."""


def due(database: Database, now: datetime, patience: timedelta, most: int) -> int:
    """Count the parts that nobody has, and of which nobody was told within *patience*.

    They count as told then; up to *most* do at once.
    """
    with database.reading() as session:
        if not queries.is_part_untold(session, now, now - patience):
            return 0
    with database.transaction() as session:
        return queries.tell_of_parts(session, now, now - patience, most)


def run(database: Database, stopping: Callable[[], bool]) -> None:
    """Carry out parts, each job's in its turn, until nobody has to; where *stopping*, no further.

    Raises
    ------
    OperationalError
        If no database answers; what is not done is left to others.
    """
    while not stopping() and (claim := _claimed(database, token := uuid4())):
        part = _Part(database, token, claim)
        with suppress(_Lost), part.kept():
            part.carry_out(stopping)


def _claimed(database: Database, token: UUID) -> Claimed | None:
    def take(session: Session) -> Claimed | None:
        now = datetime.now(UTC)  # not before the wait for another writer
        return queries.claim_part(session, token, now, now + LEASE)

    def is_free(session: Session) -> bool:
        now = datetime.now(UTC)
        return queries.is_part_untold(session, now, told_before=now)

    return claimed(database, take, is_free, _TRIES)


@dataclass(frozen=True, slots=True)
class _Part:
    database: Database
    token: UUID
    claimed: Claimed

    @property
    def teller(self) -> Teller:
        job = self.claimed.job
        return Teller(KINDS[job.kind], Origin(job.root, job.path, job.request_id))

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Keep the part from others, however long a text takes; give it back if all goes wrong."""
        done = Event()
        saying_so = Thread(target=self._say_so, args=(done,), daemon=True)
        saying_so.start()
        try:
            yield
        except OperationalError:
            with suppress(DBAPIError):
                self._release()
            raise
        finally:
            done.set()
            saying_so.join()

    def carry_out(self, stopping: Callable[[], bool]) -> None:
        left = self._left()
        if self.claimed.deaths >= _MOST_DEATHS:
            self._blame(left)
        for position, line in left:
            if stopping():
                self._release()
                return
            self._settle(position, line)
        with self._held() as session:
            queries.end_part(session, self.claimed.id, datetime.now(UTC))

    def _say_so(self, done: Event) -> None:
        while not done.wait(LEASE.total_seconds() / 3):
            with suppress(DBAPIError), self.database.transaction() as session:
                until = datetime.now(UTC) + LEASE
                queries.extend_part(session, self.claimed.id, self.token, until)

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
        except _Lost:
            raise
        except OperationalError as error:
            if not _is_too_much(error):
                raise
            outcome = self.teller.failed(InternalServerError())
        except Exception as error:  # noqa: BLE001 -- told as what became of the item
            outcome = self.teller.failed(error)
        if outcome:
            self._note_alone(position, outcome)

    def _stored(self, position: int, line: bytes) -> Outcome | None:
        """Store an item and its outcome; return the outcome where it was stored before."""
        kind = self.teller.kind
        sent = kind.check(orjson.loads(line))
        if known := kind.find(self.database, sent):
            return self.teller.stored(known)
        # "33 minutes ago" was said when it was sent.
        read = kind.look(sent, self.claimed.job.created_at)
        with self._held() as session:
            stored = kind.put(session, read, datetime.now(UTC))
            self._note(session, position, self.teller.stored(stored))
        return None

    @contextmanager
    def _held(self) -> Iterator[Session]:
        with self.database.transaction() as session:
            until = datetime.now(UTC) + LEASE
            if not queries.hold_part(session, self.claimed.id, self.token, until):
                raise _Lost
            yield session

    def _note_alone(self, position: int, outcome: Outcome) -> None:
        with self._held() as session:
            self._note(session, position, outcome)

    def _note(self, session: Session, position: int, outcome: Outcome) -> None:
        rows = {position: outcome_row(position, outcome)}
        queries.note_outcomes(session, self.claimed.job.id, rows)

    def _release(self) -> None:
        with self.database.transaction() as session:
            queries.release_part(session, self.claimed.id, self.token)


def _is_too_much(error: OperationalError) -> bool:
    """Tell whether PostgreSQL answers, and this one item is beyond its limits."""
    return (getattr(error.orig, "sqlstate", None) or "").startswith(_LIMITS)
