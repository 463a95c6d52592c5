"""What keys cost: a request with one beside the same without, and what wrong keys tell.

    python benchmarks/keys.py [--database URL] [--wrong 100000]

The database is migrated, and gets the sample page and three keys. Times are medians of requests
that take turns, through the application without HTTP, so that the ratio is at its worst.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from werkzeug.test import EnvironBuilder, run_wsgi_app

from api.app import create_app
from api.config import Keys, Settings
from api.keyring import Keyring
from api.keys import Key
from api.limits import Limit
from api.refusals import KeyNotValid
from api.rules import SCOPES
from api.samples import sample_page
from models import queries
from models.database import Database
from models.schema import migrate

ROUNDS = 2_000


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", help="default: a SQLite file in a folder of its own")
    parser.add_argument("--wrong", type=int, default=100_000, help="how many wrong keys of a kind")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        url = options.database or f"sqlite:///{Path(folder) / 'news.sqlite3'}"
        database = Database(url)
        migrate(database.engine)
        key = _made(database)
        _print_costs(url, key)
        _print_wrong(database, key, options.wrong)
        database.dispose()


def _made(database: Database) -> Key:
    key = Key.make()
    row = {
        "prefix": key.prefix,
        "name": "benchmark",
        "digest": key.digest,
        "scopes": [*SCOPES],
        "limit_requests": 10**9,
        "limit_seconds": 60,
        "created_at": datetime.now(UTC),
    }
    with database.transaction() as session:
        queries.add_key(session, row)
    return key


def _print_costs(url: str, key: Key) -> None:
    apps = [
        create_app(Settings(database_url=url, keys=each)) for each in (Keys.OPEN, Keys.REQUIRED)
    ]
    client = apps[0].test_client()
    page = client.post("/v1/pages", data=sample_page().encode(), content_type="text/plain")
    article = page.get_json()["articles"][0]["id"]
    for path in (f"/v1/articles/{article}", "/v1/articles", "/v1/methods"):
        headers = [("Authorization", f"Bearer {key.written}")]
        environ = EnvironBuilder(path=path, headers=headers).get_environ()
        environ["REMOTE_ADDR"] = "127.0.0.1"

        def call(number: int, environ: dict[str, object] = environ) -> None:
            body, status, _ = run_wsgi_app(apps[number], dict(environ))
            if status != "200 OK":
                raise AssertionError(status)
            b"".join(body)

        without, with_key = _medians(lambda: call(0), lambda: call(1))
        print(
            f"{path.replace(article, '{id}'):20} {without * 1e6:7.0f} µs open"
            f" {with_key * 1e6:7.0f} µs with a key, ratio {with_key / without:.3f}"
        )
    for app in apps:
        app.extensions["database"].dispose()


def _print_wrong(database: Database, key: Key, count: int) -> None:
    keyring = Keyring(database, Limit(600, 60))

    def refuse(wrong: Key) -> None:
        try:
            keyring.caller(wrong)
        except KeyNotValid:
            return
        raise AssertionError(wrong.prefix)

    known = _wrong(key.prefix)
    unknown = _wrong(None)
    first, second = _medians(lambda: refuse(next(known)), lambda: refuse(next(unknown)), count)
    print(
        f"{count:,} wrong keys each: {first * 1e6:.1f} µs with a prefix that there is,"
        f" {second * 1e6:.1f} µs with none, ratio {first / second:.4f}"
    )


def _wrong(prefix: str | None) -> Iterator[Key]:
    while True:
        yield Key.make(prefix)


def _medians(
    one: Callable[[], None], other: Callable[[], None], rounds: int = ROUNDS
) -> tuple[float, float]:
    times: tuple[list[float], list[float]] = [], []
    for number in range(rounds + 50):
        # Each is first as often as second, so that what is warm favours neither.
        for which in (0, 1) if number % 2 else (1, 0):
            start = time.perf_counter()
            (one, other)[which]()
            if number >= 50:  # noqa: PLR2004 -- the first ones compile statements
                times[which].append(time.perf_counter() - start)
    return statistics.median(times[0]), statistics.median(times[1])


if __name__ == "__main__":
    main()
