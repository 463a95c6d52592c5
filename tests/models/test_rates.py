"""Requests are counted to the one, whoever counts at the same time."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy.exc import OperationalError

from models.base import uuid7
from models.database import Database
from models.rates import Taken

BEGAN, SECONDS = 1_751_450_400, 60
PROCESS = """
import sys
from models.database import Database

url, prefix = sys.argv[1:]
rates = Database(url).rates
print(sum(rates.take(prefix, 1751450400, 60, 100) is not None for _ in range(80)))
rates.close()
"""


@pytest.fixture
def prefix():
    """Give a key's prefix; what was counted for others is not emptied behind each test."""
    return str(uuid7())


@pytest.fixture
def take(database, prefix):
    def take(began=BEGAN, requests=3):
        return database.rates.take(prefix, began, SECONDS, requests)

    return take


def test_requests_are_counted_up_to_the_limit(take):
    taken = [take() for _ in range(5)]

    assert taken == [Taken(BEGAN, 1), Taken(BEGAN, 2), Taken(BEGAN, 3), None, None]


def test_a_later_window_counts_anew(take):
    assert [take(), take(BEGAN + SECONDS)] == [Taken(BEGAN, 1), Taken(BEGAN + SECONDS, 1)]


def test_a_clock_that_is_a_little_slow_counts_in_the_window_that_there_is(take):
    assert [take(BEGAN + SECONDS), take(BEGAN)] == [
        Taken(BEGAN + SECONDS, 1),
        Taken(BEGAN + SECONDS, 2),
    ]


def test_a_clock_that_was_far_ahead_does_not_shut_a_key_out_for_long(take):
    future = BEGAN + 1_000 * SECONDS

    assert [take(future, 1), take(future, 1), take(BEGAN, 1)] == [
        Taken(future, 1),
        None,
        Taken(BEGAN, 1),
    ]


def test_what_is_given_back_can_be_taken_again(take, database, prefix):
    assert [take(requests=1), take(requests=1)] == [Taken(BEGAN, 1), None]
    database.rates.give_back(prefix, BEGAN)
    database.rates.give_back(prefix, BEGAN)
    database.rates.give_back(prefix, BEGAN - SECONDS)

    assert take(requests=1) == Taken(BEGAN, 1)


def test_threads_and_processes_together_count_to_the_one(database, database_url, prefix):
    others = [
        subprocess.Popen(
            [sys.executable, "-W", "error", "-c", PROCESS, database_url, prefix],
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    with ThreadPoolExecutor(4) as pool:
        taken = list(
            pool.map(lambda _: database.rates.take(prefix, BEGAN, SECONDS, 100), range(80))
        )
    accepted = [int(each.communicate()[0]) for each in others]

    assert sum(each is not None for each in taken) + sum(accepted) == 100


def test_a_server_that_was_started_anew_is_counted_on_again(take, database):
    assert take() == Taken(BEGAN, 1)
    if database.engine.dialect.name == "postgresql":
        with database.transaction() as session:
            session.connection().exec_driver_sql(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
    else:
        database.rates.close()

    assert take() == Taken(BEGAN, 2)


def test_counting_waits_for_no_writer_of_articles(database, take):
    with database.transaction():
        assert take() == Taken(BEGAN, 1)


def test_where_nothing_can_be_counted_an_error_says_so(tmp_path):
    folder = tmp_path / "gone"
    folder.mkdir()
    database = Database(f"sqlite:///{folder}/news.db")
    folder.rmdir()

    with pytest.raises(OperationalError):
        database.rates.take("x", BEGAN, SECONDS, 1)
