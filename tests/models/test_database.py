"""Transactions: all or nothing, one moment for a reader, one writer after the other."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.exc import DBAPIError

from models.base import uuid7
from models.database import Database
from models.tables import Source


def names(session):
    return session.scalars(select(Source.name).order_by(Source.name)).all()


def test_a_transaction_commits_at_its_end(database):
    with database.transaction() as session:
        session.add(Source(name="The Mill Lane Courier"))

    with database.reading() as session:
        assert names(session) == ["The Mill Lane Courier"]


def test_a_transaction_that_raises_leaves_nothing(database):
    with pytest.raises(DBAPIError), database.transaction() as session:
        session.execute(insert(Source), [{"name": "The Mill Lane Courier"}] * 2)

    with database.reading() as session:
        assert names(session) == []


def test_what_was_stored_can_be_read_after_the_commit(database):
    with database.transaction() as session:
        source = Source(name="The Mill Lane Courier")
        session.add(source)

    assert source.name == "The Mill Lane Courier"


def test_a_reader_may_not_write(database):
    with pytest.raises(DBAPIError, match=r"read-?only"), database.reading() as session:
        session.execute(insert(Source).values(name="The Mill Lane Courier"))


def test_a_writer_may_write_on_the_connection_that_a_reader_had(database_url):
    database = Database(database_url, threads=1)
    with database.reading() as session:
        names(session)
    with database.transaction() as session:
        session.add(Source(name="The Mill Lane Courier"))

    with database.reading() as session:
        assert names(session) == ["The Mill Lane Courier"]
    database.dispose()


def test_a_reader_sees_one_moment_while_a_writer_commits(database):
    with database.reading() as reader:
        before = names(reader)
        with database.transaction() as writer:
            writer.add(Source(name="The Mill Lane Courier"))
        assert (before, names(reader)) == ([], [])


@pytest.mark.parametrize("backend", ["postgresql"], indirect=True)
def test_a_connection_that_the_server_closed_is_replaced(database, database_url):
    with database.reading() as session:
        lost = session.scalar(text("SELECT pg_backend_pid()"))
    other = Database(database_url)
    with other.transaction() as session:
        session.execute(text("SELECT pg_terminate_backend(:lost, 5000)"), {"lost": lost})
    other.dispose()

    with database.reading() as session:
        assert names(session) == []


def test_foreign_keys_are_enforced(stored_page):
    with pytest.raises(DBAPIError, match=r"(?i)foreign key"):
        stored_page(uuid7())


@pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
def test_sqlite_keeps_what_it_committed(database):
    with database.reading() as session:
        pragmas = [
            session.scalar(text(f"PRAGMA {name}"))
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        ]

    assert pragmas == ["wal", 2, 1, 30_000]


@pytest.fixture
def busy_file(tmp_path):
    """Make a SQLite file that was never used, and hold it."""
    path = tmp_path / "busy.db"
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        yield path, holder


def journal_mode(path):
    database = Database(f"sqlite:///{path}")
    with closing(database.engine.raw_connection()) as connection:
        mode = connection.cursor().execute("PRAGMA journal_mode").fetchone()
    database.dispose()
    return mode


def test_a_new_file_that_is_busy_is_waited_for(busy_file):
    path, holder = busy_file
    with ThreadPoolExecutor(1) as thread:
        mode = thread.submit(journal_mode, path)
        wait([mode], timeout=0.1)  # time enough, if it did not wait
        holder.execute("ROLLBACK")

        assert mode.result() == ("wal",)


def test_a_new_file_that_stays_busy_is_given_up(busy_file, monkeypatch):
    monkeypatch.setattr("models.database.PATIENCE", 0.05)

    with pytest.raises(sqlite3.OperationalError, match="locked"):
        journal_mode(busy_file[0])


@pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
def test_a_relative_path_is_found_from_the_working_folder(database, monkeypatch):
    path = Path(database.engine.url.database)
    monkeypatch.chdir(path.parent)
    same = Database(f"sqlite:///{path.name}")
    with same.reading() as session:
        assert names(session) == []
    same.dispose()


def test_nothing_connects_before_the_first_statement():
    database = Database("postgresql://nobody@nowhere.invalid/none")

    assert database.engine.pool.checkedout() == 0


@pytest.mark.parametrize(
    ("url", "error", "message"),
    [
        pytest.param("sqlite://", ValueError, "needs a file", id="memory"),
        pytest.param("sqlite:///:memory:", ValueError, "needs a file", id="memory by name"),
        pytest.param("sqlite:////no/such/news.db", FileNotFoundError, "/no/such", id="no folder"),
        pytest.param("mysql://localhost/news", ValueError, "mysql is not", id="another kind"),
    ],
)
def test_a_database_that_could_not_work_is_refused_at_once(url, error, message):
    with pytest.raises(error, match=message):
        Database(url)
