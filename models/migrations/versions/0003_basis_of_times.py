"""Articles say what their time was read from."""

import re
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

# Until here a date had its month's English name, or was written as ISO 8601 does.
_DATES = (
    *("%jan%", "%feb%", "%mar%", "%apr%", "%may%", "%jun%", "%jul%", "%aug%", "%sep%", "%oct%"),
    *("%nov%", "%dec%", "%____-__-__%"),
)
# Where a document has it: whatever its texts say, their quotation marks stand behind backslashes.
_PLACE = re.compile(rb'("published_at_precision":"[a-z]+")(?:,"published_at_basis":"[a-z]+")?')
_BATCH = 500
_ARTICLES = sa.table(
    "articles",
    sa.column("id", sa.Uuid()),
    sa.column("published_at", sa.DateTime()),
    sa.column("published_at_raw", sa.Text()),
    sa.column("published_at_basis", sa.String()),
    sa.column("document", sa.LargeBinary()),
)


def upgrade() -> None:
    """Add the column, and fill it from the words that each article has for its time."""
    with op.batch_alter_table("articles") as articles:
        articles.add_column(sa.Column("published_at_basis", sa.String(length=10), nullable=True))
    op.execute(_ARTICLES.update().values(published_at_basis=_basis()))
    with op.batch_alter_table("articles") as articles:
        articles.alter_column("published_at_basis", existing_type=sa.String(10), nullable=False)
    for row in _rows():
        _write(row, rb'\1,"published_at_basis":"%b"' % row.published_at_basis.encode())


def downgrade() -> None:
    """Drop the column, and what documents say of it."""
    for row in _rows():
        _write(row, rb"\1")
    with op.batch_alter_table("articles") as articles:
        articles.drop_column("published_at_basis")


def _basis() -> sa.ColumnElement[str]:
    at, raw = _ARTICLES.c.published_at, sa.func.lower(_ARTICLES.c.published_at_raw)
    return sa.case(
        (sa.and_(raw.is_(None), at.is_(None)), "missing"),
        # A time without words was sent as a date.
        (sa.or_(raw.is_(None), *(raw.like(date) for date in _DATES)), "absolute"),
        else_="relative",
    )


def _rows() -> Iterator[sa.Row[Any, Any, Any]]:
    """Yield every article, a few at a time: a store may hold more than memory does."""
    columns = _ARTICLES.c
    some = sa.select(columns.id, columns.published_at_basis, columns.document)
    some = some.order_by(columns.id).limit(_BATCH)
    rows = op.get_bind().execute(some).all()
    while rows:
        yield from rows
        rows = op.get_bind().execute(some.where(columns.id > rows[-1].id)).all()


def _write(row: sa.Row[Any, Any, Any], place: bytes) -> None:
    document = _PLACE.sub(place, row.document, count=1)
    here = _ARTICLES.c.id == row.id
    op.get_bind().execute(_ARTICLES.update().where(here).values(document=document))
