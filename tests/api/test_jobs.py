"""Batches that are stored behind the answer."""

import gzip
import json
import time
from datetime import UTC, datetime, timedelta
from threading import Thread
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.exc import OperationalError

from api import parts
from api.config import Settings
from api.context import origin
from api.items import ARTICLES
from api.outcomes import Teller
from api.schemas.batch import MAX_ITEMS
from api.spooling import spool
from api.work import sweeper
from models import queries
from models.tables import Job, JobLines, JobOutcome, JobPart

NDJSON = "application/x-ndjson"
ASYNC = {"Prefer": "respond-async"}
HOUR = timedelta(hours=1)


def article(number):
    return {"title": f"Bulletin {number}", "body": f"Bulletin {number} came in."}


def ndjson(items):
    return b"".join(json.dumps(item).encode() + b"\n" for item in items)


def never():
    return False


def has_ended(database, job_id):
    with database.reading() as session:
        return queries.job(session, UUID(job_id)).ended_at is not None


@pytest.fixture(autouse=True)
def few_items_a_part(monkeypatch):
    """Make parts small, so that a few items are several."""
    monkeypatch.setattr("api.spooling._MOST_ITEMS", 5)


@pytest.fixture
def post(client):
    """Send a batch as a job; give the job as it is answered."""

    def post(items, path="/v1/articles/batch", **options):
        options = {"content_type": NDJSON, "headers": ASYNC} | options
        data = items if isinstance(items, bytes) else ndjson(items)
        response = client.post(path, data=data, **options)
        assert response.status_code == 202, response.text
        return response.json

    return post


@pytest.fixture
def work(database):
    """Carry out what there is to do, part by part."""

    def work():
        while due := parts.due(database, datetime.now(UTC), 10):
            for each in due:
                parts.run(database, each, never)

    return work


def results(client, job):
    response = client.get(job["results"])
    assert response.mimetype == NDJSON
    return [json.loads(line) for line in response.data.splitlines()]


def test_a_client_that_prefers_not_to_wait_is_answered_with_a_job(client):
    response = client.post(
        "/v1/articles/batch", data=ndjson([article(1)]), content_type=NDJSON, headers=ASYNC
    )

    assert response.status_code == 202
    assert response.headers["Preference-Applied"] == "respond-async"
    assert response.headers["Retry-After"] == "1"
    assert response.headers["Location"] == f"/v1/jobs/{response.json['id']}"
    assert response.json == {
        "id": response.json["id"],
        "kind": "articles",
        "status": "queued",
        "items": 1,
        "stored": 0,
        "known": 0,
        "refused": 0,
        "created_at": response.json["created_at"],
        "started_at": None,
        "ended_at": None,
        "results": f"/v1/jobs/{response.json['id']}/results",
    }
    assert client.get("/v1/articles").json["items"] == []


def test_the_outcomes_of_a_job_are_those_of_the_batch_at_once(client, post, work, mill):
    wrong = [{"title": " ", "bdy": "x"}, [], mill | {"body": "Another text altogether."}]
    batch = [mill, *wrong, mill, article(1)]
    job = post(batch)
    work()
    told = results(client, job)
    at_once = client.post("/v1/articles/batch", json={"items": batch}).json["items"]

    assert [each["status"] for each in told] == [201, 422, 422, 409, 200, 201]
    for ours, theirs in zip(told, at_once, strict=True):
        if "problem" in ours:
            assert ours["problem"].pop("request_id") != theirs["problem"].pop("request_id")
        assert ours | {"status": theirs["status"]} == theirs
    done = client.get(f"/v1/jobs/{job['id']}")
    assert {
        name: done.json[name] for name in ("status", "items", "stored", "known", "refused")
    } == {
        "status": "completed",
        "items": 6,
        "stored": 2,
        "known": 1,
        "refused": 3,
    }
    assert done.json["created_at"] <= done.json["started_at"] <= done.json["ended_at"]
    assert "Retry-After" not in done.headers


def test_pages_are_read_as_a_job_too(client, post, work):
    job = post([{"html": "<h1>Fares rise</h1><p>Fares rise in May.</p>"}], "/v1/pages/batch")
    work()

    assert job["kind"] == "pages"
    [outcome] = results(client, job)
    assert client.get(outcome["location"]).json["id"] == outcome["id"]


def test_more_json_than_is_stored_before_the_answer_becomes_a_job(client, work):
    items = [article(1), *[0] * MAX_ITEMS]
    response = client.post("/v1/articles/batch", json={"items": items})
    work()

    assert response.status_code == 202
    assert "Preference-Applied" not in response.headers
    done = client.get(response.headers["Location"]).json
    assert (done["items"], done["stored"], done["refused"]) == (MAX_ITEMS + 1, 1, MAX_ITEMS)
    assert [each["index"] for each in results(client, done)] == list(range(MAX_ITEMS + 1))


@pytest.mark.parametrize("prefer", ["wait=10", "return=minimal", "", "respond-asynchronously"])
def test_any_other_preference_is_passed_over(client, prefer):
    headers = {"Prefer": prefer}
    response = client.post("/v1/articles/batch", json={"items": [article(1)]}, headers=headers)

    assert response.status_code == 207
    assert "Preference-Applied" not in response.headers


@pytest.mark.parametrize("prefer", ["Respond-Async", "respond-async, wait=9", "a;b, respond-async"])
def test_the_preference_is_found_however_it_is_written(post, prefer):
    assert post([article(1)], headers={"Prefer": prefer})["items"] == 1


def test_a_packed_batch_and_a_line_too_long_are_taken_in(app, client, post, work):
    app.config["MAX_CONTENT_LENGTH"] = 2000
    batch = ndjson([article(1), article(2) | {"body": "x" * 2000}, article(3)]) + b"nonsense"
    job = post(gzip.compress(batch), headers=ASYNC | {"Content-Encoding": "gzip"})
    work()

    told = results(client, job)
    assert [each["status"] for each in told] == [201, 413, 201, 400]
    assert [each["index"] for each in told] == [0, 1, 2, 3]
    assert "2,000 bytes" in told[1]["problem"]["detail"]


def test_an_empty_batch_is_a_job_that_has_ended(client, post):
    job = post(b"")

    assert (job["status"], job["items"]) == ("completed", 0)
    assert results(client, job) == []


def test_a_batch_that_breaks_off_is_no_job_at_all(client, database):
    half = gzip.compress(ndjson(map(article, range(40))))[:-20]
    response = client.post(
        "/v1/articles/batch",
        data=half,
        content_type=NDJSON,
        headers=ASYNC | {"Content-Encoding": "gzip"},
    )

    assert (response.status_code, response.json["code"]) == (400, "bad-request")
    with database.reading() as session:
        for table in (Job, JobPart, JobLines, JobOutcome):
            assert session.scalar(select(func.count()).select_from(table)) == 0


def test_nobody_begins_with_a_job_that_is_still_arriving(app, client, database, work):
    seen = []

    def arriving():
        for number in range(12):
            yield json.dumps(article(number)).encode()
        work()
        seen.append(client.get("/v1/jobs").json["items"])
        seen.append(client.get("/v1/articles").json["items"])

    with app.test_request_context("/v1/articles/batch"):
        spool(database, Teller(ARTICLES, origin()), arriving(), None, datetime.now(UTC))

    assert seen == [[], []]
    work()
    [job] = client.get("/v1/jobs").json["items"]
    assert (job["status"], job["stored"]) == ("completed", 12)


def test_results_come_in_the_order_of_the_items_whichever_part_was_first(client, database, post):
    job = post(map(article, range(12)))
    due = list(parts.due(database, datetime.now(UTC), 10))
    for each in reversed(due):
        parts.run(database, each, never)
        told = [outcome["index"] for outcome in results(client, job)]
        assert told == sorted(told)

    assert len(due) == 3
    assert told == list(range(12))


def test_a_canceled_job_stores_nothing_more(client, database, post, work):
    job = post(map(article, range(12)))
    first, *_ = parts.due(database, datetime.now(UTC), 10)
    parts.run(database, first, never)
    canceled = client.post(f"/v1/jobs/{job['id']}/cancel").json
    work()
    for each in parts.due(database, datetime.now(UTC) + HOUR, 10):
        parts.run(database, each, never)

    assert (canceled["status"], canceled["stored"]) == ("canceled", 5)
    assert client.get(f"/v1/jobs/{job['id']}").json == canceled
    assert len(results(client, job)) == 5
    assert client.post(f"/v1/jobs/{job['id']}/cancel").json == canceled


def test_a_job_that_has_ended_is_not_canceled(client, post, work):
    job = post([article(1)])
    work()

    assert client.post(f"/v1/jobs/{job['id']}/cancel").json["status"] == "completed"


def test_a_job_canceled_in_the_middle_of_a_part_ends_there(client, database, post):
    job = post(map(article, range(5)))
    [part] = parts.due(database, datetime.now(UTC), 10)
    asked = []

    def cancel_at_the_third():
        asked.append(1)
        if len(asked) == 3:
            client.post(f"/v1/jobs/{job['id']}/cancel")
        return False

    parts.run(database, part, cancel_at_the_third)

    assert client.get(f"/v1/jobs/{job['id']}").json["stored"] == 2
    assert len(client.get("/v1/articles?limit=100").json["items"]) == 2


def test_who_is_stopped_leaves_the_rest_to_others_at_once(client, database, post, work):
    job = post(map(article, range(5)))
    [part] = parts.due(database, datetime.now(UTC), 10)
    asked = []
    parts.run(database, part, lambda: asked.append(1) or len(asked) > 3)
    told = client.get(f"/v1/jobs/{job['id']}")

    assert (told.json["status"], told.json["stored"]) == ("running", 3)
    assert told.headers["Retry-After"] == "1"
    work()
    done = client.get(f"/v1/jobs/{job['id']}").json
    assert (done["status"], done["stored"], done["known"]) == ("completed", 5, 0)


def test_what_somebody_died_with_is_found_again_when_the_lease_is_over(client, database, post):
    job = post(map(article, range(5)))
    now = datetime.now(UTC)
    [part] = parts.due(database, now, 10)
    with database.transaction() as session:
        queries.claim_part(session, part, uuid4(), now, now + parts.LEASE)

    parts.run(database, part, never)
    assert client.get(f"/v1/jobs/{job['id']}").json["stored"] == 0
    assert parts.due(database, now + parts.LEASE, 10) == []
    assert parts.due(database, now + parts.LEASE + parts.PATIENCE, 10) == [part]
    with database.transaction() as session:
        session.execute(update(JobPart).values(leased_until=now - HOUR))
    parts.run(database, part, never)
    assert has_ended(database, job["id"])


def test_a_part_that_was_sent_is_sent_again_only_after_a_while(database, post):
    post(map(article, range(5)))
    now = datetime.now(UTC)

    first = parts.due(database, now, 10)

    assert len(first) == 1
    assert parts.due(database, now + parts.PATIENCE / 2, 10) == []
    assert parts.due(database, now + parts.PATIENCE * 1.1, 10) == first


def test_no_more_is_on_its_way_than_there_is_room_for_and_small_jobs_do_not_wait(database, post):
    post(map(article, range(52)))
    small = post(map(article, range(2)))
    now = datetime.now(UTC)

    ids = parts.due(database, now, 3)
    assert parts.due(database, now, 3) == []
    with database.reading() as session:
        found = session.scalars(select(JobPart).where(JobPart.id.in_(ids))).all()

    assert len(ids) == 3
    assert UUID(small["id"]) in {each.job_id for each in found}


def test_whoever_was_too_late_stores_nothing(client, database, post):
    job = post(map(article, range(3)))
    [part] = parts.due(database, datetime.now(UTC), 10)

    def taken_by_another():
        with database.transaction() as session:
            session.execute(update(JobPart).values(token=uuid4()))
        return False

    parts.run(database, part, taken_by_another)

    assert client.get("/v1/articles").json["items"] == []
    assert results(client, job) == []


def test_an_item_that_nobody_survives_is_refused_and_the_rest_is_stored(client, database, post):
    job = post(map(article, range(3)))
    now = datetime.now(UTC)
    [part] = parts.due(database, now, 10)
    for _ in range(5):
        with database.transaction() as session:
            assert queries.claim_part(session, part, uuid4(), now, now - HOUR)

    parts.run(database, part, never)

    told = results(client, job)
    assert [each["status"] for each in told] == [500, 201, 201]
    assert told[0]["problem"]["code"] == "internal-error"


def test_an_item_that_we_cannot_store_keeps_no_other_back(client, post, work, monkeypatch, caplog):
    monkeypatch.setattr("api.ingest.article_document", lambda *_: 1 / 0)
    job = post([article(1), []])
    work()

    assert [each["status"] for each in results(client, job)] == [500, 422]
    assert "division by zero" in caplog.text


def test_while_no_database_answers_a_part_waits(client, database, post, monkeypatch):
    job = post(map(article, range(3)))
    [part] = parts.due(database, datetime.now(UTC), 10)

    def gone(*_):
        raise OperationalError("SELECT", {}, Exception("it is away"))

    with monkeypatch.context() as patched:
        patched.setattr("models.queries.note_outcomes", gone)
        parts.run(database, part, never)
    assert client.get("/v1/articles").json["items"] == []
    for each in parts.due(database, datetime.now(UTC) + HOUR, 10):
        parts.run(database, each, never)
    assert client.get(f"/v1/jobs/{job['id']}").json["stored"] == 3


def test_many_hands_do_each_part_once(client, database, post):
    job = post(map(article, range(25)))
    ids = parts.due(database, datetime.now(UTC), 10)
    hands = [
        Thread(target=lambda: [parts.run(database, each, never) for each in ids]) for _ in range(3)
    ]
    for each in hands:
        each.start()
    for each in hands:
        each.join()

    done = client.get(f"/v1/jobs/{job['id']}").json
    assert (done["status"], done["stored"], done["known"]) == ("completed", 25, 0)


def test_jobs_are_listed_the_latest_first(client, post):
    ids = [post([article(number)])["id"] for number in range(3)]

    first = client.get("/v1/jobs?limit=2").json
    rest = client.get(first["next"]).json

    assert [each["id"] for each in first["items"] + rest["items"]] == ids[::-1]
    assert rest["next"] is None


def test_a_job_is_seen_by_its_own_key_and_by_admins(keyed_app, make_key):
    client = keyed_app.test_client()
    own, other, admin = (
        {"Authorization": f"Bearer {make_key(scope)}"}
        for scope in ("articles:write", "articles:write", "admin")
    )
    job = client.post(
        "/v1/articles/batch",
        data=ndjson([article(1)]),
        content_type=NDJSON,
        headers=own | ASYNC,
    ).json

    for headers, status, listed in ((own, 200, 1), (admin, 200, 1), (other, 404, 0)):
        assert client.get(f"/v1/jobs/{job['id']}", headers=headers).status_code == status
        assert client.get(job["results"], headers=headers).status_code == status
        assert len(client.get("/v1/jobs", headers=headers).json["items"]) == listed
    cancel = f"/v1/jobs/{job['id']}/cancel"
    assert client.post(cancel, headers=other).status_code == 404
    assert client.post(cancel, headers=own).json["status"] == "canceled"
    entries = client.get("/v1/audit", headers=admin).json["items"]
    assert [(each["route"], each["status"]) for each in entries if each["status"] < 400] == [
        ("/v1/jobs/{job_id}/cancel", 200),
        ("/v1/articles/batch", 202),
    ]


def test_jobs_that_ended_a_week_ago_are_forgotten_in_time(client, database, post, work):
    old = post([article(1)])
    work()
    with database.transaction() as session:
        session.execute(update(Job).values(ended_at=datetime.now(UTC) - timedelta(days=8)))
    new = post([article(2)])

    assert client.get(f"/v1/jobs/{old['id']}").status_code == 404
    assert client.get(f"/v1/jobs/{new['id']}").status_code == 200


def test_a_process_does_what_there_is_to_do_by_itself(app, client, database_url, post):
    looking = sweeper(Settings(database_url=database_url), app.extensions["news"])
    looking.start()
    try:
        job = post(map(article, range(20)))
        deadline = time.monotonic() + 60
        while client.get(f"/v1/jobs/{job['id']}").json["status"] != "completed":
            assert time.monotonic() < deadline
            time.sleep(0.05)
    finally:
        looking.stop()

    assert client.get(f"/v1/jobs/{job['id']}").json["stored"] == 20
