import pytest

from summarizer.rank import METHODS


def test_reads_a_text_and_stores_nothing(client, mill):
    response = client.post("/v1/digests", json={"body": mill["body"], "title": mill["title"]})

    assert response.status_code == 200
    assert response.json["body"] == mill["body"]
    assert response.json["language"] == "en"
    assert len(response.json["sentences"]) == 6
    assert response.json["quotes"][0]["speaker"]["name"] == "Asha Whitlock"
    assert client.get("/v1/articles").json["items"] == []


FERRY = "Die Fähre an der Mühlgasse fährt ab Montag wieder, sagte die Rätin am Sonntag."


@pytest.mark.parametrize(
    ("sent", "language", "detected", "sure"),
    [
        pytest.param({"body": FERRY}, "de", "de", True, id="told by the text"),
        pytest.param({"body": FERRY, "language": "de"}, "de", None, None, id="told by the request"),
        pytest.param({"body": FERRY, "language": "en"}, "en", None, None, id="told otherwise"),
        pytest.param({"body": "Rain fell."}, "en", "en", False, id="too short to tell"),
        pytest.param(
            {"body": "Prom przy ulicy Młyńskiej znów kursuje od poniedziałku."},
            "en",
            "pl",
            False,
            id="not read here",
        ),
    ],
)
def test_says_what_language_it_read_and_how_sure_it_is(client, sent, language, detected, sure):
    read = client.post("/v1/digests", json=sent).json

    confidence = read["language_confidence"]
    assert (read["language"], read["language_detected"]) == (language, detected)
    assert (confidence and confidence > 0.9) == sure


def test_a_language_that_is_not_read_is_refused(client):
    response = client.post("/v1/digests", json={"body": FERRY, "language": "pl"})

    assert response.status_code == 422
    assert response.json["errors"][0]["pointer"] == "/language"


@pytest.mark.parametrize("method", METHODS)
def test_a_digest_keeps_its_budget_of_characters(client, mill, method):
    choice = {"method": method, "sentences": 6, "max_chars": 160, "max_words": 40}
    summary = client.post("/v1/digests", json={"body": mill["body"], "summary": choice}).json[
        "summary"
    ]

    assert 0 < len(summary["text"]) <= 160
    assert summary["word_count"] <= 40


@pytest.mark.parametrize("method", METHODS)
def test_every_method_makes_an_abstract_of_the_texts_own_sentences(client, mill, method):
    choice = {"method": method, "sentences": 2}
    digest = client.post("/v1/digests", json={"body": mill["body"], "summary": choice}).json

    ranges = [(each["start"], each["end"]) for each in digest["sentences"]]
    assert digest["summary"]["method"] == method
    assert len(digest["summary"]["sentences"]) == 2
    for sentence in digest["summary"]["sentences"]:
        assert ranges[sentence["index"]] == (sentence["start"], sentence["end"])


def test_a_method_that_would_take_too_long_says_so(client):
    body = " ".join(
        f"Clause {number} of the long treaty binds party {number}." for number in range(5000)
    )

    response = client.post("/v1/digests", json={"body": body, "summary": {"method": "kl"}})

    assert (response.status_code, response.json["code"]) == (422, "text-too-long")
    assert "kl" in response.json["detail"]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(" ", id="blank"),
        pytest.param("'" * 5000, id="marks alone"),
        pytest.param("\u2028\u200b\ufeff", id="marks that nobody sees"),
        pytest.param("WASHINGTON, July 2 (UNI) (ANI)", id="nothing but a dateline"),
    ],
)
def test_a_text_without_news_has_an_empty_digest_and_no_error(client, body):
    response = client.post("/v1/digests", json={"body": body})

    assert response.status_code == 200
    assert response.json["body"] == body


def test_indirect_speech_is_given_where_it_is_asked_for(client):
    body = "Ruth Holm said that the pier was gone. “We went home,” she said."

    def kinds(query):
        read = client.post(f"/v1/digests{query}", json={"body": body}).json
        return [(quote["kind"], quote["text"]) for quote in read["quotes"]]

    assert kinds("") == [("direct", "We went home,")]
    assert kinds("?indirect=true") == [
        ("indirect", "that the pier was gone"),
        ("direct", "We went home,"),
    ]
