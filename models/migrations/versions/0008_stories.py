"""Articles are gathered into stories, and copies are told from what they are copies of."""

from collections.abc import Iterable

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

# A term is looked up for its newest articles. With these PostgreSQL reads just them, and in the
# index alone, where it read every article that has the term and sorted them.
_BOUNDED = (
    "ALTER TABLE terms DROP CONSTRAINT pk_terms",
    "ALTER TABLE terms ADD CONSTRAINT pk_terms PRIMARY KEY (key, article_id) INCLUDE (weight)",
    "ALTER TABLE terms ALTER COLUMN key SET (n_distinct = 200)",
)
_AS_BEFORE = (
    "ALTER TABLE terms ALTER COLUMN key RESET (n_distinct)",
    "ALTER TABLE terms DROP CONSTRAINT pk_terms",
    "ALTER TABLE terms ADD CONSTRAINT pk_terms PRIMARY KEY (key, article_id)",
)


def upgrade() -> None:
    """Make the tables; articles that are stored are in no story until they are read again."""
    op.create_table(
        "sketches",
        sa.Column("mark", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("article_id", sa.Uuid(), nullable=False),
        _article("article_id", "sketches", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("mark", "article_id", name="pk_sketches"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_sketches_article_id", "sketches", ["article_id"])
    op.create_table(
        "stories",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("merged_into_id", sa.Uuid(), nullable=True),
        sa.Column("article_count", sa.Integer(), nullable=False),
        sa.Column("first_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        _story("merged_into_id", "stories"),
        sa.PrimaryKeyConstraint("id", name="pk_stories"),
    )
    op.create_index("ix_stories_merged_into_id", "stories", ["merged_into_id"])
    op.create_index("ix_stories_updated_at", "stories", ["updated_at"])
    op.create_table(
        "story_articles",
        sa.Column("article_id", sa.Uuid(), nullable=False),
        sa.Column("story_id", sa.Uuid(), nullable=False),
        sa.Column("original_id", sa.Uuid(), nullable=True),
        sa.Column("likeness", sa.Double(), nullable=True),
        _article("article_id", "story_articles", ondelete="CASCADE"),
        _article("original_id", "story_articles", ondelete="SET NULL"),
        _story("story_id", "story_articles"),
        sa.PrimaryKeyConstraint("article_id", name="pk_story_articles"),
    )
    op.create_index("ix_story_articles_original_id", "story_articles", ["original_id"])
    op.create_index("ix_story_articles_story_id", "story_articles", ["story_id"])
    _on_postgresql(_BOUNDED)


def downgrade() -> None:
    """Drop the tables."""
    _on_postgresql(_AS_BEFORE)
    for table in ("story_articles", "stories", "sketches"):
        op.drop_table(table)


def _on_postgresql(statements: Iterable[str]) -> None:
    if op.get_bind().dialect.name == "postgresql":
        for statement in statements:
            op.execute(statement)


def _article(column: str, table: str, *, ondelete: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{column}_articles"
    return sa.ForeignKeyConstraint([column], ["articles.id"], name=name, ondelete=ondelete)


def _story(column: str, table: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{column}_stories"
    return sa.ForeignKeyConstraint([column], ["stories.id"], name=name, ondelete="CASCADE")
