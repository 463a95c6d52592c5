"""Claims of work in the store, of which others hold a row for a moment and let it go."""

from collections.abc import Callable
from time import sleep
from typing import TypeVar

from sqlalchemy.orm import Session

from models.database import Database

_Claim = TypeVar("_Claim")
# Who tells of work, or takes other work, holds a row for some milliseconds: it is passed over then.
_MOMENT_S = 0.05


def claimed(
    database: Database,
    take: Callable[[Session], _Claim | None],
    is_free: Callable[[Session], bool],
    tries: int,
) -> _Claim | None:
    """Take what is next; where nothing could be taken and something *is_free*, try again."""
    for _ in range(tries):
        with database.transaction() as session:
            if claim := take(session):
                return claim
        with database.reading() as session:
            if not is_free(session):
                return None
        sleep(_MOMENT_S)
    return None
