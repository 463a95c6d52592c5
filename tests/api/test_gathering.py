"""Gathered by many at once, taken apart again, and gathered anew: all agree in the end."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

from sqlalchemy import delete, select

from api.gathering import gather, withdraw
from api.ingest import ReadArticle, ReadPage, store_article, store_page
from api.rebuilding import rebuild
from api.submissions import Article, Page
from models import queries
from models.tables import Sketch, Story, StoryArticle, Term

NOON = datetime(2025, 7, 2, 12, tzinfo=UTC)
LATER = NOON + timedelta(days=1)
BODY = (
    "The ferry Anna Brand ran onto a sandbank off Harbourton in thick fog. Lifeboats took all "
    "passengers ashore within two hours, and nobody was hurt."
)


def ferry(number, body=BODY):
    return ReadArticle.of(Article(f"Ferry aground, report {number}", f"{body} Report {number}."))


def stored(database, read, now=NOON):
    with database.transaction() as session:
        return store_article(session, read, now).id


def together(*actions):
    start = Barrier(len(actions))

    def run(action):
        start.wait(timeout=10)
        return action()

    with ThreadPoolExecutor(len(actions)) as threads:
        return list(threads.map(run, actions))


def places(database):
    """Read where each article stands, and prove that all that is counted agrees."""
    with database.reading() as session:
        found = {each.article_id: each for each in session.scalars(select(StoryArticle))}
        stories = session.scalars(select(Story).where(Story.merged_into_id.is_(None))).all()
    counts = Counter(each.story_id for each in found.values())
    assert {each.id: each.article_count for each in stories} == counts
    copied = {each.original_id for each in found.values()} - {None}
    assert not [each for each in found.values() if each.original_id and each.article_id in copied]
    return found


def test_articles_of_one_event_that_arrive_at_once_are_one_story_with_one_original(database):
    reads = [ferry(number) for number in range(6)]

    ids = together(*[lambda read=read: stored(database, read) for read in reads])
    found = places(database)
    assert len({found[each].story_id for each in ids}) == 1
    assert Counter(each.original_id is None for each in found.values()) == {False: 5, True: 1}


def test_who_stores_and_who_withdraws_never_wait_for_each_other(database):
    for day in range(4):
        old = [stored(database, ferry(10 * day + number)) for number in range(3)]
        pages = [
            ReadPage.of(
                Page(
                    f"The Ferry Post\n2 hours ago\n- The Ferry Post\nFares rise on day {day}\n"
                    f"The fares rise in May, the council said on Monday of week {day}.\n{tail}",
                    captured_at=NOON,
                ),
                NOON,
            )
            for tail in ("", "And again.")
        ]

        def withdrawn(article):
            with database.transaction() as session:
                return withdraw(session, article, LATER)

        def page(read):
            with database.transaction() as session:
                return store_page(session, read, NOON).created

        done = together(
            *[lambda each=each: withdrawn(each) for each in old],
            *[lambda each=each: page(each) for each in pages],
            lambda day=day: bool(stored(database, ferry(10 * day + 7))),
            lambda: len(list(rebuild(database, LATER))) >= 0,
        )
        assert all(done)
        places(database)


def test_what_was_stored_before_there_were_stories_is_gathered_when_it_is_read_again(database):
    ids = [stored(database, ferry(number)) for number in range(3)]
    with database.transaction() as session:
        for table in (StoryArticle, Story, Sketch, Term):
            session.execute(delete(table))

    assert list(rebuild(database, LATER)) == ids
    found = places(database)
    assert len({each.story_id for each in found.values()}) == 1
    assert [found[each].original_id for each in ids] == [None, ids[0], ids[0]]


def test_what_is_gathered_stays_as_it_is_when_it_is_read_again(database):
    for number in range(3):
        stored(database, ferry(number))
    with database.reading() as session:
        before = queries.article_documents(session, None, 9)

    list(rebuild(database, LATER))
    with database.reading() as session:
        assert queries.article_documents(session, None, 9) == before
        (story,) = session.scalars(select(Story)).all()
    assert story.updated_at == NOON
    places(database)


LINES = [f"Boat {number} sails to pier {number} at dawn on day {number}." for number in range(20)]


def lines(start, stop):
    return ReadArticle.of(Article(f"Boats {start} to {stop}", " ".join(LINES[start:stop])))


def test_copies_are_of_an_original_and_none_of_a_text_that_they_do_not_have(database):
    ids = [stored(database, lines(start, start + 8)) for start in range(0, 12, 3)]

    found = places(database)
    assert [found[each].original_id for each in ids] == [None, ids[0], None, ids[2]]
    assert all(each.likeness is None or each.likeness >= 0.5 for each in found.values())


def test_of_two_texts_that_are_gathered_in_the_wrong_order_the_first_one_is_the_original(database):
    first, second = stored(database, lines(0, 9)), stored(database, lines(1, 9))
    with database.transaction() as session:
        session.execute(delete(StoryArticle))
        session.execute(delete(Story))
        gather(session, [second], NOON)
    with database.transaction() as session:
        gather(session, [first], NOON)

    found = places(database)
    assert (found[first].original_id, found[second].original_id) == (None, first)


def test_copies_of_a_text_that_was_corrected_are_none_of_the_new_one(client, database):
    first, second = stored(database, lines(0, 9)), stored(database, lines(1, 9))
    client.patch(
        f"/v1/articles/{first}",
        json={"body": "The boats stay in the harbour, for a storm is due on Monday evening."},
        headers={"If-Match": "*"},
    )

    found = places(database)
    assert (found[first].original_id, found[second].original_id) == (None, None)


def test_a_page_that_is_read_again_and_an_article_that_goes_never_wait_for_each_other(
    client, database
):
    for day in range(4):
        page = client.post(
            "/v1/pages",
            data=(
                f"The Ferry Post\n2 hours ago\n- The Ferry Post\nFares rise on day {day}\n"
                f"The fares rise in May, the council said on Monday of week {day}.\n"
            ).encode(),
            content_type="text/plain",
        )
        article = page.json["articles"][0]["id"]
        again = f"{page.headers['Location']}/readings"
        done = together(
            lambda again=again: client.application.test_client().post(again).status_code,
            lambda article=article: (
                client.application.test_client().delete(f"/v1/articles/{article}").status_code
            ),
        )
        assert done == [200, 204]
        places(database)


def test_one_word_is_near_to_nothing(database):
    storm = "A storm tore the harbour wall of Port Ellery down on Monday and sank nine trawlers."
    theft = "Thieves took two anchors of bronze from the harbour museum in Lisbon on Monday night."
    bodies = (storm, "Harbour.", theft)

    ids = [stored(database, ReadArticle.of(Article("News", body))) for body in bodies]
    found = places(database)
    assert len({found[each].story_id for each in ids}) == 3


def test_nothing_is_gathered_of_nothing(database, statements):
    with database.transaction() as session:
        statements.clear()
        gather(session, [], NOON)
    assert statements == []
