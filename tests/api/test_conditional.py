from time import sleep

import pytest


@pytest.fixture
def location(client, mill):
    return client.post("/v1/articles", json=mill).headers["Location"]


def test_what_has_not_changed_is_not_sent_again(client, location):
    first = client.get(location)
    second = client.get(location, headers={"If-None-Match": first.headers["ETag"]})

    assert (second.status_code, second.data) == (304, b"")
    assert second.headers["ETag"] == first.headers["ETag"]
    assert second.headers["Cache-Control"] == "private, no-cache"


@pytest.mark.usefixtures("location")
def test_a_list_that_has_grown_is_sent_again(client):
    tag = client.get("/v1/articles").headers["ETag"]
    client.post("/v1/articles", json={"title": "More", "body": "Another one came in."})

    assert client.get("/v1/articles", headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.usefixtures("location")
def test_a_part_of_a_list_that_has_not_grown_is_not_sent_again_later(client):
    client.post("/v1/articles", json={"title": "More", "body": "“One came,” Bo Lund said."})
    lists = ("articles", "feeds/articles.json", "feeds/articles.atom", "quotes", "speakers")
    answers = {path: client.get(f"/v1/{path}?limit=1") for path in lists}
    sleep(1.1)  # a second later is what a cursor could tell

    for path, first in answers.items():
        kept = {"If-None-Match": first.headers["ETag"]}
        assert "Link" in first.headers
        assert client.get(f"/v1/{path}?limit=1", headers=kept).status_code == 304, path


@pytest.mark.parametrize("part", ["", "/summary", "/quotes"])
def test_head_answers_as_get_does_without_the_body(client, location, part):
    got, head = client.get(location + part), client.head(location + part)

    assert (head.status_code, head.data) == (200, b"")
    for name in ("ETag", "Content-Type", "Content-Length"):
        assert head.headers[name] == got.headers[name]


def test_a_read_of_what_has_changed_since_is_a_problem(client, location):
    tag = client.get(location).headers["ETag"]

    assert client.get(location, headers={"If-Match": tag}).status_code == 200
    response = client.get(location, headers={"If-Match": '"other"'})
    assert (response.status_code, response.json["code"]) == (412, "precondition-failed")


def test_a_write_on_a_condition_that_is_not_read_is_not_done(client, location):
    response = client.delete(location, headers={"If-Match": '"other"'})

    assert (response.status_code, response.json["code"]) == (412, "precondition-failed")
    assert client.get(location).status_code == 200


def test_what_is_done_has_no_content_and_no_type(client, location):
    response = client.delete(location)

    assert (response.status_code, response.data) == (204, b"")
    assert "Content-Type" not in response.headers


@pytest.mark.parametrize("path", ["/health/live", "/health/ready"])
def test_health_is_never_kept(client, path):
    response = client.get(path)

    assert response.headers["Cache-Control"] == "no-store"
    assert "ETag" not in response.headers
