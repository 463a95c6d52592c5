"""The feeds, read as feed readers read them."""

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.etree import fromstring

from api.forms.atom import atom
from api.forms.feed import Feed

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


def titles(client, address, query):
    response = client.get(address, query_string=query)
    if address.endswith("json"):
        return [item["title"] for item in response.json["items"]]
    return [entry.title for entry in parsed(response).entries]


@pytest.mark.usefixtures("stored", "many")
@pytest.mark.parametrize("address", FEEDS)
@pytest.mark.parametrize(
    "query",
    [
        pytest.param({"q": "report -3 -5"}, id="words"),
        pytest.param({"q": "“mill lane” bridge*"}, id="a phrase"),
        pytest.param({"source": "The Mill Lane Courier"}, id="source"),
        pytest.param({"not_source": "The Mill Lane Courier"}, id="not the source"),
        pytest.param({"has": "quotes", "speaker": "whitlock"}, id="quotes of a speaker"),
        pytest.param({"published_after": "now-9999w"}, id="time"),
        pytest.param({"published_before": "now-1h", "date_field": "created_at"}, id="stored"),
        pytest.param({"author": "lund", "not_language": "de", "not_keyword": "x"}, id="and others"),
    ],
)
def test_a_feed_has_what_a_list_with_the_same_filters_has(client, address, query):
    listed = client.get("/v1/articles", query_string=query).json["items"]

    assert titles(client, address, query) == [article["title"] for article in listed]


@pytest.mark.usefixtures("stored", "many")
def test_a_feed_with_filters_is_a_feed_of_its_own_and_keeps_them(client):
    listed, address = [], "/v1/feeds/articles.json?q=report+-%223%22&limit=4&not_source=A+%26+B"
    first = f"{HERE}/v1/feeds/articles.json?not_source=A+%26+B&q=report+-%223%22"
    while address:
        feed = client.get(address).json
        listed += [item["title"][-1] for item in feed["items"]]
        assert feed["feed_url"] == first
        assert feed["title"] == 'Standfirst: report -"3", not source A & B'
        address = feed.get("next_url")

    assert listed == list("654210")


@pytest.mark.usefixtures("stored", "many")
def test_an_atom_feed_with_filters_leads_on_within_them(client):
    listed, ids, address = [], set(), f"{HERE}/v1/feeds/articles.atom?limit=4&q=report+-3"
    while address:
        feed = parsed(client.get(address))
        links = {link.rel: link.href for link in feed.feed.links}
        assert links["self"] == address
        assert links["first"] == f"{HERE}/v1/feeds/articles.atom?q=report+-3"
        listed += [entry.title[-1] for entry in feed.entries]
        ids.add(feed.feed.id)
        address = links.get("next")

    assert listed == list("654210")
    assert len(ids) == 1
    assert parsed(client.get("/v1/feeds/articles.atom")).feed.id not in ids
    reordered = parsed(client.get("/v1/feeds/articles.atom?q=report+-3&limit=1"))
    assert reordered.feed.id in ids


def test_the_words_of_a_filter_may_be_any(client):
    query = {"q": "<b>\x01&]]> \x0b“ferry”", "author": "\U0001f327\ufffe"}
    address = "/v1/feeds/articles.atom"

    feed = parsed(client.get(address, query_string=query)).feed
    assert feed.title == "Standfirst: <b>&]]>  “ferry”, author \U0001f327"
    # Not as browsers send it, but as some programs do.
    raw = parsed(client.get(f"{address}?q=\xff%FFferry")).feed
    assert raw.title == "Standfirst: \xff%FFferry"


@given(st.dictionaries(st.sampled_from(["q", "source", "not_has"]), st.text()))
def test_whatever_the_filters_are_the_feed_is_xml(filters):
    feed = atom(Feed(HERE, HERE, HERE, filters=filters), [])

    assert fromstring(feed).findtext("{*}title").startswith("Standfirst")


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize("address", FEEDS)
def test_a_cursor_leads_on_in_its_own_feed_alone(client, address):
    following = client.get(f"{address}?q=report&limit=2").headers["Link"][1:].split(">")[0]

    assert client.get(following.replace("limit=2", "limit=3")).status_code == 200
    response = client.get(following.replace("q=report", "q=number"))
    assert (response.status_code, response.json["code"]) == (422, "cursor-mismatch")


@pytest.mark.parametrize("address", FEEDS)
def test_a_feed_takes_no_parameter_that_it_does_not_know(client, address):
    response = client.get(f"{address}?since=yesterday")

    assert (response.status_code, response.json["code"]) == (422, "invalid-fields")


@pytest.mark.parametrize("address", FEEDS)
def test_a_feed_costs_one_statement(client, many, statements, address):
    for query in ("", "&q=report&not_source=x&has=quotes"):
        statements.clear()
        client.get(f"{address}?limit={len(many)}{query}")

        assert len(statements) == 1


def test_the_way_in_leads_to_the_feeds(client):
    links = client.get("/").json["links"]

    assert {links["json_feed"], links["atom_feed"]} == set(FEEDS)
