"""Pages that were sent as HTML keep it."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the column."""
    with op.batch_alter_table("pages") as pages:
        pages.add_column(sa.Column("markup", sa.Text(), nullable=True))


def downgrade() -> None:
    """Drop the column, and what was kept in it."""
    with op.batch_alter_table("pages") as pages:
        pages.drop_column("markup")
