"""Systems under measurement, each in a process of its own: it may hang, crash or be slow."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from time import process_time
from typing import Any

# A loader imports a system and hands it over; it must be a module's, for a process to find it.
System = Callable[[Any], Any]
Loader = Callable[[], System]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a system made of a document, its processor time, and why it failed if it did."""

    value: Any
    seconds: float
    fault: str | None = None


class Worker:
    """A system in its process. What takes longer than the limit is ended and starts anew."""

    def __init__(self, loader: Loader, limit: float) -> None:
        """Start the process of *loader*; *limit* is in seconds, for one document."""
        self._loader, self._limit = loader, limit
        self._start()

    def ask(self, document: Any) -> Answer:
        """Give the system one document."""
        self._pipe.send(document)
        fault = "timeout"
        with suppress(EOFError, ConnectionResetError):
            if self._pipe.poll(self._limit):
                answer: Answer = self._pipe.recv()
                return answer
        if not self._process.is_alive():
            fault = "crash"
        self.stop()
        self._start()
        return Answer(None, self._limit, fault)

    def stop(self) -> None:
        """End the process."""
        self._process.terminate()
        self._process.join()
        self._pipe.close()

    def _start(self) -> None:
        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, self._loader), daemon=True)
        self._process.start()
        theirs.close()


def _serve(pipe: Connection, loader: Loader) -> None:
    system = loader()
    while True:
        pipe.send(_answer(system, pipe.recv()))


def _answer(system: System, document: Any) -> Answer:
    begun = process_time()
    try:
        value, fault = system(document), None
    except Exception as error:  # noqa: BLE001 - a peer may raise anything: it is counted, not hidden
        value, fault = None, type(error).__name__
    return Answer(value, process_time() - begun, fault)
