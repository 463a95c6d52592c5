"""Who may call what: without a key, with a wrong, an expired, a revoked and a narrower one."""

import re
import statistics
import time
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine

from api.app import create_app
from api.config import Keys, Settings
from api.keyring import TRUST, Keyring
from api.keys import Key
from api.limits import Limit
from api.refusals import KeyNotValid
from api.rules import SCOPES, Access, access_of
from models import queries

ALL = tuple(each.value for each in SCOPES)
_WEBHOOK = "/v1/webhooks/<uuid:webhook_id>"
NEVER_READ = 2**30


class Untouchable:
    def read(self, *_):
        raise AssertionError("the body was read")

    readinto = readline = read


def bearer(key):
    return {"Authorization": f"Bearer {key}"}


def routes():
    """Give each rule with its methods; those of Flask itself (HEAD, OPTIONS) go by the others."""
    app = create_app(Settings())
    for rule in app.url_map.iter_rules():
        for method in sorted(rule.methods - {"HEAD", "OPTIONS"}):
            yield method, rule, access_of(app, rule.endpoint), app.view_functions[rule.endpoint]


ROUTES = list(routes())
GUARDED = [
    pytest.param(method, rule, access, id=f"{method} {rule.rule}")
    for method, rule, access, _ in ROUTES
    if access is not Access.PUBLIC
]


def address(rule):
    values = {"uuid": str(uuid4()), "string": "md", "path": "x", "int": "1", None: "x"}
    part = r"<(?:(\w+)(?:\([^)]*\))?:)?\w+>"
    return re.sub(part, lambda found: values[found[1]], rule.rule)


def ask(app, method, rule, headers=None):
    """Call a route with a body of a gibibyte, which nobody reads."""
    return app.test_client().open(
        address(rule),
        method=method,
        headers=headers,
        content_type="application/json",
        content_length=NEVER_READ,
        environ_overrides={"wsgi.input": Untouchable()},
    )


def refused(response, status, code):
    assert (response.status_code, response.mimetype) == (status, "application/problem+json")
    assert response.json["code"] == code
    return response


@pytest.mark.parametrize(
    ("rule", "view"), [pytest.param(rule, view, id=str(rule)) for _, rule, _, view in ROUTES]
)
def test_every_route_says_what_it_asks_for(rule, view):
    assert hasattr(view, "access"), f"{rule} needs `access` in `route`, or `public`"


def test_what_is_public_is_a_short_list():
    assert {rule.rule for _, rule, access, _ in ROUTES if access is Access.PUBLIC} == {
        "/",
        "/desk",
        "/desk/<path:name>",
        "/desk/sample.txt",
        "/docs",
        "/docs/<path:name>",
        "/health/live",
        "/health/ready",
        "/openapi.json",
        "/openapi-clients.json",
        "/openapi.yaml",
        "/problems/<string:code>",
    }


def test_reads_ask_to_read_and_the_rest_to_write_but_for_few():
    others = {
        (method, rule.rule): access
        for method, rule, access, _ in ROUTES
        if access not in {Access.PUBLIC, Access.READ if method == "GET" else Access.WRITE}
    }

    assert others == {
        ("GET", "/v1/key"): Access.ANY_KEY,
        ("GET", "/v1/audit"): Access.ADMIN,
        ("GET", "/v1/webhooks"): Access.ADMIN,
        ("POST", "/v1/webhooks"): Access.ADMIN,
        **dict.fromkeys(
            [(method, _WEBHOOK) for method in ("GET", "PATCH", "DELETE")], Access.ADMIN
        ),
        ("POST", f"{_WEBHOOK}/secret"): Access.ADMIN,
        ("POST", f"{_WEBHOOK}/test"): Access.ADMIN,
        ("POST", f"{_WEBHOOK}/replay"): Access.ADMIN,
        ("GET", f"{_WEBHOOK}/deliveries"): Access.ADMIN,
        ("GET", f"{_WEBHOOK}/deliveries/<uuid:delivery_id>"): Access.ADMIN,
        ("POST", f"{_WEBHOOK}/deliveries/<uuid:delivery_id>/replay"): Access.ADMIN,
        ("POST", "/v1/digests"): Access.READ,
        # Who sends a batch follows it.
        ("GET", "/v1/jobs"): Access.WRITE,
        ("GET", "/v1/jobs/<uuid:job_id>"): Access.WRITE,
        ("GET", "/v1/jobs/<uuid:job_id>/results"): Access.WRITE,
    }


@pytest.mark.parametrize(("method", "rule", "access"), GUARDED)
def test_every_guarded_route_refuses_as_it_should(keyed_app, make_key, method, rule, access):
    past = datetime.now(UTC) - timedelta(seconds=1)
    good = make_key(*ALL)
    bad = [
        f"{good[:-4]}AAAA",
        Key.make().written,
        "nothing like a key",
        "",
        make_key(*ALL, expires_at=past),
        make_key(*ALL, revoked_at=past),
    ]

    without = refused(ask(keyed_app, method, rule), 401, "no-key")
    assert without.headers["WWW-Authenticate"] == 'Bearer realm="standfirst"'
    for key in bad:
        response = refused(ask(keyed_app, method, rule, bearer(key)), 401, "key-not-valid")
        assert response.headers["WWW-Authenticate"].startswith("Bearer ")
        refused(ask(keyed_app, method, rule, {"X-API-Key": key}), 401, "key-not-valid")
    in_the_address = keyed_app.test_client().open(f"{address(rule)}?api_key={good}", method=method)
    refused(in_the_address, 401, "no-key")
    if access is not Access.ANY_KEY:
        narrower = make_key(*{*ALL} - {access, Access.ADMIN})
        response = refused(ask(keyed_app, method, rule, bearer(narrower)), 403, "scope-missing")
        assert response.json["scope"] == access
        assert f'scope="{access}"' in response.headers["WWW-Authenticate"]


@pytest.mark.parametrize(("method", "rule", "access"), GUARDED)
def test_every_guarded_route_lets_in_who_may(keyed_app, make_key, method, rule, access):
    own = [access] if access is not Access.ANY_KEY else []
    for key in (make_key(*own), make_key("admin")):
        for headers in (bearer(key), {"Authorization": f"bearer  {key} "}, {"X-API-Key": key}):
            response = keyed_app.test_client().open(address(rule), method=method, headers=headers)
            assert response.status_code not in {401, 403}, response.text


def test_a_key_beside_anothers_authorization_is_found(keyed_app, make_key):
    headers = {"Authorization": "Basic cHJveHk6eA==", "X-API-Key": make_key(*ALL)}

    assert keyed_app.test_client().get("/v1/key", headers=headers).status_code == 200


@pytest.mark.parametrize("path", ["/", "/health/live", "/docs", "/desk", "/problems/no-key"])
def test_what_is_public_asks_for_no_key_and_looks_at_none(keyed_app, path):
    client = keyed_app.test_client()

    assert client.get(path).status_code == 200
    assert client.get(path, headers=bearer("nothing like a key")).status_code == 200


def test_a_wrong_address_is_told_to_everybody(keyed_app):
    client = keyed_app.test_client()

    refused(client.get("/v1/nothing"), 404, "not-found")
    refused(client.patch("/v1/articles"), 405, "method-not-allowed")


def test_a_route_that_was_forgotten_opens_to_admins_alone(keyed_app, make_key):
    keyed_app.view_functions["Methods.list_methods"] = lambda: "secret"
    client = keyed_app.test_client()

    refused(client.get("/v1/methods", headers=bearer(make_key(*ALL[:2]))), 403, "scope-missing")
    assert client.get("/v1/methods", headers=bearer(make_key("admin"))).text == "secret"


def test_a_key_tells_about_itself(keyed_app, make_key):
    end = datetime(2099, 7, 2, 12, tzinfo=UTC)
    key = make_key("articles:read", expires_at=end, limit_requests=9, limit_seconds=2)

    response = keyed_app.test_client().get("/v1/key", headers=bearer(key))

    told = response.json
    assert told.pop("created_at")
    assert told == {
        "prefix": Key.read(key).prefix,
        "name": "A desk",
        "scopes": ["articles:read"],
        "expires_at": "2099-07-02T12:00:00Z",
        "limit": {"requests": 9, "seconds": 2},
    }
    assert response.headers["Cache-Control"] == "no-store"


def test_an_open_server_says_that_anybody_may_do_all(client):
    assert client.get("/v1/key", headers=bearer("nothing like a key")).json == {
        "prefix": None,
        "name": None,
        "scopes": [*ALL],
        "created_at": None,
        "expires_at": None,
        "limit": None,
    }


@pytest.mark.parametrize(
    ("keys", "status"),
    [
        pytest.param(Keys.OPEN, 401, id="open to its own machine"),
        pytest.param(Keys.OPEN_TO_EVERYBODY, 200, id="open to everybody"),
    ],
)
def test_an_open_server_is_open_to_its_own_machine_unless_forced(database, keys, status):
    url = database.engine.url.render_as_string(hide_password=False)
    app = create_app(Settings(database_url=url, keys=keys))

    elsewhere = {"REMOTE_ADDR": "192.0.2.17"}
    response = app.test_client().get("/v1/methods", environ_overrides=elsewhere)

    assert response.status_code == status
    app.extensions["database"].dispose()


def test_a_revoked_key_is_refused_when_what_was_known_of_it_is_past(keyed_app, make_key, database):
    key = make_key(*ALL)
    client = keyed_app.test_client()
    assert client.get("/v1/key", headers=bearer(key)).status_code == 200

    with database.transaction() as session:
        assert queries.revoke_key(session, Key.read(key).prefix, datetime.now(UTC))
    time.sleep(TRUST.total_seconds())

    response = refused(client.get("/v1/key", headers=bearer(key)), 401, "key-not-valid")
    assert "revoked" in response.json["detail"]


def test_a_key_expires_to_the_moment(keyed_app, make_key):
    key = make_key(*ALL, expires_at=datetime.now(UTC) + timedelta(seconds=0.5))
    client = keyed_app.test_client()
    assert client.get("/v1/key", headers=bearer(key)).status_code == 200
    time.sleep(0.5)

    response = refused(client.get("/v1/key", headers=bearer(key)), 401, "key-not-valid")
    assert "expired" in response.json["detail"]


def test_a_rotated_key_is_good_by_both_secrets_until_the_grace_is_over(
    keyed_app, make_key, database
):
    old = make_key(*ALL)
    new = Key.make(Key.read(old).prefix)
    with database.transaction() as session:
        until = datetime.now(UTC) + timedelta(seconds=1)
        assert queries.renew_key(session, new.prefix, new.digest, until)
    client = keyed_app.test_client()

    assert client.get("/v1/key", headers=bearer(old)).status_code == 200
    assert client.get("/v1/key", headers=bearer(new.written)).status_code == 200
    time.sleep(1 + TRUST.total_seconds())
    refused(client.get("/v1/key", headers=bearer(old)), 401, "key-not-valid")
    assert client.get("/v1/key", headers=bearer(new.written)).status_code == 200


def test_it_is_noted_once_a_minute_that_a_key_is_used(database, make_key):
    key = Key.read(make_key(*ALL))
    long_ago = datetime.now(UTC) - timedelta(minutes=2)

    def use():
        Keyring(database, Limit(600, 60)).caller(key)
        with database.reading() as session:
            return queries.api_key(session, key.prefix).last_used_at

    first = use()
    assert use() == first
    with database.transaction() as session:
        queries.api_key(session, key.prefix).last_used_at = long_ago
    assert use() > first


def test_a_reader_does_not_wait_for_a_writer_to_note_a_use(database, make_key):
    key = Key.read(make_key(*ALL))
    keyring = Keyring(database, Limit(600, 60))

    with database.transaction():
        began = time.monotonic()
        assert keyring.caller(key).prefix == key.prefix

    assert time.monotonic() - began < 5


def test_a_secret_is_in_no_table_no_answer_and_no_log(keyed_app, make_key, database, caplog, mill):
    keyed_app.testing = False
    keyed_app.view_functions["Methods.list_methods"] = lambda: 1 / 0
    key = make_key(*ALL)
    secret = Key.read(key).secret
    client = keyed_app.test_client()
    calls = [
        client.get("/v1/methods", headers=bearer(key)),
        client.get(f"/v1/articles?key={key}", headers=bearer(key)),
        client.post("/v1/articles", json=mill, headers=bearer(key)),
        client.post("/v1/articles", json={"key": 1}, headers={"X-API-Key": key}),
        client.get("/v1/key", headers=bearer(key[:-1])),
        client.get("/v1/audit", headers=bearer(key)),
    ]

    assert [each.status_code for each in calls] == [500, 422, 201, 422, 401, 200]
    assert not [each for each in calls if secret[:-1] in each.text + str(each.headers)]
    assert "division by zero" in caplog.text
    assert secret[:-1] not in caplog.text
    assert secret not in repr(Key.read(key))
    assert secret not in stored(database)


def stored(database):
    """Give all that the database has, as one text."""
    engine = create_engine(database.engine.url)
    with engine.connect() as connection:
        rows = [
            str(connection.exec_driver_sql(f"SELECT * FROM {name}").all())  # noqa: S608 -- our names
            for name in ("api_keys", "audit", "articles")
        ]
    engine.dispose()
    return "".join(rows)


def test_wrong_keys_tell_by_their_time_nothing_of_whether_there_is_such_a_prefix(
    database, make_key
):
    keyring = Keyring(database, Limit(600, 60))
    prefix = Key.read(make_key(*ALL)).prefix
    times = {prefix: [], None: []}
    for number in range(1_000):
        # Each is first as often as second, so that what is warm favours neither.
        for which in sorted(times, key=str, reverse=number % 2):
            key = Key.make(which)
            began = time.perf_counter()
            with pytest.raises(KeyNotValid):
                keyring.caller(key)
            times[which].append(time.perf_counter() - began)

    known, unknown = (statistics.median(times[which]) for which in (prefix, None))
    # In 100,000 pairs (benchmarks/keys.py) the medians differ by a hundredth at most. A machine may
    # be busy; a way without the statement for one of them would take a tenth of the time.
    assert 0.8 < known / unknown < 1.25


@given(st.text())
def test_any_text_is_a_key_or_none_and_never_an_error(text):
    key = Key.read(text)

    assert key is None or key.written == text


def test_what_is_read_is_what_was_written():
    key = Key.make()

    assert Key.read(key.written) == key
    assert key.is_of((key.digest, "0" * 64))
    assert key.is_of(("0" * 64, key.digest))
    assert not key.is_of((Key.make().digest, "0" * 64))


def test_without_a_database_it_is_the_service_that_is_not_ready(tmp_path):
    app = create_app(Settings(database_url=f"postgresql://nobody@/nowhere?host={tmp_path}"))

    response = app.test_client().get("/v1/methods", headers=bearer(Key.make().written))

    refused(response, 503, "not-ready")


def test_the_contract_says_what_each_operation_asks_for():
    document = create_app(Settings()).extensions["contract"].document()
    schemes = document["components"]["securitySchemes"]
    assert {name: each["type"] for name, each in schemes.items()} == {
        "bearer": "http",
        "header": "apiKey",
    }
    for method, rule, access, _ in ROUTES:
        path = re.sub(r"<(?:[^<>:]+:)?(\w+)>", r"{\1}", rule.rule)
        operation = document["paths"].get(path, {}).get(method.lower())
        if operation is None:
            assert access is Access.PUBLIC
            continue
        expected = [] if access is Access.PUBLIC else [{"bearer": []}, {"header": []}]
        assert operation["security"] == expected
        needs_scope = access not in {Access.PUBLIC, Access.ANY_KEY}
        assert operation.get("x-required-scope") == (access.value if needs_scope else None)
        refusals = {"401", "429"} if expected else set()
        refusals |= {"403"} if needs_scope else set()
        assert {"401", "403", "429"} & operation["responses"].keys() == refusals
