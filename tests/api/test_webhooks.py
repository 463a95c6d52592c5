"""Webhooks as their makers see them."""

import json
import time
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from standardwebhooks import Webhook

from api.app import create_app
from api.config import Keys, Settings
from api.deliveries import due

ALL = ["article.created", "article.corrected", "article.withdrawn"]


@pytest.fixture
def make(client, receiver):
    def post(**more):
        return client.post("/v1/webhooks", json={"url": receiver.url, **more})

    return post


@pytest.fixture
def fan_out(client, database):
    """Let something happen to so many articles, and make the deliveries of it."""

    def store(count):
        for number in range(count):
            sent = {"title": f"Boat {number}", "body": f"Boat {number} sails at dawn."}
            client.post("/v1/articles", json=sent)
        due(database, datetime.now(UTC), timedelta(0), 10)

    return store


def refused(response, *errors):
    assert (response.status_code, response.json["code"]) == (422, "invalid-fields")
    assert response.json["errors"] == [{"pointer": at, "detail": said} for at, said in errors]


def test_a_webhook_is_made_and_its_secret_shown_once(client, make, receiver):
    made = make(description="The archive")
    webhook = made.json
    secret = webhook.pop("secret")

    assert made.status_code == 201
    assert made.headers["Cache-Control"] == "no-store"
    assert secret.startswith("whsec_")
    read = client.get(made.headers["Location"])
    assert read.json == webhook
    assert client.get("/v1/webhooks").json == {"items": [webhook], "next": None}
    assert webhook.pop("id")
    assert webhook.pop("created_at")
    assert webhook == {
        "url": receiver.url,
        "types": ALL,
        "description": "The archive",
        "enabled": True,
        "disabled": None,
        "failing_since": None,
        "resume_at": None,
    }
    assert secret not in read.text + client.get("/v1/audit").text


def test_webhooks_are_listed_the_latest_first_a_part_at_a_time(client, make):
    made = [make().json["id"] for _ in range(3)]
    first = client.get("/v1/webhooks?limit=2").json
    second = client.get(first["next"]).json

    assert [each["id"] for each in first["items"] + second["items"]] == made[::-1]
    assert second["next"] is None


@pytest.mark.parametrize(
    ("sent", "at"),
    [
        pytest.param({}, "/url", id="no address"),
        pytest.param({"url": "news.example"}, "/url", id="none that is one"),
        pytest.param({"url": "ftp://news.example/"}, "/url", id="of another protocol"),
        pytest.param({"url": "http://127.0.0.1/", "types": []}, "/types", id="no types"),
        pytest.param(
            {"url": "http://127.0.0.1/", "types": ["article.eaten"]}, "/types/0", id="unknown"
        ),
        pytest.param({"url": "http://127.0.0.1/", "types": [ALL[0]] * 2}, "/types", id="doubled"),
        pytest.param({"url": "http://127.0.0.1/", "secret": "x"}, "/secret", id="a secret"),
        pytest.param({"url": "http://127.0.0.1/", "description": ""}, "/description", id="empty"),
    ],
)
def test_what_is_no_webhook_is_refused(client, sent, at):
    response = client.post("/v1/webhooks", json=sent)

    assert response.status_code == 422
    assert [each["pointer"] for each in response.json["errors"]] == [at]


def test_an_address_that_is_not_on_the_internet_is_refused(client, make):
    url = "http://10.0.0.1/"
    said = "10.0.0.1 leads to 10.0.0.1, which is not on the internet."
    refused(client.post("/v1/webhooks", json={"url": url}), ("/url", said))
    webhook = make().json["id"]

    refused(client.patch(f"/v1/webhooks/{webhook}", json={"url": url}), ("/url", said))


def test_by_default_this_machine_is_not_called(database):
    url = database.engine.url.render_as_string(hide_password=False)
    app = create_app(Settings(database_url=url, keys=Keys.OPEN))
    response = app.test_client().post("/v1/webhooks", json={"url": "http://localhost:8000/"})
    app.extensions["database"].dispose()

    assert response.status_code == 422


def test_a_webhook_is_changed(client, make, receiver, other_receiver):
    webhook = make(description="The archive").json
    address = f"/v1/webhooks/{webhook['id']}"
    assert client.patch(address, json={}).json["types"] == ALL
    changes = {"url": other_receiver.url, "types": ALL[:1], "description": None}
    changed = client.patch(address, json=changes).json

    assert changed | changes == changed
    assert changed["enabled"]
    disabled = client.patch(address, json={"enabled": False}).json
    assert (disabled["enabled"], disabled["disabled"]["reason"]) == (False, "request")
    assert client.get(address).json == disabled
    assert client.patch(address, json={"enabled": True}).json == changed
    assert client.patch(address, json={"enabled": "yes"}).status_code == 422
    assert receiver.got == []


def test_a_trial_tells_what_the_receiver_did(client, make, receiver):
    webhook = make().json
    receiver.answers.append(500)
    address = f"/v1/webhooks/{webhook['id']}/test"
    failed, taken = client.post(address).json, client.post(address).json

    assert (failed["status"], taken["status"]) == (500, 204)
    assert taken == {"ms": taken["ms"], "status": 204, "error": None, "answer": ""}
    assert 0 <= taken["ms"] < 10_000
    event = receiver.events()[1]
    assert event.pop("timestamp")
    assert event == {"type": "webhook.test", "data": {"webhook_id": webhook["id"]}}
    Webhook(webhook["secret"]).verify(receiver.got[1][2], dict(receiver.got[1][1]))
    assert client.get(f"/v1/webhooks/{webhook['id']}").json["failing_since"] is None
    assert client.get(f"/v1/webhooks/{webhook['id']}/deliveries").json["items"] == []


def test_a_trial_of_who_does_not_listen_tells_so(client):
    webhook = client.post("/v1/webhooks", json={"url": "http://127.0.0.1:1/"}).json["id"]
    told = client.post(f"/v1/webhooks/{webhook}/test").json

    assert (told["status"], told["answer"]) == (None, None)
    assert "Connection refused" in told["error"]


def test_a_rotated_secret_is_shown_once_and_signs_beside_the_one_before(client, make, receiver):
    webhook = make().json
    rotated = client.post(f"/v1/webhooks/{webhook['id']}/secret")
    client.post(f"/v1/webhooks/{webhook['id']}/test")

    assert (rotated.status_code, rotated.headers["Cache-Control"]) == (200, "no-store")
    assert rotated.json["secret"] != webhook["secret"]
    _, headers, body = receiver.got[0]
    for each in (webhook["secret"], rotated.json["secret"]):
        Webhook(each).verify(body, dict(headers))


def test_deliveries_are_listed_the_latest_first_and_by_outcome(client, make, fan_out):
    address = f"/v1/webhooks/{make().json['id']}/deliveries"
    fan_out(3)
    first = client.get(f"{address}?limit=2").json
    second = client.get(first["next"]).json
    listed = first["items"] + second["items"]

    changes = client.get("/v1/changes").json["items"]
    assert [each["article_id"] for each in listed] == [each["article_id"] for each in changes][::-1]
    assert second["next"] is None
    assert client.get(f"{address}?outcome=pending").json["items"] == listed
    assert client.get(f"{address}?outcome=succeeded").json["items"] == []
    assert client.get(f"{address}?outcome=lost").status_code == 422
    assert client.get(f"{address}?cursor=AAAA").status_code == 422
    latest = listed[0]
    assert client.get(f"{address}/{latest['id']}").json == latest | {"attempts": []}
    assert latest.pop("id")
    assert latest.pop("due_at")
    assert latest == {
        "type": "article.created",
        "timestamp": changes[-1]["at"],
        "article_id": changes[-1]["article_id"],
        "version": 1,
        "outcome": "pending",
        "failures": 0,
        "ended_at": None,
    }


def test_a_cursor_of_one_webhook_is_none_of_another(client, make, fan_out):
    one, other = (make().json["id"] for _ in range(2))
    fan_out(2)
    following = client.get(f"/v1/webhooks/{one}/deliveries?limit=1").json["next"]

    assert client.get(following).status_code == 200
    assert client.get(following.replace(one, other)).json["code"] == "cursor-mismatch"


def test_a_deleted_webhook_is_gone_with_all_that_it_was_told(client, make, fan_out):
    address = f"/v1/webhooks/{make().json['id']}"
    fan_out(1)
    delivery = client.get(f"{address}/deliveries").json["items"][0]["id"]
    assert client.delete(address).status_code == 204

    assert client.delete(address).status_code == 404
    assert client.get(f"{address}/deliveries/{delivery}").status_code == 404
    assert client.get("/v1/webhooks").json["items"] == []


def test_of_what_there_is_not_nothing_is_told(client):
    address = f"/v1/webhooks/{uuid4()}"
    since = (datetime.now(UTC) - timedelta(days=1)).isoformat()
    answers = [
        client.get(address),
        client.patch(address, json={"enabled": False}),
        client.delete(address),
        client.post(f"{address}/secret"),
        client.post(f"{address}/test"),
        client.post(f"{address}/replay", json={"since": since}),
        client.get(f"{address}/deliveries"),
        client.get(f"{address}/deliveries/{uuid4()}"),
        client.post(f"{address}/deliveries/{uuid4()}/replay"),
    ]

    assert [each.status_code for each in answers] == [404] * 9


def test_what_was_done_is_noted(client, make):
    webhook = make().json["id"]
    client.post(f"/v1/webhooks/{webhook}/secret")
    noted = client.get("/v1/audit").json["items"]

    assert [(each["method"], each["route"], each["status"]) for each in noted] == [
        ("POST", "/v1/webhooks/{webhook_id}/secret", 200),
        ("POST", "/v1/webhooks", 201),
    ]


@pytest.mark.parametrize("backend", ["sqlite"])
def test_a_service_tells_by_itself_what_happens(database_url, serving, receiver):
    with serving(database_url, STANDFIRST_WEBHOOK_NETWORKS="127.0.0.0/8") as server:
        _, hook = server.call("/v1/webhooks", json.dumps({"url": receiver.url}).encode())
        article = {"title": "Fares stay", "body": "The fares of the ferry stay as they are."}
        _, stored = server.call("/v1/articles", json.dumps(article).encode())
        deadline = time.monotonic() + 30
        while not receiver.got:
            assert time.monotonic() < deadline
            time.sleep(0.05)

    [(_, headers, body)] = receiver.got
    assert json.loads(body)["data"]["article_id"] == stored["id"]
    Webhook(hook["secret"]).verify(body, dict(headers))
