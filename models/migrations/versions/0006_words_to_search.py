"""Articles are found by their words, their byline and their keywords."""

from collections.abc import Callable, Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

# What is searched must be folded as the search is: by the code of the day, not of this one.
from models.words import SearchedWords, WordsType

revision = "0006"
down_revision = "0005"

_BATCH = 500
_BY_CODE_POINT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_ARTICLES = sa.table(
    "articles",
    sa.column("id", sa.Uuid()),
    sa.column("title", sa.Text()),
    sa.column("body", sa.Text()),
    sa.column("byline", sa.Text()),
)
_SEARCHABLES = sa.table(
    "searchables",
    sa.column("article_id", sa.Uuid()),
    sa.column("byline", sa.Text()),
    sa.column("words", WordsType()),
)
_KEYWORDS = sa.table(
    "keywords",
    sa.column("article_id", sa.Uuid()),
    sa.column("position", sa.Integer()),
    sa.column("start_offset", sa.Integer()),
    sa.column("end_offset", sa.Integer()),
    sa.column("text", sa.Text()),
    sa.column("folded", sa.Text()),
)
# The words that `models.words` has found, between spaces: all but ASCII is a letter to this
# tokenizer, so that it parts them where they are parted and nowhere else. Nothing is ranked by
# lengths, which are not kept.
_FTS5 = """CREATE VIRTUAL TABLE searchable_words USING fts5(
    title, lead, body, columnsize=0, tokenize='ascii'
)"""
# The words go over into the index, which keeps them to forget them by: without them the rows are
# narrow, and quick to look through for a byline.
_ENTERS = """CREATE TRIGGER searchables_enter AFTER INSERT ON searchables BEGIN
    INSERT INTO searchable_words (rowid, title, lead, body) VALUES (
        new.id,
        json_extract(new.words, '$[0]'),
        json_extract(new.words, '$[1]'),
        json_extract(new.words, '$[2]')
    );
    UPDATE searchables SET words = '' WHERE id = new.id;
END"""
_LEAVES = """CREATE TRIGGER searchables_leave AFTER DELETE ON searchables BEGIN
    DELETE FROM searchable_words WHERE rowid = old.id;
END"""


def upgrade() -> None:
    """Make the table, the index over it, and rows for the articles that are stored."""
    op.create_index("ix_articles_created_at", "articles", ["created_at"])
    op.create_table(
        "searchables",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Uuid(), nullable=False),
        sa.Column("byline", sa.Text(), nullable=False),
        sa.Column("words", WordsType(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name="fk_searchables_article_id_articles",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_searchables"),
        sa.UniqueConstraint("article_id", name="uq_searchables_article_id"),
    )
    if _is_sqlite():
        for statement in (_FTS5, _ENTERS, _LEAVES):
            op.execute(statement)
    _fill(_searchables)
    if not _is_sqlite():
        op.create_index("ix_searchables_words", "searchables", ["words"], postgresql_using="gin")
    with op.batch_alter_table("keywords") as keywords:
        keywords.add_column(sa.Column("text", sa.Text(), nullable=True))
        keywords.add_column(sa.Column("folded", _BY_CODE_POINT, nullable=True))
    _fill(_keywords)
    with op.batch_alter_table("keywords") as keywords:
        keywords.alter_column("text", existing_type=sa.Text(), nullable=False)
        keywords.alter_column("folded", existing_type=_BY_CODE_POINT, nullable=False)
        keywords.create_index("ix_keywords_folded", ["folded"])


def downgrade() -> None:
    """Drop all of it."""
    with op.batch_alter_table("keywords") as keywords:
        keywords.drop_index("ix_keywords_folded")
        keywords.drop_column("folded")
        keywords.drop_column("text")
    op.drop_table("searchables")
    if _is_sqlite():
        op.execute("DROP TABLE searchable_words")
    op.drop_index("ix_articles_created_at", "articles")


def _is_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"


def _fill(write: Callable[[list[sa.Row[Any, Any, Any, Any]]], None]) -> None:
    """Hand every article to *write*, a few at a time: a store may hold more than memory does."""
    columns = _ARTICLES.c
    some = sa.select(columns.id, columns.title, columns.body, columns.byline)
    some = some.order_by(columns.id).limit(_BATCH)
    rows = list(op.get_bind().execute(some))
    while rows:
        write(rows)
        rows = list(op.get_bind().execute(some.where(columns.id > rows[-1].id)))


def _searchables(articles: list[sa.Row[Any, Any, Any, Any]]) -> None:
    found_by = [
        {
            "article_id": row.id,
            "byline": (row.byline or "").casefold(),
            "words": SearchedWords.of(row.title, row.body),
        }
        for row in articles
    ]
    op.get_bind().execute(_SEARCHABLES.insert(), found_by)


def _keywords(articles: list[sa.Row[Any, Any, Any, Any]]) -> None:
    bodies = {row.id: row.body for row in articles}
    columns = _KEYWORDS.c
    here = (columns.article_id == sa.bindparam("owner"), columns.position == sa.bindparam("at"))
    new: dict[str, Any] = {"text": sa.bindparam("phrase"), "folded": sa.bindparam("plain")}
    stored = op.get_bind().execute(_KEYWORDS.select().where(columns.article_id.in_(bodies)))
    if copies := list(_copies(bodies, stored)):
        op.get_bind().execute(_KEYWORDS.update().where(*here).values(new), copies)


def _copies(bodies: dict[Any, str], keywords: sa.Result[Any]) -> Iterator[dict[str, Any]]:
    for row in keywords:
        text = bodies[row.article_id][row.start_offset : row.end_offset]
        at = {"owner": row.article_id, "at": row.position}
        yield at | {"phrase": text, "plain": text.casefold()}
