"""What Alembic runs for each of its commands: `models.schema` hands it the connection."""

from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from models.base import UTCDateTime
from models.schema import is_ours
from models.tables import Article


def plain(kind: str, item: object, _: AutogenContext) -> str | Literal[False]:
    """Write our own type as the one below it: a migration must outlive the code of its day."""
    is_ours = kind == "type" and isinstance(item, UTCDateTime)
    return "sa.DateTime(timezone=True)" if is_ours else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Article.metadata,
    render_as_batch=True,  # SQLite alters a table by copying it
    render_item=plain,
    include_name=is_ours,
)
context.run_migrations()
