"""Articles are found by what they are about."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

_BY_CODE_POINT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the table; articles that are stored have no terms until they are read again."""
    op.create_table(
        "terms",
        sa.Column("key", _BY_CODE_POINT, nullable=False),
        sa.Column("article_id", sa.Uuid(), nullable=False),
        sa.Column("weight", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name="fk_terms_article_id_articles",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("key", "article_id", name="pk_terms"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_terms_article_id", "terms", ["article_id"])


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("terms")
