"""Pages: stored once, found again, read with their articles' documents."""

from uuid import UUID

import pytest

from models.queries import delete_article, delete_page, page, page_by_fingerprint

NOBODY = UUID(int=0)


@pytest.fixture
def read(database):
    def read_page(page_id):
        with database.reading() as session:
            return page(session, page_id)

    return read_page


def test_a_page_comes_back_with_its_segments_and_its_articles(stored_article, stored_page, read):
    rain, snow = stored_article(document=b"rain"), stored_article(document=b"snow")
    found = read(stored_page(rain, snow, rain))

    assert [
        (part.start, part.end, part.kind, part.rule, part.article) for part in found.segments
    ] == [
        (0, 5, "navigation", "menu", None),
        (5, 26, "title", "headline", 0),
    ]
    assert [
        (place.position, place.article_id, place.article.document) for place in found.articles
    ] == [
        (0, rain, b"rain"),
        (1, snow, b"snow"),
        (2, rain, b"rain"),
    ]


def test_a_deleted_article_leaves_the_places_of_the_others(
    database, stored_article, stored_page, read
):
    rain, snow = stored_article(), stored_article()
    made = stored_page(rain, snow)
    with database.transaction() as session:
        delete_article(session, rain)

    assert [(place.position, place.article_id) for place in read(made).articles] == [(1, snow)]


def test_the_same_page_is_stored_once_and_found_again(database, stored_page, counts):
    made = stored_page(fingerprint="f")

    assert stored_page(fingerprint="f") is None
    assert counts() == {"pages": 1, "segments": 2}
    with database.transaction() as session:
        assert page_by_fingerprint(session, "f") == made
        assert page_by_fingerprint(session, "g") is None


def test_what_is_not_there_is_not_deleted_and_not_read(database, read):
    with database.transaction() as session:
        assert not delete_page(session, NOBODY)
    assert read(NOBODY) is None


def test_reading_takes_three_statements_and_deleting_one(
    database, stored_article, stored_page, read, statements
):
    made = stored_page(stored_article(), stored_article())
    statements.clear()
    read(made)
    assert len(statements) == 3

    with database.transaction() as session:
        delete_page(session, made)
    assert len(statements) == 3 + 1


def test_storing_takes_three_statements(stored_article, stored_page, statements):
    rain, snow = stored_article(), stored_article()
    statements.clear()

    stored_page(rain, snow)
    assert len(statements) == 3
