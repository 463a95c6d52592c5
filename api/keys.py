"""Keys: how they are made, written and known again."""

import hmac
import re
import secrets
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Self

from werkzeug.datastructures import Headers

# Without letters and digits that are taken for each other when a prefix is read out.
_ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"
_PREFIX = 10
_SECRET = 32  # bytes: as many as SHA-256 gives, so that guessing is hopeless without a slow hash
_WRITTEN = re.compile(rf"sf_([{_ALPHABET}]{{{_PREFIX}}})_([A-Za-z0-9_-]{{43}})", re.ASCII)
DECOY = "0" * 64
"""What a wrong secret is compared with where no key has the prefix; nothing has this digest."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key as it is sent. Only who made it, and who sends it, ever have its secret."""

    prefix: str
    secret: str = field(repr=False)

    @classmethod
    def make(cls, prefix: str | None = None) -> Self:
        """Make a new key, or a new secret for the key of *prefix*."""
        drawn = "".join(secrets.choice(_ALPHABET) for _ in range(_PREFIX))
        return cls(prefix or drawn, secrets.token_urlsafe(_SECRET))

    @classmethod
    def read(cls, text: str) -> Self | None:
        """Read a key as it is written; None where it is written like none."""
        found = _WRITTEN.fullmatch(text)
        return cls(found[1], found[2]) if found else None

    @property
    def written(self) -> str:
        """The whole key, to be shown once."""
        return f"sf_{self.prefix}_{self.secret}"

    @property
    def digest(self) -> str:
        """What is stored of the secret."""
        return sha256(self.secret.encode()).hexdigest()

    def is_of(self, digests: tuple[str, str]) -> bool:
        """Tell whether one of the *digests* is this secret's, in the same time whichever is."""
        own = self.digest
        first, second = (hmac.compare_digest(own, each) for each in digests)
        return first | second


def sent_key(headers: Headers) -> str | None:
    """Find the key among a request's *headers*, as it was sent; None where there is none."""
    scheme, _, rest = headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return rest.strip()
    return headers.get("X-API-Key")
