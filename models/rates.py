"""How often a key has called within its window: counted to the one, by all workers together.

Each process counts on one connection of its own, at which its threads take turns. It is used after
a fork, not before, opens by itself, and is safe to share between threads.
"""

import re
import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Mapping
from pathlib import Path
from threading import Lock
from typing import Any, Generic, NamedTuple, TypeVar

import psycopg
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from models.queries.rates import GIVE_BACK, TAKE, WINDOWS

Connection = TypeVar("Connection", sqlite3.Connection, psycopg.Connection)


class Taken(NamedTuple):
    """A request that was counted: when its window began (Unix time), and which one it is in it."""

    began: int
    used: int


class Counter(ABC, Generic[Connection]):
    """Counts requests."""

    def __init__(self) -> None:
        """Open nothing yet."""
        self._turn = Lock()
        self._connection: Connection | None = None

    def take(self, prefix: str, began: int, seconds: int, requests: int) -> Taken | None:
        """Count a request of a key in its window; None, and not counted, after *requests*.

        Raise SQLAlchemy's OperationalError where nothing can be counted.
        """
        values = {"prefix": prefix, "began": began, "seconds": seconds, "requests": requests}
        rows = self._execute(TAKE, values)
        return Taken(*rows[0]) if rows else None

    def give_back(self, prefix: str, began: int) -> None:
        """Take back that a request was counted in the window that began at *began*."""
        self._execute(GIVE_BACK, {"prefix": prefix, "began": began})

    def close(self) -> None:
        """Close the connection; the next to count opens another."""
        with self._turn:
            if self._connection:
                self._connection.close()
                self._connection = None

    def _execute(self, statement: str, values: Mapping[str, Any]) -> list[Any]:
        try:
            with self._turn:
                self._connection = self._connection or self._opened()
                return self._rows(self._connection, statement, values)
        except (sqlite3.OperationalError, psycopg.OperationalError) as error:
            raise OperationalError(statement, None, error) from error

    @abstractmethod
    def _opened(self) -> Connection: ...

    @abstractmethod
    def _rows(
        self, connection: Connection, statement: str, values: Mapping[str, Any]
    ) -> list[Any]: ...


class FileCounter(Counter[sqlite3.Connection]):
    """Counts in a SQLite file beside that of the articles, for all processes of the machine.

    In the file of the articles who reads would wait for who writes.
    """

    def __init__(self, path: Path, patience: float) -> None:
        """Count in the file at *path*; wait up to *patience* seconds for other processes."""
        super().__init__()
        self._path, self._patience = path, patience

    def _opened(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self._path, timeout=self._patience, isolation_level=None, check_same_thread=False
        )
        connection.execute("PRAGMA journal_mode = WAL")
        # The file outlives a power cut, if without the last counts: that costs one fsync in many.
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(WINDOWS)
        return connection

    def _rows(
        self, connection: sqlite3.Connection, statement: str, values: Mapping[str, Any]
    ) -> list[Any]:
        return connection.execute(statement, values).fetchall()


class TableCounter(Counter[psycopg.Connection]):
    """Counts in a table of the database, for all machines that share it.

    One statement on a connection that is not asked first whether it lives: one round trip.
    """

    def __init__(self, engine: Engine) -> None:
        """Count in the database of *engine*."""
        super().__init__()
        self._engine = engine

    def _opened(self) -> psycopg.Connection:
        _, options = self._engine.dialect.create_connect_args(self._engine.url)
        return psycopg.connect(**options, autocommit=True)

    def _rows(
        self, connection: psycopg.Connection, statement: str, values: Mapping[str, Any]
    ) -> list[Any]:
        try:
            return _told(connection, statement, values)
        except psycopg.OperationalError:
            if not connection.broken:
                raise
            # The server was started anew, perhaps.
            self._connection = self._opened()
            return _told(self._connection, statement, values)


def _told(connection: psycopg.Connection, statement: str, values: Mapping[str, Any]) -> list[Any]:
    written = re.sub(r":(\w+)", r"%(\1)s", statement).encode()
    cursor = connection.execute(written, values)
    return cursor.fetchall() if cursor.description else []
