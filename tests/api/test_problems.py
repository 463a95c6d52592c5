import gzip
from io import BytesIO

import pytest
from werkzeug.exceptions import default_exceptions

from api.app import create_app
from api.config import Keys, Settings
from api.problems import PROBLEMS

LONG_ID = "x" * 129


def the_problem(response, status, code):
    assert (response.status_code, response.mimetype) == (status, "application/problem+json")
    assert response.json["code"] == code
    assert response.json["status"] == status
    assert response.json["request_id"] == response.headers["X-Request-Id"]
    return response.json


def test_a_wrong_address_is_a_problem(client):
    problem = the_problem(client.get("/v1/nothing"), 404, "not-found")

    assert problem["instance"] == "/v1/nothing"


def test_a_wrong_method_is_told_the_right_ones(client):
    response = client.put("/v1/articles")

    the_problem(response, 405, "method-not-allowed")
    assert set(response.headers["Allow"].split(", ")) == {"GET", "HEAD", "POST", "OPTIONS"}


def test_an_unexpected_fault_is_a_problem_without_its_insides(app, caplog):
    app.testing = False
    app.view_functions["Health.live"] = lambda: 1 / 0

    problem = the_problem(app.test_client().get("/health/live"), 500, "internal-error")

    assert "division" not in str(problem)
    assert f"[{problem['request_id']}]" in caplog.text


def test_a_body_over_the_limit_is_refused_before_it_is_read(client):
    class Untouchable:
        def read(self, *_):
            raise AssertionError("the body was read")

    response = client.post(
        "/v1/digests",
        environ_overrides={"wsgi.input": Untouchable()},
        content_type="application/json",
        content_length=2**30,
    )

    assert "8,388,608 bytes" in the_problem(response, 413, "too-large")["detail"]


def chunked(client, stream, **options):
    """Send a body whose length nobody told."""
    return client.post(
        "/v1/pages",
        content_type="text/plain",
        environ_overrides={"wsgi.input": stream, "wsgi.input_terminated": True},
        **options,
    )


def test_a_body_without_a_length_is_read_whole_or_not_at_all(app, client):
    app.config["MAX_CONTENT_LENGTH"] = 1024

    whole = chunked(client, BytesIO(b"The ferry sails on Monday.\n" * 37))
    too_much = chunked(client, BytesIO(b"The ferry sails on Monday.\n" * 38))

    assert (whole.status_code, len(whole.json["text"])) == (201, 999)
    the_problem(too_much, 413, "too-large")


class Broken:
    def __init__(self, error):
        self.error = error

    def read(self, *_):
        raise self.error

    readinto = read


def test_a_body_that_breaks_off_is_refused(client):
    the_problem(chunked(client, Broken(OSError("no chunk"))), 400, "bad-request")


def test_a_body_that_does_not_arrive_is_not_waited_for(client):
    response = chunked(client, Broken(TimeoutError()))

    the_problem(response, 408, "request-timeout")
    assert response.headers["Connection"] == "close"


def test_a_compressed_body_is_refused_as_such(client):
    response = client.post(
        "/v1/digests",
        data=gzip.compress(b'{"body": "x"}'),
        content_type="application/json",
        headers={"Content-Encoding": "gzip"},
    )

    assert "Content-Encoding" in the_problem(response, 415, "unsupported-media-type")["detail"]


def test_a_database_that_is_away_is_not_the_clients_fault(tmp_path, caplog):
    url = f"postgresql://nobody@/nowhere?host={tmp_path}"
    app = create_app(Settings(database_url=url, keys=Keys.OPEN))

    response = app.test_client().get("/v1/articles")

    problem = the_problem(response, 503, "not-ready")
    assert response.headers["Retry-After"] == "5"
    assert problem["request_id"] in caplog.text


def test_slashes_too_many_are_a_wrong_address(client):
    response = client.get("/", environ_overrides={"PATH_INFO": "//v1//articles"})

    the_problem(response, 404, "not-found")


def test_a_digest_in_another_form_than_json_is_refused(client):
    response = client.post("/v1/digests", data="body=x", content_type="text/plain")

    the_problem(response, 415, "unsupported-media-type")


def test_every_wrong_field_is_pointed_at(client):
    response = client.post(
        "/v1/articles",
        json={
            "title": " ",
            "body": "",
            "source": {"nam": "x"},
            "published_at": "2025-07-02",
            "a/b": 1,
        },
    )

    errors = the_problem(response, 422, "invalid-fields")["errors"]
    assert {error["pointer"] for error in errors} == {
        "/title",
        "/body",
        "/source/nam",
        "/source/name",
        "/published_at",
        "/a~1b",
    }


SEARCH = (
    "author, cursor, date_field, embed, fields, has, include, keyword, language, limit, not_author,"
    " not_has, not_keyword, not_language, not_source, not_speaker, not_story, published_after,"
    " published_before, q, sort, source, speaker, story"
)
QUOTES = (
    "author, cursor, date_field, indirect, keyword, kind, language, limit, not_author,"
    " not_keyword, not_kind, not_language, not_source, not_speaker, published_after,"
    " published_before, q, source, speaker"
)


@pytest.mark.parametrize(
    ("path", "valid"),
    [
        ("/v1/articles/0197cb18-2c81-7a04-b2c7-91f3de5a7b42", "embed, fields"),
        ("/v1/articles", SEARCH),
        ("/v1/quotes", QUOTES),
        ("/health/live", None),
    ],
)
def test_an_unknown_parameter_is_refused_and_the_known_are_listed(client, path, valid):
    problem = the_problem(client.get(f"{path}?colour=red"), 422, "invalid-fields")

    said = f"Unknown name. Valid here: {valid}." if valid else "No parameters are taken here."
    assert problem["errors"] == [{"parameter": "colour", "detail": said}]


def test_an_unknown_field_is_refused_and_the_known_are_listed(client):
    problem = the_problem(
        client.post("/v1/digests", json={"body": "x", "summary": {"algorithm": "lead"}}),
        422,
        "invalid-fields",
    )

    assert problem["errors"] == [
        {
            "pointer": "/summary/algorithm",
            "detail": "Unknown name. Valid here: explain, max_chars, max_words, method, sentences.",
        }
    ]


@pytest.mark.parametrize(
    "moment",
    [
        "2025-07-02",
        "2025-07-02T12:00:00",
        "2025-W27-3T12:00:00Z",
        "9999-12-31T23:59:59-12:00",
        "0001-01-01T00:00:00+12:00",
    ],
)
def test_a_time_without_an_offset_or_out_of_all_time_is_refused(client, moment):
    as_field = client.post("/v1/articles", json={"title": "T", "body": "B", "published_at": moment})
    as_parameter = client.post(
        "/v1/pages", query_string={"captured_at": moment}, json={"text": "T"}
    )

    assert the_problem(as_field, 422, "invalid-fields")["errors"][0]["pointer"] == "/published_at"
    errors = the_problem(as_parameter, 422, "invalid-fields")["errors"]
    assert errors[0]["parameter"] == "captured_at"


@pytest.mark.parametrize(
    ("limit", "detail"),
    [
        ("-1", "Must be greater than or equal to 1 and less than or equal to 100."),
        ("101", "Must be greater than or equal to 1 and less than or equal to 100."),
        ("1.0", "Not a valid integer."),
        ("9" * 5000, "Not a valid integer."),
    ],
)
def test_a_limit_out_of_bounds_is_told_the_bounds(client, limit, detail):
    problem = the_problem(client.get(f"/v1/articles?limit={limit}"), 422, "invalid-fields")

    assert problem["detail"] == detail


@pytest.mark.parametrize("body", ["[]", "1", '"x"', "null"])
def test_json_that_is_no_object_is_refused(client, body):
    response = client.post("/v1/digests", data=body, content_type="application/json")

    the_problem(response, 422, "invalid-fields")


@pytest.mark.parametrize(
    "cursor",
    [
        "!",
        "0197cb182c817a04b2c791f3de5a7b4",
        pytest.param("0197cb182c817a04b2c791f3de5a7b42\n", id="a line break behind"),
        pytest.param("0197cb182c817a04b2c791f3de5a7b420000001\n", id="one behind a rank"),
        pytest.param("e" * 5000, id="long"),
    ],
)
@pytest.mark.parametrize(
    "path",
    [
        "/v1/articles",
        "/v1/articles/0197cb18-2c81-7a04-b2c7-91f3de5a7b42/quotes",
        "/v1/articles/0197cb18-2c81-7a04-b2c7-91f3de5a7b42/summaries",
        "/v1/feeds/articles.atom",
        "/v1/quotes",
        "/v1/speakers",
    ],
)
def test_a_cursor_of_nobodys_is_refused(client, path, cursor):
    problem = the_problem(client.get(path, query_string={"cursor": cursor}), 422, "invalid-fields")

    assert [error["parameter"] for error in problem["errors"]] == ["cursor"]


@pytest.mark.parametrize(
    ("sent", "kept"),
    [("desk-7.a:b", True), ("", False), ("two words", False), (LONG_ID, False), ("<x>", False)],
)
def test_a_usable_request_id_comes_back(client, sent, kept):
    response = client.get("/health/live", headers={"X-Request-Id": sent})

    assert (response.headers["X-Request-Id"] == sent) is kept


@pytest.mark.parametrize("code", PROBLEMS)
def test_the_type_of_a_problem_leads_to_its_page(client, code):
    page = client.get(f"/problems/{code}").json

    problem = PROBLEMS[code]
    assert page == {
        "code": code,
        "status": problem.status,
        "title": problem.title,
        "remedy": problem.remedy,
    }


@pytest.mark.parametrize("status", sorted(default_exceptions))
def test_every_error_of_http_is_a_problem_of_its_own_status(app, status):
    with app.test_request_context("/a b/\x00é"):
        problem = app.handle_http_exception(default_exceptions[status]("Because.")).get_json()

    assert problem["status"] == status
    assert problem["detail"]
    assert problem["instance"] == "/a%20b/%00%C3%A9"
    known = PROBLEMS.get(problem["code"])
    assert problem["type"] == (f"/problems/{known.code}" if known else "about:blank")
    assert known is None or known.status == status


def test_a_parameter_given_twice_is_refused(client):
    problem = the_problem(client.get("/v1/articles?limit=1&limit=2"), 422, "invalid-fields")

    assert problem["errors"] == [{"parameter": "limit", "detail": "Given more than once."}]


def test_every_answer_forbids_guessing_its_type(client):
    for path in ("/", "/docs", "/nothing", "/health/live"):
        assert client.get(path).headers["X-Content-Type-Options"] == "nosniff"
