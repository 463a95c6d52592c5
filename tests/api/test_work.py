"""Work behind the answers: how it is found, sent and done, whatever goes wrong."""

import time
from contextlib import contextmanager
from datetime import timedelta
from threading import Event

import pytest
from dramatiq.brokers.rabbitmq import RabbitmqBroker
from dramatiq.brokers.redis import RedisBroker
from sqlalchemy.exc import OperationalError

from api.messages import broker_of
from api.work import Chore, Doer, InProcess, Work
from models.database import Database


def wait_for(happened):
    deadline = time.monotonic() + 30
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.01)


@pytest.fixture
def doer(tmp_path):
    return Doer(Database(f"sqlite:///{tmp_path}/none.db"))


@contextmanager
def working(doer, *chores):
    news = Event()
    work = Work(doer, chores, InProcess(doer, chores), news)
    work.start()
    try:
        yield news
    finally:
        work.stop()


def chore(name, due, run, threads=1):
    return Chore(name, lambda _, __, ___, most: due(most), lambda _, __: run(), threads)


def test_what_is_due_is_done_by_as_many_hands_as_there_are(doer):
    asked, begun, go_on = [], [], Event()

    def run():
        begun.append(1)
        go_on.wait(30)

    with working(doer, chore("some", lambda most: asked.append(most) or most, run, threads=2)):
        wait_for(lambda: len(begun) == 2)
        time.sleep(0.1)
        assert len(begun) == 2
        go_on.set()

    assert asked[0] == 2


def test_one_chore_that_hangs_keeps_no_other_from_being_done(doer):
    stuck, done = Event(), []
    hanging = chore("hanging", lambda _: stuck.wait(30) and 1, lambda: stuck.wait(30))
    other = chore("other", lambda _: 1, lambda: done.append(1))
    with working(doer, hanging, other) as news:
        wait_for(lambda: news.set() or len(done) > 3)
        stuck.set()


@pytest.mark.parametrize(
    "wrong", [OperationalError("SELECT", {}, Exception("it is away")), ValueError("a fault")]
)
def test_whatever_goes_wrong_it_is_looked_for_again(doer, caplog, wrong):
    looked, done = [], []

    def due(_):
        looked.append(1)
        if len(looked) == 1:
            raise wrong
        return 1

    def run():
        done.append(1)
        if len(done) == 1:
            raise wrong

    with working(doer, chore("some", due, run)) as news:
        wait_for(lambda: news.set() or len(done) > 2)

    assert str(getattr(wrong, "orig", wrong)) in caplog.text


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("redis://127.0.0.1:1/0", RedisBroker),
        ("valkey://127.0.0.1:1/0", RedisBroker),
        ("amqp://127.0.0.1:1/", RabbitmqBroker),
        ("amqp://127.0.0.1:1/?heartbeat=5", RabbitmqBroker),
    ],
)
def test_a_broker_is_known_by_its_url_and_not_asked_for_until_it_is_needed(url, kind):
    broker = broker_of(url)

    assert type(broker) is kind
    broker.close()


def test_a_rabbitmq_that_takes_nothing_is_not_waited_for_unless_its_url_says_so():
    broker = broker_of("amqp://127.0.0.1:1/?heartbeat=9")

    assert broker.parameters.blocked_connection_timeout == timedelta(seconds=5).total_seconds()
    assert broker.parameters.heartbeat == 9
    broker.close()
