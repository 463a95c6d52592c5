"""The zones that clocks are printed with."""

import re
from dataclasses import dataclass
from datetime import timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from summarizer.page.datewords import either
from summarizer.text import Span

# Minutes ahead of UTC. "IST" is India's and "BST" Britain's summer, "CST" America's.
_MINUTES = {
    "Z": 0, "UTC": 0, "GMT": 0, "WET": 0, "BST": 60, "WEST": 60, "WAT": 60, "CET": 60, "CEST": 120,
    "MEZ": 60, "MESZ": 120, "SAST": 120, "EET": 120, "CAT": 120, "EEST": 180, "EAT": 180,
    "MSK": 180, "GST": 240, "PKT": 300, "IST": 330, "NPT": 345, "WIB": 420, "ICT": 420, "SGT": 480,
    "HKT": 480, "MYT": 480, "AWST": 480, "JST": 540, "KST": 540, "AEST": 600, "AEDT": 660,
    "NZST": 720, "NZDT": 780, "EDT": -240, "EST": -300, "CDT": -300, "CST": -360, "MDT": -360,
    "MST": -420, "PDT": -420, "PST": -480,
}  # fmt: skip
# These names hold all year round: the date tells whether they mean summer time.
_PLACES = {
    "ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver",
    "PT": "America/Los_Angeles", "UK": "Europe/London", "AET": "Australia/Sydney",
}  # fmt: skip
_AMERICAN = {"ET", "CT", "MT", "PT", "EDT", "EST", "CDT", "CST", "MDT", "MST", "PDT", "PST"}
_ZONES: dict[str, tzinfo] = {
    **{name: timezone(timedelta(minutes=minutes)) for name, minutes in _MINUTES.items()},
    **{name: ZoneInfo(place) for name, place in _PLACES.items()},
}
_LONG = {
    f"{name.casefold()}{kind} time": name[0] + "T"
    for name in ("Eastern", "Central", "Mountain", "Pacific")
    for kind in ("", " standard", " daylight")
} | {"uk time": "UK"}
ZONE = rf"\b(?:{either([*_ZONES, *_LONG])})\b"
# Zones lie at most 14 hours from UTC: further figures are no offset.
_FURTHEST = 14
_OFFSET = re.compile(
    r"(?:(?P<utc>GMT|UTC)\s?(?=[+\u2212-]\d)|(?<!\S)(?=[+\u2212-]\d\d:?\d\d))"
    r"(?P<sign>.)(?P<hours>\d{1,2})(?::?(?P<minutes>\d\d))?(?!\d)"
)
_NAMED = re.compile(ZONE, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Zone(Span):
    """A zone where some words have it; ``is_bare`` where only a sign tells it from a range.

    ``months_first`` tells how those who use it write their dates: None where all the world does.
    """

    at: tzinfo
    is_bare: bool = False
    months_first: bool | None = None


def zone(words: str) -> Zone | None:
    """Find an offset ("+0530", "GMT+1"), or else the first name, in any case."""
    match = _OFFSET.search(words)
    if match and int(match["hours"]) <= _FURTHEST:
        return Zone(*match.span(), _offset(match), is_bare=not match["utc"])
    if match := _NAMED.search(words):
        name = _LONG.get(match[0].casefold(), match[0].upper())
        everywhere = _MINUTES.get(name) == 0
        first = None if everywhere else name in _AMERICAN
        return Zone(*match.span(), _ZONES[name], months_first=first)
    return None


def without_names(words: str) -> str:
    """Leave out what may stand beside an offset: the "UTC" of "+0000 UTC"."""
    return _NAMED.sub(" ", words)


def _offset(match: re.Match[str]) -> tzinfo:
    ahead = timedelta(hours=int(match["hours"]), minutes=int(match["minutes"] or 0))
    return timezone(ahead if match["sign"] == "+" else -ahead)
