"""Articles: stored once, found again, listed, read in few statements, deleted without a rest."""

from datetime import UTC, datetime
from uuid import UUID

import orjson
import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from models.queries import (
    Known,
    article,
    article_by_fingerprint,
    article_document,
    article_documents,
    article_text,
    delete_article,
    is_empty,
    make_story,
    mark_copy,
    name_article,
    place_article,
    source_id,
    store_article,
    stored_documents,
)
from models.tables import Sentence, Source

COURIER = "The Mill Lane Courier"
NOBODY = UUID(int=0)
NOON = datetime(2025, 7, 2, 12, tzinfo=UTC)
# What is said of an article that was never changed and is in no story.
NOWHERE = (
    b',"version":1,"updated_at":null,"status":"usable","embargoed_until":null'
    b',"story_id":null,"duplicate_of":null}'
)


def test_an_article_is_stored_with_all_its_parts(
    database, stored_article, article_row, article_parts
):
    row = article_row(fingerprint="f", external_key="Courier 7", external_id="7")
    quotes = [("The mill will reopen,", "Ada Verne"), ("Rain fell.", "Ida Marsh")]
    made = stored_article(*quotes, source=COURIER, **row)

    with database.reading() as session:
        found = article(session, made)
    assert found.source.name == COURIER
    del row["document"], row["source_id"]
    assert {name: getattr(found, name) for name in row} == row
    for name in ("sentences", "summaries", "quotes", "keywords"):
        rows = next(
            rows for table, rows in article_parts(*quotes).items() if table.__tablename__ == name
        )
        assert [
            {key: getattr(part, key) for key in rows[0]} for part in getattr(found, name)
        ] == rows


def test_the_same_article_is_stored_once(stored_article, counts):
    assert stored_article(fingerprint="f") is not None
    before = counts()

    assert stored_article(fingerprint="f") is None
    assert counts() == before


def test_an_external_key_names_one_article(stored_article, counts):
    assert stored_article(external_key="Courier 7") is not None

    assert stored_article(external_key="Courier 7") is None
    assert counts()["articles"] == 1


def test_articles_without_external_keys_do_not_collide(stored_article, counts):
    assert stored_article() is not None

    assert stored_article() is not None
    assert counts()["articles"] == 2


@pytest.mark.parametrize(
    ("fingerprint", "external_key", "expected"),
    [
        pytest.param("f", "k", ("f", "k"), id="both are the same article's"),
        pytest.param("f", None, ("f", "k"), id="fingerprint alone"),
        pytest.param("f", "other", ("f", "k"), id="fingerprint, and a key that names none"),
        pytest.param("other", "k", ("f", "k"), id="key of another text"),
        pytest.param("f", "k2", ("f2", "k2"), id="key before fingerprint"),
        pytest.param("other", None, None, id="no key is not the key of those without one"),
        pytest.param("other", "other", None, id="neither"),
    ],
)
def test_a_stored_article_is_known_by_its_fingerprint_or_its_key(
    database, stored_article, fingerprint, external_key, expected
):
    ids = {
        key: stored_article(fingerprint=key, external_key=external)
        for key, external in (("f2", "k2"), ("f", "k"), ("f3", None))
    }

    with database.reading() as session:
        found = article_by_fingerprint(session, fingerprint, external_key)
    assert found == (expected and Known(ids[expected[0]], *expected))


def test_an_article_is_given_a_key_that_no_other_has(database, stored_article):
    first, second = stored_article(fingerprint="f"), stored_article(fingerprint="g")

    with database.transaction() as session:
        assert name_article(session, first, "k", "7", b'{"id":7}')
        assert not name_article(session, second, "k", "7", b'{"id":8}')
        assert article_by_fingerprint(session, "f") == Known(first, "f", "k")
        assert article_by_fingerprint(session, "g") == Known(second, "g", None)
        assert article_document(session, first) == b'{"id":7' + NOWHERE


def test_a_source_is_made_once(database):
    with database.transaction() as session:
        made = source_id(session, COURIER)
        assert source_id(session, COURIER) == made
        assert source_id(session, COURIER.upper()) != made


def test_a_document_is_read_as_it_was_stored_and_says_where_the_article_stands(
    database, stored_article
):
    document = '{"title":"Größe"}'.encode()
    first, made = stored_article(), stored_article(document=document)

    with database.reading() as session:
        assert article_document(session, made) == document[:-1] + NOWHERE
        assert stored_documents(session, first, 9) == [(made, document)]
    with database.transaction() as session:
        story = make_story(session, NOON)
        place_article(session, made, story)
        mark_copy(session, made, first, 0.66666)
        assert orjson.loads(article_document(session, made)) == {
            "title": "Größe",
            "version": 1,
            "updated_at": None,
            "status": "usable",
            "embargoed_until": None,
            "story_id": str(story),
            "duplicate_of": {"id": str(first), "similarity": 0.6667},
        }
        assert article_document(session, NOBODY) is None


def test_documents_are_listed_newest_first_without_gap_or_repetition(database, stored_article):
    written = [b'{"title":"%d"' % number for number in range(5)]
    made = [(stored_article(document=one + b"}"), one + NOWHERE) for one in written]
    listed, before = [], None
    with database.reading() as session:
        while part := article_documents(session, before, 2):
            stored_article()  # what arrives meanwhile changes nothing behind
            listed += part
            before = part[-1][0]

    assert listed == made[::-1]


def test_a_text_is_read_with_its_sentences_and_nothing_else(database, stored_article):
    made = stored_article(title="Rain", body="Rain fell.", language="de")

    with database.reading() as session:
        found = article_text(session, made)
    assert (found.title, found.body, found.language) == ("Rain", "Rain fell.", "de")
    assert [(part.start, part.end) for part in found.sentences] == [(0, 39), (40, 50)]


def test_deleting_an_article_keeps_a_source_that_another_has(database, stored_article):
    first, second = stored_article(source=COURIER), stored_article(source=COURIER)

    for made, left in ((first, [COURIER]), (second, [])):
        with database.transaction() as session:
            assert delete_article(session, made)
        with database.reading() as session:
            assert session.scalars(select(Source.name)).all() == left


def test_what_is_not_there_is_not_deleted_and_not_read(database):
    with database.transaction() as session:
        assert not delete_article(session, NOBODY)
        assert article(session, NOBODY) is None
        assert article_text(session, NOBODY) is None


def test_a_store_is_empty_until_an_article_is_stored(database, stored_article):
    with database.reading() as session:
        assert is_empty(session)
    stored_article()
    with database.reading() as session:
        assert not is_empty(session)


def test_an_article_can_be_stored_again_after_it_was_deleted(database, stored_article):
    made = stored_article(fingerprint="f", source=COURIER)
    with database.transaction() as session:
        delete_article(session, made)

    assert stored_article(fingerprint="f", source=COURIER) is not None


def test_an_article_and_its_parts_are_undone_together(database, article_row, article_parts, counts):
    twice = article_parts(("Rain fell.",)) | {Sentence: [sentence_row(0), sentence_row(0)]}

    with pytest.raises(IntegrityError), database.transaction() as session:
        store_article(session, article_row(), twice)
    assert counts() == {}


def sentence_row(position):
    return {"position": position, "paragraph": 0, "start": 0, "end": 39}


@pytest.mark.parametrize(
    ("read", "count"),
    [
        pytest.param(article, 5, id="an article, and one for each kind of part"),
        pytest.param(article_text, 2, id="a text and its sentences"),
        pytest.param(article_document, 1, id="a document"),
        pytest.param(lambda session, _: article_documents(session, None, 9), 1, id="documents"),
        pytest.param(lambda session, _: article_by_fingerprint(session, "f", "k"), 1, id="known"),
        pytest.param(lambda session, _: is_empty(session), 1, id="empty"),
    ],
)
def test_reading_takes_few_statements(database, stored_article, statements, read, count):
    made = [stored_article(("Rain fell.",), ("Snow fell.",), source=COURIER) for _ in range(3)]
    statements.clear()

    with database.reading() as session:
        read(session, made[0])
    assert len(statements) == count


def test_writing_takes_few_statements(backend, database, article_row, article_parts, statements):
    with database.transaction() as session:
        source = source_id(session, COURIER)
        assert len(statements) == 2
        made = store_article(
            session,
            article_row(source_id=source),
            article_parts(("Rain fell.",), ("Snow fell.",)),
        )
        assert len(statements) == 2 + 6
        source_id(session, COURIER)
        assert len(statements) == 8 + 1
        delete_article(session, made)
        # PostgreSQL needs one more, for the lock of what is gathered.
        assert len(statements) == 9 + (6 if backend == "postgresql" else 5)
