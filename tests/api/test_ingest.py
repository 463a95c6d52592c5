"""Texts to rows, without a request: as the command line and workers do it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier, Thread

import orjson
import pytest

from api.ingest import ReadArticle, ReadPage, Stored, store_article, store_page
from api.samples import CAPTURED_AT, sample_page
from api.submissions import Article, ExternalIdTaken, Page
from models import queries

NOW = datetime(2025, 7, 2, 12, 0, 1, tzinfo=UTC)


def stored(database, **fields):
    read = ReadArticle.of(Article(**{"title": "Fares rise", "body": "Fares rise in May."} | fields))
    with database.transaction() as session:
        return store_article(session, read, NOW)


def test_two_articles_are_the_same_by_title_body_and_source(database):
    first = stored(database)

    assert stored(database, byline="Ada Quist", url="https://ferry.example/") == type(first)(
        first.id, created=False
    )
    for other in ({"title": "Fares fall"}, {"body": "They fell."}, {"source": "The Ferry Post"}):
        assert stored(database, **other).created


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(("Ferry\nPost", "7"), ("Ferry", "Post\n7"), id="line breaks"),
        pytest.param((None, "7"), ("", "7"), id="no source and a nameless one"),
        pytest.param(('Ferry", "7', "1"), ("Ferry", '7", "1'), id="quotation marks"),
    ],
)
def test_external_ids_of_different_sources_never_meet(one, other):
    keys = [
        Article("T", "B", source=source, external_id=id_).external_key
        for source, id_ in (one, other)
    ]

    assert keys[0] != keys[1]


def test_an_external_id_of_another_text_names_its_article(database):
    first = stored(database, external_id="7")

    with pytest.raises(ExternalIdTaken) as taken:
        stored(database, external_id="7", body="Fares fall.")

    assert taken.value.article_id == first.id


def test_an_article_without_external_id_takes_the_one_it_comes_with(database):
    first = stored(database)

    assert stored(database, external_id="7") == Stored(first.id, created=False)
    with database.reading() as session:
        document = orjson.loads(queries.article_document(session, first.id))
    assert document["external_id"] == "7"
    with pytest.raises(ExternalIdTaken):
        stored(database, external_id="7", body="Fares fall.")


def test_the_external_id_of_one_text_sent_with_another_is_refused_though_both_are_known(database):
    stored(database)
    other = stored(database, external_id="7", body="Fares fall.")

    with pytest.raises(ExternalIdTaken) as taken:
        stored(database, external_id="7")

    assert taken.value.article_id == other.id


def test_many_who_bring_the_external_id_at_once_agree(database):
    first, ready, results = stored(database), Barrier(4), []

    def bring():
        ready.wait()
        results.append(stored(database, external_id="7"))

    threads = [Thread(target=bring) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert results == [Stored(first.id, created=False)] * 4


def test_a_page_stored_by_many_at_once_is_stored_once(database):
    read = ReadPage.of(Page(sample_page(), captured_at=CAPTURED_AT), NOW)
    ready, results = Barrier(4), []

    def store():
        ready.wait()
        with database.transaction() as session:
            results.append(store_page(session, read, NOW))

    threads = [Thread(target=store) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(result.created for result in results) == [False, False, False, True]
    assert len({result.id for result in results}) == 1
    with database.reading() as session:
        assert len(queries.article_documents(session, None, 10)) == 4


def test_pages_that_share_articles_in_opposite_order_never_wait_for_each_other(database):
    blocks = [
        f"The Ferry Post\n2 hours ago\n- The Ferry Post\nFares rise on line {line}\n"
        f"The fares of line {line} rise in May, the council said on Monday.\n\n\n"
        for line in range(8)
    ]
    # The source is there before: making it would let the one wait for the other at the start.
    stored(database, source="The Ferry Post")
    ready, results = Barrier(2), []

    def store(text):
        read = ReadPage.of(Page(text, captured_at=CAPTURED_AT), NOW)
        ready.wait()
        with database.transaction() as session:
            results.append(store_page(session, read, NOW))

    for day in range(4):
        ours = [block.replace("line", f"day {day}'s line") for block in blocks]
        threads = [Thread(target=store, args=("".join(each),)) for each in (ours, ours[::-1])]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    assert [result.created for result in results] == [True] * 8


def test_a_text_is_read_before_the_store_is_asked_for_its_turn(app, database, mill):
    with ThreadPoolExecutor(1) as pool, database.transaction() as session:
        queries.source_id(session, "Somebody who takes long")
        refused = pool.submit(app.test_client().post, "/v1/articles", json=mill | {"title": ""})
        dry = pool.submit(app.test_client().post, "/v1/pages?dry_run=1", json={"text": "A ferry."})

        assert (refused.result(20).status_code, dry.result(20).status_code) == (422, 200)


def test_an_article_printed_twice_on_a_page_is_stored_once_and_listed_twice(database):
    block = (
        "The Ferry Post\n2 hours ago\n- The Ferry Post\nFares rise\n"
        "The fares of the ferry rise in May, the council said on Monday.\n\n\n"
    )
    read = ReadPage.of(Page(block * 2, captured_at=CAPTURED_AT), NOW)
    assert len(read.articles) == 2

    with database.transaction() as session:
        page = queries.page(session, store_page(session, read, NOW).id)
        ids = [orjson.loads(place.article.document)["id"] for place in page.articles]

    assert len(ids) == 2
    assert len(set(ids)) == 1


def test_a_quote_of_nobody_is_stored_as_such(database):
    first = stored(database, body="“The road is closed until Monday.” It was closed on Friday.")

    with database.reading() as session:
        (quote,) = queries.find_quotes(session, queries.QuoteFilter(article_id=first.id), limit=10)
        assert (quote.text, quote.speaker_start, quote.cue_start) == (
            "The road is closed until Monday.",
            None,
            None,
        )
