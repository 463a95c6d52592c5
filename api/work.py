"""Work that is done behind the answers: found in the store, sent to who does it, and done.

The store is the truth. What is to be done stands there before anybody is told that there is
something, and who is told takes what is next. Who is dead did nothing, and it is found again.
"""

import logging
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from signal import SIG_BLOCK, pthread_sigmask, valid_signals
from threading import Event, Thread
from typing import Protocol

from sqlalchemy.exc import OperationalError

from api import deliveries, old_jobs, parts
from api.config import Settings
from api.outbound import Way
from models.database import Database

# How often one looks for what is to be done, in seconds, where nobody says that there is something.
_PACE = 1.0
# How long to wait for what is begun to end, in seconds, when all is to stop.
_GRACE = 20.0
_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Chore:
    """A kind of work.

    ``due`` counts what is to be done, of which nobody was told within some patience, up to so
    much, and notes that somebody is told now; ``run`` does it until there is no more. A process
    does it in so many ``threads``.
    """

    name: str
    due: Callable[[Database, datetime, timedelta, int], int]
    run: Callable[[Database, Callable[[], bool]], None]
    threads: int = 1


def chores(settings: Settings, threads: int = 4) -> Sequence[Chore]:
    """List all kinds of work; to tell webhooks takes *threads*, since receivers take their time."""
    tell = partial(deliveries.run, way=Way(settings.webhook_networks))
    return (
        # One: texts are read one at a time, and what kills who reads it kills no other's work.
        Chore("parts", parts.due, parts.run),
        Chore("webhooks", deliveries.due, tell, threads),
        Chore("old-jobs", old_jobs.due, old_jobs.run),
    )


class Outlet(Protocol):
    """Where work is sent."""

    patience: timedelta
    """How long after it was told in vain somebody is told again."""

    def room(self, chore: Chore) -> int:
        """Tell how often somebody may be told now."""

    def send(self, chore: Chore) -> None:
        """Tell somebody that there is some of it."""

    def close(self) -> None:
        """Tell nobody any more, and end what is begun."""


class Doer:
    """Does work on one database, until it is told to stop."""

    def __init__(self, database: Database) -> None:
        """Do it on *database*."""
        self.database, self.stopping = database, Event()

    def do(self, chore: Chore) -> None:
        """Do some of it; what goes wrong is logged, and left to be found again."""
        try:
            chore.run(self.database, self.stopping.is_set)
        except OperationalError as error:
            _logger.warning("The database does not answer: %s", error.orig)
        except Exception:
            _logger.exception("Some work went wrong: %s", chore.name)


class InProcess:
    """Does the work in this process, in threads of its own."""

    # Who is told begins at once.
    patience = timedelta(0)

    def __init__(self, doer: Doer, chores: Collection[Chore]) -> None:
        """Let *doer* do it."""
        self._doer = doer
        self._pools = {each.name: ThreadPoolExecutor(each.threads, each.name) for each in chores}
        self._begun: dict[str, set[Future[None]]] = {each.name: set() for each in chores}

    def room(self, chore: Chore) -> int:
        """Tell how many threads have nothing to do."""
        return chore.threads - len(self._begun[chore.name])

    def send(self, chore: Chore) -> None:
        """Let a thread do it."""
        begun = self._pools[chore.name].submit(self._doer.do, chore)
        self._begun[chore.name].add(begun)
        begun.add_done_callback(self._begun[chore.name].discard)

    def close(self) -> None:
        """Wait for what is begun."""
        for pool in self._pools.values():
            pool.shutdown(cancel_futures=True)


class Sweeper:
    """Looks for work of one kind, again and again, and sends it; in a thread of its own."""

    def __init__(self, doer: Doer, chore: Chore, outlet: Outlet, news: Event) -> None:
        """Look for it where *doer* does it, at once where there are *news*."""
        self._doer, self._chore, self._outlet, self._news = doer, chore, outlet, news
        self._thread = Thread(target=self._sweep, name=f"sweeper of {chore.name}", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def join(self) -> None:
        """Wait for its end, unless it is stuck with a broker that does not answer."""
        self._thread.join(_GRACE)

    def _sweep(self) -> None:
        # A signal that came to this thread, or to one that it begins, would not wake the main one.
        pthread_sigmask(SIG_BLOCK, valid_signals())
        while not self._doer.stopping.is_set():
            self._send_due()
            self._news.wait(_PACE)
            self._news.clear()

    def _send_due(self) -> None:
        outlet, chore, now = self._outlet, self._chore, datetime.now(UTC)
        try:
            if room := outlet.room(chore):
                for _ in range(chore.due(self._doer.database, now, outlet.patience, room)):
                    outlet.send(chore)
        except OperationalError as error:
            _logger.warning("The database does not answer: %s", error.orig)
        except Exception:  # who looks must never die
            _logger.exception("Nobody could be told that there is work: %s", chore.name)


class Work:
    """All that is done behind the answers, as one process has a part in it."""

    def __init__(
        self, doer: Doer, chores: Collection[Chore], outlet: Outlet, news: Event | None = None
    ) -> None:
        """Send all *chores* to *outlet*, at once where there are *news*."""
        self._doer, self._outlet, self._news = doer, outlet, news or Event()
        self._sweepers = [Sweeper(doer, each, outlet, self._news) for each in chores]

    def start(self) -> None:
        """Begin."""
        for each in self._sweepers:
            each.start()

    def stop(self) -> None:
        """Stop, as soon as nothing is lost by it."""
        self._doer.stopping.set()
        self._news.set()
        for each in self._sweepers:
            each.join()
        self._outlet.close()
        self._doer.database.dispose()


def work(settings: Settings, news: Event) -> Work:
    """Make a server's part as *settings* say: all is done in its process, or sent to workers."""
    doer, known = Doer(Database(settings.database_url)), chores(settings)
    if settings.broker_url:
        # Whoever names no broker need not load what talks to one.
        from api.messages import NEVER, Messages  # noqa: PLC0415

        return Work(doer, known, Messages(settings.broker_url, doer, known, NEVER), news)
    return Work(doer, known, InProcess(doer, known), news)
