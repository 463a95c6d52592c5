"""Work that is done behind the answer: found in the store, sent to who does it, and done.

The store is the truth: what is to be done stands there before anybody is told of it, and what was
told in vain, for who was told is dead or the message is lost, is found and told again.
"""

import logging
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from signal import SIG_BLOCK, pthread_sigmask, valid_signals
from threading import Event, Thread
from typing import Protocol
from uuid import UUID

from sqlalchemy.exc import OperationalError

from api import deliveries, parts
from api.config import Settings
from api.outbound import Way
from models.database import Database

# How often one looks for what is to be done, in seconds, where nobody says that there is something.
_PACE = 1.0
_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Chore:
    """A kind of work: how what is due is found, up to so much at once, and how one of it is done.

    ``threads`` is how many of it a process does at once, ``most`` how much of it may be on its way
    where it is sent elsewhere.
    """

    name: str
    due: Callable[[Database, datetime, int], Sequence[UUID]]
    run: Callable[[Database, UUID, Callable[[], bool]], None]
    threads: int
    most: int


def chores(settings: Settings) -> Sequence[Chore]:
    """List all kinds of work: to read and store parts of jobs, and to tell webhooks."""
    tell = partial(deliveries.run, way=Way(settings.webhook_networks))
    return (
        Chore("parts", parts.due, parts.run, threads=1, most=32),
        # A receiver may take ten seconds to answer, and others should not wait for it.
        Chore("webhooks", deliveries.due, tell, threads=4, most=32),
    )


class Post(Protocol):
    """Where work is sent."""

    def room(self, chore: Chore) -> int:
        """Tell how much of it may be on its way."""

    def send(self, chore: Chore, what: UUID) -> None:
        """Send some of it."""

    def close(self) -> None:
        """Send nothing more."""


class Doer:
    """Does work on one database, until it is told to stop."""

    def __init__(self, database: Database) -> None:
        """Do it on *database*."""
        self.database, self.stopping = database, Event()

    def do(self, chore: Chore, what: UUID) -> None:
        """Do some of it; what goes wrong is logged, and left to be found again."""
        try:
            chore.run(self.database, what, self.stopping.is_set)
        except OperationalError as error:
            _logger.warning("The database does not answer: %s", error.orig)
        except Exception:
            _logger.exception("Some work went wrong: %s %s", chore.name, what)


class Here:
    """Does the work in this process, in threads of its own."""

    def __init__(self, doer: Doer, chores: Collection[Chore], news: Event) -> None:
        """Let *doer* do it, and tell by *news* when some of it is done."""
        self._doer, self._news = doer, news
        self._pools = {each.name: ThreadPoolExecutor(each.threads, each.name) for each in chores}
        self._begun: dict[str, set[Future[None]]] = {each.name: set() for each in chores}

    def room(self, chore: Chore) -> int:
        """Tell how much more there are hands for: one is kept waiting for each."""
        return 2 * chore.threads - len(self._begun[chore.name])

    def send(self, chore: Chore, what: UUID) -> None:
        """Do some of it as soon as a hand is free."""
        begun = self._pools[chore.name].submit(self._doer.do, chore, what)
        self._begun[chore.name].add(begun)
        begun.add_done_callback(partial(self._done, chore))

    def close(self) -> None:
        """Wait for what is begun."""
        for pool in self._pools.values():
            pool.shutdown(cancel_futures=True)

    def _done(self, chore: Chore, begun: Future[None]) -> None:
        self._begun[chore.name].discard(begun)
        self._news.set()


class Sweeper:
    """Looks for work, again and again, and sends it; in a thread of its own."""

    def __init__(self, doer: Doer, chores: Collection[Chore], post: Post, news: Event) -> None:
        """Look for *chores* where *doer* does them, at once where there are *news*."""
        self._doer, self._chores, self._post, self._news = doer, chores, post, news
        self._thread = Thread(target=self._sweep, name="sweeper", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """Stop all work, as soon as nothing is lost by it."""
        self._doer.stopping.set()
        self._news.set()
        self._thread.join()
        self._post.close()
        self._doer.database.dispose()

    def _sweep(self) -> None:
        # A signal that came to this thread, or to one that it begins, would not wake the main one.
        pthread_sigmask(SIG_BLOCK, valid_signals())
        while not self._doer.stopping.is_set():
            for chore in self._chores:
                self._send_due(chore)
            self._news.wait(_PACE)
            self._news.clear()

    def _send_due(self, chore: Chore) -> None:
        try:
            room = self._post.room(chore)
            for what in chore.due(self._doer.database, datetime.now(UTC), room) if room else ():
                self._post.send(chore, what)
        except OperationalError as error:
            _logger.warning("The database does not answer: %s", error.orig)
        except Exception:  # the one who looks must never die
            _logger.exception("Nobody could be told that there is work: %s", chore.name)


def sweeper(settings: Settings, news: Event) -> Sweeper:
    """Make what looks for work as *settings* say: done in this process, or sent to workers."""
    doer, known = Doer(Database(settings.database_url)), chores(settings)
    if settings.broker_url:
        # Whoever names no broker need not load what talks to one.
        from api.messages import Messages  # noqa: PLC0415

        return Sweeper(doer, known, Messages(settings.broker_url, doer, known), news)
    return Sweeper(doer, known, Here(doer, known, news), news)
