"""Many items taken in at once, to be stored behind the answer: a job, cut into parts.

No request, no application: items arrive as lines, each a JSON object.
"""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import datetime
from uuid import UUID

import orjson
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from api.outcomes import Outcome, Teller
from models import queries
from models.database import Database
from models.queries import Row

Sent = Iterable[bytes | bytearray | HTTPException]
"""Items, each as the JSON that it came as, or as the reason for which it cannot be taken in."""
# What one thread stores in some seconds, and what it keeps in memory.
_MOST_ITEMS = 100
_MOST_BYTES = 2**18
# A megabyte of gzip may be a gigabyte, or half a million items: what is stored is bounded, too.
MOST_ITEMS = 1_000_000
MOST_BYTES = 2**30


@dataclass(slots=True)
class _Part:
    """Items in a row, those that are settled already as empty lines."""

    first: int
    lines: list[bytes] = field(default_factory=list)
    outcomes: dict[int, Row] = field(default_factory=dict)
    size: int = 0

    @property
    def end(self) -> int:
        return self.first + len(self.lines)

    @property
    def is_full(self) -> bool:
        return len(self.lines) >= _MOST_ITEMS or self.size >= _MOST_BYTES


def outcome_row(position: int, outcome: Outcome) -> Row:
    """Write down what became of the item at *position*, as it will be told."""
    document = orjson.dumps({"index": position, **outcome})
    return {"status": outcome["status"], "document": document}


def spool(
    database: Database,
    teller: Teller,
    sent: Sent,
    key_prefix: str | None,
    now: datetime,
) -> UUID:
    """Store what is *sent* as a job, a part at a time, and return its id.

    Either all of it is there, or none: where *sent* raises, what came before is dropped.

    Raises
    ------
    RequestEntityTooLarge
        If it has more than `MOST_ITEMS`, or `MOST_BYTES`.
    """
    row: Row = {**asdict(teller.origin), "kind": teller.kind.name}
    row = {**row, "key_prefix": key_prefix, "created_at": now}
    with database.transaction() as session:
        job_id = queries.add_job(session, row)
    try:
        items = parts = 0
        for part in _parts(teller, sent):
            with database.transaction() as session:
                lines = b"\n".join(part.lines)
                queries.add_part(session, job_id, (part.first, part.end), lines, part.outcomes)
            items, parts = part.end, parts + 1
        with database.transaction() as session:
            queries.complete_job(session, job_id, items, parts, now)
    except BaseException:
        with database.transaction() as session:
            queries.drop_job(session, job_id)
        raise
    return job_id


def _parts(teller: Teller, sent: Sent) -> Iterator[_Part]:
    part, size = _Part(0), 0
    for item in sent:
        if isinstance(item, HTTPException):
            part.outcomes[part.end] = outcome_row(part.end, teller.failed(item))
            part.lines.append(b"")
        else:
            part.lines.append(bytes(item))
            part.size += len(item)
        if part.is_full:
            yield part
            size += part.size
            part = _Part(part.end)
        if part.end > MOST_ITEMS or size + part.size > MOST_BYTES:
            told = f"A job has at most {MOST_ITEMS:,} items, and {MOST_BYTES:,} bytes."
            raise RequestEntityTooLarge(f"{told} Send it in parts.")
    if part.lines:
        yield part
