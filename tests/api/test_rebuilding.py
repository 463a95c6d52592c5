"""Stored articles read again: what was derived is replaced, what was sent stays."""

from datetime import UTC, datetime, timedelta

import orjson
import pytest
from sqlalchemy import delete, func, select, update

from api.ingest import ReadArticle, store_article
from api.rebuilding import rebuild
from api.submissions import Article
from models import queries
from models.tables import Article as Row
from models.tables import Keyword, Quote, Sentence, Summary, Term

NOON = datetime(2025, 7, 2, 12, tzinfo=UTC)
LATER = NOON + timedelta(days=1)
FERRY = Article(
    title="Ferry sails again",
    body="The ferry sails on Monday. “We have waited for it,” said its owner, Ruth Holm.",
    source="The Ferry Post",
    byline="Ada Quist",
    external_id="desk-7",
)


@pytest.fixture
def ferry(database):
    with database.transaction() as session:
        return store_article(session, ReadArticle.of(FERRY), NOON).id


def counted(session):
    parts = (Sentence, Quote, Keyword, Term)
    return [session.scalar(select(func.count()).select_from(part)) for part in parts]


def test_what_was_lost_is_there_again_and_the_rest_as_before(database, ferry):
    with database.transaction() as session:
        before, parts = queries.article_document(session, ferry), counted(session)
        stale = orjson.loads(before) | {"quotes": []}
        session.execute(update(Row).values(document=orjson.dumps(stale)))
        session.execute(delete(Quote))
        session.execute(delete(Term))

    assert list(rebuild(database, LATER)) == [ferry]
    with database.reading() as session:
        assert queries.article_document(session, ferry) == before
        assert counted(session) == parts


@pytest.mark.usefixtures("ferry")
def test_kept_summaries_stay_where_the_sentences_do(database):
    list(rebuild(database, LATER))
    with database.reading() as session:
        (summary,) = session.scalars(select(Summary))
    assert summary.created_at == NOON

    with database.transaction() as session:
        session.execute(update(Sentence).where(Sentence.position == 0).values(end=3))
    list(rebuild(database, LATER))
    with database.reading() as session:
        (summary,) = session.scalars(select(Summary))
    assert summary.created_at == LATER


def test_every_article_is_read_however_many_there_are(database, monkeypatch):
    monkeypatch.setattr("api.rebuilding._BATCH", 2)
    for number in range(5):
        with database.transaction() as session:
            store_article(session, ReadArticle.of(Article(f"Fares {number}", "Rain fell.")), NOON)

    assert len(set(rebuild(database, LATER))) == 5


def test_an_article_that_is_deleted_meanwhile_is_passed_over(database, ferry, monkeypatch):
    found = queries.stored_documents

    def then_deleted(session, before, limit):
        rows = found(session, before, limit)
        with database.transaction() as other:
            queries.delete_article(other, ferry)
        return rows

    monkeypatch.setattr("api.rebuilding.queries.stored_documents", then_deleted)
    assert list(rebuild(database, LATER)) == []


def test_what_is_changed_meanwhile_is_read_as_it_is_then(database, ferry, monkeypatch):
    found = queries.stored_documents

    def then_changed(session, before, limit):
        rows = found(session, before, limit)
        with database.transaction() as other:
            document = orjson.loads(queries.claim_article(other, ferry))
            changed = orjson.dumps(document | {"byline": "Pia Vik"})
            other.execute(update(Row).values(document=changed))
        return rows

    monkeypatch.setattr("api.rebuilding.queries.stored_documents", then_changed)
    assert list(rebuild(database, LATER)) == [ferry]
    with database.reading() as session:
        assert orjson.loads(queries.article_document(session, ferry))["byline"] == "Pia Vik"
