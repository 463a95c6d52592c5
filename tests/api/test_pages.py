import pytest

from api.samples import sample_page


def test_a_page_is_read_stored_and_served(client, post_page):
    response = post_page()

    assert response.status_code == 201
    assert len(response.json["articles"]) == 4
    assert client.get(response.headers["Location"]).json == response.json
    stored = client.get("/v1/articles").json["items"]
    assert sorted(article["id"] for article in stored) == sorted(
        article["id"] for article in response.json["articles"]
    )


def test_the_segments_cover_the_page(post_page):
    page = post_page().json

    assert page["text"] == sample_page()
    ends = [0] + [segment["end"] for segment in page["segments"]]
    assert [segment["start"] for segment in page["segments"]] == ends[:-1]
    assert ends[-1] == len(page["text"])
    assert {segment["article"] for segment in page["segments"]} == {None, 0, 1, 2, 3}


def test_a_dry_run_stores_nothing_and_says_the_same(client, post_page):
    dry = post_page(dry_run="true")
    assert dry.status_code == 200
    assert client.get("/v1/articles").json["items"] == []

    stored = post_page().json
    unstored = {"id": None, "created_at": None}
    nowhere = {"version": None, "story_id": None}
    assert dry.json == stored | unstored | {
        "articles": [article | unstored | nowhere for article in stored["articles"]]
    }


def test_relative_times_count_back_from_the_capture(post_page):
    article = post_page().json["articles"][1]

    assert article["published_at_raw"].endswith("ago")
    assert article["published_at"] < "2025-07-02T12:00:00Z"
    assert article["published_at_precision"] == "minute"
    assert article["published_at_basis"] == "relative"


def test_a_page_sent_again_is_stored_once(client, post_page):
    first, second = post_page(), post_page()

    assert (first.status_code, second.status_code) == (201, 200)
    assert second.json == first.json
    assert len(client.get("/v1/articles").json["items"]) == 4


def test_the_same_moment_in_another_zone_is_the_same_capture(post_page):
    first = post_page(captured_at="2025-07-02T12:00:00Z")
    second = post_page(captured_at="2025-07-02T17:30:00+05:30")

    assert (first.status_code, second.status_code) == (201, 200)
    assert second.json == first.json


def test_a_later_capture_is_a_page_of_its_own_with_the_same_articles(client, post_page):
    first = post_page()
    later = post_page(captured_at="2025-07-02T13:00:00Z")

    assert (first.status_code, later.status_code) == (201, 201)
    assert [article["id"] for article in later.json["articles"]] == [
        article["id"] for article in first.json["articles"]
    ]
    assert len(client.get("/v1/articles").json["items"]) == 4


def test_a_page_as_json_is_the_same_page(client, post_page):
    as_text = post_page(dry_run="1").json
    as_json = client.post(
        "/v1/pages?dry_run=1",
        json={
            "text": sample_page(),
            "captured_at": "2025-07-02T12:00:00Z",
            "url": "https://aggregator.example/page",
        },
    ).json

    assert as_json == as_text | {
        "url": "https://aggregator.example/page",
        "articles": as_json["articles"],
    }
    assert [article["body"] for article in as_json["articles"]] == [
        article["body"] for article in as_text["articles"]
    ]


def test_an_article_deleted_from_the_store_is_gone_from_its_page(client, post_page):
    page = post_page()
    gone = page.json["articles"][1]["id"]
    client.delete(f"/v1/articles/{gone}")

    left = client.get(page.headers["Location"]).json

    assert [article["id"] for article in left["articles"]] == [
        article["id"] for article in page.json["articles"] if article["id"] != gone
    ]
    renumbered = {None: None, 0: 0, 1: None, 2: 1, 3: 2}
    assert [segment["article"] for segment in left["segments"]] == [
        renumbered[segment["article"]] for segment in page.json["segments"]
    ]


def test_a_list_shows_the_articles_of_a_page_in_its_order(client, post_page):
    page = post_page().json

    listed = client.get("/v1/articles").json["items"]
    assert [each["id"] for each in listed] == [each["id"] for each in page["articles"]]


def test_deleting_a_page_keeps_its_articles(client, post_page):
    location = post_page().headers["Location"]

    assert client.delete(location).status_code == 204
    assert client.get(location).status_code == 404
    assert client.delete(location).status_code == 404
    assert len(client.get("/v1/articles").json["items"]) == 4


def test_a_page_in_another_character_set_is_read(client):
    text = "Café owners win appeal\n\nThe court in Orléans sided with the café owners on Monday.\n"
    response = client.post(
        "/v1/pages?dry_run=true",
        data=text.encode("windows-1252"),
        content_type="text/plain; charset=windows-1252",
    )

    assert response.json["text"] == text


@pytest.mark.parametrize(
    ("data", "content_type", "status", "code"),
    [
        pytest.param(b"caf\xe9", "text/plain", 400, "unreadable-text", id="not UTF-8"),
        pytest.param(
            b"x", "text/plain; charset=klingon", 415, "unsupported-media-type", id="no such charset"
        ),
        pytest.param(
            b"x=1", "application/x-www-form-urlencoded", 415, "unsupported-media-type", id="a form"
        ),
        pytest.param(
            b"+2AA-", "text/plain; charset=utf-7", 415, "unsupported-media-type", id="UTF-7"
        ),
        pytest.param(
            b"\\ud800",
            "text/plain; charset=unicode_escape",
            415,
            "unsupported-media-type",
            id="Python's own codec",
        ),
        pytest.param(
            b"x",
            "text/plain; charset*=UTF-8''a%00b",
            415,
            "unsupported-media-type",
            id="a charset with a NUL",
        ),
        pytest.param(b"\x1c", "text/plain", 422, "invalid-fields", id="blank to Python"),
        pytest.param(
            "\ufeff".encode(), "text/plain", 422, "invalid-fields", id="blank to all else"
        ),
        pytest.param(b"\x00", "text/plain", 422, "invalid-fields", id="a NUL"),
        pytest.param(b" \n ", "text/plain", 422, "invalid-fields", id="blank"),
        pytest.param(b"", "text/plain", 422, "invalid-fields", id="empty"),
        pytest.param(b"{", "application/json", 400, "malformed-json", id="broken JSON"),
        pytest.param(
            b'{"text": "\\ud800"}', "application/json", 400, "malformed-json", id="a lone surrogate"
        ),
    ],
)
def test_a_page_that_cannot_be_read_is_refused(client, data, content_type, status, code):
    response = client.post("/v1/pages", data=data, content_type=content_type)

    assert (response.status_code, response.json["code"]) == (status, code)
    assert response.mimetype == "application/problem+json"


def test_a_page_with_no_article_is_stored_with_its_segments(post_page):
    page = post_page("Home\nWorld\nSign In\nSubscribe\n")

    assert page.status_code == 201
    assert page.json["articles"] == []
    assert {segment["kind"] for segment in page.json["segments"]} <= {
        "navigation",
        "blank",
        "label",
    }
