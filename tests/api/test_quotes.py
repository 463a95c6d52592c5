import pytest


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


def test_words_that_nobody_said_have_no_speaker_and_no_cue(client):
    body = "The road crosses a ‘red line’ on the map. It was drawn in 1921."
    client.post("/v1/articles", json={"title": "The line", "body": body})

    (quote,) = client.get("/v1/quotes").json["items"]
    assert (quote["text"], quote["speaker"], quote["cue"]) == ("red line", None, None)


def test_a_speaker_without_a_known_name_is_given_as_the_text_has_it(client):
    body = "“The road is closed until Monday,” she said. Nobody knows why."
    client.post("/v1/articles", json={"title": "The road", "body": body})

    (quote,) = client.get("/v1/quotes").json["items"]
    speaker = {"text": "she", "kind": "pronoun", "name": None, "name_start": None, "name_end": None}
    assert quote["speaker"] == speaker | {"start": 35, "end": 38}


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
