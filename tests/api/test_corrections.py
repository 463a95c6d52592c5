from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

ANY = {"If-Match": "*"}
PARTS = ("/summary", "/quotes", "/related", "/summaries")


@pytest.fixture
def article(client, mill):
    return client.post("/v1/articles", json=mill).json


@pytest.fixture
def address(article):
    return f"/v1/articles/{article['id']}"


def tag(client, address):
    return {"If-Match": client.get(address).headers["ETag"]}


def test_a_correction_makes_a_version_and_reads_all_anew(client, mill, article, address):
    body = mill["body"].replace("for a year", "for two years")
    response = client.patch(address, json={"body": body}, headers=tag(client, address))

    assert response.status_code == 200
    corrected = response.json
    assert (corrected["version"], corrected["body"]) == (2, body)
    assert corrected["updated_at"] > article["created_at"]
    assert corrected["sentences"] != article["sentences"]
    for quote in corrected["quotes"]:
        assert body[quote["start"] : quote["end"]] == quote["text"]
    for name in ("id", "title", "source", "external_id", "published_at", "created_at", "story_id"):
        assert corrected[name] == article[name]
    assert client.get(address).json == corrected
    assert client.get(address).headers["ETag"] == response.headers["ETag"]
    assert client.get("/v1/articles?q=two+years").json["items"][0]["id"] == article["id"]


def test_a_correction_must_say_what_it_corrects(client, address):
    before = tag(client, address)

    assert client.patch(address, json={"title": "No"}).json["code"] == "precondition-required"
    other = client.patch(address, json={"title": "No"}, headers={"If-Match": '"other"'})
    assert (other.status_code, other.json["code"]) == (412, "precondition-failed")
    assert client.patch(address, json={"title": "One"}, headers=before).status_code == 200
    assert client.patch(address, json={"title": "Two"}, headers=before).status_code == 412
    assert client.get(address).json["title"] == "One"


def test_of_corrections_of_one_article_at_once_none_is_lost_silently(app, client, address):
    before = tag(client, address)

    def correct(number):
        sent = {"title": f"Title {number}"}
        return app.test_client().patch(address, json=sent, headers=before).status_code

    with ThreadPoolExecutor(4) as threads:
        assert sorted(threads.map(correct, range(4))) == [200, 412, 412, 412]
    assert client.get(address).json["version"] == 2


def test_sending_what_is_stored_changes_nothing(client, mill, article, address):
    same = client.patch(address, json={"title": mill["title"]}, headers=ANY)

    assert (same.status_code, same.json) == (200, article)
    assert len(client.get(f"{address}/versions").json["items"]) == 1


def test_a_replacement_has_what_was_sent_and_nothing_else(client, article, address):
    sent = {"title": "Mill Lane bridge", "body": "It closes on Monday."}
    response = client.put(address, json=sent, headers=ANY)

    assert response.json["external_id"] == article["external_id"]
    assert (response.json["source"], response.json["published_at"]) == (None, None)
    assert response.json["version"] == 2


def test_versions_tell_what_each_changed_and_are_kept(client, article, address):
    client.patch(address, json={"title": "One", "byline": "Ada Quist"}, headers=ANY)
    client.patch(address, json={"url": "https://news.example/1"}, headers=ANY)

    versions = client.get(f"{address}/versions").json["items"]
    assert [(each["version"], each["changed"]) for each in versions] == [
        (3, ["url"]),
        (2, ["title", "byline"]),
        (1, []),
    ]
    assert versions[2]["at"] == article["created_at"]
    assert client.get(versions[2]["article"]).json == article
    assert client.get(versions[1]["article"]).json["title"] == "One"
    assert client.get(versions[0]["article"]).json == client.get(address).json
    assert client.get(f"{address}/versions/4").status_code == 404


def test_a_text_that_another_article_has_is_refused(client, mill, address):
    client.post("/v1/articles", json={"title": "Rain", "body": "Rain fell."})
    taken = client.put(address, json={"title": "Rain", "body": "Rain fell."}, headers=ANY)

    assert (taken.status_code, taken.json["code"]) == (409, "text-taken")
    assert client.get(address).json["title"] == mill["title"]
    assert len(client.get(f"{address}/versions").json["items"]) == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"title": ""},
        {"body": None},
        {"external_id": "other"},
        {"colour": "red"},
        {"source": {}},
        {"status": "dead"},
        {"published_at": "today"},
    ],
)
def test_a_correction_that_cannot_be_is_refused(client, address, fields):
    refused = client.patch(address, json=fields, headers=ANY)

    assert (refused.status_code, refused.json["code"]) == (422, "invalid-fields")


def test_the_source_may_be_corrected_and_taken_away(client, address):
    client.patch(address, json={"source": {"name": "The Pier"}}, headers=ANY)
    assert client.get("/v1/articles?source=The+Pier").json["items"]
    assert client.get("/v1/articles?source=The+Mill+Lane+Courier").json["items"] == []

    client.patch(address, json={"source": None}, headers=ANY)
    assert client.get(address).json["source"] is None


def test_an_article_is_put_under_its_senders_id_and_replaced(client, mill):
    address = "/v1/articles/by-external-id/The%20Mill%20Lane%20Courier/courier/17"
    sent = {"title": mill["title"], "body": mill["body"]}
    made = client.put(address, json=sent)

    assert made.status_code == 201
    assert made.headers["Location"] == f"/v1/articles/{made.json['id']}"
    assert made.json["source"] == {"name": "The Mill Lane Courier"}
    assert made.json["external_id"] == "courier/17"
    again = client.put(address, json=sent)
    assert (again.status_code, again.json) == (200, made.json)
    assert again.headers["ETag"] == client.get(made.headers["Location"]).headers["ETag"]
    other = client.put(address, json=sent | {"body": "It stays open."})
    assert (other.status_code, other.json["version"]) == (200, 2)
    assert other.json["id"] == made.json["id"]
    elsewhere = client.put(address, json=sent | {"source": {"name": "The Pier"}})
    assert elsewhere.json["errors"][0]["pointer"] == "/source"


def test_what_is_said_to_be_there_is_not_made(client):
    address = "/v1/articles/by-external-id/The%20Pier/1"
    sent = {"title": "Rain", "body": "Rain fell."}

    assert client.put(address, json=sent, headers=ANY).status_code == 412
    made = client.put(address, json=sent)
    tagged = {"If-Match": made.headers["ETag"]}
    assert client.put(address, json=sent | {"body": "Snow."}, headers=tagged).status_code == 200
    assert client.put(address, json=sent | {"body": "Hail."}, headers=tagged).status_code == 412


LISTS = [
    "/v1/articles",
    "/v1/articles?q=bridge",
    "/v1/articles?sort=-published_at",
    "/v1/quotes",
    "/v1/speakers",
    "/v1/stories?min_articles=1",
    "/v1/articles/counts?by=source",
    "/v1/articles/counts?by=speaker",
    "/v1/feeds/articles.json",
]


def found(client, path):
    return client.get(path).json["items"]


@pytest.mark.parametrize("path", LISTS)
def test_what_is_withheld_or_embargoed_is_in_no_list_until_it_is_usable(client, address, path):
    later = (datetime.now(UTC) + timedelta(hours=1)).isoformat()
    assert found(client, path)
    for hidden, shown in (
        ({"status": "withheld"}, {"status": "usable"}),
        ({"embargoed_until": later}, {"embargoed_until": None}),
    ):
        client.patch(address, json=hidden, headers=ANY)
        assert found(client, path) == []
        assert client.get(address).status_code == 200
        client.patch(address, json=shown, headers=ANY)
        assert found(client, path)


def test_what_is_withheld_is_related_to_nothing_and_no_copys_original(client, mill, article):
    other = mill | {"source": {"name": "The Pier"}, "external_id": None}
    copy = client.post("/v1/articles", json=other).json
    assert copy["duplicate_of"]["id"] == article["id"]

    client.patch(f"/v1/articles/{article['id']}", json={"status": "withheld"}, headers=ANY)
    assert client.get(f"/v1/articles/{copy['id']}/related").json["items"] == []
    assert client.get(f"/v1/articles/{copy['id']}").json["duplicate_of"] is None
    third = client.post("/v1/articles", json=other | {"source": {"name": "The Gull"}}).json
    assert third["duplicate_of"]["id"] == copy["id"]


def test_what_is_canceled_is_gone_for_good(client, mill, article, address):
    assert client.patch(address, json={"status": "canceled"}, headers=ANY).status_code == 204

    for path in ("", "/versions", "/versions/1", ".md", *PARTS, f"/summaries/{article['id']}"):
        gone = client.get(f"{address}{path}")
        assert (gone.status_code, gone.json["code"]) == (410, "withdrawn"), path
    assert client.post(f"{address}/summaries", json={}).status_code == 410
    assert all(found(client, path) == [] for path in LISTS)
    assert client.patch(address, json={"status": "usable"}, headers=ANY).status_code == 410
    assert client.post("/v1/articles", json=mill).status_code == 410
    assert client.delete(address).status_code == 204
    assert client.post("/v1/articles", json=mill).json["id"] != article["id"]


def test_a_page_does_not_show_what_was_canceled(client, post_page):
    page = post_page()
    killed, *others = page.json["articles"]
    client.patch(f"/v1/articles/{killed['id']}", json={"status": "canceled"}, headers=ANY)

    left = client.get(page.headers["Location"]).json
    assert [each["id"] for each in left["articles"]] == [each["id"] for each in others]
    assert {each["article"] for each in left["segments"]} == {None, *range(len(others))}


def test_what_is_stored_withheld_waits(client, mill):
    made = client.post("/v1/articles", json=mill | {"status": "withheld"}).json

    assert (made["status"], made["story_id"]) == ("withheld", None)
    assert found(client, "/v1/articles") == []
    client.patch(f"/v1/articles/{made['id']}", json={"status": "usable"}, headers=ANY)
    assert found(client, "/v1/articles")[0]["story_id"]


def test_a_deletion_heeds_what_it_is_said_to_delete(client, address):
    old = tag(client, address)
    client.patch(address, json={"title": "One"}, headers=ANY)

    assert client.delete(address, headers=old).status_code == 412
    assert client.delete(address, headers=tag(client, address)).status_code == 204
    assert client.get(address).status_code == 404
