"""What statements cost a database, told by itself: the same on every machine, whatever it does."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from psycopg.errors import Diagnostic
from sqlalchemy import event
from sqlalchemy.orm import Session

_EXPLAINING = """LOAD 'auto_explain'; SET auto_explain.log_min_duration = 0;
SET auto_explain.log_analyze = on; SET auto_explain.log_buffers = on;
SET auto_explain.log_timing = off; SET auto_explain.log_format = json;
SET auto_explain.log_level = info"""


@dataclass(slots=True)
class Work:
    """Statements, and what they made the database do.

    ``steps`` are those of SQLite's virtual machine, some three or four for a row. PostgreSQL has
    ``rows``, which its plans took out of tables and indexes, those with them that did not fit, and
    ``buffers``, the pages of 8 KiB that it looked at, wherever they lay.
    """

    statements: int = 0
    steps: int = 0
    rows: float = 0.0
    buffers: int = 0


@contextmanager
def metered(session: Session) -> Iterator[Work]:
    """Count what a session does in the block."""
    work, connection = Work(), session.connection()

    def note(*_: object) -> None:
        work.statements += 1

    raw: Any = connection.connection.dbapi_connection
    meter = _steps if connection.dialect.name == "sqlite" else _plans
    event.listen(connection, "before_cursor_execute", note)
    with meter(raw, work):
        yield work
    event.remove(connection, "before_cursor_execute", note)


@contextmanager
def _steps(raw: Any, work: Work) -> Iterator[None]:
    def step() -> int:
        work.steps += 1
        return 0

    raw.set_progress_handler(step, 1)
    yield
    raw.set_progress_handler(None, 1)


@contextmanager
def _plans(raw: Any, work: Work) -> Iterator[None]:
    def add(notice: Diagnostic) -> None:
        before, brace, rest = (notice.message_primary or "").partition("{")
        if before.startswith("duration"):
            plan = json.loads(brace + rest)["Plan"]
            work.buffers += plan["Shared Hit Blocks"] + plan["Shared Read Blocks"]
            work.rows += _rows(plan)

    raw.execute(_EXPLAINING)
    raw.add_notice_handler(add)
    yield
    raw.remove_notice_handler(add)
    raw.execute("SET auto_explain.log_min_duration = -1")


def _rows(plan: Mapping[str, Any]) -> float:
    """Add up the rows that a plan takes out of tables and indexes."""
    own = 0.0
    if "Relation Name" in plan and plan["Node Type"] != "ModifyTable":
        dropped = (count for name, count in plan.items() if name.startswith("Rows Removed by"))
        own = (plan["Actual Rows"] + sum(dropped)) * plan["Actual Loops"]
    return own + sum(map(_rows, plan.get("Plans", ())))
