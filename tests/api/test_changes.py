"""Changes: each told once, in one order, also while many write at once."""

import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Event

import pytest

ANY = {"If-Match": "*"}


@pytest.fixture
def store(client):
    def post(number, **more):
        sent = {"title": f"Boat {number}", "body": f"Boat {number} sails to pier {number} at dawn."}
        return client.post("/v1/articles", json=sent | more).json

    return post


def read(client, address="/v1/changes"):
    """Read all that there is to tell; give it, and where it goes on."""
    told = []
    while True:
        answer = client.get(address).json
        address = answer["next"]
        if not answer["items"]:
            return told, address
        told += answer["items"]


def kinds(changes):
    return [(each["type"], each["article_id"], each["version"]) for each in changes]


def test_what_happens_to_an_article_is_told_in_order(client, store):
    first, second = store(1), store(2)
    client.patch(f"/v1/articles/{first['id']}", json={"title": "One"}, headers=ANY)
    client.delete(f"/v1/articles/{second['id']}")

    changes, _ = read(client)
    assert kinds(changes) == [
        ("created", first["id"], 1),
        ("created", second["id"], 1),
        ("corrected", first["id"], 2),
        ("withdrawn", second["id"], 1),
    ]
    assert client.get(changes[2]["article"]).json["title"] == "One"
    assert client.get(changes[3]["article"]).status_code == 404


def test_a_cursor_leads_on_for_ever_and_tells_nothing_twice(client, store):
    store(1)
    changes, following = read(client, "/v1/changes?limit=1")
    assert len(changes) == 1
    assert read(client, following) == ([], following)

    second = store(2)
    later, _ = read(client, following)
    assert kinds(later) == [("created", second["id"], 1)]


def test_what_changes_nothing_is_not_told(client, store):
    first = store(1)
    _, following = read(client)

    store(1)
    client.patch(f"/v1/articles/{first['id']}", json={"title": "Boat 1"}, headers=ANY)
    assert read(client, following)[0] == []


@pytest.mark.parametrize("status", ["withheld", "canceled"])
def test_what_is_withheld_or_canceled_is_told_as_withdrawn(client, store, status):
    first = store(1)
    _, following = read(client)

    client.patch(f"/v1/articles/{first['id']}", json={"status": status}, headers=ANY)
    assert kinds(read(client, following)[0]) == [("withdrawn", first["id"], 2)]


def test_an_embargoed_article_is_told_of_when_its_time_has_come(client, store):
    until = datetime.now(UTC) + timedelta(seconds=1)
    made = store(1, embargoed_until=until.isoformat())
    changes, following = read(client)
    assert changes == []
    assert client.get("/v1/articles").json["items"] == []

    answer = client.get(f"{following}&wait=5" if "?" in following else f"{following}?wait=5")
    assert kinds(answer.json["items"]) == [("created", made["id"], 1)]
    shown = client.get("/v1/articles").json["items"]
    assert [each["id"] for each in shown] == [made["id"]]
    assert shown[0]["story_id"]


def test_who_waits_is_answered_as_soon_as_there_is_news(app, client, store):
    _, following = read(client)
    with ThreadPoolExecutor(1) as thread:
        waiting = thread.submit(app.test_client().get, f"{following}&wait=20")
        time.sleep(0.5)
        made = store(1)
        begun = time.monotonic()
        assert kinds(waiting.result().json["items"]) == [("created", made["id"], 1)]
    assert time.monotonic() - begun < 10


def test_not_all_who_wait_are_let_wait(app, client):
    _, following = read(client)
    with ThreadPoolExecutor(4) as threads:
        begun = time.monotonic()
        answers = [threads.submit(app.test_client().get, f"{following}&wait=3") for _ in range(4)]
        quick = [each for each in answers if each.result().status_code == 200]
        assert len(quick) == 4
    assert time.monotonic() - begun < 10


def test_a_follower_sees_every_change_once_and_each_article_as_it_is_in_the_end(app, client):
    """Eight writers store, correct and withdraw, and one follows them meanwhile."""
    done = Event()

    def write(writer):
        own, expected = app.test_client(), defaultdict(list)
        for number in range(6):
            sent = {"title": f"Boat {writer}-{number}", "body": f"Boat {number} of {writer} sails."}
            article = own.post("/v1/articles", json=sent).json["id"]
            address = f"/v1/articles/{article}"
            expected[article].append("created")
            own.patch(address, json={"byline": f"By {writer}"}, headers=ANY)
            expected[article].append("corrected")
            if number % 3 == 0:
                own.delete(address)
                expected[article].append("withdrawn")
        return expected

    def follow():
        own, seen, address = app.test_client(), [], "/v1/changes?limit=7"
        while True:
            ended = done.is_set()
            answer = own.get(address).json
            seen += answer["items"]
            address = answer["next"]
            if ended and not answer["items"]:
                return seen

    with ThreadPoolExecutor(9) as threads:
        following = threads.submit(follow)
        expected = {}
        for each in threads.map(write, range(8)):
            expected |= each
        done.set()
        seen = following.result()

    told = defaultdict(list)
    for each in seen:
        told[each["article_id"]].append(each["type"])
    assert told == expected
    for article, last in ((each, kinds[-1]) for each, kinds in told.items()):
        status = client.get(f"/v1/articles/{article}").status_code
        assert status == (404 if last == "withdrawn" else 200)
