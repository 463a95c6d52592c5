"""Deliveries: each change told once, in order, and again after whatever went wrong."""

import json
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from ipaddress import ip_network
from threading import Event
from uuid import UUID

import pytest
from sqlalchemy import func, select
from standardwebhooks import Webhook

from api.deliveries import due, run
from api.outbound import Way
from models import queries
from models.tables import Attempt

PATIENCE = timedelta(seconds=30)
HERE = (ip_network("127.0.0.0/8"),)
WAY = Way(HERE, patience=1)
ANY = {"If-Match": "*"}
NOBODY = "/v1/webhooks/0197cb18-2c87-7a55-9c03-1e7d4b8f6a21"


class Clock:
    """The time, and what the test lets pass of it."""

    def __init__(self):
        self.passed = timedelta()

    def __call__(self):
        return datetime.now(UTC) + self.passed

    def ago(self, **while_):
        return (datetime.now(UTC) - timedelta(**while_)).isoformat()

    def wait(self, **while_):
        self.passed += timedelta(**while_)


class Desk:
    """A service, its receiver, a webhook that leads there, and a worker."""

    def __init__(self, client, database, receiver):
        self.client, self.database, self.receiver = client, database, receiver
        self.clock = Clock()
        self.make()

    def make(self, **more):
        self.hook = self.client.post("/v1/webhooks", json={"url": self.receiver.url, **more}).json
        self.id, self.address = UUID(self.hook["id"]), f"/v1/webhooks/{self.hook['id']}"

    def store(self, number, **more):
        sent = {"title": f"Boat {number}", "body": f"Boat {number} sails to pier {number} at dawn."}
        return self.client.post("/v1/articles", json=sent | more).json["id"]

    def due(self):
        return due(self.database, self.clock(), PATIENCE, 10)

    def run(self, way=WAY, stopping=bool):
        run(self.database, stopping, way=way, now=self.clock)

    def work(self):
        """Do what a worker does, once."""
        if due := self.due():
            self.run()
        return due

    def told(self):
        return told(self.receiver)

    def articles(self):
        return [article for _, article in self.told()]

    def shown(self):
        return self.client.get(self.address).json

    def listed(self, **query):
        return self.client.get(f"{self.address}/deliveries", query_string=query).json["items"]

    def replay(self, since):
        return self.client.post(f"{self.address}/replay", json={"since": since}).status_code


@pytest.fixture
def desk(client, database, receiver):
    return Desk(client, database, receiver)


def told(receiver):
    return [(each["type"], each["data"]["article_id"]) for each in receiver.events()]


def test_what_happens_is_told_in_order_and_verifies(desk):
    first, second = desk.store(1), desk.store(2)
    desk.client.patch(f"/v1/articles/{first}", json={"title": "One"}, headers=ANY)
    desk.client.delete(f"/v1/articles/{second}")
    desk.work()

    assert desk.told() == [
        ("article.created", first),
        ("article.created", second),
        ("article.corrected", first),
        ("article.withdrawn", second),
    ]
    for _, headers, body in desk.receiver.got:
        Webhook(desk.hook["secret"]).verify(body, dict(headers))
    event, (path, headers, _) = desk.receiver.events()[2], desk.receiver.got[2]
    assert path == "/news"
    assert headers["User-Agent"].startswith("Standfirst/")
    assert headers["Content-Type"] == "application/json"
    change = desk.client.get("/v1/changes").json["items"][2]
    assert event == {
        "type": "article.corrected",
        "timestamp": change["at"],
        "data": {"article_id": first, "version": 2, "article": f"/v1/articles/{first}"},
    }
    assert desk.client.get(event["data"]["article"]).json["title"] == "One"
    assert desk.work() == 0
    assert len(desk.receiver.got) == len({*desk.receiver.ids}) == 4


def test_a_new_webhook_is_told_of_what_happens_from_then_on(desk):
    desk.client.delete(desk.address)
    desk.store(1)
    desk.make()
    desk.work()
    assert desk.receiver.got == []
    second = desk.store(2)
    desk.work()

    assert desk.told() == [("article.created", second)]


def test_it_is_told_of_what_it_asked_for_alone(desk):
    desk.client.patch(desk.address, json={"types": ["article.withdrawn"]})
    first = desk.store(1)
    desk.client.delete(f"/v1/articles/{first}")
    desk.work()

    assert desk.told() == [("article.withdrawn", first)]


def test_an_embargoed_article_is_told_of_when_its_time_has_come(desk):
    until = datetime.now(UTC) + timedelta(seconds=1)
    first = desk.store(1, embargoed_until=until.isoformat())
    desk.work()
    assert desk.receiver.got == []
    time.sleep(1)
    desk.work()

    assert desk.told() == [("article.created", first)]


def test_where_there_is_nothing_to_do_nothing_is_written(desk, statements):
    statements.clear()
    assert desk.due() == 0
    assert len(statements) == 2
    assert all(each.startswith("SELECT") for each in statements)
    desk.client.delete(desk.address)
    statements.clear()
    assert desk.due() == 0
    assert len(statements) == 1


def test_a_failure_is_tried_again_by_the_table_and_given_up_in_the_end(desk):
    desk.receiver.answers += [500] * 10
    desk.store(1)
    began, attempts = desk.clock(), []
    desk.work()
    for seconds in (5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400):
        attempts.append(len(desk.receiver.got))
        desk.clock.wait(seconds=seconds * 0.99)
        desk.work()
        assert len(desk.receiver.got) == attempts[-1], seconds
        desk.clock.wait(seconds=seconds * 0.22)
        desk.work()
    desk.clock.wait(days=9)
    desk.work()

    assert (len(desk.receiver.got), len({*desk.receiver.ids})) == (10, 1)
    assert timedelta(hours=75) < desk.clock() - timedelta(days=9) - began < timedelta(hours=95)
    delivery = desk.listed(outcome="given-up")[0]
    assert (delivery["failures"], delivery["due_at"]) == (10, None)
    whole = desk.client.get(f"{desk.address}/deliveries/{delivery['id']}").json
    assert [each["status"] for each in whole["attempts"]] == [500] * 10
    assert desk.shown()["enabled"]


def test_while_it_fails_the_others_wait_and_one_is_tried_at_a_time(desk):
    desk.receiver.answers += [500, 500]
    articles = [desk.store(number) for number in range(3)]
    desk.work()
    desk.work()
    assert len(desk.receiver.got) == 1
    failing = desk.shown()
    assert failing["failing_since"]
    assert failing["resume_at"]
    desk.clock.wait(seconds=7)
    desk.work()
    assert len(desk.receiver.got) == 2
    desk.clock.wait(minutes=7)
    desk.work()

    assert desk.articles() == [articles[0]] * 2 + articles
    assert desk.shown()["failing_since"] is None


def test_what_a_receiver_cannot_take_does_not_keep_it_from_the_rest(desk):
    desk.receiver.answers += [500] * 3
    articles = [desk.store(number) for number in range(3)]
    for _ in range(4):
        desk.work()
        desk.clock.wait(minutes=40)

    assert desk.articles() == [
        *[articles[0]] * 3,
        *articles[1:],
        articles[0],
    ]
    assert desk.listed(outcome="pending") == []


def test_a_receiver_asks_for_patience_and_gets_it(desk):
    def busy(handler):
        handler.send_response(429)
        handler.send_header("Retry-After", "3600")
        handler.end_headers()

    desk.receiver.answers.append(busy)
    desk.store(1)
    desk.work()
    desk.clock.wait(minutes=59)
    desk.work()
    assert len(desk.receiver.got) == 1
    desk.clock.wait(minutes=15)
    desk.work()

    assert len(desk.receiver.got) == 2
    assert desk.shown()["failing_since"] is None


def test_a_receiver_that_is_gone_is_told_no_more_until_it_is_enabled(desk):
    desk.receiver.answers.append(410)
    first = desk.store(1)
    desk.work()
    disabled = desk.shown()
    assert (disabled["enabled"], disabled["disabled"]["reason"]) == (False, "gone")
    second = desk.store(2)
    assert desk.work() == 0
    assert len(desk.receiver.got) == 1

    enabled = desk.client.patch(desk.address, json={"enabled": True}).json
    assert (enabled["enabled"], enabled["disabled"]) == (True, None)
    desk.work()
    assert desk.articles() == [first, first, second]
    assert desk.receiver.ids[0] == desk.receiver.ids[1]


def test_after_five_days_of_failures_alone_it_is_disabled(desk):
    desk.receiver.answers += [500] * 99
    articles = [desk.store(number) for number in range(3)]
    while desk.shown()["enabled"]:
        desk.work()
        desk.clock.wait(hours=12)
    failing = desk.shown()
    assert failing["disabled"]["reason"] == "failures"
    since = datetime.fromisoformat(failing["failing_since"])
    assert datetime.fromisoformat(failing["disabled"]["at"]) - since >= timedelta(days=5)
    assert len(desk.receiver.got) < 15

    desk.receiver.answers.clear()
    desk.receiver.got.clear()
    desk.client.patch(desk.address, json={"enabled": True})
    desk.work()
    assert desk.articles() == articles


@pytest.mark.parametrize("status", [301, 307, 400, 404, 500])
def test_whatever_is_no_success_is_a_failure(desk, status):
    desk.receiver.answers.append(status)
    desk.store(1)
    desk.work()
    assert desk.listed()[0]["outcome"] == "pending"
    desk.clock.wait(seconds=7)
    desk.work()
    assert desk.listed()[0]["outcome"] == "succeeded"
    assert desk.receiver.ids[0] == desk.receiver.ids[1]


def test_a_name_that_leads_elsewhere_by_then_is_not_called(desk):
    desk.store(1)
    assert desk.due() == 1
    desk.run(Way())
    delivery = desk.listed()[0]
    attempt = desk.client.get(f"{desk.address}/deliveries/{delivery['id']}").json
    assert "not on the internet" in attempt["attempts"][0]["error"]
    assert desk.receiver.got == []


def test_who_has_lost_the_lease_stores_nothing(desk):
    """The first worker hangs so long that a second one sends meanwhile."""

    def hang(handler):
        desk.clock.wait(minutes=2)
        desk.run()
        handler.send_error(500)

    desk.receiver.answers.append(hang)
    desk.store(1)
    assert desk.due() == 1
    desk.run(Way(HERE))

    assert (len(desk.receiver.got), len({*desk.receiver.ids})) == (2, 1)
    delivery = desk.listed()[0]
    assert (delivery["outcome"], delivery["failures"]) == ("succeeded", 0)
    assert desk.shown()["failing_since"] is None


def test_nobody_sends_where_somebody_does(desk):
    desk.store(1)
    desk.receiver.answers.append(lambda handler: (desk.run(), handler.send_error(204)))
    assert desk.due() == 1
    desk.run(Way(HERE))

    assert len(desk.receiver.got) == 1


def test_what_nobody_came_for_is_listed_again(desk):
    desk.store(1)
    assert desk.due() == 1
    assert desk.due() == 0
    desk.clock.wait(seconds=29)
    assert desk.due() == 0
    desk.clock.wait(seconds=2)
    assert desk.due() == 1


KILLED = """
import sys
from ipaddress import ip_network
from datetime import timedelta
from api.deliveries import due, run
from api.outbound import Way
from models.base import now
from models.database import Database

database = Database(sys.argv[1])
if due(database, now(), timedelta(seconds=30), 10):
    run(database, bool, way=Way((ip_network("127.0.0.0/8"),)))
"""


def test_killed_between_sending_and_noting_it_is_sent_again_with_the_same_id(desk, database_url):
    first, second = desk.store(1), desk.store(2)
    processes = []

    def kill(handler):
        os.kill(processes[0].pid, signal.SIGKILL)
        handler.send_error(204)

    desk.receiver.answers.append(kill)
    processes.append(subprocess.Popen([sys.executable, "-c", KILLED, database_url]))
    assert processes[0].wait() == -signal.SIGKILL
    assert desk.work() == 0
    desk.clock.wait(minutes=2)
    desk.work()

    assert desk.articles() == [first, first, second]
    assert desk.receiver.ids[0] == desk.receiver.ids[1]
    with desk.database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Attempt)) == 2


def test_many_who_make_deliveries_make_each_once(desk, other_receiver):
    for url in (other_receiver.url, desk.receiver.url, other_receiver.url):
        desk.make(url=url)
    written = Event()

    def follow(_):
        while True:
            ended = written.is_set()
            if due := desk.due():
                desk.run(Way(HERE))
            if ended and not due:
                return
            time.sleep(0.01)

    with ThreadPoolExecutor(7) as threads:
        followers = [threads.submit(follow, each) for each in range(4)]
        articles = list(threads.map(desk.store, range(24)))
        written.set()
        for each in followers:
            each.result()
    while desk.work():
        pass

    expected = sorted(("article.created", article) for article in articles)
    for each in (desk.receiver, other_receiver):
        assert sorted(told(each)) == sorted(expected * 2)
        assert len({*each.ids}) == len(each.ids)
    changes = [each["article_id"] for each in desk.client.get("/v1/changes?limit=50").json["items"]]
    ids = {each["id"] for each in desk.listed(limit=50)}
    events = zip(other_receiver.ids, told(other_receiver), strict=True)
    assert [article for each, (_, article) in events if each in ids] == changes


def test_one_delivery_is_sent_again_with_the_same_id(desk):
    desk.store(1)
    desk.store(2)
    desk.work()
    delivery = desk.listed()[0]
    address = f"{desk.address}/deliveries/{delivery['id']}"
    assert desk.client.post(f"{address}/replay").status_code == 202
    assert desk.client.get(address).json["outcome"] == "pending"
    desk.work()

    assert desk.receiver.ids == [desk.receiver.ids[0], delivery["id"], delivery["id"]]
    assert len(desk.client.get(address).json["attempts"]) == 2
    assert desk.client.post(f"{address[:-4]}0000/replay").status_code == 404
    assert desk.client.post(f"{NOBODY}/deliveries/{delivery['id']}/replay").status_code == 404


def test_all_since_a_time_is_told_again_and_what_was_never_told(desk):
    desk.client.delete(desk.address)
    first = desk.store(1)
    desk.make()
    second = desk.store(2)
    desk.work()
    assert desk.replay(desk.clock.ago(hours=1)) == 202
    desk.work()
    assert desk.articles() == [second, first, second]
    assert desk.receiver.ids[0] == desk.receiver.ids[2]

    assert desk.replay(desk.clock.ago(hours=-1)) == 202
    desk.work()
    assert len(desk.receiver.got) == 3
    assert desk.replay("0001-01-01T00:00:00Z") == 202
    desk.work()
    assert len(desk.receiver.got) == 5
    sent = {"since": desk.clock.ago(hours=1)}
    assert desk.client.post(f"{NOBODY}/replay", json=sent).status_code == 404


def test_what_ended_long_ago_is_forgotten_and_known_again(desk):
    desk.store(1)
    desk.work()
    desk.clock.wait(days=31)
    desk.store(2)
    desk.work()
    assert len(desk.listed()) == 1
    desk.replay(desk.clock.ago(hours=1))
    desk.work()

    assert len(desk.listed()) == 2
    assert desk.receiver.ids[2] == desk.receiver.ids[0]


def test_of_very_many_changes_some_are_made_deliveries_at_a_time(desk, statements):
    desk.receiver.answers += [500]
    article = UUID(desk.store(1))
    with desk.database.transaction() as session:
        for _ in range(1199):
            queries.note_change(session, article, queries.ChangeKind.CORRECTED, desk.clock())
    desk.work()
    statements.clear()
    assert desk.work() == 0
    assert all(each.startswith("SELECT") for each in statements)
    desk.clock.wait(seconds=7)
    turns = 0
    while desk.work():
        turns += 1

    assert (len(desk.receiver.got), len({*desk.receiver.ids})) == (1201, 1200)
    assert 1 < turns < 5
    assert desk.receiver.ids[1:] == list(dict.fromkeys(desk.receiver.ids))


def test_a_worker_gives_others_their_turn_and_goes_on(desk, other_receiver):
    desk.make(url=other_receiver.url)
    article = UUID(desk.store(1))
    with desk.database.transaction() as session:
        for _ in range(119):
            queries.note_change(session, article, queries.ChangeKind.CORRECTED, desk.clock())
    assert desk.due() == 2
    desk.run(stopping=lambda: bool(other_receiver.got))
    assert len(desk.receiver.got) == 100
    desk.run()

    for receiver in (desk.receiver, other_receiver):
        assert len({*receiver.ids}) == len(receiver.ids) == 120


def test_a_webhook_that_is_deleted_or_disabled_meanwhile_is_told_no_more(desk):
    address = desk.address

    def disable(handler):
        desk.client.patch(address, json={"enabled": False})
        handler.send_error(204)

    def delete(handler):
        desk.client.delete(address)
        handler.send_error(204)

    for number in range(4):
        desk.store(number)
    desk.receiver.answers += [disable, delete]
    assert desk.due() == 1
    desk.run(Way(HERE))
    assert len(desk.receiver.got) == 1
    assert desk.due() == 0
    assert [each["outcome"] for each in desk.listed()] == ["pending"] * 3 + ["succeeded"]
    desk.client.patch(address, json={"enabled": True})
    assert desk.due() == 1
    desk.run(Way(HERE))
    assert len(desk.receiver.got) == 2
    assert desk.due() == 0
    desk.run()
    assert desk.client.get(address).status_code == 404


def test_after_the_secret_was_changed_both_sign_for_a_day(desk):
    new = desk.client.post(f"{desk.address}/secret").json["secret"]
    desk.store(1)
    desk.work()
    _, headers, body = desk.receiver.got[0]
    for each in (desk.hook["secret"], new):
        Webhook(each).verify(body, dict(headers))
    desk.clock.wait(hours=25)
    desk.store(2)
    desk.work()

    assert len(desk.receiver.got[0][1]["webhook-signature"].split(" ")) == 2
    assert len(desk.receiver.got[1][1]["webhook-signature"].split(" ")) == 1


def test_what_its_owner_changes_while_a_receiver_hangs_stays_changed(desk, other_receiver):
    """A late 410 of the old address says nothing of the new one."""

    def move(handler):
        desk.client.patch(desk.address, json={"url": other_receiver.url})
        handler.send_error(410)

    desk.receiver.answers += [500, move]
    desk.store(1)
    desk.work()
    desk.clock.wait(seconds=7)
    desk.work()

    assert desk.shown()["enabled"]
    assert desk.shown()["failing_since"] is None
    desk.work()
    assert other_receiver.ids == desk.receiver.ids[:1]


def test_what_is_to_be_sent_again_while_it_is_sent_is_sent_again(desk):
    def replay(handler):
        delivery = desk.listed()[0]["id"]
        desk.clock.wait(seconds=1)
        desk.client.post(f"{desk.address}/deliveries/{delivery}/replay")
        handler.send_error(204)

    desk.receiver.answers.append(replay)
    desk.store(1)
    desk.work()
    desk.work()

    assert len(desk.receiver.got) == 2
    assert len({*desk.receiver.ids}) == 1


def test_two_events_that_a_receiver_cannot_take_keep_it_from_the_rest_for_hours_at_most(desk):
    poisoned = {desk.store(number) for number in (1, 2)}
    good = desk.store(3)

    def answer(handler):
        said = json.loads(desk.receiver.got[-1][2])["data"]["article_id"]
        handler.send_error(500 if said in poisoned else 204)

    desk.receiver.answers += [answer] * 50
    waited = 0
    while good not in desk.articles():
        desk.work()
        desk.clock.wait(minutes=5)
        waited += 5
        assert waited < 60 * 3
