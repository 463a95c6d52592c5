"""How often a key may call."""

import re
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.limits import Limit
from api.samples import sample_page

A_DAY = 86_400
POLICY = '"default";q={};w={}'


def told(response):
    """Read what an answer tells: how many requests are left, for how many seconds."""
    found = re.fullmatch(r'"default";r=(\d+);t=(\d+)', response.headers["RateLimit"])
    return int(found[1]), int(found[2])


@pytest.fixture
def call(keyed_app, make_key):
    """Call with a key that may call three times a day."""
    key = make_key("articles:read", limit_requests=3, limit_seconds=A_DAY)
    client = keyed_app.test_client()

    def call(path="/v1/methods", **headers):
        return client.get(path, headers={"Authorization": f"Bearer {key}"} | headers)

    return call


def test_a_key_calls_as_often_as_it_may_and_is_told_how_often_that_is(call):
    answers = [call() for _ in range(5)]

    assert [each.status_code for each in answers] == [200, 200, 200, 429, 429]
    assert [told(each)[0] for each in answers] == [2, 1, 0, 0, 0]
    assert {each.headers["RateLimit-Policy"] for each in answers} == {POLICY.format(3, A_DAY)}
    refused = answers[-1]
    assert (refused.mimetype, refused.json["code"]) == (
        "application/problem+json",
        "too-many-requests",
    )
    assert int(refused.headers["Retry-After"]) == told(refused)[1] <= A_DAY


def test_what_has_not_changed_costs_nothing(call):
    tag = call().headers["ETag"]
    again = [call(**{"If-None-Match": tag}) for _ in range(5)]

    assert {(each.status_code, told(each)[0]) for each in again} == {(304, 2)}
    assert told(call())[0] == 1


def test_what_is_refused_counts(call):
    answers = [call("/v1/audit"), call("/v1/articles?colour=red"), call("/v1/articles")]

    assert [each.status_code for each in answers] == [403, 422, 200]
    assert [told(each)[0] for each in answers] == [2, 1, 0]


def test_a_wrong_secret_uses_up_nobodys_limit(keyed_app, make_key):
    key = make_key("articles:read", limit_requests=1, limit_seconds=A_DAY)
    client = keyed_app.test_client()
    for _ in range(5):
        wrong = client.get("/v1/methods", headers={"X-API-Key": f"{key[:-4]}AAAA"})
        assert (wrong.status_code, wrong.headers.get("RateLimit")) == (401, None)

    assert client.get("/v1/methods", headers={"X-API-Key": key}).status_code == 200


def test_keys_do_not_use_up_each_others_limit_and_have_one_by_default(keyed_app, make_key):
    client = keyed_app.test_client()
    for _ in range(2):
        answer = client.get("/v1/methods", headers={"X-API-Key": make_key("articles:read")})
        assert told(answer)[0] == 599
        assert answer.headers["RateLimit-Policy"] == POLICY.format(600, 60)


def test_a_new_window_counts_anew(keyed_app, make_key):
    key = make_key("articles:read", limit_requests=1, limit_seconds=1)
    client = keyed_app.test_client()
    statuses = []
    while statuses.count(200) < 3 and len(statuses) < 100_000:
        statuses.append(client.get("/v1/methods", headers={"X-API-Key": key}).status_code)

    assert set(statuses) == {200, 429}


def test_an_open_server_has_no_limit(client):
    answers = [client.get(path) for path in ("/v1/methods", "/health/live")]

    assert not [each for each in answers if "RateLimit" in each.headers]


@pytest.mark.parametrize(
    "text", ["", "600", "600/", "/60", "0/60", "600/0", "1/86401", "٣/60", "-1/60"]
)
def test_what_is_no_limit_is_refused(text):
    with pytest.raises(ValueError, match="600/60"):
        Limit.read(text)


@given(st.integers(1, 10**9 - 1), st.integers(1, A_DAY), st.floats(0, 4e9))
def test_any_moment_is_in_its_window_and_a_limit_is_read_as_it_is_written(requests, seconds, now):
    limit = Limit(requests, seconds)
    began = limit.window(now)

    assert Limit.read(str(limit)) == limit
    assert began <= now < began + seconds
    assert began % seconds == 0
    assert 1 <= limit.rest(began, now) <= seconds


def test_workers_and_threads_together_let_through_exactly_what_is_allowed(
    database_url, serving, make_key
):
    allowed = 60
    key = make_key("articles:read", limit_requests=allowed, limit_seconds=A_DAY)
    settings = {"KEYS": "required", "WORKERS": "2", "THREADS": "4"}
    with serving(
        database_url, **{f"STANDFIRST_{name}": value for name, value in settings.items()}
    ) as server:

        def status(_):
            # A connection each, so that both workers get some.
            request = Request(f"{server.base}/v1/methods", headers={"X-API-Key": key})
            try:
                with urlopen(request, timeout=30) as response:
                    return response.status
            except HTTPError as error:
                with error:
                    return error.status

        with ThreadPoolExecutor(16) as pool:
            statuses = list(pool.map(status, range(3 * allowed)))

    assert statuses.count(HTTPStatus.OK) == allowed
    assert statuses.count(HTTPStatus.TOO_MANY_REQUESTS) == 2 * allowed


def test_the_server_asks_for_keys_reads_no_body_without_and_prints_none(
    database_url, serving, make_key
):
    key = make_key("articles:read", "articles:write")
    with serving(database_url, STANDFIRST_KEYS="required") as server:
        assert "standfirst keys create" in server.greeting
        with pytest.raises(HTTPError) as refused:
            server.call("/v1/pages", sample_page().encode(), "text/plain")
        with refused.value as error:
            assert error.status == HTTPStatus.UNAUTHORIZED
        request = Request(
            f"{server.base}/v1/pages",
            sample_page().encode(),
            {"Content-Type": "text/plain", "X-API-Key": key},
        )
        with urlopen(request, timeout=30) as response:
            assert response.status == HTTPStatus.CREATED
        server.process.terminate()
        printed = server.greeting + server.process.stdout.read()
        server.stop()

    assert key.rpartition("_")[2] not in printed
