"""Rows: text to the letter, no relation loaded unasked, nothing left behind."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.exc import InvalidRequestError

from models.queries import delete_article, delete_page
from models.tables import Article, Page, PageArticle, Quote

STORABLE = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("Rain fell.\r\nThen snow.\r\n", id="CRLF"),
        pytest.param("Rain fell.\rThen snow.", id="lone CR"),
        pytest.param("\n  Rain fell.\t \n", id="white space at the ends"),
        pytest.param("The 🌧️ fell on 𐍈raz 👩‍👩‍👧", id="astral characters"),
        pytest.param("cafe\u0301 and caf\u00e9", id="combining marks"),
        pytest.param("a\u0085b\u2028c\u2029d\u00a0e\ufefff\u200bg", id="odd separators"),
        pytest.param("a\x01b\x0cc\x1bd\x7fe", id="control characters"),
        pytest.param("100% of “it's” \\n {x} :y ?z $1", id="what drivers read as their own"),
        pytest.param("", id="nothing"),
    ],
)
def test_text_is_kept_to_the_letter(database, stored_page, written):
    page = stored_page(text=written)

    with database.reading() as session:
        assert session.scalar(select(Page.text).where(Page.id == page)) == written


# The examples share a database: each stores a page of its own.
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(written=STORABLE)
def test_any_text_is_kept_to_the_letter(database, stored_page, written):
    page = stored_page(text=written)

    with database.reading() as session:
        assert session.scalar(select(Page.text).where(Page.id == page)) == written


@pytest.mark.parametrize(
    ("table", "names"),
    [
        pytest.param(
            Article,
            ["source", "sentences", "summaries", "quotes", "keywords", "document"],
            id="article",
        ),
        pytest.param(Page, ["segments", "articles"], id="page"),
        pytest.param(PageArticle, ["article"], id="place on a page"),
        pytest.param(Quote, ["article"], id="quote"),
    ],
)
def test_a_relation_that_was_not_asked_for_is_not_loaded(
    database, stored_article, stored_page, table, names
):
    stored_page(stored_article(("Rain fell.",), source="The Mill Lane Courier"))

    with database.reading() as session:
        row = session.scalars(select(table)).one()
        for name in names:
            with pytest.raises(InvalidRequestError, match="raise"):
                getattr(row, name)


def test_deleting_everything_leaves_nothing_in_any_table(
    database, stored_article, stored_page, counts
):
    article = stored_article(("Rain fell.",), source="The Mill Lane Courier")
    page = stored_page(article, article)
    assert counts() == {
        "sources": 1,
        "pages": 1,
        "articles": 1,
        "segments": 2,
        "page_articles": 2,
        "sentences": 2,
        "summaries": 1,
        "quotes": 1,
        "keywords": 1,
        "searchables": 1,
    }

    with database.transaction() as session:
        assert delete_article(session, article)
    assert counts() == {"pages": 1, "segments": 2}

    with database.transaction() as session:
        assert delete_page(session, page)
    assert counts() == {}


def test_deleting_a_page_keeps_its_articles(database, stored_article, stored_page, counts):
    page = stored_page(stored_article())

    with database.transaction() as session:
        delete_page(session, page)
    assert counts() == {
        "articles": 1,
        "sentences": 2,
        "summaries": 1,
        "keywords": 1,
        "searchables": 1,
    }
