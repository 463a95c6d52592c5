"""A worker: does what servers and other workers find to be done, until it is stopped."""

import signal
from collections.abc import Callable
from threading import Event

from api.config import Settings
from api.messages import Messages
from api.work import Doer, Sweeper, chores
from models.database import Database
from summarizer.detection import detection


def work(settings: Settings, threads: int, ready: Callable[[], None]) -> None:
    """Work by *settings* with so many *threads*, until SIGTERM or SIGINT; call *ready* when begun.

    What is begun then is left to others where that is quicker than to finish it.
    """
    detection("")  # it takes a second to load: not within the first item
    doer, news, stop = Doer(Database(settings.database_url, threads=threads + 1)), Event(), Event()
    known = chores(settings)
    messages = Messages(settings.broker_url, doer, known)
    sweeper, worker = Sweeper(doer, known, messages, news), messages.worker(threads)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    worker.start()
    sweeper.start()
    ready()
    stop.wait()
    doer.stopping.set()
    worker.stop()
    sweeper.stop()
