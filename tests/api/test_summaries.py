from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from uuid import UUID

import pytest

from api.config import ENGINE
from api.ingest import store_summary
from models import queries
from summarizer.rank import METHODS
from summarizer.text import Summary


@pytest.fixture
def location(client, mill):
    return client.post("/v1/articles", json=mill).headers["Location"]


def test_a_summary_that_is_kept_says_how_it_was_made(client, location, mill):
    choice = {"method": "lead", "sentences": 2, "max_chars": 200}

    response = client.post(f"{location}/summaries", json=choice)

    assert response.status_code == 201
    run = response.json
    assert client.get(response.headers["Location"]).json == run
    assert response.headers["Location"] == f"{location}/summaries/{run['id']}"
    assert (run["method"], run["engine"]) == ("lead", ENGINE)
    assert run["parameters"] == {"sentences": 2, "max_words": None, "max_chars": 200}
    assert run["created_at"].endswith("Z")
    assert [(each["index"], each["text"]) for each in run["sentences"]] == [
        (each["index"], mill["body"][each["start"] : each["end"]])
        for each in client.get(f"{location}/summary?method=lead&sentences=2").json["sentences"]
    ]


def test_what_is_kept_is_what_is_read(client, location):
    kept = client.post(f"{location}/summaries", json={"method": "lexrank", "max_words": 30}).json
    read = client.get(f"{location}/summary?method=lexrank&max_words=30").json

    assert {name: kept[name] for name in read} == read


def test_the_same_choice_is_kept_once(client, location):
    choice = {"method": "luhn", "sentences": 2}
    first = client.post(f"{location}/summaries", json=choice)
    second = client.post(f"{location}/summaries", json=choice | {"max_words": None})

    assert (first.status_code, second.status_code) == (201, 200)
    assert second.json == first.json
    assert second.headers["Location"] == first.headers["Location"]
    assert len(client.get(f"{location}/summaries").json["items"]) == 2


def test_the_first_summary_is_the_one_that_the_article_was_stored_with(client, location):
    article = client.get(location).json
    [run] = client.get(f"{location}/summaries").json["items"]

    assert {name: run[name] for name in article["summary"]} == article["summary"]
    assert (run["article_id"], run["created_at"]) == (article["id"], article["created_at"])
    again = client.post(f"{location}/summaries", json={})
    assert (again.status_code, again.json) == (200, run)


def test_the_summaries_of_an_article_are_paged_the_latest_first(client, location, mill):
    other = client.post("/v1/articles", json=mill | {"body": "Another.", "external_id": None})
    client.post(f"{other.headers['Location']}/summaries", json={"method": "lead"})
    for sentences in range(1, 5):
        choice = {"method": "lead", "sentences": sentences}
        client.post(f"{location}/summaries", json=choice)

    sizes, address = [], f"{location}/summaries?limit=2"
    while address:
        response = client.get(address)
        sizes += [(run["method"], len(run["sentences"])) for run in response.json["items"]]
        address = response.json["next"]
        assert response.headers.get("Link") == (address and f'<{address}>; rel="next"')

    assert sizes[:-1] == [("lead", 4), ("lead", 3), ("lead", 2), ("lead", 1)]
    assert [method for method, _ in sizes[-1:]] == ["news"]


def test_summaries_go_with_their_article(client, location):
    run = client.post(f"{location}/summaries", json={"method": "lead"}).headers["Location"]

    client.delete(location)

    assert client.get(run).status_code == 404
    assert client.get(f"{location}/summaries").status_code == 404
    assert client.post(f"{location}/summaries", json={}).status_code == 404


def test_a_summary_is_found_with_its_own_article_only(client, location, mill):
    run = client.post(f"{location}/summaries", json={"method": "lead"}).json["id"]
    other = client.post("/v1/articles", json=mill | {"body": "Another.", "external_id": None})

    assert client.get(f"{other.headers['Location']}/summaries/{run}").status_code == 404


def test_listing_summaries_costs_a_fixed_number_of_statements(client, location, statements):
    for method in ("lead", "luhn"):
        client.post(f"{location}/summaries", json={"method": method})
    statements.clear()
    client.get(f"{location}/summaries")

    assert len(statements) == 3


def test_a_summary_that_takes_too_long_is_not_kept(client):
    body = " ".join(f"Clause {number} binds party {number}." for number in range(500))
    article = client.post("/v1/articles", json={"title": "Treaty", "body": body})
    address = f"{article.headers['Location']}/summaries"

    response = client.post(address, json={"method": "kl"})

    assert (response.status_code, response.json["code"]) == (422, "text-too-long")
    assert len(client.get(address).json["items"]) == 1


def test_reasons_are_given_if_asked_for_the_strongest_first(client, location):
    plain = client.get(f"{location}/summary").json
    explained = client.get(f"{location}/summary?explain=true").json

    reasons = [sentence.pop("reasons") for sentence in explained["sentences"]]
    assert explained == plain
    assert all(reasons)
    for own in reasons:
        effects = [abs(reason["effect"]) for reason in own]
        assert effects == sorted(effects, reverse=True)
        assert effects[-1] > 0
        assert len({reason["kind"] for reason in own}) == len(own)


def test_a_digest_gives_the_reasons_that_the_article_gives(client, location, mill):
    read = client.get(f"{location}/summary?explain=1").json
    sent = {"title": mill["title"], "body": mill["body"], "summary": {"explain": True}}

    assert client.post("/v1/digests", json=sent).json["summary"] == read


@pytest.mark.parametrize("method", [method for method in METHODS if method != "news"])
def test_other_methods_have_no_reasons_to_give(client, location, method):
    summary = client.get(f"{location}/summary?explain=true&method={method}").json

    assert [sentence["reasons"] for sentence in summary["sentences"]] == [[], [], []]


def test_an_abstract_of_nothing_needs_no_reasons(client):
    sent = {"body": " ", "summary": {"explain": True}}

    assert client.post("/v1/digests", json=sent).json["summary"]["sentences"] == []


def test_explain_is_true_or_false(client, location):
    assert client.get(f"{location}/summary?explain=maybe").status_code == 422
    for other in ("true", 1, None):
        sent = {"body": "Rain fell.", "summary": {"explain": other}}
        assert client.post("/v1/digests", json=sent).status_code == 422


def test_the_same_choice_by_many_at_once_is_kept_once(app, location):
    def ask(_):
        return app.test_client().post(f"{location}/summaries", json={"method": "lead"})

    with ThreadPoolExecutor(8) as pool:
        responses = list(pool.map(ask, range(8)))

    assert sorted(response.status_code for response in responses) == [200] * 7 + [201]
    assert len({response.json["id"] for response in responses}) == 1


def test_a_summary_of_a_text_that_the_article_no_longer_has_is_not_stored(
    client, location, database
):
    with database.reading() as session:
        article = queries.article_text(session, UUID(location.rpartition("/")[2]))
    client.delete(location)

    with database.transaction() as session:
        stored = store_summary(session, article, Summary("lead", ()), {}, datetime.now(UTC))
    assert stored is None
