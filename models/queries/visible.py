"""Which articles others may find: neither withheld nor canceled, and not before their time."""

from datetime import UTC, datetime

from sqlalchemy import ColumnElement, bindparam, or_

from models.base import UTCDateTime, now
from models.tables import Article

NEVER = datetime(9999, 1, 1, tzinfo=UTC)
"""Until when an article is hidden that nobody but its sender may find."""
CANCELED = "canceled"


def visible() -> ColumnElement[bool]:
    """Make the condition that others may find an article by the time the statement is run."""
    moment = bindparam("visible_at", callable_=now, type_=UTCDateTime())
    return or_(Article.hidden_until.is_(None), Article.hidden_until <= moment)
