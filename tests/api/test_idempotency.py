import gzip
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import uuid4

import orjson
import pytest
from sqlalchemy import update

from models.base import now
from models.tables import Request

RAIN = {"title": "Rain", "body": "Rain fell on Sarn all day."}


@pytest.fixture
def key():
    return {"Idempotency-Key": str(uuid4())}


def articles(client):
    return client.get("/v1/articles").json["items"]


def test_a_request_that_comes_again_is_answered_again_and_carried_out_once(client, key):
    first = client.post("/v1/articles", json=RAIN, headers=key)
    client.delete(first.headers["Location"])
    again = client.post("/v1/articles", json=RAIN, headers=key)

    assert (again.status_code, again.json) == (201, first.json)
    assert again.headers["Location"] == first.headers["Location"]
    assert again.headers["Content-Type"] == first.headers["Content-Type"]
    assert again.headers["Idempotency-Replayed"] == "true"
    assert "Idempotency-Replayed" not in first.headers
    assert again.headers["X-Request-Id"] != first.headers["X-Request-Id"]
    assert articles(client) == []


@pytest.mark.parametrize(
    ("path", "options"),
    [
        ("/v1/articles", {"json": RAIN | {"body": "Snow fell."}}),
        ("/v1/articles", {"data": b'{"title": "Rain"}', "content_type": "application/json"}),
    ],
)
def test_a_key_that_came_with_another_request_is_refused(client, key, path, options):
    client.post("/v1/articles", json=RAIN, headers=key)
    other = client.post(path, headers=key, **options)

    assert (other.status_code, other.json["code"]) == (422, "idempotency-key-reused")
    assert len(articles(client)) == 1


def test_a_key_is_of_one_address(client, key):
    client.post("/v1/articles", json=RAIN, headers=key)
    digest = client.post("/v1/digests", json={"body": "Rain fell."}, headers=key)

    assert digest.status_code == 200
    assert "Idempotency-Replayed" not in digest.headers


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_batch_in_one_document_is_carried_out_once(client, key, pack):
    encoding = {"Content-Encoding": "gzip"} if pack is gzip.compress else {}
    sent = {
        "data": pack(orjson.dumps({"items": [RAIN]})),
        "content_type": "application/json",
        "headers": key | encoding,
    }
    first, again = (client.post("/v1/articles/batch", **sent) for _ in range(2))

    assert (first.status_code, first.json["items"][0]["status"]) == (207, 201)
    assert (again.status_code, again.json) == (207, first.json)
    assert again.headers["Idempotency-Replayed"] == "true"


def test_a_problem_is_answered_again_too(client, key):
    first = client.post("/v1/articles", json={"title": "Rain"}, headers=key)
    again = client.post("/v1/articles", json={"title": "Rain"}, headers=key)

    assert (first.status_code, again.status_code) == (422, 422)
    assert again.headers["Content-Type"] == "application/problem+json"
    assert again.headers["Idempotency-Replayed"] == "true"
    assert again.json == first.json


def test_what_failed_on_our_side_is_carried_out_when_it_comes_again(client, key, monkeypatch):
    def fails(*_, **__):
        raise RuntimeError("the disk is full")

    client.application.testing = False
    with monkeypatch.context() as broken:
        broken.setattr("api.articles.store_article", fails)
        assert client.post("/v1/articles", json=RAIN, headers=key).status_code == 500
    again = client.post("/v1/articles", json=RAIN, headers=key)

    assert again.status_code == 201
    assert "Idempotency-Replayed" not in again.headers


def test_while_the_first_one_runs_others_are_told_to_come_again(client, database, key):
    first = client.post("/v1/articles", json=RAIN, headers=key)
    with database.transaction() as session:
        session.execute(update(Request).values(status=None, begun_at=now()))
    other = client.post("/v1/articles", json=RAIN, headers=key)

    assert (other.status_code, other.json["code"]) == (409, "idempotency-key-in-use")
    assert other.headers["Retry-After"] == "1"
    with database.transaction() as session:
        session.execute(update(Request).values(begun_at=now() - timedelta(minutes=5)))
    taken_over = client.post("/v1/articles", json=RAIN, headers=key)
    assert (taken_over.status_code, taken_over.json["id"]) == (200, first.json["id"])


def test_keys_are_kept_for_a_day(client, database, key):
    client.post("/v1/articles", json=RAIN, headers=key)
    with database.transaction() as session:
        session.execute(update(Request).values(begun_at=now() - timedelta(hours=25)))

    again = client.post("/v1/articles", json=RAIN | {"body": "Snow fell."}, headers=key)
    assert again.status_code == 201


def test_of_many_at_once_one_is_carried_out(app, client, key):
    def post(_):
        answer = app.test_client().post("/v1/articles", json=RAIN, headers=key)
        return answer.status_code, answer.headers.get("Idempotency-Replayed")

    with ThreadPoolExecutor(4) as threads:
        answers = sorted(threads.map(post, range(8)), key=str)
    assert answers.count((201, None)) == 1
    assert set(answers) <= {(201, None), (201, "true"), (409, None)}
    assert len(articles(client)) == 1


@pytest.mark.parametrize("key", ["", "ä", "with space", '"half', "x" * 256])
def test_what_is_no_key_is_refused(client, key):
    refused = client.post("/v1/articles", json=RAIN, headers={"Idempotency-Key": key})

    assert (refused.status_code, refused.json["code"]) == (400, "idempotency-key-not-valid")
    assert articles(client) == []


def test_a_key_may_be_quoted(client):
    client.post("/v1/articles", json=RAIN, headers={"Idempotency-Key": '"k-1"'})
    again = client.post("/v1/articles", json=RAIN, headers={"Idempotency-Key": "k-1"})

    assert again.headers["Idempotency-Replayed"] == "true"


def test_reads_do_not_heed_it(client, key):
    assert client.get("/v1/articles", headers=key).status_code == 200
    assert client.get("/v1/articles", headers=key).headers.get("Idempotency-Replayed") is None
