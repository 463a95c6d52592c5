"""Many articles, or pages, in one request."""

import gzip
import json
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from api.samples import sample_page

NDJSON = "application/x-ndjson"
BOTH = pytest.mark.parametrize("path", ["/v1/articles/batch", "/v1/pages/batch"])


def ndjson(*items):
    return b"".join(json.dumps(item).encode() + b"\n" for item in items)


@pytest.fixture
def post(client):
    def post(data, path="/v1/articles/batch", content_type=NDJSON, **options):
        response = client.post(path, data=data, content_type=content_type, **options)
        assert response.status_code == 207, response.text
        assert response.mimetype == NDJSON
        return [json.loads(line) for line in response.data.splitlines()]

    return post


def without_names(problem):
    return {name: problem[name] for name in problem.keys() - {"instance", "request_id"}}


def test_each_line_is_stored_and_answered_in_order(client, post, mill):
    other = {"title": "Fares rise", "body": "Fares rise in May."}

    first, second = post(ndjson(mill, other))

    assert (first["index"], first["status"], second["index"], second["status"]) == (0, 201, 1, 201)
    for outcome, sent in ((first, mill), (second, other)):
        assert outcome.keys() == {"index", "status", "id", "location"}
        article = client.get(outcome["location"]).json
        assert (article["id"], article["title"]) == (outcome["id"], sent["title"])


def test_json_is_answered_as_json(client, mill):
    response = client.post("/v1/articles/batch", json={"items": [mill, mill, None]})

    assert (response.status_code, response.mimetype) == (207, "application/json")
    assert [each["status"] for each in response.json["items"]] == [201, 200, 422]
    assert response.json["items"][0]["id"] == response.json["items"][1]["id"]


def test_the_same_article_twice_in_a_batch_is_stored_once(client, post, mill):
    first, second = post(ndjson(mill, mill))

    assert (first["status"], second["status"]) == (201, 200)
    assert first["location"] == second["location"]
    assert len(client.get("/v1/articles").json["items"]) == 1


def test_a_batch_sent_again_stores_nothing_again(client, post, mill):
    batch = ndjson(mill, {"title": "Fares rise", "body": "Fares rise in May."})
    first, second = post(batch), post(batch)

    assert [each["status"] for each in second] == [200, 200]
    assert [each["id"] for each in second] == [each["id"] for each in first]
    assert len(client.get("/v1/articles").json["items"]) == 2


def test_what_is_stored_is_answered_by_a_look_at_it(post, mill, statements):
    post(ndjson(mill))
    statements.clear()
    post(ndjson(mill, mill, mill))

    noted = ["INSERT", "UPDATE"]  # who sent the batch, and how it is answered
    assert [each.split()[0] for each in statements] == [*noted, *["SELECT"] * 3]


def test_an_article_without_external_id_takes_the_one_it_comes_with(client, post, mill):
    bare = {name: value for name, value in mill.items() if name != "external_id"}
    first, second = post(ndjson(bare, mill))

    assert (second["status"], second["id"]) == (200, first["id"])
    assert client.get(first["location"]).json["external_id"] == mill["external_id"]


def test_a_refused_item_has_the_problem_of_the_single_route_and_the_rest_goes_on(
    client, post, mill
):
    wrong = [
        {"title": " ", "bdy": "x"},
        [],
        mill | {"body": "Another text altogether."},
        {"title": "T", "body": "B\0"},
    ]
    outcomes = post(ndjson(mill, *wrong, {"title": "Last", "body": "It comes last."}))

    assert [each["status"] for each in outcomes] == [201, 422, 422, 409, 422, 201]
    for sent, outcome in zip(wrong, outcomes[1:-1], strict=True):
        alone = client.post("/v1/articles", json=sent)
        assert outcome["status"] == alone.status_code
        assert without_names(outcome["problem"]) == without_names(alone.json)
        assert outcome.get("location") == alone.headers.get("Location")


def test_a_line_that_is_no_json_or_too_long_is_refused_and_the_rest_goes_on(app, post):
    app.config["MAX_CONTENT_LENGTH"] = 2000
    fine = {"title": "Fares rise", "body": "Fares rise in May."}
    batch = b"nonsense\n" + ndjson({"title": "T", "body": "x" * 2000}, fine) + b'{"cut": '

    outcomes = post(batch)

    codes = [each.get("problem", {}).get("code") for each in outcomes]
    assert codes == ["malformed-json", "too-large", None, "malformed-json"]
    assert "2,000 bytes" in outcomes[1]["problem"]["detail"]


def test_blank_lines_are_no_items(post):
    batch = b"\n\r\n  \n" + ndjson({"title": "T", "body": "B"}).replace(b"\n", b"\r\n") + b"\n"

    assert [(each["index"], each["status"]) for each in post(batch)] == [(0, 201)]


@BOTH
def test_an_empty_batch_is_answered_with_nothing(client, post, path):
    assert post(b"", path) == []
    assert client.post(path, json={"items": []}).json == {"items": []}


def test_pages_are_read_and_stored(client, post):
    captured = "2025-07-02T12:00:00Z"
    page = {"text": sample_page(), "captured_at": captured}
    html = {"html": "<h1>Fares rise</h1><p>The fares of the ferry rise in May.</p>"}

    outcomes = post(ndjson(page, page, html, {"text": "x", "html": "<p>"}), "/v1/pages/batch")

    assert [each["status"] for each in outcomes] == [201, 200, 201, 422]
    stored = client.get(outcomes[0]["location"]).json
    assert (stored["id"], stored["captured_at"]) == (outcomes[0]["id"], captured)
    assert len(stored["articles"]) == 4


def test_a_page_with_too_much_visible_text_is_refused_alone(post):
    html = "<p>" + "word " * (2**20 // 5 + 1)

    refused, stored = post(ndjson({"html": html}, {"text": "Fares rise."}), "/v1/pages/batch")

    assert refused["problem"]["errors"][0]["pointer"] == "/html"
    assert stored["status"] == 201


def test_what_is_packed_is_unpacked(client, post, mill):
    packed = {"Content-Encoding": "gzip"}
    lines = gzip.compress(ndjson(mill)) + gzip.compress(ndjson(mill))
    assert [each["status"] for each in post(lines, headers=packed)] == [201, 200]

    response = client.post(
        "/v1/articles/batch",
        data=gzip.compress(json.dumps({"items": [mill]}).encode()),
        content_type="application/json",
        headers=packed,
    )
    assert [each["status"] for each in response.json["items"]] == [200]


def test_gzip_that_is_none_or_breaks_off_ends_the_batch_after_what_it_had(post, mill):
    packed = {"Content-Encoding": "gzip"}
    whole = gzip.compress(ndjson(mill)) + gzip.compress(ndjson(mill))

    (nothing,) = post(b"not gzip", headers=packed)
    first, cut = post(whole[:-40], headers=packed)

    assert (nothing["index"], nothing["problem"]["code"]) == (0, "bad-request")
    assert (first["status"], cut["index"], cut["problem"]["code"]) == (201, 1, "bad-request")


def test_an_item_that_never_ends_is_not_unpacked_to_its_end(app, client, post):
    app.config["MAX_CONTENT_LENGTH"] = 2**16
    bomb = gzip.compress(bytes(2**24) + b"\n" + ndjson({"title": "T", "body": "B"}))

    (outcome,) = post(bomb, headers={"Content-Encoding": "gzip"})
    as_json = client.post(
        "/v1/articles/batch",
        data=bomb,
        content_type="application/json",
        headers={"Content-Encoding": "gzip"},
    )

    assert outcome["problem"]["code"] == as_json.json["code"] == "too-large"
    assert "nothing behind it was read" in outcome["problem"]["detail"]


@BOTH
def test_other_forms_and_packings_are_refused(client, path):
    for headers, content_type in (({}, "text/plain"), ({"Content-Encoding": "br"}, NDJSON)):
        response = client.post(path, data=b"{}", content_type=content_type, headers=headers)
        assert response.json["code"] == "unsupported-media-type"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        pytest.param(b"{", "malformed-json", id="no JSON"),
        pytest.param(b"[]", "invalid-fields", id="an array"),
        pytest.param(b"{}", "invalid-fields", id="without items"),
        pytest.param(b" " * (2**23 + 1), "too-large", id="too large"),
    ],
)
def test_json_that_is_no_batch_is_refused_as_a_whole(client, body, code):
    response = client.post("/v1/articles/batch", data=body, content_type="application/json")

    assert response.json["code"] == code


class Breaking:
    """A body of which some arrives, and then an error."""

    def __init__(self, start, error):
        self.start, self.error = BytesIO(start), error

    def read(self, size):
        if data := self.start.read(size):
            return data
        if self.error:
            raise self.error
        return b""


@pytest.mark.parametrize(
    ("error", "length", "code"),
    [
        pytest.param(TimeoutError(), None, "request-timeout", id="it does not arrive"),
        pytest.param(OSError("no chunk"), None, "bad-request", id="its chunks are malformed"),
        pytest.param(None, 10_000, "bad-request", id="it is shorter than was said"),
    ],
)
def test_a_body_that_breaks_off_leaves_what_came_before_and_nothing_half(
    client, post, error, length, code
):
    fares = {"title": "Fares rise", "body": "Fares rise in May."}
    body = Breaking(ndjson(fares) + b'{"title": "Half", "body": "Half."}', error)
    environment = {"wsgi.input": body, "wsgi.input_terminated": length is None}

    stored, last = post(None, environ_overrides=environment, content_length=length)

    assert (stored["status"], last["index"], last["problem"]["code"]) == (201, 1, code)
    assert [each["title"] for each in client.get("/v1/articles").json["items"]] == ["Fares rise"]


def test_an_item_we_fail_at_is_told_and_the_rest_goes_on(post, database, mill):
    # What nobody foresaw: a body whose reading fails has to be made, and a table gone is one.
    with database.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE sketches RENAME TO hidden")
    try:
        outcomes = post(ndjson(mill, {"title": ""}, mill))
    finally:
        with database.engine.begin() as connection:
            connection.exec_driver_sql("ALTER TABLE hidden RENAME TO sketches")

    codes = [each["problem"]["code"] for each in outcomes]
    if database.engine.dialect.name == "sqlite":  # which has one class for all that fails
        assert codes == ["not-ready"]
    else:
        assert codes == ["internal-error", "invalid-fields", "internal-error"]
    assert [each["status"] for each in post(ndjson(mill))] == [201]


def test_batches_leave_a_thread_to_others(app, client, mill):
    turns = [app.extensions["turns"].acquire(blocking=False) for _ in range(4)]

    response = client.post("/v1/articles/batch", data=ndjson(mill), content_type=NDJSON)

    assert turns == [True, True, True, False]
    assert (response.status_code, response.json["code"]) == (503, "not-ready")
    assert response.headers["Retry-After"] == "5"
    app.extensions["turns"].release()
    for _ in range(3):  # each gives its turn back, in either form
        assert client.post("/v1/articles/batch", json={"items": [mill]}).status_code == 207
        lines = client.post("/v1/articles/batch", data=ndjson(mill), content_type=NDJSON)
        assert lines.status_code == 207
        lines.close()


def test_batches_of_the_same_articles_at_once_store_each_once(app):
    batch = ndjson(*({"title": f"Report {at}", "body": f"It is report {at}."} for at in range(5)))

    def send(_):
        response = app.test_client().post("/v1/articles/batch", data=batch, content_type=NDJSON)
        return [json.loads(line) for line in response.data.splitlines()]

    with ThreadPoolExecutor(3) as pool:
        answers = list(pool.map(send, range(3)))

    for same in zip(*answers, strict=True):
        assert sorted(each["status"] for each in same) == [200, 200, 201]
        assert len({each["id"] for each in same}) == 1


LINES = st.one_of(
    st.binary(max_size=30),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["title", "body", "source", "text", "x"]), inner)
        ),
    ).map(lambda item: json.dumps(item).encode()),
    st.builds(lambda text: json.dumps({"title": "T", "body": text}).encode(), st.text(max_size=9)),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.lists(LINES, max_size=6))
def test_any_bytes_are_answered_line_by_line_in_order(post, sent):
    batch = b"\n".join(sent)
    # What begins as gzip does is refused as a whole.
    assume(not batch.startswith(b"\x1f"))

    outcomes = post(batch)

    lines = [line for line in batch.split(b"\n") if line.strip()]
    assert [each["index"] for each in outcomes] == list(range(len(lines)))
    assert {each["status"] for each in outcomes} <= {200, 201, 400, 409, 422}


@BOTH
def test_gzip_that_is_not_called_so_is_no_batch(client, path):
    packed = gzip.compress(ndjson({"title": "T", "body": "B"}))
    for headers in ({}, {"Prefer": "respond-async"}):
        response = client.post(path, data=packed, content_type=NDJSON, headers=headers)
        told = response.json if response.is_json else json.loads(response.data)["problem"]

        assert (told["code"], "Content-Encoding: gzip" in told["detail"]) == ("bad-request", True)
