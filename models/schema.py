"""The tables of a database, brought from one release's to another's."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import cast

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import Script, ScriptDirectory
from sqlalchemy import Connection, Engine, func, select

VERSIONS = Path(__file__).parent / "migrations" / "versions"
# Any number does, so long as nobody else on the server locks it: "standfir" in ASCII.
_LOCK = int.from_bytes(b"standfir")


def migrate(engine: Engine, revision: str = "head") -> None:
    """Bring the tables up to *revision*, all or nothing; of two who do, one waits."""
    _run(engine, command.upgrade, revision)


def downgrade(engine: Engine, revision: str) -> None:
    """Take the tables back to *revision*, all or nothing; "base" is before the first."""
    _run(engine, command.downgrade, revision)


def is_current(connection: Connection) -> bool:
    """Tell whether the tables are those of this release."""
    return set(MigrationContext.configure(connection).get_current_heads()) == _heads()


def is_ours(name: str | None, kind: str, _: object = None) -> bool:
    """Tell whether a table or index is one of the models', and none that has no model."""
    own = {"table": ("searchable_words", "key_windows"), "index": ("ix_searchables_words",)}
    return kind not in own or not (name or "").startswith(own[kind])


def draft(engine: Engine, message: str, folder: Path = VERSIONS) -> Path:
    """Write a migration from a database's tables to those of `models.tables`, and return its file.

    It is a draft: Alembic sees neither a new name for an old column nor what the rows need.
    """
    with _alone(engine) as connection:
        script = command.revision(
            _config(connection, folder),
            message,
            autogenerate=True,
            rev_id=f"{max(int(path.name[:4]) for path in VERSIONS.glob('*.py')) + 1:04}",
            version_path=folder,
        )
    return Path(cast("Script", script).path)


def _run(engine: Engine, step: Callable[[Config, str], None], revision: str) -> None:
    with _alone(engine) as connection:
        step(_config(connection), revision)


@contextmanager
def _alone(engine: Engine) -> Iterator[Connection]:
    """Open a transaction that no other process migrates beside."""
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            _ignore_foreign_keys(connection)
        with connection.begin():
            if engine.dialect.name == "postgresql":
                connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
            yield connection


def _ignore_foreign_keys(connection: Connection) -> None:
    # SQLite alters a table by copying it and dropping the old one; with foreign keys that would
    # delete every row that refers to it. The connection is detached: nobody gets it after us.
    connection.detach()
    connection.connection.cursor().execute("PRAGMA foreign_keys = OFF")


def _config(connection: Connection | None = None, folder: Path = VERSIONS) -> Config:
    config = Config(attributes={"connection": connection})
    options = {
        "script_location": str(VERSIONS.parent),
        "version_locations": os.pathsep.join({str(VERSIONS), str(folder)}),
        "path_separator": "os",
    }
    for name, value in options.items():
        config.set_main_option(name, value.replace("%", "%%"))  # else "%" begins a reference
    return config


@cache
def _heads() -> set[str]:
    return set(ScriptDirectory.from_config(_config()).get_heads())
