import pytest


@pytest.fixture
def stored(client):
    said = "“It was a cold night out there,” {} said. “We went home.”"
    for title, speaker in (
        ("One", "harbour engineer Ruth Holm"),
        ("Two", "chief engineer Ruth Holm"),
        ("Three", "harbour engineer RUTH HOLM"),
        ("Four", "Ødger Lindqvist"),
        ("Five", "the skipper"),
    ):
        client.post("/v1/articles", json={"title": title, "body": said.format(speaker)})


@pytest.mark.usefixtures("stored")
def test_lists_who_is_quoted_with_roles_and_counts(client):
    response = client.get("/v1/speakers")

    assert response.json == {
        "items": [
            {
                "name": "Ruth Holm",
                "roles": ["harbour engineer", "chief engineer"],
                "quote_count": 6,
                "article_count": 3,
                "quotes": "/v1/quotes?speaker=Ruth+Holm",
            },
            {
                "name": "Ødger Lindqvist",
                "roles": [],
                "quote_count": 2,
                "article_count": 1,
                "quotes": "/v1/quotes?speaker=%C3%98dger+Lindqvist",
            },
        ],
        "next": None,
    }
    ruth = client.get(response.json["items"][0]["quotes"]).json["items"]
    assert {quote["speaker"]["name"].casefold() for quote in ruth} == {"ruth holm"}


@pytest.mark.usefixtures("stored")
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("HOLM", ["Ruth Holm"], id="in any case"),
        pytest.param("%C3%B8dger", ["Ødger Lindqvist"], id="any alphabet's case"),
        pytest.param("nobody", [], id="nobody"),
    ],
)
def test_finds_speakers_by_part_of_the_name(client, name, expected):
    listed = client.get(f"/v1/speakers?q={name}").json["items"]

    assert [speaker["name"] for speaker in listed] == expected


@pytest.mark.usefixtures("stored")
def test_the_list_goes_on_where_it_was_left(client):
    first = client.get("/v1/speakers?limit=1")
    second = client.get(first.json["next"])

    names = [each.json["items"][0]["name"] for each in (first, second)]
    assert names == ["Ruth Holm", "Ødger Lindqvist"]
    assert second.json["next"] is None
    assert first.headers["Link"] == f'<{first.json["next"]}>; rel="next"'


@pytest.mark.parametrize("cursor", ["xyz", "0", "00", "6100"])
def test_a_cursor_of_nobody_s_making_is_refused(client, cursor):
    assert client.get(f"/v1/speakers?cursor={cursor}").status_code == 422


def test_a_cursor_of_any_bytes_is_a_place(client):
    assert client.get("/v1/speakers?cursor=ff").json == {"items": [], "next": None}


def test_an_index_answers_the_list(client, statements):
    statements.clear()
    client.get("/v1/speakers")

    assert len(statements) == 2
