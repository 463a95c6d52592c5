"""Quotes say what their speaker is, and how surely the name is the right one."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_NEW = {"role": None, "resolved": False, "confidence": None}
_BATCH = 500
_ARTICLES = sa.table(
    "articles", sa.column("id", sa.Uuid()), sa.column("document", sa.LargeBinary())
)
_BY_CODE_POINT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Add what is told of speakers, for which stored quotes have nothing; order names alike."""
    with op.batch_alter_table("quotes") as quotes:
        quotes.add_column(sa.Column("speaker_role_start", sa.Integer(), nullable=True))
        quotes.add_column(sa.Column("speaker_role_end", sa.Integer(), nullable=True))
        quotes.add_column(sa.Column("speaker_role", sa.Text(), nullable=True))
        quotes.add_column(
            sa.Column("speaker_resolved", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        quotes.add_column(sa.Column("speaker_confidence", sa.Double(), nullable=True))
        quotes.alter_column("speaker_name", existing_type=sa.Text(), type_=_BY_CODE_POINT)
        quotes.alter_column("speaker_folded", existing_type=sa.Text(), type_=_BY_CODE_POINT)
        quotes.create_index("ix_quotes_speaker_folded", ["speaker_folded"])
    _rewrite(lambda speaker: {**speaker, **_NEW})


def downgrade() -> None:
    """Drop what was told, and the index."""
    with op.batch_alter_table("quotes") as quotes:
        quotes.drop_index("ix_quotes_speaker_folded")
        quotes.alter_column("speaker_folded", existing_type=_BY_CODE_POINT, type_=sa.Text())
        quotes.alter_column("speaker_name", existing_type=_BY_CODE_POINT, type_=sa.Text())
        for column in ("role_start", "role_end", "role", "resolved", "confidence"):
            quotes.drop_column(f"speaker_{column}")
    _rewrite(lambda speaker: {name: own for name, own in speaker.items() if name not in _NEW})


def _rewrite(speaker: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """Change every speaker in the articles as they are served."""
    for row in _rows():
        document = json.loads(row.document)
        for quote in document.get("quotes", ()):
            if quote["speaker"]:
                quote["speaker"] = speaker(quote["speaker"])
        text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
        here = _ARTICLES.c.id == row.id
        op.get_bind().execute(_ARTICLES.update().where(here).values(document=text.encode()))


def _rows() -> Iterator[sa.Row[Any, Any]]:
    """Yield every article, a few at a time: a store may hold more than memory does."""
    columns = _ARTICLES.c
    some = sa.select(columns.id, columns.document).order_by(columns.id).limit(_BATCH)
    rows = op.get_bind().execute(some).all()
    while rows:
        yield from rows
        rows = op.get_bind().execute(some.where(columns.id > rows[-1].id)).all()
