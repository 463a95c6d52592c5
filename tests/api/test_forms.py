"""One article in many forms, as a client asks for them."""

import pytest

MARKDOWN = """\
# Mill Lane bridge to close for a year

The Mill Lane Courier · 2025-07-02 04:00 UTC

## Abstract

The bridge at Mill Lane will close on Monday for a year of repairs, the council said. Engineers \
found cracks in three of its five arches. “We could not leave it another winter,” said Asha \
Whitlock, who leads the works committee.

## Quotes

> “We could not leave it another winter,”
>
> — Asha Whitlock

> “The river decides, and we listen.”
>
> — Asha Whitlock

## Article

The bridge at Mill Lane will close on Monday for a year of repairs, the council said. Engineers \
found cracks in three of its five arches.

“We could not leave it another winter,” said Asha Whitlock, who leads the works committee. “The \
river decides, and we listen.”

Shopkeepers on both banks fear for their trade. A ferry will cross every ten minutes.

<https://courier.example/bridge>
"""
PLAIN = """\
Mill Lane bridge to close for a year
The Mill Lane Courier · 2025-07-02 04:00 UTC

  The bridge at Mill Lane will close on Monday for a year of repairs, the
  council said. Engineers found cracks in three of its five arches. “We could
  not leave it another winter,” said Asha Whitlock, who leads the works
  committee.

  “We could not leave it another winter,”
    — Asha Whitlock

  “The river decides, and we listen.”
    — Asha Whitlock

────────────────────────────────────────────────────────────────────────────────

The bridge at Mill Lane will close on Monday for a year of repairs, the council
said. Engineers found cracks in three of its five arches.

“We could not leave it another winter,” said Asha Whitlock, who leads the works
committee. “The river decides, and we listen.”

Shopkeepers on both banks fear for their trade. A ferry will cross every ten
minutes.

https://courier.example/bridge
"""
SUFFIXES = {
    "json": "application/json",
    "ninjs": "application/vnd.iptc.ninjs+json;version=3.1",
    "ninjs2": "application/vnd.iptc.ninjs+json;version=2.2",
    "jsonld": "application/ld+json",
    "md": "text/markdown; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
}


@pytest.fixture
def location(client, mill):
    sent = mill | {"url": "https://courier.example/bridge"}
    return client.post("/v1/articles", json=sent).headers["Location"]


@pytest.mark.parametrize(("suffix", "whole"), [("md", MARKDOWN), ("txt", PLAIN)])
def test_an_article_is_read_as_a_text(client, location, suffix, whole):
    assert client.get(f"{location}.{suffix}").text == whole


@pytest.mark.parametrize(("suffix", "content_type"), SUFFIXES.items())
def test_a_suffix_and_an_accept_give_the_same(client, location, suffix, content_type):
    by_suffix = client.get(f"{location}.{suffix}", headers={"Accept": "image/png"})
    by_accept = client.get(location, headers={"Accept": content_type})

    assert by_suffix.status_code == by_accept.status_code == 200
    assert by_suffix.content_type == by_accept.content_type == content_type
    assert by_suffix.data == by_accept.data
    assert by_accept.headers["Vary"] == "Accept"
    assert by_accept.headers["Content-Location"] == f"{location}.{suffix}"
    assert "Vary" not in by_suffix.headers


@pytest.mark.parametrize(
    ("accept", "suffix"),
    [
        pytest.param(None, "json", id="nothing said"),
        pytest.param("", "json", id="an empty wish"),
        pytest.param("*/*", "json", id="anything"),
        pytest.param("application/*", "json", id="anything for programs"),
        pytest.param("text/*", "md", id="any text"),
        pytest.param(
            "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8",
            "json",
            id="a browser",
        ),
        pytest.param("application/json, text/plain, */*", "json", id="a library for browsers"),
        pytest.param("text/plain;q=0.5, text/markdown", "md", id="the better liked"),
        pytest.param(
            "text/markdown;q=0.5, text/plain;q=0.6, */*;q=0.1", "txt", id="the best liked"
        ),
        pytest.param("application/json;q=0, */*", "ninjs", id="anything but one"),
        pytest.param("application/vnd.iptc.ninjs+json", "ninjs", id="the latest of a standard"),
        pytest.param(
            "application/vnd.iptc.ninjs+json; version=2.2", "ninjs2", id="one version of it"
        ),
        pytest.param(
            'application/ld+json; profile="http://www.w3.org/ns/json-ld#compacted"',
            "jsonld",
            id="a profile that excludes nothing",
        ),
        pytest.param("TEXT/Markdown; variant=GFM", "md", id="a parameter that excludes nothing"),
    ],
)
def test_the_form_that_is_liked_best_is_sent(client, location, accept, suffix):
    headers = {} if accept is None else {"Accept": accept}

    assert client.get(location, headers=headers).content_type == SUFFIXES[suffix]


@pytest.mark.parametrize(
    "accept",
    [
        pytest.param("image/png", id="a form there is not"),
        pytest.param("text/html", id="a page"),
        pytest.param("*/*;q=0", id="nothing at all"),
        pytest.param("nonsense", id="no media type"),
        pytest.param("application/vnd.iptc.ninjs+json;version=1.0", id="a version there is not"),
    ],
)
def test_a_form_that_there_is_not_is_refused_with_those_there_are(client, location, accept):
    response = client.get(location, headers={"Accept": accept})

    assert (response.status_code, response.json["code"]) == (406, "not-acceptable")
    assert response.content_type == "application/problem+json"
    assert response.headers["Vary"] == "Accept"
    addresses = [form["address"] for form in response.json["forms"]]
    assert [client.get(address).status_code for address in addresses] == [200] * len(SUFFIXES)
    for form in response.json["forms"]:
        assert form["media_type"] in response.json["detail"]
        again = client.get(location, headers={"Accept": form["media_type"]})
        assert again.data == client.get(form["address"]).data


def test_a_suffix_that_there_is_not_is_refused_with_those_there_are(client, location):
    response = client.get(f"{location}.pdf")

    assert (response.status_code, response.json["detail"]) == (
        404,
        "No form of an article ends in .pdf. There are: "
        + ", ".join(f".{suffix}" for suffix in SUFFIXES)
        + ".",
    )


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_form_that_has_not_changed_is_not_sent_again(client, location, suffix):
    address = f"{location}.{suffix}"
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    head = client.head(address)

    assert (again.status_code, again.data) == (304, b"")
    assert (head.status_code, head.data) == (200, b"")
    for name in ("ETag", "Content-Type", "Content-Length"):
        assert head.headers[name] == first.headers[name]


def test_a_tag_names_one_form_only(client, location):
    addresses = [f"{location}.{suffix}" for suffix in SUFFIXES]
    tags = {client.get(address).headers["ETag"] for address in addresses}

    assert len(tags) == len(SUFFIXES)
    kept = client.get(location, headers={"Accept": "text/plain"}).headers["ETag"]
    plain = client.get(location, headers={"Accept": "text/plain", "If-None-Match": kept})
    ours = client.get(location, headers={"If-None-Match": kept})
    assert (plain.status_code, plain.headers["Vary"]) == (304, "Accept")
    assert ours.status_code == 200


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_form_of_an_article_that_is_not_there_is_not_found(client, suffix):
    response = client.get(f"/v1/articles/0197cb18-2c81-7a04-b2c7-91f3de5a7b42.{suffix}")

    assert (response.status_code, response.json["code"]) == (404, "not-found")


def test_a_form_costs_one_statement(client, location, statements):
    statements.clear()
    client.get(f"{location}.md")

    assert len(statements) == 1
