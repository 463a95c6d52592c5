"""What was done, by whom."""

import re
from functools import partial
from uuid import uuid4

import pytest
from sqlalchemy import select

from api.context import transaction
from api.keys import Key
from models.tables import AuditEntry

WRITER = ("articles:read", "articles:write")


@pytest.fixture
def by(keyed_app, make_key):
    """Give a client that calls with a key for some scopes, and the key's prefix."""

    def by(*scopes, **changes):
        key = make_key(*scopes, **changes)
        client = keyed_app.test_client()
        client.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {key}"
        # To the end, as a server does: what was refused is noted behind the answer.
        client.open = partial(client.open, buffered=True)
        return client, Key.read(key).prefix

    return by


@pytest.fixture
def entries(by):
    """List the audit by its address, the oldest first, without what no test can know."""

    def entries():
        items = by("admin")[0].get("/v1/audit?limit=100").json["items"]
        assert all(each.pop("id") and each.pop("at") for each in items)
        return items[::-1]

    return entries


def test_what_was_stored_and_deleted_is_told_with_who_did_it_and_a_retry_is_not(by, entries, mill):
    client, prefix = by(*WRITER)
    headers = {"X-Request-Id": "desk-1"}
    location = client.post("/v1/articles", json=mill, headers=headers).headers["Location"]
    client.post("/v1/articles", json=mill, headers=headers)
    client.delete(location, headers=headers)

    common = {"request_id": "desk-1", "key": prefix, "address": "127.0.0.1"}
    stored = {"method": "POST", "route": "/v1/articles", "ids": {}, "location": location}
    deleted = {
        "method": "DELETE",
        "route": "/v1/articles/{article_id}",
        "ids": {"article_id": location.rpartition("/")[2]},
        "location": None,
    }
    assert entries() == [
        stored | common | {"status": 201},
        deleted | common | {"status": 204},
    ]


def test_what_was_refused_is_told(by, entries, mill):
    nowhere = f"/v1/articles/{uuid4()}"
    writer, _ = by(*WRITER)
    by("articles:read")[0].post("/v1/articles", json=mill)
    writer.post("/v1/articles", json={"title": "secret words"})
    writer.post("/v1/articles", data="secret words")
    writer.delete(nowhere)
    writer.delete(f"/v1/pages/{uuid4()}", headers={"If-Match": '"x"'})

    told = entries()
    assert [each["status"] for each in told] == [403, 422, 415, 404, 412]
    assert "secret words" not in str(told)


def test_what_changes_nothing_is_not_told(by, entries, keyed_app, mill):
    client, _ = by(*WRITER)
    client.get("/v1/articles")
    client.get("/v1/articles?colour=red")
    client.post("/v1/digests", json={"body": "Rain fell."})
    client.post("/v1/digests", json={"boddy": "Rain fell."})
    client.post("/v1/pages?dry_run=true", data="Rain fell.", content_type="text/plain")
    keyed_app.test_client().post("/v1/articles", json=mill)
    poor, _ = by(*WRITER, limit_requests=1, limit_seconds=86_400)
    assert [poor.get("/v1/key").status_code, poor.post("/v1/articles").status_code] == [200, 429]

    assert entries() == []


def test_an_open_server_tells_too_if_not_who_it_was(client, mill):
    client.post("/v1/articles", json=mill)

    (entry,) = client.get("/v1/audit").json["items"]
    assert (entry["key"], entry["status"], entry["address"]) == (None, 201, "127.0.0.1")


def test_a_change_and_its_entry_are_stored_together_or_not_at_all(app, database):
    def entries():
        with database.reading() as session:
            return [each.status for each in session.scalars(select(AuditEntry))]

    here = {"REMOTE_ADDR": "127.0.0.1"}
    with app.test_request_context("/v1/articles", method="POST", environ_base=here):
        app.preprocess_request()
        with pytest.raises(ZeroDivisionError), transaction():
            raise ZeroDivisionError
        assert entries() == []
        with transaction():
            assert entries() == []
        # Nothing was answered yet; a process that ends here leaves it so.
        assert entries() == [None]
        with transaction():
            pass
        assert len(entries()) == 1


def test_it_is_paged_the_latest_first(by, entries):
    writer, _ = by(*WRITER)
    for number in range(5):
        writer.delete(f"/v1/articles/{uuid4()}", headers={"X-Request-Id": f"{number}"})
    admin, _ = by("admin")

    seen, address = [], "/v1/audit?limit=2"
    while address:
        page = admin.get(address)
        assert page.headers["Cache-Control"] == "no-store"
        seen += [each["request_id"] for each in page.json["items"]]
        address = page.json["next"]
    assert seen == ["4", "3", "2", "1", "0"]
    assert len(entries()) == 5
    wrong = admin.get("/v1/audit?cursor=abc")
    assert (wrong.status_code, wrong.json["code"]) == (422, "invalid-fields")


def test_every_entry_names_the_route_as_the_contract_does(by, entries, keyed_app):
    client, _ = by("admin")
    guarded = [rule for rule in keyed_app.url_map.iter_rules() if "DELETE" in rule.methods]
    for rule in guarded:
        client.delete(re.sub(r"<[^>]+>", str(uuid4()), rule.rule))

    paths = keyed_app.extensions["contract"].document()["paths"]
    assert len(entries()) == len(guarded)
    assert all(each["route"] in paths for each in entries())
