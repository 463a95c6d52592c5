"""What articles are found by follows them: through another text, and out of the store."""

import pytest

from models.fulltext import Query
from models.queries import (
    ArticleFilter,
    Sort,
    count_articles,
    delete_article,
    find_articles,
    replace_article,
)
from models.tables import Searchable
from models.words import SearchedWords


@pytest.fixture
def found(database):
    """Count the articles with a word."""

    def count(word):
        with database.reading() as session:
            return count_articles(session, ArticleFilter(query=Query.read(word)))

    return count


def test_an_article_with_another_text_is_found_by_its_new_words_alone(
    database, stored_article, article_row, article_parts, found
):
    made = stored_article()
    assert (found("rain"), found("snow")) == (1, 0)
    words = {"byline": "", "words": SearchedWords.of("Snow", "Snow fell.")}
    with database.transaction() as session:
        assert replace_article(
            session, made, article_row(), article_parts() | {Searchable: [words]}
        )

    assert (found("rain"), found("snow")) == (0, 1)


def test_an_article_that_is_deleted_is_found_no_more_and_others_are(
    database, stored_article, found
):
    made = stored_article()
    stored_article()
    with database.transaction() as session:
        delete_article(session, made)
    assert found("rain") == 1

    stored_article()  # SQLite may give it the number that the deleted one had
    assert found("rain") == 2


def test_what_is_undone_is_found_as_before(database, stored_article, found):
    made = stored_article()

    def fail():
        with database.transaction() as session:
            delete_article(session, made)
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert found("rain") == 1


def test_nothing_is_relevant_to_no_words(database):
    with database.reading() as session, pytest.raises(ValueError, match="no words"):
        find_articles(session, ArticleFilter(), Sort.RELEVANCE, limit=1)
