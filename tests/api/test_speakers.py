import pytest
from itsdangerous import URLSafeSerializer

from api.cursors import Progress
from api.schemas.quote import SpeakersQuery
from models.queries.quotes import LONGEST_NAME


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


@pytest.mark.usefixtures("stored")
def test_a_cursor_is_good_for_its_own_list_alone(client):
    following = client.get("/v1/speakers?limit=1&q=r").json["next"]

    assert client.get(following).status_code == 200
    response = client.get(following.replace("q=r", "q=h"))
    assert (response.status_code, response.json["code"]) == (422, "cursor-mismatch")


@pytest.mark.parametrize(
    "place",
    [
        pytest.param([7], id="a number"),
        pytest.param([None], id="nothing"),
        pytest.param(["a\0"], id="what no text has"),
        pytest.param(["\ud800"], id="half a character"),
        pytest.param(["a", "b"], id="too much"),
        pytest.param([], id="too little"),
    ],
)
def test_whatever_is_signed_no_cursor_breaks_the_list(client, app, place):
    with app.app_context():
        progress = Progress.of(SpeakersQuery().load({}), str)
    # Only so can half a character be written.
    told = {"ensure_ascii": True}
    signer = URLSafeSerializer(app.config["SECRET_KEY"], salt="cursor", serializer_kwargs=told)
    cursor = signer.dumps([progress.asked, *place, int(progress.now.timestamp())])

    assert client.get(f"/v1/speakers?cursor={cursor}").status_code == 422


def test_a_list_goes_on_behind_the_longest_name_and_no_proxy_cuts_it(app):
    name = "".join(map(chr, range(0x10400, 0x10400 + LONGEST_NAME)))
    with app.app_context():
        query = SpeakersQuery().load({})
        cursor = Progress.of(query, str).cursor(name)
        assert Progress.of(SpeakersQuery().load({"cursor": cursor}), str).after == name


def test_an_index_answers_the_list(client, statements):
    statements.clear()
    client.get("/v1/speakers")

    assert len(statements) == 2
