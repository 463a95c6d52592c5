from datetime import UTC, datetime

import pytest
from itsdangerous import URLSafeSerializer

from api.schemas.quote import QuotesQuery
from api.search import QuoteSearch


@pytest.fixture
def stored(client, mill):
    client.post("/v1/articles", json=mill)
    client.post(
        "/v1/articles",
        json={
            "title": "Ferry fares rise",
            "body": "“Fares rise by 100% in May,” said Ødger Lindqvist, the harbour master.",
        },
    )


def texts(response):
    return [quote["text"] for quote in response.json["items"]]


@pytest.mark.usefixtures("stored")
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("q=WINTER", ["We could not leave it another winter,"], id="in any case"),
        pytest.param("q=100%25", ["Fares rise by 100% in May,"], id="a per cent sign is itself"),
        pytest.param("q=1__%25", [], id="an underscore is itself"),
        pytest.param(
            "speaker=%C3%B8dger", ["Fares rise by 100% in May,"], id="any alphabet's case"
        ),
        pytest.param("q=fares&speaker=whitlock", [], id="both must hold"),
    ],
)
def test_finds_quotes_by_words_and_speaker(client, query, expected):
    assert texts(client.get(f"/v1/quotes?{query}")) == expected


def test_words_that_nobody_is_said_to_have_spoken_have_no_speaker_and_no_cue(client):
    body = "“The road is closed until Monday.” It was closed on Friday."
    client.post("/v1/articles", json={"title": "The road", "body": body})

    (quote,) = client.get("/v1/quotes").json["items"]
    assert (quote["speaker"], quote["cue"]) == (None, None)


def test_a_speaker_without_a_known_name_is_given_as_the_text_has_it(client):
    body = "“The road is closed until Monday,” she said. Nobody knows why."
    client.post("/v1/articles", json={"title": "The road", "body": body})

    (quote,) = client.get("/v1/quotes").json["items"]
    assert quote["speaker"] == {
        "text": "she",
        "start": 35,
        "end": 38,
        "kind": "pronoun",
        "name": None,
        "name_start": None,
        "name_end": None,
        "role": None,
        "resolved": False,
        "confidence": 1.0,
    }


@pytest.mark.usefixtures("stored")
def test_a_search_goes_on_as_the_same_search(client):
    first = client.get("/v1/quotes?speaker=whitlock&limit=1&q=w").json
    second = client.get(first["next"]).json

    speakers = [quote["speaker"]["name"] for quote in first["items"] + second["items"]]
    assert speakers == ["Asha Whitlock"] * 2
    assert second["next"] is None


@pytest.mark.usefixtures("stored")
def test_lists_the_latest_article_first_and_its_key_quote_before_the_others(client):
    listed, address = [], "/v1/quotes?limit=1"
    while address:
        response = client.get(address)
        listed += [(each["article_title"], each["rank"]) for each in response.json["items"]]
        address = response.json["next"]

    mill = "Mill Lane bridge to close for a year"
    assert listed == [("Ferry fares rise", 1), (mill, 1), (mill, 2)]


MINISTER = {
    "title": "Bridge to open in May",
    "body": (
        "Harbour Minister Ruth Holm said that the bridge would open in May. "
        "“We have waited long enough for it,” the minister said. She called it “a joy”."
    ),
    "source": {"name": "The Ferry Post"},
    "published_at": "2025-07-02T12:00:00Z",
}


def test_tells_for_whom_a_role_stands_and_what_that_person_is(client):
    client.post("/v1/articles", json=MINISTER)

    quote = client.get("/v1/quotes?q=waited").json["items"][0]
    body = MINISTER["body"]
    speaker = quote["speaker"]
    assert (speaker["text"], speaker["name"], speaker["resolved"]) == (
        "the minister",
        "Ruth Holm",
        True,
    )
    role = speaker["role"]
    assert body[role["start"] : role["end"]] == role["text"] == "Harbour Minister"
    assert 0 < speaker["confidence"] <= 1


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        pytest.param("", ["direct", "partial"], id="no indirect speech unless it is asked for"),
        pytest.param("?indirect=true", ["direct", "partial", "indirect"], id="asked for"),
        pytest.param("?kind=indirect", ["indirect"], id="nothing else"),
        pytest.param("?kind=partial", ["partial"], id="one kind"),
        pytest.param("?speaker=RUTH&limit=1", ["direct"], id="the key one of a speaker"),
        pytest.param("?q=joy", ["partial"], id="by words"),
    ],
)
def test_an_article_s_quotes_are_listed_by_kind_speaker_and_words(client, query, kinds):
    location = client.post("/v1/articles", json=MINISTER).headers["Location"]

    listed = client.get(f"{location}/quotes{query}").json["items"]
    assert [quote["kind"] for quote in listed] == kinds


def test_an_article_shows_no_indirect_speech(client):
    created = client.post("/v1/articles", json=MINISTER).json

    assert [quote["kind"] for quote in created["quotes"]] == ["direct", "partial"]


@pytest.mark.parametrize(
    ("query", "count"),
    [
        pytest.param("source=The+Ferry+Post", 2, id="of a source"),
        pytest.param("source=The+Pier", 0, id="of no source"),
        pytest.param("published_after=2025-07-02T12:00:00Z", 2, id="from its time on"),
        pytest.param("published_after=2025-07-02T12:00:01Z", 0, id="later"),
        pytest.param("published_before=2025-07-02T12:00:00Z", 0, id="before, not at, its time"),
        pytest.param(
            "published_before=2025-07-03T00:00:00%2B05:30&source=The+Ferry+Post", 2, id="both"
        ),
    ],
)
def test_quotes_are_found_by_their_article_s_source_and_time(client, query, count):
    client.post("/v1/articles", json=MINISTER)
    client.post("/v1/articles", json=MINISTER | {"source": None, "published_at": None})

    assert len(client.get(f"/v1/quotes?{query}").json["items"]) == count


def test_a_kind_that_is_none_is_refused_and_the_kinds_are_listed(client):
    response = client.get("/v1/quotes?kind=shouted")

    assert response.status_code == 422
    (error,) = response.json["errors"]
    assert error["detail"] == "No such kind. There are: direct, partial, indirect."


WEIR = {
    "title": "Das Wehr an der Mühlgasse hält",
    "body": "„Das Wehr hält noch viele Jahre“, sagte Ada Quist. “It will hold,” she said.",
    "byline": "By Ødger Marsh",
    "language": "de",
}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param({"source": "The Ferry Post"}, {"Bridge"}, id="source"),
        pytest.param({"not_source": "The Ferry Post"}, {"Das We"}, id="not the source"),
        pytest.param({"author": "ØDGER"}, {"Das We"}, id="author"),
        pytest.param({"not_author": "marsh"}, {"Bridge"}, id="not the author"),
        pytest.param({"language": "de"}, {"Das We"}, id="language"),
        pytest.param({"not_language": "de"}, {"Bridge"}, id="not the language"),
        pytest.param({"published_after": "2025-07-02T12:00:00Z"}, {"Bridge"}, id="published"),
        pytest.param({"published_after": "now-1w"}, set(), id="not a week ago"),
        pytest.param(
            {"published_after": "now-1h", "date_field": "created_at"},
            {"Bridge", "Das We"},
            id="stored in the last hour",
        ),
        pytest.param(
            {"published_before": "now-1h", "date_field": "created_at"}, set(), id="nor before"
        ),
        pytest.param({"speaker": "holm"}, {"Bridge"}, id="speaker"),
        pytest.param({"not_speaker": "HOLM"}, {"Das We"}, id="not the speaker"),
        pytest.param({"speaker": "holm", "author": "marsh"}, set(), id="both must hold"),
    ],
)
def test_quotes_are_found_by_what_is_true_of_their_article(client, query, expected):
    for article in (MINISTER, WEIR):
        client.post("/v1/articles", json=article)

    listed = client.get("/v1/quotes", query_string=query).json["items"]
    assert {quote["article_title"][:6] for quote in listed} == expected


def test_quotes_are_found_by_their_article_s_keywords_in_any_case(client):
    made = client.post("/v1/articles", json=MINISTER).json
    client.post("/v1/articles", json=WEIR)
    keyword = made["keywords"][0]["text"].upper()

    def articles(**query):
        listed = client.get("/v1/quotes", query_string=query).json["items"]
        return {quote["article_id"] == made["id"] for quote in listed}

    assert (articles(keyword=keyword), articles(not_keyword=keyword)) == ({True}, {False})


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        pytest.param("not_kind=direct", ["partial"], id="all but one, and no indirect speech"),
        pytest.param("not_kind=direct&indirect=true", ["partial", "indirect"], id="asked for"),
        pytest.param("not_speaker=ruth&indirect=true", [], id="nobody else"),
        pytest.param("not_speaker=quist", ["direct", "partial"], id="somebody else"),
    ],
)
def test_quotes_are_listed_by_what_they_are_not(client, query, kinds):
    location = client.post("/v1/articles", json=MINISTER).headers["Location"]

    for path in (f"{location}/quotes", "/v1/quotes"):
        listed = client.get(f"{path}?{query}").json["items"]
        assert [quote["kind"] for quote in listed] == kinds


def test_what_nobody_is_said_to_have_spoken_is_not_by_somebody(client):
    body = "“The road is closed until Monday.” It was closed on Friday."
    client.post("/v1/articles", json={"title": "The road", "body": body})

    assert len(client.get("/v1/quotes?not_speaker=holm").json["items"]) == 1


@pytest.mark.usefixtures("stored")
def test_a_cursor_is_good_for_its_own_list_alone(client):
    paths = [
        f"/v1/articles/{each['id']}/quotes" for each in client.get("/v1/articles").json["items"]
    ]
    following = client.get(f"{paths[1]}?limit=1&q=w").json["next"]

    assert len(client.get(following.replace("limit=1", "limit=2")).json["items"]) == 1
    for other in (
        following.replace("q=w", "q=e"),
        following.replace(paths[1], paths[0]),
        following.replace(paths[1], "/v1/quotes"),
        following.replace("q=w", "q=w&not_kind=partial"),
    ):
        response = client.get(other)
        assert (response.status_code, response.json["code"]) == (422, "cursor-mismatch")


@pytest.mark.parametrize(
    "place",
    [
        pytest.param(["xx", 1], id="no id"),
        pytest.param([7, 1], id="a number for an id"),
        pytest.param(["00" * 16, "1"], id="a word for a rank"),
        pytest.param(["00" * 16, 2**31], id="a rank beyond all"),
        pytest.param(["00" * 16], id="too little"),
    ],
)
def test_whatever_is_signed_no_cursor_breaks_a_list(client, app, place):
    with app.app_context():
        asked = QuoteSearch.of(QuotesQuery().load({})).progress.asked
    since = int(datetime.now(UTC).timestamp())
    signer = URLSafeSerializer(app.config["SECRET_KEY"], salt="cursor")

    for cursor, status in ((place, 422), (["00" * 16, 1], 200)):
        signed = signer.dumps([asked, *cursor, since])
        assert client.get(f"/v1/quotes?cursor={signed}").status_code == status


@pytest.mark.usefixtures("stored")
def test_quotes_by_everything_cost_two_statements(client, statements):
    statements.clear()
    query = {
        "speaker": "whitlock",
        "source": "The Mill Lane Courier",
        "not_author": "x",
        "not_keyword": "x",
        "not_language": "de",
        "published_after": "now-9999w",
    }
    assert len(client.get("/v1/quotes", query_string=query).json["items"]) == 2

    assert len(statements) == 2
