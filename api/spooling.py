"""Many items taken in at once, to be stored behind the answer: a job, cut into parts.

No request, no application: items arrive as lines, each a JSON object.
"""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import datetime
from uuid import UUID

import orjson
from werkzeug.exceptions import RequestEntityTooLarge

from api.ndjson import LineTooLong
from api.outcomes import Outcome, Teller
from models import queries
from models.database import Database
from models.queries import Row

# What one thread stores in some seconds, and what it keeps in memory.
_MOST_ITEMS = 100
_MOST_BYTES = 2**18


@dataclass(slots=True)
class _Part:
    """Items in a row, those that are settled already as empty lines."""

    first: int
    lines: list[bytes] = field(default_factory=list)
    outcomes: dict[int, Row] = field(default_factory=dict)
    size: int = 0

    @property
    def behind(self) -> int:
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
    sent: Iterable[bytes | bytearray | LineTooLong],
    key_prefix: str | None,
    now: datetime,
) -> UUID:
    """Store what is *sent* as a job, a part at a time, and return its id.

    Either all of it is there, or none: where *sent* raises, what came before is deleted.
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
                queries.add_part(session, job_id, part.first, lines, part.outcomes)
            items, parts = part.behind, parts + 1
        with database.transaction() as session:
            queries.complete_job(session, job_id, items, parts, now)
    except BaseException:
        with database.transaction() as session:
            queries.forget_job(session, job_id)
        raise
    return job_id


def _parts(teller: Teller, sent: Iterable[bytes | bytearray | LineTooLong]) -> Iterator[_Part]:
    part = _Part(0)
    for line in sent:
        if isinstance(line, LineTooLong):
            outcome = teller.failed(RequestEntityTooLarge(str(line)))
            part.outcomes[part.behind] = outcome_row(part.behind, outcome)
            part.lines.append(b"")
        else:
            part.lines.append(bytes(line))
            part.size += len(line)
        if part.is_full:
            yield part
            part = _Part(part.behind)
    if part.lines:
        yield part
