"""Pages sent as HTML."""

import pytest

HTML = """<!doctype html>
<html lang="en"><head>
<meta charset="utf-8">
<title>Ferry sails again</title>
<meta property="og:site_name" content="The Ferry Post">
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Ferry sails again",
 "datePublished": "2025-07-01T08:30:00+02:00", "author": {"name": "Zoë Quist"}}
</script>
</head><body>
<nav><a href="/">Home</a> <a href="/news">News</a> <a href="/sport">Sport</a></nav>
<article><h1>Ferry sails again</h1>
<p>The ferry sails again on Monday after three weeks in the dock, the harbour master said.</p>
<p>“We found more rust than ship,” said Ødger Lindqvist, who runs the yard. “She floats now.”</p>
<p>Fares stay as they are until the autumn, when the council looks at them anew.</p>
</article>
<footer><a href="/about">About us</a> <a href="/privacy">Privacy policy</a></footer>
</body></html>
"""


def post(client, html=HTML, charset="", **query):
    data = html if isinstance(html, bytes) else html.encode()
    return client.post(
        "/v1/pages", query_string=query, data=data, content_type=f"text/html{charset}"
    )


def test_the_story_is_read_out_of_its_page(client):
    page = post(client)

    assert page.status_code == 201
    (article,) = page.json["articles"]
    assert article["title"] == "Ferry sails again"
    assert article["source"] == {"name": "The Ferry Post"}
    assert article["byline"] == "Zoë Quist"
    assert article["published_at"] == "2025-07-01T06:30:00Z"
    assert article["body"].startswith("The ferry sails again on Monday")
    assert article["body"].endswith("looks at them anew.")
    assert "Privacy" not in article["body"]
    assert article["quotes"][0]["speaker"]["name"] == "Ødger Lindqvist"


def test_the_segments_count_in_the_text_that_was_read_out(client):
    page = post(client).json

    ends = [0] + [segment["end"] for segment in page["segments"]]
    assert [segment["start"] for segment in page["segments"]] == ends[:-1]
    assert ends[-1] == len(page["text"])
    assert "<" not in page["text"]


def test_html_sent_as_json_is_the_same_page(client):
    as_html = post(client, dry_run="1", captured_at="2025-07-02T12:00:00Z").json
    as_json = client.post(
        "/v1/pages?dry_run=1", json={"html": HTML, "captured_at": "2025-07-02T12:00:00Z"}
    ).json

    assert as_json == as_html


def test_the_same_html_sent_again_is_stored_once(client):
    first, second = post(client), post(client)

    assert (first.status_code, second.status_code) == (201, 200)
    assert second.json == first.json


def test_html_can_be_read_again(client):
    page = post(client)

    reading = client.post(f"{page.headers['Location']}/readings").json

    assert [each["status"] for each in reading["articles"]] == ["same"]
    assert reading["segments_changed"] == 0


def test_html_without_a_tag_is_refused(client):
    response = post(client, '{"text": "A ferry."}')

    assert response.status_code == 422
    assert response.json["detail"] == "Not HTML: there is no tag in it."


@pytest.mark.parametrize("fields", [{}, {"text": "A ferry.", "html": "<p>A ferry."}])
def test_a_page_is_text_or_html(client, fields):
    response = client.post("/v1/pages", json=fields)

    assert response.status_code == 422
    assert response.json["errors"] == [{"pointer": "", "detail": "Send `text` or `html`."}]


@pytest.mark.parametrize(
    ("stated", "header", "codec"),
    [
        pytest.param("utf-8", "; charset=utf-8", "utf-8", id="all agree"),
        pytest.param("iso-8859-1", "", "iso-8859-1", id="the page says it"),
        pytest.param("utf-8", "; charset=iso-8859-1", "iso-8859-1", id="the header goes first"),
        pytest.param("utf-8", "; charset=utf-8", "iso-8859-1", id="both are wrong"),
        pytest.param("klingon", "; charset=klingon", "utf-8", id="neither is one"),
    ],
)
def test_html_is_decoded_as_browsers_do(client, stated, header, codec):
    html = HTML.replace('charset="utf-8"', f'charset="{stated}"')
    for mark in "“”":
        html = html.replace(mark, '"')

    page = post(client, html.encode(codec), header, dry_run="1").json

    assert "Ødger Lindqvist" in page["text"]


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("<div>" * 50_000 + "deep", id="nested deep"),
        pytest.param(f'<p class="{"x" * 5_000_000}">wide</p>', id="a huge attribute"),
        pytest.param(
            '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><p>&b;&b;', id="entities"
        ),
        pytest.param("<", id="a lone bracket"),
        pytest.param("<script>alert(1)</script>", id="nothing to read"),
    ],
)
def test_hostile_html_is_read_or_refused(client, html):
    assert post(client, html).status_code in {201, 422}


def test_a_page_may_ship_more_scripts_than_words(client):
    html = HTML.replace("</body>", f"<script>{'x' * 3_000_000}</script></body>")

    assert post(client, html, dry_run="1").status_code == 200


def test_more_text_than_is_read_is_refused(client):
    response = post(client, f"<p>{'ferry ' * 200_000}</p>")

    assert response.status_code == 422
    assert response.json["code"] == "invalid-fields"
    assert response.json["errors"] == [
        {
            "pointer": "/html",
            "detail": "Its visible text has 1,199,999 characters; 1,048,576 are read.",
        }
    ]
