"""Engines and sessions, on SQLite and PostgreSQL, with the same promises on both.

What was committed survives: the process' kill and a power cut alike. A reader sees one moment of
the database throughout, and is refused when it writes.
"""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event, make_url
from sqlalchemy.orm import Session, sessionmaker

from models.rates import Counter, FileCounter, TableCounter

# How long a writer waits for the one before it: as long as a web server lets a request run.
PATIENCE = 30.0
# How long a server that accepts a connection may take to answer it, in seconds.
ANSWER = 5
# As long as one who does not wait for a writer waits all the same: it may be about to commit.
HASTE = 0.02
_LOCKED = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


class Database:
    """One database. Nothing connects before the first statement.

    A connection must not cross a fork: build this before it, use it after; who used it before
    (to migrate, say) calls `dispose`. It is safe to share between threads.
    """

    def __init__(self, url: str | URL, *, threads: int = 5) -> None:
        """Prepare up to *threads* lasting connections to *url*; raise as `engine_of` does."""
        self.engine = engine_of(url, threads=threads)
        reading = self.engine.execution_options(**_READING[self.engine.dialect.name])
        self._writers = sessionmaker(self.engine, expire_on_commit=False)
        self._readers = sessionmaker(reading, expire_on_commit=False, autoflush=False)
        self._hurried = sessionmaker(_hurried(self.engine))
        self.rates = _counter(self.engine)

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """Open a session that commits at the end of the block, or undoes all when it raises."""
        with self._writers.begin() as session:
            yield session

    @contextmanager
    def hurry(self) -> Iterator[Session]:
        """Open a session as `transaction` does, for what is not worth waiting for another writer.

        On SQLite OperationalError is raised where one writes just now; PostgreSQL's writers wait
        for no other who does not change the same row.
        """
        with self._hurried.begin() as session:
            yield session

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Open a session that sees one moment of the database and never commits."""
        with self._readers() as session:
            yield session

    def dispose(self) -> None:
        """Close every connection that is not in use."""
        self.engine.dispose()
        self.rates.close()


# The name of the option is PostgreSQL's; `_begin` reads it for SQLite, which needs no isolation
# level: a transaction that has begun to read there goes on reading the same moment.
_READING: dict[str, dict[str, Any]] = {
    "sqlite": {"postgresql_readonly": True},
    "postgresql": {"postgresql_readonly": True, "isolation_level": "REPEATABLE READ"},
}


def engine_of(url: str | URL, *, threads: int = 5) -> Engine:
    """Make an engine without connecting.

    Raise ValueError for any but SQLite (in a file) and PostgreSQL, and FileNotFoundError where the
    SQLite file's folder is missing: a folder made by mistake hides the mistake.
    """
    url = make_url(url)
    match url.get_backend_name():
        case "sqlite":
            return _sqlite(url, threads)
        case "postgresql":
            return _postgresql(url, threads)
        case other:
            raise ValueError(
                f"{other} is not supported; use sqlite:///file or postgresql://host/name"
            )


def _counter(engine: Engine) -> Counter[Any]:
    if engine.dialect.name == "postgresql":
        return TableCounter(engine)
    return FileCounter(Path(f"{engine.url.database}-rates"), PATIENCE)


def _hurried(engine: Engine) -> Engine:
    return engine if engine.dialect.name == "postgresql" else _sqlite_engine(engine.url, HASTE)


def _postgresql(url: URL, threads: int) -> Engine:
    # The ping costs a round trip, and saves the requests that a restarted server would fail.
    url = (
        url
        if "connect_timeout" in url.query
        else url.update_query_dict({"connect_timeout": f"{ANSWER}"})
    )
    engine = create_engine(url, pool_size=threads, pool_pre_ping=True)
    event.listen(engine, "connect", _agree)
    return engine


def _agree(connection: psycopg.Connection, _record: object) -> None:
    # In another zone a time near the years 1 or 9999 could be stored, but not read back.
    connection.execute("SET TIME ZONE 'UTC'")
    connection.execute(f"SET lock_timeout = '{PATIENCE:.0f}s'")
    connection.commit()


def _sqlite(url: URL, threads: int) -> Engine:
    if not url.database or url.database == ":memory:":
        raise ValueError("SQLite needs a file: each connection would have its own memory")
    if not (folder := Path(url.database).parent).is_dir():
        raise FileNotFoundError(f"no folder {folder} for the SQLite file {url.database}")
    return _sqlite_engine(url, PATIENCE, pool_size=threads)


def _sqlite_engine(url: URL, patience: float, **options: Any) -> Engine:
    # Who is in a hurry comes once a minute: no connection is kept open for that.
    pool = options or {"poolclass": NullPool}
    engine = create_engine(url, connect_args={"timeout": patience}, **pool)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # the driver begins no transactions: `_begin` does
    _log_ahead(connection)
    connection.execute("PRAGMA foreign_keys = ON")
    # In WAL, NORMAL outlives the process' kill as well, but not a power cut. FULL makes a commit
    # mean what it means on PostgreSQL, for one fsync: 0.4 ms instead of 0.04 ms on an SSD.
    connection.execute("PRAGMA synchronous = FULL")


def _log_ahead(connection: sqlite3.Connection) -> None:
    # Readers and the writer work side by side only in WAL. A new file is turned to it once, and of
    # two connections that do so together one is told "locked" at once: SQLite does not wait here.
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode not in _LOCKED or time.monotonic() > deadline:
                raise
            time.sleep(0.01)
        else:
            return


def _begin(connection: Connection) -> None:
    # A writer that began by reading could not wait for its turn: SQLite would have to show it
    # another moment than the one it has read. So it takes its turn at once.
    reading = connection.get_execution_options().get("postgresql_readonly", False)
    connection.connection.cursor().execute(f"PRAGMA query_only = {reading:d}")
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
