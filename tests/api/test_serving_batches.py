"""Batches by the service as it really runs: it is killed, flooded, bombed, left in the middle."""

import gzip
import json
import os
import socket
import time
import zlib
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from itertools import count
from pathlib import Path
from threading import Thread

import pytest

NDJSON = {"Content-Type": "application/x-ndjson"}
# More by the variable, as many as somebody has the time for.
ARTICLES = int(os.environ.get("BATCH_ARTICLES", "1000"))
KILLS = 5
PACKED = {"Content-Encoding": "gzip"}
HEAD = (
    b"POST /v1/articles/batch HTTP/1.1\r\nHost: news.example\r\n"
    b"Content-Type: application/x-ndjson\r\nContent-Length: %d\r\n\r\n"
)
# What is between the client and the server is the same whatever the database.
ON_SQLITE = pytest.mark.parametrize("backend", ["sqlite"])
MEBIBYTE = 2**20
MOST_MEMORY = 300 * MEBIBYTE


@pytest.fixture(scope="module")
def one_server(sqlite_news, serving):
    with serving(sqlite_news.engine.url.render_as_string(hide_password=False)) as server:
        yield server


@pytest.fixture
def service(one_server, database):  # noqa: ARG001 - it empties the store behind each test
    """Give the one server of those who leave it as it was: to start one takes two seconds."""
    return one_server


def article(number):
    return {
        "title": f"Bulletin {number}",
        "body": f"Bulletin {number} came in. “It is number {number},” said Ada Quist.",
        "source": {"name": f"Wire {number % 3}"},
        "external_id": str(number),
    }


def line(item):
    return json.dumps(item).encode() + b"\n"


def connected(server):
    return HTTPConnection("127.0.0.1", server.port, timeout=60)


def posted(server, body, **headers):
    """Send all, and only then read: as most libraries do."""
    connection = connected(server)
    connection.request("POST", "/v1/articles/batch", body, NDJSON | headers)
    response = connection.getresponse()
    assert response.status == 207
    outcomes = [json.loads(each) for each in response]
    connection.close()
    return outcomes


def outcomes_while_sending(server, items):
    """Send *items* in a thread of their own, and yield each outcome as it comes."""
    connection = connected(server)
    connection.putrequest("POST", "/v1/articles/batch")
    connection.putheader("Transfer-Encoding", "chunked")
    connection.putheader("Content-Type", "application/x-ndjson")
    connection.endheaders()

    def send():
        try:
            for item in items:
                data = line(item)
                connection.sock.sendall(b"%x\r\n%s\r\n" % (len(data), data))
            connection.sock.sendall(b"0\r\n\r\n")
        except (OSError, AttributeError):
            pass  # the server is gone, as the other side learns too

    sender = Thread(target=send)
    sender.start()
    try:
        for each in connection.getresponse():
            yield json.loads(each)
    finally:
        with suppress(OSError, AttributeError):
            connection.sock.shutdown(socket.SHUT_RDWR)  # the sender may still be sending
        sender.join()
        connection.close()


def stored(server):
    address = "/v1/articles?limit=100&fields=id,external_id"
    while address:
        _, page = server.call(address)
        yield from page["items"]
        address = page["next"]


def processes(server):
    master = server.process.pid
    children = Path(f"/proc/{master}/task/{master}/children").read_text(encoding="ascii").split()
    return [master, *map(int, children)]


def peaks(server):
    """Tell the most memory that each worker had at once, in bytes."""
    statuses = [Path(f"/proc/{each}/status").read_text("ascii") for each in processes(server)[1:]]
    return [int(each.partition("VmHWM:")[2].split()[0]) * 1024 for each in statuses]


def test_a_server_killed_again_and_again_stores_every_article_of_a_batch_once(server):
    acknowledged, kills = {}, 0
    deadline = time.monotonic() + 60 + ARTICLES  # a machine that is busy
    while len(acknowledged) < ARTICLES:
        assert time.monotonic() < deadline
        first = len(acknowledged)
        try:
            outcomes = outcomes_while_sending(server, map(article, range(first, ARTICLES)))
            for number, outcome in zip(count(first), outcomes, strict=False):
                assert (outcome["index"], outcome["status"]) in {
                    (number - first, 200),
                    (number - first, 201),
                }
                acknowledged[str(number)] = outcome["id"]
                if kills < KILLS and len(acknowledged) > (kills + 1) * ARTICLES // (KILLS + 1):
                    kills += 1
                    server.kill()
                    server.start()
        except (HTTPException, OSError, json.JSONDecodeError):
            continue  # from the first one that was not acknowledged

    found = [(each["external_id"], each["id"]) for each in stored(server)]
    assert kills == KILLS
    assert len(found) == ARTICLES
    assert dict(found) == acknowledged


@ON_SQLITE
def test_a_client_that_reads_only_when_it_has_sent_all_is_answered(service):
    batch = line({"title": "T", "boddy": "x" * 1500}) * 20_000

    outcomes = posted(service, batch)

    assert len(batch) > 30 * 10**6  # more than sockets keep, as is the answer
    assert [each["index"] for each in outcomes] == list(range(20_000))
    assert {each["status"] for each in outcomes} == {422}


@ON_SQLITE
def test_whatever_is_sent_the_server_keeps_little_of_it(server):
    letters = "The ferry sails on Monday. " * 2_000
    fine = [line({"title": f"Part {each}", "body": f"{each} {letters}"}) for each in range(3)]
    too_many = line({"title": "T", "body": "x" * (7 * MEBIBYTE)}) * 4
    too_long = (b'{"title": "' + b"x" * (20 * MEBIBYTE) + b'"}\n') * 2
    plain = b"".join([fine[0], too_many, fine[1], too_long, fine[2]])
    zeros = zlib.compressobj(9, wbits=31)
    bomb = b"".join([zeros.compress(bytes(MEBIBYTE)) for _ in range(1024)]) + zeros.flush()

    for _ in range(2):  # each worker has its turn, most likely
        sent = posted(server, plain)
        packed = posted(server, gzip.compress(plain, 1), **PACKED)
        bombed = posted(server, bomb, **PACKED)

        assert [each["status"] for each in sent[1:5] + sent[6:8]] == [422] * 4 + [413] * 2
        assert {each["status"] for each in (sent[0], sent[5], sent[8])} <= {200, 201}
        assert [each["status"] for each in packed] == [200, *[422] * 4, 200, 413]
        assert [each["status"] for each in bombed] == [413]
    assert max(peaks(server)) < MOST_MEMORY


@ON_SQLITE
def test_an_outcome_comes_while_the_next_item_is_still_to_be_sent(service):
    known = []

    def items():
        for number in range(3):
            yield article(number)
            while len(known) <= number:
                time.sleep(0.01)

    for outcome in outcomes_while_sending(service, items()):
        known += [outcome["status"]]  # which `items` waits for

    assert known == [201, 201, 201]


@ON_SQLITE
def test_a_client_that_goes_away_leaves_whole_articles_and_no_thread_waiting(service):
    for at in range(12):  # more than there are turns
        with socket.create_connection(("127.0.0.1", service.port)) as gone:
            body = line(article(at)) + line(article(at + 100))[:-9]
            gone.sendall(HEAD % (len(body) + 1000) + body)
        deadline = time.monotonic() + 30
        while len(found := list(stored(service))) <= at:
            assert time.monotonic() < deadline
            time.sleep(0.05)

    assert sorted(int(each["external_id"]) for each in found) == list(range(12))
    assert [each["status"] for each in posted(service, line(article(0)))] == [200]


@ON_SQLITE
def test_a_client_that_waits_to_be_told_to_go_on_is_told(service):
    body = line(article(1))
    with socket.create_connection(("127.0.0.1", service.port)) as careful:
        careful.settimeout(30)
        careful.sendall(HEAD.replace(b"\r\n\r\n", b"\r\nExpect: 100-continue\r\n\r\n") % len(body))
        assert careful.recv(100).startswith(b"HTTP/1.1 100 Continue")
        careful.sendall(body)
        assert careful.recv(1000).startswith(b"HTTP/1.1 207")


@ON_SQLITE
def test_a_client_that_stops_sending_is_told_where_and_let_go(service):
    with socket.create_connection(("127.0.0.1", service.port)) as silent:
        silent.settimeout(30)
        silent.sendall(HEAD % 10_000 + line(article(1)) + line(article(2))[:-5])
        answer = b"".join(iter(lambda: silent.recv(10_000), b""))

    first, last = (json.loads(each) for each in answer.splitlines() if each.startswith(b"{"))
    assert (first["index"], first["status"]) == (0, 201)
    assert (last["index"], last["problem"]["code"]) == (1, "request-timeout")
    assert [each["external_id"] for each in stored(service)] == ["1"]


@ON_SQLITE
def test_chunks_that_are_none_end_the_batch(service):
    head = HEAD.replace(b"Content-Length: %d", b"Transfer-Encoding: chunked")
    first = line(article(1))
    with socket.create_connection(("127.0.0.1", service.port)) as broken:
        broken.settimeout(30)
        broken.sendall(head + b"%x\r\n%s\r\nno chunk\r\n" % (len(first), first))
        answer = b"".join(iter(lambda: broken.recv(10_000), b""))

    statuses = [json.loads(each)["status"] for each in answer.splitlines() if each[:1] == b"{"]
    assert statuses == [201, 400]
