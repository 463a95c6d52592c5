"""Articles are corrected, withheld and withdrawn, and what happened to them is told in order."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

_ARTICLES = sa.table(
    "articles",
    sa.column("id", sa.Uuid()),
    sa.column("created_at", sa.DateTime(timezone=True)),
)
_CHANGES = sa.table(
    "changes",
    sa.column("article_id", sa.Uuid()),
    sa.column("kind", sa.String(10)),
    sa.column("version", sa.Integer()),
    sa.column("at", sa.DateTime(timezone=True)),
)


def upgrade() -> None:
    """Add the columns and tables; what is stored is in its first version, and told of as made."""
    with op.batch_alter_table("articles") as articles:
        articles.add_column(sa.Column("version", sa.Integer(), server_default="1", nullable=False))
        articles.add_column(sa.Column("updated_at", sa.DateTime(timezone=True)))
        articles.add_column(sa.Column("changed", sa.Text()))
        articles.add_column(
            sa.Column("status", sa.String(10), server_default="usable", nullable=False)
        )
        articles.add_column(sa.Column("embargoed_until", sa.DateTime(timezone=True)))
        articles.add_column(sa.Column("hidden_until", sa.DateTime(timezone=True)))
        articles.add_column(
            sa.Column("edited", sa.Boolean(), server_default=sa.false(), nullable=False)
        )
        articles.create_index("ix_articles_hidden_until", ["hidden_until"])
    op.create_table(
        "versions",
        sa.Column("article_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed", sa.Text()),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name="fk_versions_article_id_articles",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("article_id", "number", name="pk_versions"),
    )
    op.create_table(
        "changes",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column("article_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_changes"),
    )
    columns = _ARTICLES.c
    made = sa.select(columns.id, sa.literal("created"), sa.literal(1), columns.created_at).order_by(
        columns.id
    )
    op.execute(_CHANGES.insert().from_select(["article_id", "kind", "version", "at"], made))


def downgrade() -> None:
    """Drop all of it."""
    op.drop_table("changes")
    op.drop_table("versions")
    with op.batch_alter_table("articles") as articles:
        articles.drop_index("ix_articles_hidden_until")
        for column in (
            "edited",
            "hidden_until",
            "embargoed_until",
            "status",
            "changed",
            "updated_at",
            "version",
        ):
            articles.drop_column(column)
