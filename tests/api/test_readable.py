from api import readable

QUOTE = {"text": "We sail at dawn,", "rank": 1, "speaker": {"name": "Ada Quist", "text": "she"}}
ARTICLE = {
    "title": "Ferry sails again",
    "source": {"name": "The Ferry Post"},
    "byline": "Bo Lund",
    "published_at": "2025-07-02T09:00:00Z",
    "published_at_precision": "minute",
    "summary": {"text": "The ferry sails."},
    "quotes": [],
}


def test_lays_an_article_out_heading_abstract_and_quotes_key_quote_first():
    later = {"text": "Maybe.", "rank": 2, "speaker": {"name": None, "text": "a sailor"}}
    unsaid = {"text": "red line", "rank": 3, "speaker": None}

    page = readable.page({"articles": [ARTICLE | {"quotes": [unsaid, later, QUOTE]}]})

    assert page == (
        "Ferry sails again\n"
        "The Ferry Post · Bo Lund · 2025-07-02 09:00 UTC\n"
        "\n"
        "  The ferry sails.\n"
        "\n"
        "  “We sail at dawn,”\n"
        "    — Ada Quist\n"
        "\n"
        "  “Maybe.”\n"
        "    — a sailor\n"
        "\n"
        "  “red line”\n"
        "    — not attributed"
    )


def test_an_article_without_heading_has_its_title_alone():
    bare = ARTICLE | {"source": None, "byline": None, "published_at": None}

    assert readable.page({"articles": [bare]}) == "Ferry sails again\n\n  The ferry sails."
