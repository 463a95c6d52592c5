"""The feeds, read as feed readers read them."""

import feedparser
import pytest

FEEDS = {
    "/v1/feeds/articles.json": "application/feed+json",
    "/v1/feeds/articles.atom": "application/atom+xml",
}
HERE = "http://localhost"


@pytest.fixture
def stored(client, mill):
    sent = mill | {"url": "https://courier.example/bridge", "byline": "Bo Lund"}
    return client.post("/v1/articles", json=sent).json


@pytest.fixture
def many(client):
    titles = [f"Report number {number}" for number in range(7)]
    for title in titles:
        client.post("/v1/articles", json={"title": title, "body": f"{title} was filed."})
    return titles[::-1]


def parsed(response):
    feed = feedparser.parse(response.data)
    assert not feed.bozo, feed.bozo_exception
    return feed


def test_an_article_has_its_place_in_a_json_feed(client, stored):
    keywords = [keyword["text"] for keyword in stored["keywords"]]
    first, second = sorted(stored["quotes"], key=lambda quote: quote["rank"])

    assert client.get("/v1/feeds/articles.json").json == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Standfirst",
        "feed_url": f"{HERE}/v1/feeds/articles.json",
        "items": [
            {
                "id": f"urn:uuid:{stored['id']}",
                "url": f"{HERE}/v1/articles/{stored['id']}.txt",
                "external_url": "https://courier.example/bridge",
                "title": stored["title"],
                "summary": stored["summary"]["text"],
                "content_text": stored["body"],
                "date_published": "2025-07-02T04:00:00Z",
                "date_modified": stored["created_at"],
                "authors": [{"name": "Bo Lund"}],
                "tags": keywords,
                "language": "en",
                "_standfirst": {
                    "source": "The Mill Lane Courier",
                    "quotes": [
                        {name: quote[name] for name in ("text", "start", "end", "kind", "rank")}
                        | {"speaker": "Asha Whitlock"}
                        for quote in (first, second)
                    ],
                },
            }
        ],
    }


def test_a_feed_reader_finds_an_article_in_the_atom_feed(client, stored):
    feed = parsed(client.get("/v1/feeds/articles.atom"))

    assert (feed.version, feed.feed.title) == ("atom10", "Standfirst")
    assert feed.feed.updated == stored["created_at"]
    assert [(link.rel, link.href) for link in feed.feed.links] == [
        ("self", f"{HERE}/v1/feeds/articles.atom"),
        ("first", f"{HERE}/v1/feeds/articles.atom"),
    ]
    (entry,) = feed.entries
    assert (entry.id, entry.title) == (f"urn:uuid:{stored['id']}", stored["title"])
    assert (entry.updated, entry.published) == (stored["created_at"], "2025-07-02T04:00:00Z")
    assert (entry.author, entry.source.title) == ("Bo Lund", "The Mill Lane Courier")
    assert [(link.rel, link.href) for link in entry.links] == [
        ("alternate", f"{HERE}/v1/articles/{stored['id']}.txt"),
        ("via", "https://courier.example/bridge"),
    ]
    assert [tag.term for tag in entry.tags] == [each["text"] for each in stored["keywords"]]
    assert entry.summary == stored["summary"]["text"]
    (content,) = entry.content
    assert (content.value, content.type, content.language) == (stored["body"], "text/plain", "en")


@pytest.mark.parametrize(
    ("sent", "author"),
    [
        pytest.param({"byline": "Bo Lund"}, "Bo Lund", id="who wrote it"),
        pytest.param({}, "The Mill Lane Courier", id="the outlet"),
        pytest.param({"source": None}, "not named", id="nobody"),
    ],
)
def test_every_entry_has_an_author_as_atom_demands(client, mill, sent, author):
    client.post("/v1/articles", json=mill | sent)

    assert parsed(client.get("/v1/feeds/articles.atom")).entries[0].author == author


def test_text_that_looks_like_markup_stays_text(client):
    title, body = "<b>R&D</b> ]]> rises", "“1 < 2 & 3,”\x0bsaid\x01 Ada Quist. <script>x</script>"
    client.post("/v1/articles", json={"title": title, "body": body, "language": "en"})

    (entry,) = parsed(client.get("/v1/feeds/articles.atom")).entries

    assert entry.title_detail.type == entry.content[0].type == "text/plain"
    assert entry.title == title
    assert entry.content[0].value == "“1 < 2 & 3,” said Ada Quist. <script>x</script>"


def test_a_json_feed_leads_on_without_a_gap_or_a_double(client, many):
    titles, address = [], "/v1/feeds/articles.json?limit=3"
    while address:
        response = client.get(address)
        titles += [item["title"] for item in response.json["items"]]
        assert response.json["feed_url"] == f"{HERE}/v1/feeds/articles.json"
        address = response.json.get("next_url")
        link = address and f'<{address.removeprefix(HERE)}>; rel="next"'
        assert response.headers.get("Link") == link

    assert titles == many


def test_an_atom_feed_leads_on_and_each_part_knows_itself(client, many):
    titles, ids, address = [], set(), f"{HERE}/v1/feeds/articles.atom?limit=3"
    while address:
        feed = parsed(client.get(address))
        links = {link.rel: link.href for link in feed.feed.links}
        assert links["self"] == address
        assert links["first"] == f"{HERE}/v1/feeds/articles.atom"
        titles += [entry.title for entry in feed.entries]
        ids.add(feed.feed.id)
        address = links.get("next")

    assert titles == many
    assert len(ids) == 1


def test_a_client_that_names_no_host_gets_paths(client, stored):
    feed = client.get("/v1/feeds/articles.json", headers={"Host": 'news"<x'}).json

    assert feed["feed_url"] == "/v1/feeds/articles.json"
    assert feed["items"][0]["url"] == f"/v1/articles/{stored['id']}.txt"


def test_a_feed_without_articles_is_a_feed(client):
    assert client.get("/v1/feeds/articles.json").json["items"] == []
    feed = parsed(client.get("/v1/feeds/articles.atom"))
    assert (feed.entries, feed.feed.updated) == ([], "1970-01-01T00:00:00Z")


@pytest.mark.usefixtures("stored")
@pytest.mark.parametrize(("address", "content_type"), FEEDS.items())
def test_a_feed_that_has_not_grown_is_not_sent_again(client, address, content_type):
    first = client.get(address)
    kept = {"If-None-Match": first.headers["ETag"]}
    again, head = client.get(address, headers=kept), client.head(address)

    assert first.content_type == head.content_type == content_type
    assert (again.status_code, again.data) == (304, b"")
    assert (head.status_code, head.data) == (200, b"")
    assert head.headers["ETag"] == first.headers["ETag"]
    client.post("/v1/articles", json={"title": "More", "body": "Another one came in."})
    assert client.get(address, headers=kept).status_code == 200


@pytest.mark.parametrize("address", FEEDS)
def test_a_feed_takes_no_parameter_that_it_does_not_know(client, address):
    response = client.get(f"{address}?since=yesterday")

    assert (response.status_code, response.json["code"]) == (422, "invalid-fields")


@pytest.mark.parametrize("address", FEEDS)
def test_a_feed_costs_one_statement(client, many, statements, address):
    statements.clear()
    client.get(f"{address}?limit={len(many)}")

    assert len(statements) == 1


def test_the_way_in_leads_to_the_feeds(client):
    links = client.get("/").json["links"]

    assert {links["json_feed"], links["atom_feed"]} == set(FEEDS)
