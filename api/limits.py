"""How often a key may call: limits, and the fields that tell of them.

The fields are those of draft-ietf-httpapi-ratelimit-headers-10.
"""

import re
from dataclasses import dataclass
from typing import Self

_WRITTEN = re.compile(r"([0-9]{1,9})/([0-9]{1,5})", re.ASCII)
_A_DAY_S = 86_400


@dataclass(frozen=True, slots=True)
class Limit:
    """So many requests within so many seconds; windows begin at the multiples of their length."""

    requests: int
    seconds: int

    @classmethod
    def read(cls, text: str) -> Self:
        """Read a limit as it is written, ``600/60``; raise ValueError where it is none."""
        found = _WRITTEN.fullmatch(text)
        if not (found and int(found[1]) and 0 < int(found[2]) <= _A_DAY_S):
            raise ValueError("REQUESTS/SECONDS, such as 600/60, of at most a day")
        return cls(int(found[1]), int(found[2]))

    def __str__(self) -> str:
        """Write it as it is read."""
        return f"{self.requests}/{self.seconds}"

    def window(self, now: float) -> int:
        """Tell when the window began in which *now* lies, in seconds of Unix time."""
        return int(now) // self.seconds * self.seconds

    def rest(self, began: int, now: float) -> int:
        """Tell how many seconds are left of a window, at least 1."""
        return min(max(began + self.seconds - int(now), 1), self.seconds)

    def fields(self, used: int, rest_s: int) -> dict[str, str]:
        """Write the fields of an answer."""
        left = max(self.requests - used, 0)
        return {
            "RateLimit-Policy": f'"default";q={self.requests};w={self.seconds}',
            "RateLimit": f'"default";r={left};t={rest_s}',
        }
