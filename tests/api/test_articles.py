from concurrent.futures import ThreadPoolExecutor

import pytest


def every_range(article):
    yield from article["summary"]["sentences"]
    yield from article["quotes"]
    yield from article["keywords"]
    yield from (quote["speaker"] for quote in article["quotes"] if quote["speaker"])
    yield from (quote["cue"] for quote in article["quotes"] if quote["cue"])


def test_a_stored_article_is_served_as_it_was_sent(client, mill):
    response = client.post("/v1/articles", json=mill)

    assert response.status_code == 201
    article = client.get(response.headers["Location"]).json
    assert article == response.json
    assert {name: article[name] for name in ("title", "body", "source", "external_id")} == {
        name: mill[name] for name in ("title", "body", "source", "external_id")
    }
    assert article["published_at"] == "2025-07-02T04:00:00Z"
    assert article["published_at_precision"] == "second"
    assert article["published_at_basis"] == "absolute"


def test_everything_said_about_an_article_is_a_range_of_its_body(client, mill):
    article = client.post("/v1/articles", json=mill).json

    ranges = list(every_range(article))
    assert len(ranges) > 8
    assert [each["text"] for each in ranges] == [
        article["body"][each["start"] : each["end"]] for each in ranges
    ]


def test_the_quotes_carry_their_speaker(client, mill):
    article = client.post("/v1/articles", json=mill).json

    speakers = [(quote["speaker"]["name"], quote["cue"]["text"]) for quote in article["quotes"]]
    assert speakers == [("Asha Whitlock", "said"), ("Asha Whitlock", "said")]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("Line one.\r\nLine two.\tTabbed.\r\n", id="carriage returns and tabs"),
        pytest.param("Zoë’s café 🏛️ sold 𝟚 “éclairs”.", id="beyond the basic plane"),
        pytest.param("  Blank on both sides.  \n\n", id="white space at the ends"),
    ],
)
def test_a_body_is_kept_to_the_letter(client, body):
    location = client.post("/v1/articles", json={"title": "Kept", "body": body}).headers["Location"]

    assert client.get(location).json["body"] == body


def test_the_same_article_sent_twice_is_stored_once(client, mill):
    first = client.post("/v1/articles", json=mill)
    second = client.post("/v1/articles", json=mill)

    assert (first.status_code, second.status_code) == (201, 200)
    assert second.json == first.json
    assert second.headers["Location"] == first.headers["Location"]
    assert len(client.get("/v1/articles").json["items"]) == 1


def test_the_same_article_sent_by_many_at_once_is_stored_once(app, mill):
    def send(_):
        return app.test_client().post("/v1/articles", json=mill)

    with ThreadPoolExecutor(8) as pool:
        responses = list(pool.map(send, range(8)))

    assert sorted(response.status_code for response in responses) == [200] * 7 + [201]
    assert len({response.json["id"] for response in responses}) == 1


def test_an_external_id_names_one_text_of_its_source(client, mill):
    location = client.post("/v1/articles", json=mill).headers["Location"]

    other = client.post("/v1/articles", json=mill | {"body": "Another text altogether."})
    elsewhere = client.post(
        "/v1/articles", json=mill | {"body": "Another.", "source": {"name": "The Ferry Post"}}
    )

    assert (other.status_code, other.json["code"]) == (409, "external-id-taken")
    assert other.headers["Location"] == location
    assert elsewhere.status_code == 201


def test_an_external_id_is_unique_without_a_source_too(client, mill):
    del mill["source"]
    client.post("/v1/articles", json=mill)

    assert client.post("/v1/articles", json=mill | {"body": "Another."}).status_code == 409


def test_deleting_an_article_leaves_nothing_to_find(client, mill):
    location = client.post("/v1/articles", json=mill).headers["Location"]

    assert client.delete(location).status_code == 204
    assert client.get(location).status_code == 404
    assert client.delete(location).status_code == 404
    assert client.get("/v1/articles").json["items"] == []
    assert client.get("/v1/quotes").json["items"] == []
    assert client.post("/v1/articles", json=mill).status_code == 201


def test_a_list_is_paged_without_a_gap_or_a_double(client):
    sent = [f"Report number {number}" for number in range(7)]
    for title in sent:
        client.post("/v1/articles", json={"title": title, "body": f"{title} was filed."})

    titles, address = [], "/v1/articles?limit=3"
    while address:
        response = client.get(address)
        titles += [article["title"] for article in response.json["items"]]
        address = response.json["next"]
        assert response.headers.get("Link") == (address and f'<{address}>; rel="next"')
        client.post("/v1/articles", json={"title": "News", "body": f"It came after {titles[-1]}."})

    assert titles == sent[::-1]


def test_a_summary_is_as_long_as_asked(client, mill):
    location = client.post("/v1/articles", json=mill).headers["Location"]

    summary = client.get(f"{location}/summary?sentences=2&method=lead").json

    assert summary["method"] == "lead"
    assert [sentence["index"] for sentence in summary["sentences"]] == [0, 1]
    assert summary["text"] == (
        "The bridge at Mill Lane will close on Monday for a year of repairs, the council said."
        " Engineers found cracks in three of its five arches."
    )
    assert summary["word_count"] == len(summary["text"].split())


@pytest.mark.parametrize("words", [5, 10, 20, 40])
def test_a_summary_keeps_its_budget_of_words(client, mill, words):
    location = client.post("/v1/articles", json=mill).headers["Location"]

    summary = client.get(f"{location}/summary?max_words={words}&sentences=9").json

    assert summary["word_count"] <= words


@pytest.mark.parametrize("method", ["news", "lead", "textrank"])
@pytest.mark.parametrize("characters", [1, 40, 60, 150, 400])
def test_a_summary_keeps_its_budget_of_characters(client, mill, method, characters):
    location = client.post("/v1/articles", json=mill).headers["Location"]

    address = f"{location}/summary?max_chars={characters}&sentences=9&method={method}"
    summary = client.get(address).json

    assert len(summary["text"]) <= characters
    assert bool(summary["sentences"]) == (characters > 36)  # the shortest has 37


def test_an_article_keeps_the_language_that_its_text_tells(client):
    sent = {
        "title": "Fähre fährt wieder",
        "body": "Die Fähre an der Mühlgasse fährt ab Montag wieder, sagte die Rätin. Die Preise"
        " bleiben. Die Rätin dankte den Fährleuten.",
    }
    location = client.post("/v1/articles", json=sent).headers["Location"]

    article = client.get(location).json
    assert (article["language"], article["language_detected"]) == ("de", "de")
    assert article["language_confidence"] > 0.9
    assert client.get(f"{location}/summary").json == article["summary"]


def test_the_default_summary_is_the_one_in_the_article(client, mill):
    response = client.post("/v1/articles", json=mill)

    assert client.get(f"{response.headers['Location']}/summary").json == response.json["summary"]


def test_the_quotes_of_an_article_come_key_quote_first(client, mill):
    response = client.post("/v1/articles", json=mill)
    location = response.headers["Location"]

    first = client.get(f"{location}/quotes?limit=1").json
    second = client.get(first["next"]).json

    ranked = sorted(response.json["quotes"], key=lambda quote: quote["rank"])
    listed = first["items"] + second["items"]
    assert [quote["rank"] for quote in listed] == [1, 2]
    assert [
        {name: got[name] for name in want} for got, want in zip(listed, ranked, strict=True)
    ] == ranked
    assert second["next"] is None


@pytest.mark.parametrize("part", ["", "/summary", "/quotes"])
def test_an_article_that_is_not_there_is_not_found(client, part):
    response = client.get(f"/v1/articles/0197cb18-2c81-7a04-b2c7-91f3de5a7b42{part}")

    assert (response.status_code, response.json["code"]) == (404, "not-found")


def test_reads_cost_a_fixed_number_of_statements(client, mill, statements):
    location = client.post("/v1/articles", json=mill).headers["Location"]
    client.post("/v1/articles", json=mill | {"body": "Another.", "external_id": None})
    costs = {}
    for path in (location, "/v1/articles", f"{location}/summary", "/v1/quotes"):
        statements.clear()
        client.get(path)
        costs[path.removeprefix(location)] = len(statements)

    assert costs == {"": 1, "/v1/articles": 1, "/summary": 2, "/v1/quotes": 2}
