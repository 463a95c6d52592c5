"""Migrations: up, down, side by side, and the same tables as the models'."""

import subprocess
import sys
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import JSON, MetaData, Uuid, column, insert, inspect, select, table, text
from sqlalchemy.exc import DBAPIError

from models import schema
from models.base import UTCDateTime, uuid7
from models.database import Database
from models.fulltext import Query
from models.queries import ArticleFilter, Place, Sort, delete_article, find_articles, store_article
from models.schema import VERSIONS, downgrade, draft, is_current, migrate
from models.tables import Article, Sentence, Summary

METADATA = Article.metadata
TABLES = set(METADATA.tables)
NOON = datetime(2025, 7, 2, 12, tzinfo=UTC)


@pytest.fixture
def bare(bare_url):
    database = Database(bare_url)
    yield database
    database.dispose()


def tables(database):
    names = inspect(database.engine).get_table_names()
    return {name for name in names if schema.is_ours(name, "table")}


def current(database):
    with database.reading() as session:
        return is_current(session.connection())


def test_migrating_makes_all_tables(bare):
    migrate(bare.engine)

    assert tables(bare) == TABLES | {"alembic_version"}
    assert current(bare)


def test_migrating_again_changes_nothing(database):
    migrate(database.engine)

    assert current(database)


def test_a_database_without_tables_is_not_current(bare):
    assert not current(bare)


def test_going_back_leaves_no_table_and_one_can_go_up_again(bare):
    migrate(bare.engine)
    downgrade(bare.engine, "base")

    assert tables(bare) == {"alembic_version"}
    assert not current(bare)
    migrate(bare.engine)
    assert current(bare)


def test_the_migrated_tables_are_those_of_the_models(database):
    with database.engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "compare_type": True,
                "compare_server_default": True,
                "include_name": schema.is_ours,
            },
        )
        assert compare_metadata(context, METADATA) == []


def test_the_migrated_constraints_have_the_names_of_the_models(database):
    reflected = MetaData()
    reflected.reflect(database.engine, only=list(TABLES))

    assert names(reflected) == names(METADATA)


def test_an_index_of_terms_on_postgresql_has_their_weights_as_the_models_do(postgresql_news):
    key = inspect(postgresql_news.engine).get_pk_constraint("terms")
    postgresql_news.dispose()
    model = METADATA.tables["terms"].primary_key

    assert key["constrained_columns"] == [column.name for column in model]
    assert key["dialect_options"]["postgresql_include"] == ["weight"]
    assert model.dialect_options["postgresql"]["include"] == ["weight"]


def names(metadata):
    return {
        table.name: {
            each.name
            for each in table.constraints | table.indexes
            if schema.is_ours(each.name, "index")
        }
        for table in metadata.sorted_tables
    }


def test_two_processes_can_migrate_at_once(bare, bare_url):
    racers = [
        subprocess.Popen(
            [sys.executable, "-W", "error", "-c", RACER, bare_url], stdin=subprocess.PIPE, stdout=-1
        )
        for _ in range(2)
    ]
    for racer in racers:
        racer.stdout.readline()
    for racer in racers:
        racer.stdin.write(b"!")
        racer.stdin.flush()
    for racer in racers:
        racer.communicate()

    assert [racer.returncode for racer in racers] == [0, 0]
    assert tables(bare) == TABLES | {"alembic_version"}


RACER = """
import sys
from models.database import Database
from models.schema import migrate

database = Database(sys.argv[1])
print("ready", flush=True)
sys.stdin.read(1)
migrate(database.engine)
database.dispose()
"""


def test_a_migration_that_fails_leaves_the_tables_as_they_were(bare):
    with bare.engine.begin() as connection:
        connection.execute(text("CREATE TABLE summaries (id INTEGER)"))  # 0001 makes it last

    with pytest.raises(DBAPIError, match="summaries"):
        migrate(bare.engine)
    assert tables(bare) == {"summaries"}


def test_altering_a_table_keeps_the_rows_that_refer_to_it(bare, article_row, article_parts):
    migrate(bare.engine)
    with bare.transaction() as session:
        store_article(session, article_row(), article_parts())
    with schema._alone(bare.engine) as connection:
        operations = Operations(MigrationContext.configure(connection))
        with operations.batch_alter_table("articles") as batch:
            batch.alter_column("agency", new_column_name="wire")

    with bare.reading() as session:
        assert session.scalars(select(Sentence.position)).all() == [0, 1]


OF_OLD = [
    (NOON, "3 hours ago", b"relative"),
    (NOON, "2d", b"relative"),
    (NOON, "Yesterday", b"relative"),
    (NOON, "11:05 BST", b"relative"),
    (NOON, "July 2, 2025", b"absolute"),
    (NOON, "2025-07-02T12:00:00Z", b"absolute"),
    (None, "31 June", b"absolute"),
    (NOON, None, b"absolute"),
    (None, None, b"missing"),
]
SAYS = b'{"title":"\\"published_at_precision\\":\\"day\\"","published_at_precision":"day",%b"n":%d}'


def test_articles_of_old_are_told_what_their_time_was_read_from(bare, article_row):
    migrate(bare.engine, "0002")
    with bare.engine.begin() as connection:
        for number, (at, raw, _) in enumerate(OF_OLD):
            row = article_row(published_at=at, published_at_raw=raw, document=SAYS % (b"", number))
            del row["published_at_basis"]
            connection.execute(Article.__table__.insert(), row)
    migrate(bare.engine)

    assert sorted(of_articles(bare, "document, published_at_basis")) == sorted(
        (SAYS % (b'"published_at_basis":"%b",' % basis, number), basis.decode())
        for number, (_, _, basis) in enumerate(OF_OLD)
    )
    downgrade(bare.engine, "0002")
    assert sorted(of_articles(bare, "document")) == [
        (SAYS % (b"", number),) for number in range(len(OF_OLD))
    ]


TELLS = b'{"title":"\\"language\\":\\"xx\\"","language":"en",%b"body":"Rain fell."}'
FIRST_SUMMARY = insert(
    table(
        "summaries",
        column("id", Uuid()),
        column("article_id", Uuid()),
        column("method"),
        column("engine"),
        column("parameters", JSON()),
        column("sentences", JSON()),
        column("created_at", UTCDateTime()),
    )
)
UNTOLD = b'"language_confidence":null,"language_detected":null,'


def test_articles_of_old_have_one_summary_and_do_not_say_how_their_language_is_known(
    bare, article_row
):
    migrate(bare.engine, "0003")
    row = article_row(id=uuid4(), document=TELLS % b"")
    made = {
        "article_id": row["id"],
        "method": "news",
        "engine": "standfirst/0.1.0",
        "parameters": {},
        "sentences": [{"index": 0, "score": 0.5}],
        "created_at": NOON,
    }
    with bare.engine.begin() as connection:
        connection.execute(Article.__table__.insert(), row)
        connection.execute(FIRST_SUMMARY, made | {"id": uuid7()})
    migrate(bare.engine)

    assert of_articles(bare, "document") == [(TELLS % UNTOLD,)]
    with bare.transaction() as session:
        summary = session.scalars(select(Summary)).one()
        assert summary.choice == "method=news&sentences=3"
        assert summary.parameters == {"sentences": 3, "max_words": None, "max_chars": None}
        session.execute(insert(Summary), [made | {"choice": "method=lead&sentences=1"}])
    downgrade(bare.engine, "0003")
    assert of_articles(bare, "document") == [(TELLS % b"",)]
    with bare.engine.connect() as connection:
        left = connection.execute(select(FIRST_SUMMARY.table)).mappings().one()
    assert {name: left[name] for name in ("method", "parameters", "sentences")} == {
        name: made[name] for name in ("method", "parameters", "sentences")
    }


def test_quotes_of_old_tell_nothing_new_of_their_speakers(bare, article_row):
    migrate(bare.engine, "0004")
    before = b'{"quotes":[{"text":"Ay","speaker":{"name":"Ay"}},{"text":"No","speaker":null}]}'
    with bare.engine.begin() as connection:
        connection.execute(Article.__table__.insert(), article_row(id=uuid4(), document=before))
    migrate(bare.engine)

    new = b'{"name":"Ay","role":null,"resolved":false,"confidence":null}'
    assert of_articles(bare, "document") == [(before.replace(b'{"name":"Ay"}', new),)]
    downgrade(bare.engine, "0004")
    assert of_articles(bare, "document") == [(before,)]


KEYWORD_OF_OLD = insert(
    table(
        "keywords",
        column("article_id", Uuid()),
        column("position"),
        column("score"),
        column("start_offset"),
        column("end_offset"),
    )
)
RAIN = ArticleFilter(query=Query.read("rain"), author="MARSH", keyword="Mill")


def test_articles_of_old_are_found_by_their_words_byline_and_keywords(bare, article_row):
    migrate(bare.engine, "0005")
    row = article_row(id=uuid7())
    mill = {"article_id": row["id"], "position": 0, "score": 0.5}
    with bare.engine.begin() as connection:
        connection.execute(Article.__table__.insert(), row)
        connection.execute(KEYWORD_OF_OLD, mill | {"start_offset": 5, "end_offset": 9})
    migrate(bare.engine)

    with bare.transaction() as session:
        (found,) = find_articles(session, RAIN, Sort.RELEVANCE, limit=2)
        assert found.place == Place(1, row["id"])
        delete_article(session, row["id"])
        assert find_articles(session, RAIN, limit=2) == []
    downgrade(bare.engine, "0005")
    assert not any("search" in name for name in inspect(bare.engine).get_table_names())


def of_articles(database, columns):
    with database.engine.connect() as connection:
        rows = connection.execute(text(f"SELECT {columns} FROM articles")).all()  # noqa: S608 - ours
    return [tuple(row) for row in rows]


def test_a_drafted_migration_adds_what_is_missing_in_types_that_outlive_our_own(
    bare, tmp_path, capsys
):
    migrate(bare.engine)
    with bare.engine.begin() as connection:
        connection.execute(text("ALTER TABLE pages DROP COLUMN captured_at"))
    path = draft(bare.engine, "When captured", tmp_path)

    assert capsys.readouterr().out.endswith("done\n")
    number = max(int(each.name[:4]) for each in VERSIONS.glob("*.py")) + 1
    assert path == tmp_path / f"{number:04}_when_captured.py"
    assert [line.strip() for line in path.read_text().splitlines() if "captured_at" in line] == [
        "batch_op.add_column(sa.Column('captured_at', sa.DateTime(timezone=True), nullable=False))",
        "batch_op.drop_column('captured_at')",
    ]
