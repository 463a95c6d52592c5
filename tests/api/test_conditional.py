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


@pytest.mark.parametrize("part", ["", "/summary", "/quotes"])
def test_head_answers_as_get_does_without_the_body(client, location, part):
    got, head = client.get(location + part), client.head(location + part)

    assert (head.status_code, head.data) == (200, b"")
    for name in ("ETag", "Content-Type", "Content-Length"):
        assert head.headers[name] == got.headers[name]


@pytest.mark.parametrize("path", ["/health/live", "/health/ready"])
def test_health_is_never_kept(client, path):
    response = client.get(path)

    assert response.headers["Cache-Control"] == "no-store"
    assert "ETag" not in response.headers
