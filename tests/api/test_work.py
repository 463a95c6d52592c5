"""Work behind the answers: how it is found, sent and done, whatever goes wrong."""

import time
from contextlib import contextmanager
from threading import Event
from uuid import uuid4

import pytest
from dramatiq.brokers.rabbitmq import RabbitmqBroker
from dramatiq.brokers.redis import RedisBroker
from sqlalchemy.exc import OperationalError

from api.messages import broker_of
from api.work import Chore, Doer, Here, Sweeper
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
def sweeping(doer, *chores):
    news = Event()
    sweeper = Sweeper(doer, chores, Here(doer, chores, news), news)
    sweeper.start()
    try:
        yield news
    finally:
        sweeper.stop()


def chore(name, due, run, threads=1):
    return Chore(name, lambda _, __, most: due(most), lambda _, what, __: run(what), threads, 9)


def test_what_is_due_is_done_and_no_more_is_asked_for_than_there_are_hands(doer):
    waiting, done, asked = [uuid4() for _ in range(20)], [], []

    def due(most):
        asked.append(most)
        return [waiting.pop() for _ in range(min(most, len(waiting)))]

    everything = set(waiting)
    with sweeping(doer, chore("some", due, done.append, threads=2)):
        wait_for(lambda: len(done) == 20)

    assert set(done) == everything
    assert max(asked) <= 4


def test_one_chore_that_hangs_keeps_no_other_from_being_done(doer):
    stuck, done = Event(), []
    hanging = chore("hanging", lambda most: [uuid4()] * most, lambda _: stuck.wait(30))
    other = chore("other", lambda most: [uuid4()] * most, done.append)
    with sweeping(doer, hanging, other):
        wait_for(lambda: len(done) > 10)
        stuck.set()


@pytest.mark.parametrize(
    "wrong", [OperationalError("SELECT", {}, Exception("it is away")), ValueError("a fault")]
)
def test_whatever_goes_wrong_it_is_looked_for_again(doer, caplog, wrong):
    calls, done = [], []

    def due(_):
        calls.append(1)
        if len(calls) == 1:
            raise wrong
        return [uuid4()]

    def run(what):
        done.append(what)
        if len(done) == 1:
            raise wrong

    with sweeping(doer, chore("some", due, run)) as news:
        wait_for(lambda: news.set() or len(done) > 2)

    assert str(getattr(wrong, "orig", wrong)) in caplog.text


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("redis://127.0.0.1:1/0", RedisBroker),
        ("valkey://127.0.0.1:1/0", RedisBroker),
        ("amqp://127.0.0.1:1/", RabbitmqBroker),
    ],
)
def test_a_broker_is_known_by_its_url_and_not_asked_for_until_it_is_needed(url, kind):
    broker = broker_of(url)

    assert type(broker) is kind
    broker.close()
