"""A worker: does what servers and other workers find to be done, until it is stopped."""

import logging
import signal
from collections.abc import Callable
from threading import Event

from dramatiq import Worker

from api.config import Settings
from api.messages import PATIENCE, Messages
from api.work import Doer, Work, chores
from models.database import Database
from summarizer.detection import detection

# How long what is begun may take to end, in milliseconds: a broker that is away, and would have to
# be told of it, is not waited for.
_GRACE_MS = 10_000
_logger = logging.getLogger(__name__)


def serve(settings: Settings, threads: int, ready: Callable[[], None]) -> None:
    """Work by *settings* until SIGTERM or SIGINT; call *ready* when begun.

    Webhooks are told in so many *threads*. At the signal the items at hand are finished, and all
    else is left to others; a second one ends it at once.
    """
    detection("")  # it takes a second to load: not within the first item
    doer, stop = Doer(Database(settings.database_url, threads=threads + 4)), Event()
    known = chores(settings, threads)
    messages = Messages(settings.broker_url, doer, known, PATIENCE)
    work, workers = Work(doer, known, messages), messages.workers()

    def stop_once(number: int, _: object) -> None:
        signal.signal(number, signal.SIG_DFL)
        stop.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop_once)
    for each in workers:
        each.start()
    work.start()
    ready()
    stop.wait()
    doer.stopping.set()
    _stop(workers)
    work.stop()


def _stop(workers: list[Worker]) -> None:
    for each in workers:
        try:
            each.stop(timeout=_GRACE_MS)
        except Exception:  # its own, whichever broker it is; what is given back is in the store
            _logger.exception("The broker does not answer, and was not told of the end")
