"""Articles say how their language is known, and may have several summaries, each different."""

import re
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

# Where a document has it: whatever its texts say, their quotation marks stand behind backslashes.
_PLACE = re.compile(
    rb'("language":"[A-Za-z-]+")(?:,"language_confidence":[^,]+,"language_detected":[^,]+)?'
)
_BATCH = 500
_ARTICLES = sa.table(
    "articles", sa.column("id", sa.Uuid()), sa.column("document", sa.LargeBinary())
)
_SUMMARIES = sa.table(
    "summaries",
    sa.column("method", sa.String()),
    sa.column("choice", sa.String()),
    sa.column("parameters", sa.JSON()),
)
# Until here every summary was its article's first, made with the defaults.
_DEFAULTS = {"sentences": 3, "max_words": None, "max_chars": None}


def upgrade() -> None:
    """Name what was chosen for each summary, and say that no language was told by its text."""
    with op.batch_alter_table("summaries") as summaries:
        summaries.add_column(sa.Column("choice", sa.String(length=120), nullable=True))
    named = sa.literal("method=") + _SUMMARIES.c.method + sa.literal("&sentences=3")
    op.execute(_SUMMARIES.update().values(choice=named, parameters=_DEFAULTS))
    with op.batch_alter_table("summaries") as summaries:
        summaries.alter_column("choice", existing_type=sa.String(length=120), nullable=False)
        summaries.create_unique_constraint(
            "uq_summaries_article_id_engine_choice", ["article_id", "engine", "choice"]
        )
        summaries.drop_index("ix_summaries_article_id")
    _write(rb'\1,"language_confidence":null,"language_detected":null')


def downgrade() -> None:
    """Drop what names a choice, all summaries but each article's first, and what was told."""
    op.execute(
        sa.text(
            "DELETE FROM summaries WHERE EXISTS (SELECT 1 FROM summaries AS earlier"
            " WHERE earlier.article_id = summaries.article_id AND earlier.id < summaries.id)"
        )
    )
    op.execute(_SUMMARIES.update().values(parameters={}))
    with op.batch_alter_table("summaries") as summaries:
        summaries.create_index("ix_summaries_article_id", ["article_id"])
        summaries.drop_constraint("uq_summaries_article_id_engine_choice", type_="unique")
        summaries.drop_column("choice")
    _write(rb"\1")


def _write(place: bytes) -> None:
    for row in _rows():
        document = _PLACE.sub(place, row.document, count=1)
        here = _ARTICLES.c.id == row.id
        op.get_bind().execute(_ARTICLES.update().where(here).values(document=document))


def _rows() -> Iterator[sa.Row[Any, Any]]:
    """Yield every article, a few at a time: a store may hold more than memory does."""
    columns = _ARTICLES.c
    some = sa.select(columns.id, columns.document).order_by(columns.id).limit(_BATCH)
    rows = op.get_bind().execute(some).all()
    while rows:
        yield from rows
        rows = op.get_bind().execute(some.where(columns.id > rows[-1].id)).all()
