"""Pages read again: what today's reader finds, and what keeps its id."""

from uuid import UUID

import orjson
import pytest
from sqlalchemy import update

from models.tables import Article as ArticleRow
from models.tables import Page as PageRow

PAGE = (
    "The Ferry Post\n2 hours ago\n- The Ferry Post\nFares rise\n"
    "The fares of the ferry rise in May, the council said on Monday. Nobody was asked.\n\n\n"
    "The Hill Echo\n3 hours ago\n- The Hill Echo\nRoad closes\n"
    "The road over the hill closes for a month, the council said on Monday. A bus will go.\n"
)


@pytest.fixture
def page(post_page):
    return post_page(PAGE)


def read_again(client, page):
    response = client.post(f"{page.headers['Location']}/readings")
    assert response.status_code == 200
    return response.json


def statuses(reading):
    return [(each["title"], each["status"]) for each in reading["articles"]]


def read_otherwise(database, page, **texts):
    """Make as if an older release had read the page's first article otherwise."""
    first = page.json["articles"][0]
    values = {"document": orjson.dumps(first | texts), "fingerprint": "0" * 64, **texts}
    with database.transaction() as session:
        session.execute(update(PageRow).values(engine="standfirst/0.0.1"))
        article = update(ArticleRow).where(ArticleRow.id == UUID(first["id"]))
        session.execute(article.values(values))


def test_reading_again_with_the_same_reader_changes_nothing(client, page):
    before = client.get(page.headers["Location"]).json

    reading = read_again(client, page)

    assert statuses(reading) == [("Fares rise", "same"), ("Road closes", "same")]
    assert reading["segments_changed"] == 0
    assert client.get(page.headers["Location"]).json == before


def test_an_article_that_reads_otherwise_now_keeps_its_id(client, database, page):
    read_otherwise(
        database, page, body="The fares of the ferry rise in May, the council said on Monday."
    )

    reading = read_again(client, page)

    first = page.json["articles"][0]
    assert statuses(reading) == [("Fares rise", "changed"), ("Road closes", "same")]
    assert reading["engine_before"] == "standfirst/0.0.1"
    assert reading["articles"][0]["id"] == first["id"]
    now = client.get(f"/v1/articles/{first['id']}").json
    assert now == first | {"version": 2, "updated_at": now["updated_at"]}
    versions = client.get(f"/v1/articles/{first['id']}/versions").json["items"]
    assert [each["changed"] for each in versions] == [["body"], []]


def test_what_was_corrected_by_hand_is_not_read_anew(client, database, page):
    first = page.json["articles"][0]["id"]
    read_otherwise(database, page, body="The fares of the ferry rise in May, the council said.")
    corrected = client.patch(
        f"/v1/articles/{first}", json={"byline": "Pia Vik"}, headers={"If-Match": "*"}
    )

    assert "changed" not in dict(statuses(read_again(client, page))).values()
    assert client.get(f"/v1/articles/{first}").json == corrected.json


def test_what_is_no_article_any_more_is_gone_from_the_page_and_stays_stored(client, database, page):
    read_otherwise(database, page, title="Menu", body="Home World Sport and other words.")

    reading = read_again(client, page)

    gone = page.json["articles"][0]["id"]
    assert statuses(reading) == [("Fares rise", "new"), ("Road closes", "same"), ("Menu", "gone")]
    now = client.get(page.headers["Location"]).json
    assert [each["title"] for each in now["articles"]] == ["Fares rise", "Road closes"]
    assert client.get(f"/v1/articles/{gone}").status_code == 200


def test_a_text_that_was_sent_is_never_rewritten(client, post_page):
    sent = {
        "title": "Fares rise",
        "body": "The fares of the ferry rise in May, the council said on Monday. Nobody was asked.",
        "source": {"name": "The Ferry Post"},
        "byline": "Ada Quist",
    }
    article = client.post("/v1/articles", json=sent).json
    page = post_page(PAGE)
    assert page.json["articles"][0]["id"] == article["id"]

    reading = read_again(client, page)

    assert statuses(reading)[0] == ("Fares rise", "same")
    assert client.get(f"/v1/articles/{article['id']}").json == article


def test_a_deleted_article_that_the_page_still_has_comes_back(client, page):
    gone = page.json["articles"][0]["id"]
    client.delete(f"/v1/articles/{gone}")

    assert statuses(read_again(client, page)) == [("Fares rise", "new"), ("Road closes", "same")]


def test_a_page_that_is_not_there_cannot_be_read_again(client):
    response = client.post("/v1/pages/0197cb18-2c81-7a04-b2c7-91f3de5a7b42/readings")

    assert (response.status_code, response.json["code"]) == (404, "not-found")
