"""What it costs to store articles as a job, beside storing the same ones at once: processor time.

Both run in this process, in turns, each time on a new SQLite file.
"""

import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import orjson

from api import parts
from api.items import ARTICLES
from api.outcomes import Teller
from api.problems import Origin
from api.spooling import spool
from models.database import Database
from models.schema import migrate

_COUNT, _TURNS = 300, 5
_TEXT = "The ferry sails again on Monday, said Ada Quist. “The tide decides,” she said. " * 20
_ITEMS = [
    orjson.dumps({"title": f"Report {each}", "body": f"{each}. {_TEXT}"}) for each in range(_COUNT)
]


def _at_once(database: Database) -> None:
    for item in _ITEMS:
        sent = ARTICLES.check(orjson.loads(item))
        ARTICLES.store(database, sent, datetime.now(UTC))


def _as_a_job(database: Database) -> None:
    teller = Teller(ARTICLES, Origin("", "/v1/articles/batch", "benchmark"))
    spool(database, teller, _ITEMS, None, datetime.now(UTC))
    parts.run(database, lambda: False)


def _cost(store: Callable[[Database], None]) -> float:
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder)}/news.db")
        migrate(database.engine)
        began = time.process_time()
        store(database)
        took = time.process_time() - began
        database.dispose()
    return took * 1000 / _COUNT


def main() -> None:
    """Measure, and print milliseconds an article."""
    _cost(_at_once)  # what is loaded once
    costs = [(_cost(_at_once), _cost(_as_a_job)) for _ in range(_TURNS)]
    ratios = [job / once for once, job in costs]
    once, job = (statistics.median(each) for each in zip(*costs, strict=True))
    print(f"an article of {len(_ITEMS[0])} bytes: at once {once:.1f} ms, as a job {job:.1f} ms")
    print(f"ratio {statistics.median(ratios):.2f}, from {min(ratios):.2f} to {max(ratios):.2f}")


if __name__ == "__main__":
    main()
