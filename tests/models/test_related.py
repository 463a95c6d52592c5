"""Terms that articles share: the heaviest of each, the newest others, and many articles at once."""

import pytest
from sqlalchemy import select, text

from models.queries import Shared, shared_terms
from models.tables import Term


@pytest.fixture
def stored(stored_article):
    """Store an article with these terms, by the key; give its id."""

    def store(weights):
        rows = [{"key": key, "weight": weight} for key, weight in weights.items()]
        return stored_article(parts={Term: rows})

    return store


@pytest.fixture
def shared(database):
    def read(*ids):
        with database.reading() as session:
            return shared_terms(session, ids)

    return read


def test_finds_the_heaviest_terms_first_and_who_has_them(stored, shared):
    one = stored({"ferry": 0.5, "sarn": 0.75, "winter": 0.5})
    other = stored({"ferry": 0.25, "mill": 0.5})

    assert shared(other, one) == {
        other: [Shared(0.5, {other: 0.5}), Shared(0.25, {other: 0.25, one: 0.5})],
        one: [
            Shared(0.75, {one: 0.75}),
            Shared(0.5, {other: 0.25, one: 0.5}),
            Shared(0.5, {one: 0.5}),
        ],
    }


def test_of_many_terms_and_articles_the_heaviest_and_newest_count(stored, shared):
    ids = [
        stored({f"word{number}": (40 - number) / 64 for number in range(40)}) for _ in range(103)
    ]

    found = shared(ids[0])[ids[0]]
    assert [each.weight for each in found] == [(40 - number) / 64 for number in range(32)]
    assert {tuple(each.others) for each in found} == {tuple(ids[:2:-1])}


def test_postgresql_goes_no_further_than_the_newest_that_have_a_term(postgresql_news):
    newest = select(Term).where(Term.key == "word7").order_by(Term.article_id.desc()).limit(100)
    with postgresql_news.engine.connect() as connection:
        connection.execute(text(MANY_TERMS))
        plan = connection.scalars(text(f"EXPLAIN {newest.compile(connection, **LITERAL)}")).all()
    postgresql_news.dispose()

    assert not [line for line in plan if "Sort" in line]


# A third has one of ten terms, the others of a thousand. The transaction is not committed.
MANY_TERMS = """SET LOCAL session_replication_role = replica;
SET LOCAL default_statistics_target = 10;
INSERT INTO terms (key, article_id, weight)
SELECT CASE n % 3 WHEN 0 THEN 'many' || n % 10 ELSE 'word' || n % 1000 END, gen_random_uuid(), 1
FROM generate_series(1, 100000) AS n;
ANALYZE terms"""
LITERAL = {"compile_kwargs": {"literal_binds": True}}


def test_an_article_without_terms_shares_none(stored, shared, statements):
    made = stored({})
    statements.clear()

    assert shared(made) == {made: []}
    assert len(statements) == 1


@pytest.mark.parametrize(("count", "cost"), [(1, 2), (3, 2), (16, 2), (17, 3)])
def test_many_articles_are_read_as_one_is_in_hundreds_of_terms(
    stored, shared, statements, count, cost
):
    own = {f"own{number}": 0.25 for number in range(31)}
    ids = [
        stored({f"{key} of {at}": weight for key, weight in own.items()} | {"ferry": 0.5})
        for at in range(count)
    ]
    expected = {made: shared(made)[made] for made in ids}
    statements.clear()

    assert shared(*ids) == expected
    assert len(statements) == cost
    assert {len(of_one) for of_one in expected.values()} == {32}
