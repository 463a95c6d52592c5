"""How often a key has called within its window: counted to the one, by all workers together."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple, Protocol

from sqlalchemy import Engine, text
from sqlalchemy.exc import OperationalError

from models.queries.rates import GIVE_BACK, TAKE, WINDOWS


class Taken(NamedTuple):
    """A request that was counted: when its window began (Unix time), and which one it is in it."""

    began: int
    used: int


class Counter(Protocol):
    """Counts requests. It is safe to share between threads, and used after a fork, not before."""

    def take(self, prefix: str, began: int, seconds: int, requests: int) -> Taken | None:
        """Count a request of the key of *prefix*; None, and not counted, where *requests* were."""

    def give_back(self, prefix: str, began: int) -> None:
        """Take back that a request was counted, in the window that began at *began*."""

    def close(self) -> None:
        """Close what is open; it opens again by itself."""


class TableCounter:
    """Counts in a table of the database, for all machines that share it."""

    def __init__(self, engine: Engine) -> None:
        """Count in the database of *engine*."""
        # One statement needs no transaction, whose ends would be two round trips more.
        self._engine = engine.execution_options(isolation_level="AUTOCOMMIT")

    def take(self, prefix: str, began: int, seconds: int, requests: int) -> Taken | None:
        """Count as `Counter` says."""
        values = {"prefix": prefix, "began": began, "seconds": seconds, "requests": requests}
        with self._engine.connect() as connection:
            row = connection.execute(_TAKE, values).first()
        return Taken(*row) if row else None

    def give_back(self, prefix: str, began: int) -> None:
        """Count as `Counter` says."""
        with self._engine.connect() as connection:
            connection.execute(_GIVE_BACK, {"prefix": prefix, "began": began})

    def close(self) -> None:
        """Close nothing: the connections are the engine's."""


class FileCounter:
    """Counts in a SQLite file of its own, for all processes of the machine.

    In the file of the articles who reads would wait for who writes. A process' threads take turns
    at one connection: to wait for a lock of SQLite's means to sleep a millisecond or more.
    """

    def __init__(self, path: Path, patience: float) -> None:
        """Count in the file at *path*; wait up to *patience* seconds for other processes."""
        self._path, self._patience = path, patience
        self._turn = Lock()
        self._connection: sqlite3.Connection | None = None

    def take(self, prefix: str, began: int, seconds: int, requests: int) -> Taken | None:
        """Count as `Counter` says."""
        values = {"prefix": prefix, "began": began, "seconds": seconds, "requests": requests}
        rows = self._execute(TAKE, values)
        return Taken(*rows[0]) if rows else None

    def give_back(self, prefix: str, began: int) -> None:
        """Count as `Counter` says."""
        self._execute(GIVE_BACK, {"prefix": prefix, "began": began})

    def close(self) -> None:
        """Close the file."""
        with self._turn:
            if self._connection:
                self._connection.close()
                self._connection = None

    def _execute(self, statement: str, values: Mapping[str, Any]) -> list[Any]:
        try:
            with self._turn:
                self._connection = self._connection or self._opened()
                with closing(self._connection.execute(statement, values)) as cursor:
                    return cursor.fetchall()
        except sqlite3.OperationalError as error:
            raise OperationalError(statement, None, error) from error

    def _opened(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self._path, timeout=self._patience, isolation_level=None, check_same_thread=False
        )
        connection.execute("PRAGMA journal_mode = WAL")
        # The file outlives a power cut, if without the last counts: those cost one fsync in many.
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(WINDOWS)
        return connection


_TAKE, _GIVE_BACK = text(TAKE), text(GIVE_BACK)
