"""Keys that requests bring, told good from bad."""

from datetime import UTC, datetime, timedelta
from time import monotonic
from typing import NamedTuple

from sqlalchemy.exc import OperationalError

from api.callers import Caller
from api.keys import DECOY, Key
from api.limits import Limit
from api.refusals import KeyNotValid
from models import queries
from models.database import Database
from models.tables import ApiKey

TRUST = timedelta(seconds=1)
"""How long a key that was good is taken to be so: what is revoked is refused after that."""
_UNKNOWN = "No such key is good here."
# Good keys alone are remembered, and each only for a second: there are never many.
_REMEMBERED = 1_000


class _Known(NamedTuple):
    caller: Caller
    until: float


class Keyring:
    """Tells who calls by the key. Safe to share between threads."""

    def __init__(self, database: Database, rate: Limit) -> None:
        """Look keys up in *database*; *rate* is the limit of those that have no other."""
        self._database, self._rate = database, rate
        # By the digest of the secret, so that no secret stays in memory. What is not good is not
        # remembered: each wrong key takes the whole way, and none a shorter one.
        self._known: dict[tuple[str, str], _Known] = {}

    def caller(self, key: Key) -> Caller:
        """Tell whose *key* it is; raise KeyNotValid where it is not, or no longer, good."""
        name = key.prefix, key.digest
        known = self._known.get(name)
        if known is None or known.until < monotonic():
            known = _Known(self._found(key), monotonic() + TRUST.total_seconds())
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[name] = known
        if (end := known.caller.expires_at) and end <= datetime.now(UTC):
            raise KeyNotValid(f"This key expired on {end:%-d %B %Y at %H:%M} UTC.")
        return known.caller

    def _found(self, key: Key) -> Caller:
        now = datetime.now(UTC)
        with self._database.reading() as session:
            if not key.is_of(queries.key_digests(session, key.prefix, DECOY, now)):
                raise KeyNotValid(_UNKNOWN)
            # From here on the caller has shown the secret, and may be told of the key.
            row = queries.api_key(session, key.prefix)
        if row is None:
            raise KeyNotValid(_UNKNOWN)
        if row.revoked_at:
            raise KeyNotValid(f"This key was revoked on {row.revoked_at:%-d %B %Y}.")
        self._note_use(row, now)
        return _caller(row, self._rate)

    def _note_use(self, row: ApiKey, now: datetime) -> None:
        if row.last_used_at and now - row.last_used_at < queries.USE_IS_NOTED:
            return
        try:
            with self._database.hurry() as session:
                queries.note_key_use(session, row.prefix, now)
        except OperationalError:
            # Somebody writes just now: a reader does not wait for that, and comes again.
            return


def _caller(row: ApiKey, rate: Limit) -> Caller:
    requests, seconds = row.limit_requests, row.limit_seconds
    limit = Limit(requests, seconds) if requests and seconds else rate
    scopes = tuple(row.scopes)
    return Caller(row.prefix, row.name, scopes, row.created_at, row.expires_at, limit)
