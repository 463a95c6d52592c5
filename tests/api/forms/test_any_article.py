"""Whatever an article says, its forms stay what they are."""

from datetime import UTC, datetime
from uuid import UUID

import orjson
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from markdown_it import MarkdownIt

from api.documents import article_document
from api.forms.atom import atom
from api.forms.feed import Feed
from api.forms.jsonfeed import jsonfeed
from api.forms.table import FORMS
from api.forms.words import printable, story
from api.schemas.article import ArticleSchema
from api.submissions import Article

MARKUP = (
    *"*_`#<>&[]()|~\\-+=:!\n\r\t \x0c\x1b\x85",
    "1. ",
    "    ",
    "\n\n",
    "---",
    "said ",
    "“Ah,” ",
)
PIECES = st.sampled_from(MARKUP) | st.characters(exclude_categories=["Cs"], exclude_characters="\0")
TEXTS = st.lists(PIECES, min_size=1, max_size=60).map("".join)
ARTICLES = st.builds(
    Article,
    title=TEXTS,
    body=TEXTS,
    source=st.none() | TEXTS,
    byline=st.none() | TEXTS,
    dateline=st.none() | TEXTS,
    language=st.just("en"),
)


def document(article):
    now, article_id = datetime(2025, 7, 2, 12, tzinfo=UTC), UUID(int=1)
    return ArticleSchema().dump(article_document(article, article.read(), article_id, now))


@given(ARTICLES)
def test_every_form_of_any_article_can_be_written_and_is_utf8(article):
    stored = orjson.dumps(document(article))

    for form in FORMS:
        written = form.write(stored)
        assert written.decode()
        if "json" in form.media_type:
            assert isinstance(orjson.loads(written), dict)


@given(ARTICLES)
def test_markdown_reads_no_word_of_any_article_as_markup(article):
    shown = document(article)
    markdown = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    stored = orjson.dumps(shown)
    (written,) = (form.write(stored) for form in FORMS if form.suffix == "md")
    blocks = [each for each in markdown.parse(written.decode()) if each.type == "inline"]

    assert {token.type for block in blocks for token in block.children} <= {"text", "softbreak"}
    words = " ".join(token.content for block in blocks for token in block.children).split()
    assert words[: len(visible(article.title))] == visible(article.title)
    assert words[len(words) - len(visible(article.body)) :] == visible(article.body)


@given(ARTICLES)
def test_no_text_form_has_a_character_that_a_terminal_obeys(article):
    stored = orjson.dumps(document(article))

    for form in FORMS:
        if form.media_type.startswith("text/"):
            written = form.write(stored).decode()
            assert printable(written) == written


@given(st.lists(ARTICLES, max_size=3))
def test_every_feed_of_any_articles_is_one(articles):
    documents = [document(article) for article in articles]
    feed = Feed(*["https://news.example/"] * 3)

    root = etree.fromstring(atom(feed, documents))
    contents = [each.text or "" for each in root.iter("{*}content")]
    assert contents == [printable(story(each)) for each in documents]
    items = orjson.loads(orjson.dumps(jsonfeed(feed, documents)))["items"]
    assert [item["content_text"] for item in items] == [article.body for article in articles]


def visible(text):
    return printable(text).split()
