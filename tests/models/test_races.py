"""Writers at the same time: one wins, none fails, nothing is left over."""

from concurrent.futures import ThreadPoolExecutor, wait
from functools import partial
from threading import Barrier

from sqlalchemy import select

from models.queries import article_by_fingerprint, delete_article, source_id
from models.tables import Article, PageArticle, Source

COURIER = "The Mill Lane Courier"
# Without the locks and the conflict rules, the tests that need them fail within so many.
ROUNDS = range(8)


def together(*actions):
    """Start the actions at one moment, each in its thread; give what they return."""
    start = Barrier(len(actions))

    def run(action):
        start.wait(timeout=10)
        return action()

    with ThreadPoolExecutor(len(actions)) as threads:
        return list(threads.map(run, actions))


def test_of_writers_of_one_article_one_stores_it(stored_article, counts):
    for number in ROUNDS:
        made = together(*[partial(stored_article, fingerprint=str(number))] * 4)

        assert sorted(article is None for article in made) == [False, True, True, True]
    assert counts()["articles"] == len(ROUNDS)


def test_of_writers_of_one_external_key_one_stores_it(stored_article, counts):
    for number in ROUNDS:
        made = together(*[partial(stored_article, external_key=str(number))] * 4)

        assert sorted(article is None for article in made) == [False, True, True, True]
    assert counts()["articles"] == len(ROUNDS)


def test_of_writers_of_one_page_one_stores_it(stored_page, counts):
    for number in ROUNDS:
        made = together(*[partial(stored_page, fingerprint=str(number))] * 4)

        assert sorted(page is None for page in made) == [False, True, True, True]
    assert counts()["pages"] == len(ROUNDS)


def test_writers_of_one_source_get_the_same(database):
    def make(name):
        with database.transaction() as session:
            return source_id(session, name)

    for number in ROUNDS:
        assert len(set(together(*[partial(make, str(number))] * 4))) == 1


def test_who_deletes_the_last_two_articles_of_a_source_leaves_no_source(
    database, stored_article, counts
):
    for _ in ROUNDS:
        first, second = stored_article(source=COURIER), stored_article(source=COURIER)
        assert (
            together(*[partial(deleted, database, article) for article in (first, second)])
            == [True] * 2
        )
        assert counts() == {}


def test_who_stores_while_another_deletes_keeps_a_source(database, stored_article):
    for _ in ROUNDS:
        old = stored_article(source=COURIER)
        new, _ = together(partial(stored_article, source=COURIER), partial(deleted, database, old))
        with database.reading() as session:
            kept = session.scalar(select(Source.name).join(Article).where(Article.id == new))
            assert kept == COURIER
        deleted(database, new)


def test_who_stores_an_article_while_another_deletes_it_waits_without_a_deadlock(
    database, stored_article, counts
):
    for _ in ROUNDS:
        old = stored_article(fingerprint="f", source=COURIER)
        new, _ = together(
            partial(stored_article, fingerprint="f", source=COURIER),
            partial(deleted, database, old),
        )
        assert counts().get("articles", 0) == (0 if new is None else 1)
        assert new is None or deleted(database, new)
        assert counts() == {}


def deleted(database, article):
    with database.transaction() as session:
        return delete_article(session, article)


def test_who_deletes_an_article_waits_for_who_keeps_it(database, stored_article, stored_page):
    article, page = stored_article(fingerprint="f"), stored_page()
    with ThreadPoolExecutor(1) as thread:
        with database.transaction() as session:
            kept = article_by_fingerprint(session, "f", keep=True)
            deleting = thread.submit(deleted, database, article)
            wait([deleting], timeout=0.2)  # time enough, if it did not wait
            session.add(PageArticle(page_id=page, position=0, article_id=kept.id))
        assert deleting.result()
