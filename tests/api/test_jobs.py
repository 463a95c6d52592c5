"""Batches that are stored behind the answer."""

import gzip
import json
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import Thread
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.exc import OperationalError

from api import old_jobs, parts
from api.config import Settings
from api.context import origin
from api.items import ARTICLES
from api.messages import NEVER, PATIENCE
from api.outcomes import Teller
from api.samples import sample_page
from api.schemas.batch import MAX_ITEMS
from api.spooling import spool
from api.work import work as server_work
from models import queries
from models.tables import Job, JobLines, JobOutcome, JobPart

NDJSON = "application/x-ndjson"
ASYNC = {"Prefer": "respond-async"}
HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)


def article(number):
    return {"title": f"Bulletin {number}", "body": f"Bulletin {number} came in."}


def ndjson(items):
    return b"".join(json.dumps(item).encode() + b"\n" for item in items)


def never():
    return False


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


def after(count):
    """Make what says that one is to stop when it has been asked so often."""
    asked = []
    return lambda: asked.append(1) or len(asked) > count


def told(database, now, most=10):
    """Count the parts of which workers are told, some twenty seconds after the last time."""
    return parts.due(database, now, PATIENCE, most)


@pytest.fixture
def work(database):
    """Carry out what there is to do."""
    return lambda: parts.run(database, never)


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
    outcomes = results(client, job)
    at_once = client.post("/v1/articles/batch", json={"items": batch}).json["items"]

    assert [each["status"] for each in outcomes] == [201, 422, 422, 409, 200, 201]
    for ours, theirs in zip(outcomes, at_once, strict=True):
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

    outcomes = results(client, job)
    assert [each["status"] for each in outcomes] == [201, 413, 201, 400]
    assert [each["index"] for each in outcomes] == [0, 1, 2, 3]
    assert "2,000 bytes" in outcomes[1]["problem"]["detail"]


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
    assert client.get("/v1/jobs").json["items"] == []
    old_jobs.run(database, never)
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


def test_results_come_in_the_order_of_the_items_while_the_job_runs(client, database, post, work):
    job = post(map(article, range(12)))
    seen = []
    for asked in (3, 6, 9):
        parts.run(database, after(asked))
        seen.append([outcome["index"] for outcome in results(client, job)])
    work()

    assert seen == [[*range(2)], [*range(6)], [*range(12)]]
    assert [outcome["index"] for outcome in results(client, job)] == list(range(12))


def test_a_canceled_job_stores_nothing_more(client, database, post, work):
    job = post(map(article, range(12)))
    parts.run(database, after(6))  # before each item of the first part, and each part
    canceled = client.post(f"/v1/jobs/{job['id']}/cancel").json
    work()

    assert (canceled["status"], canceled["stored"]) == ("canceled", 5)
    assert client.get(f"/v1/jobs/{job['id']}").json == canceled
    assert len(results(client, job)) == 5
    assert client.post(f"/v1/jobs/{job['id']}/cancel").json == canceled
    old_jobs.run(database, never)
    assert client.get(f"/v1/jobs/{job['id']}").json == canceled
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(JobLines)) == 0


def test_what_was_refused_on_its_way_in_is_counted_whenever_a_job_ends(app, client, post):
    app.config["MAX_CONTENT_LENGTH"] = 2000
    job = post([article(1), article(2) | {"body": "x" * 2000}])
    canceled = client.post(f"/v1/jobs/{job['id']}/cancel").json

    assert (job["refused"], canceled["refused"], len(results(client, job))) == (1, 1, 1)


def test_a_job_that_has_ended_is_not_canceled(client, post, work):
    job = post([article(1)])
    work()

    assert client.post(f"/v1/jobs/{job['id']}/cancel").json["status"] == "completed"


def test_a_job_canceled_in_the_middle_of_a_part_ends_there(client, database, post):
    job = post([[], *map(article, range(4))])
    asked = []

    def cancel_at_the_third_item():
        asked.append(1)
        if len(asked) == 4:
            client.post(f"/v1/jobs/{job['id']}/cancel")
        return False

    parts.run(database, cancel_at_the_third_item)

    ended = client.get(f"/v1/jobs/{job['id']}").json
    assert (ended["status"], ended["stored"], ended["refused"]) == ("canceled", 1, 1)
    assert len(client.get("/v1/articles").json["items"]) == 1


def test_who_is_stopped_leaves_the_rest_to_others_at_once(client, database, post, work):
    job = post(map(article, range(5)))
    parts.run(database, after(3))
    seen = client.get(f"/v1/jobs/{job['id']}")

    assert (seen.json["status"], seen.json["stored"]) == ("running", 2)
    assert seen.headers["Retry-After"] == "1"
    work()
    done = client.get(f"/v1/jobs/{job['id']}").json
    assert (done["status"], done["stored"], done["known"]) == ("completed", 5, 0)


def die_with_a_part(database, now):
    with database.transaction() as session:
        assert queries.claim_part(session, uuid4(), now, now + parts.LEASE)


def test_what_somebody_died_with_is_found_again_when_the_lease_is_over(
    client, database, post, work
):
    job, now = post(map(article, range(5))), datetime.now(UTC)
    die_with_a_part(database, now)

    work()
    assert client.get(f"/v1/jobs/{job['id']}").json["stored"] == 0
    assert told(database, now + parts.LEASE) == 0
    assert told(database, now + parts.LEASE + SECOND) == 1
    with database.transaction() as session:
        session.execute(update(JobPart).values(leased_until=now - HOUR))
    work()
    assert client.get(f"/v1/jobs/{job['id']}").json["status"] == "completed"


def test_who_takes_long_keeps_the_part(client, database, post, monkeypatch):
    monkeypatch.setattr("api.parts.LEASE", SECOND)
    job = post(map(article, range(2)))

    def wait_beyond_the_lease():
        time.sleep(1.3)
        with database.transaction() as session:
            now = datetime.now(UTC)
            assert queries.claim_part(session, uuid4(), now, now) is None
        return False

    with database.transaction() as session:
        now = datetime.now(UTC)
        claimed = queries.claim_part(session, token := uuid4(), now, now + SECOND)
    part = parts._Part(database, token, claimed)
    with part.kept():
        part.carry_out(wait_beyond_the_lease)

    assert client.get(f"/v1/jobs/{job['id']}").json["stored"] == 2


def test_workers_are_told_of_a_part_again_only_after_a_while(database, post):
    post(map(article, range(5)))
    now = datetime.now(UTC)

    assert told(database, now) == 1
    assert told(database, now + PATIENCE / 2) == 0
    assert told(database, now + PATIENCE * 1.1) == 1
    assert parts.due(database, now + HOUR, NEVER, 10) == 0


def test_of_no_more_is_told_at_once_than_there_is_room_for(database, post):
    post(map(article, range(52)))
    now = datetime.now(UTC)

    assert [told(database, now, 3), told(database, now, 3), told(database, now, 5)] == [3, 0, 2]


def test_each_job_has_its_turn(client, database, post):
    big, small = post(map(article, range(52))), post(map(article, range(60, 62)))
    parts.run(database, after(6 + 3))

    seen = [client.get(f"/v1/jobs/{job['id']}").json["stored"] for job in (big, small)]
    assert seen == [5, 2]


def test_whoever_was_too_late_stores_nothing(client, database, post):
    job = post(map(article, range(3)))

    def taken_by_another():
        with database.transaction() as session:
            session.execute(update(JobPart).values(token=uuid4()))
        return False

    parts.run(database, taken_by_another)

    assert client.get("/v1/articles").json["items"] == []
    assert results(client, job) == []


def test_an_item_that_nobody_survives_is_refused_and_the_rest_is_stored(
    client, database, post, work
):
    job, long_ago = post(map(article, range(3))), datetime.now(UTC) - HOUR
    for times in range(6):
        die_with_a_part(database, long_ago + times * 2 * parts.LEASE)

    work()

    outcomes = results(client, job)
    assert [each["status"] for each in outcomes] == [500, 201, 201]
    assert outcomes[0]["problem"]["code"] == "internal-error"


def test_who_stops_or_finds_no_database_has_not_died(client, database, post, work, monkeypatch):
    job = post(map(article, range(3)))
    for _ in range(10):
        parts.run(database, after(1))
        lose_the_database(database, monkeypatch)
    work()

    assert [each["status"] for each in results(client, job)] == [201, 201, 201]


def test_a_page_is_read_as_of_when_it_was_sent(client, database, post, work):
    post([{"text": sample_page()}], "/v1/pages/batch")
    with database.transaction() as session:
        sent = datetime(2025, 7, 2, 12, 0, 0, 500_000, UTC)
        session.execute(update(Job).values(created_at=sent))
    work()

    found = client.get("/v1/articles?q=grid+operator").json["items"]
    assert [each["published_at"] for each in found] == ["2025-07-02T11:48:00Z"]
    [job] = client.get("/v1/jobs").json["items"]
    [outcome] = results(client, job)
    assert client.get(outcome["location"]).json["captured_at"] == "2025-07-02T12:00:00Z"


def test_an_item_nested_too_deep_is_refused_alone(client, work):
    deep = "[" * 300 + "]" * 300
    items = ",".join([json.dumps(article(1)), deep, json.dumps(article(2))])
    job = client.post(
        "/v1/articles/batch",
        data=f'{{"items": [{items}]}}',
        content_type="application/json",
        headers=ASYNC,
    ).json
    work()

    assert [each["status"] for each in results(client, job)] == [201, 400, 201]


@pytest.mark.parametrize(("name", "most"), [("MOST_ITEMS", 20), ("MOST_BYTES", 1000)])
def test_a_job_without_end_is_refused(client, database, monkeypatch, name, most):
    monkeypatch.setattr(f"api.spooling.{name}", most)
    response = client.post(
        "/v1/articles/batch",
        data=ndjson(map(article, range(40))),
        content_type=NDJSON,
        headers=ASYNC,
    )

    assert (response.status_code, response.json["code"]) == (413, "too-large")
    assert "Send it in parts." in response.json["detail"]
    old_jobs.run(database, never)
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(JobPart)) == 0


def test_while_all_turns_are_taken_one_is_told_to_come_again(app, client, post, work):
    job = post([article(1)])
    work()
    turns = [app.extensions["turns"].acquire(blocking=False) for _ in range(3)]
    batch = ndjson([article(2)])
    sent = client.post("/v1/articles/batch", data=batch, content_type=NDJSON, headers=ASYNC)
    read = client.get(job["results"])

    assert turns == [True] * 3
    for response in (sent, read):
        assert (response.status_code, response.json["code"]) == (503, "not-ready")
        assert response.headers["Retry-After"] == "5"


def test_a_job_with_an_idempotency_key_is_one_job(client):
    headers = ASYNC | {"Idempotency-Key": "morning"}
    sent = [
        client.post("/v1/articles/batch", json={"items": [article(1)]}, headers=headers)
        for _ in range(2)
    ]

    assert [each.status_code for each in sent] == [202, 202]
    assert sent[0].json == sent[1].json
    for name in ("Location", "Retry-After", "Preference-Applied"):
        assert sent[1].headers[name] == sent[0].headers[name]
    other = client.post(
        "/v1/articles/batch",
        json={"items": [article(1)]},
        headers={"Idempotency-Key": "morning"},
    )
    assert other.json["code"] == "idempotency-key-reused"
    assert len(client.get("/v1/jobs").json["items"]) == 1


def test_an_item_that_we_cannot_store_keeps_no_other_back(client, post, work, monkeypatch, caplog):
    monkeypatch.setattr("api.ingest.article_document", lambda *_: 1 / 0)
    job = post([article(1), []])
    work()

    assert [each["status"] for each in results(client, job)] == [500, 422]
    assert "division by zero" in caplog.text


def lose_the_database(database, monkeypatch):
    """Let somebody work while outcomes cannot be stored."""

    def gone(*_):
        raise OperationalError("INSERT", {}, Exception("it is away"))

    with monkeypatch.context() as patched:
        patched.setattr("models.queries.note_outcomes", gone)
        with pytest.raises(OperationalError):
            parts.run(database, never)


def test_while_no_database_answers_a_part_waits(client, database, post, monkeypatch, work):
    job = post(map(article, range(3)))

    lose_the_database(database, monkeypatch)
    assert client.get("/v1/articles").json["items"] == []
    work()
    assert client.get(f"/v1/jobs/{job['id']}").json["stored"] == 3


def test_an_item_beyond_the_limits_of_the_database_is_refused_alone(
    client, post, work, monkeypatch
):
    job = post([article(1), article(2)])
    put, seen = ARTICLES.put, []

    def put_all_but_the_first(*arguments):
        seen.append(1)
        if len(seen) == 1:
            too_long = Exception("index row size 9000 exceeds maximum 2712")
            too_long.sqlstate = "54000"
            raise OperationalError("INSERT", {}, too_long)
        return put(*arguments)

    kind = replace(ARTICLES, put=put_all_but_the_first)
    monkeypatch.setattr("api.parts.KINDS", {"articles": kind})
    work()

    assert [each["status"] for each in results(client, job)] == [500, 201]


def test_many_hands_do_each_part_once(client, post, work):
    job = post(map(article, range(25)))
    hands = [Thread(target=work) for _ in range(3)]
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


def test_jobs_that_ended_a_week_ago_are_forgotten(client, database, post, work, monkeypatch):
    monkeypatch.setattr("api.old_jobs._AT_ONCE", 2)
    old = post(map(article, range(5)))
    work()
    with database.transaction() as session:
        session.execute(update(Job).values(ended_at=datetime.now(UTC) - timedelta(days=8)))
    lost = post([article(6)])
    with database.transaction() as session:
        way = {"arrived_at": None, "created_at": datetime.now(UTC) - timedelta(days=2)}
        session.execute(update(Job).where(Job.id == UUID(lost["id"])).values(**way))
    new = post([article(7)])

    assert old_jobs.due(database, datetime.now(UTC), NEVER, 9) == 0
    assert old_jobs.due(database, datetime.now(UTC), PATIENCE, 9) == 1
    old_jobs.run(database, never)
    assert old_jobs.due(database, datetime.now(UTC), PATIENCE, 9) == 0
    for job, status in ((old, 404), (lost, 404), (new, 200)):
        assert client.get(f"/v1/jobs/{job['id']}").status_code == status
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Job)) == 1
        assert session.scalar(select(func.count()).select_from(JobOutcome)) == 0


def test_a_process_does_what_there_is_to_do_by_itself(app, client, database_url, post):
    working = server_work(Settings(database_url=database_url), app.extensions["news"])
    working.start()
    try:
        job = post(map(article, range(20)))
        deadline = time.monotonic() + 60
        while client.get(f"/v1/jobs/{job['id']}").json["status"] != "completed":
            assert time.monotonic() < deadline
            time.sleep(0.05)
    finally:
        working.stop()

    assert client.get(f"/v1/jobs/{job['id']}").json["stored"] == 20
