"""The words of a time and the moment they stand for."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from summarizer.page.dates import absolute, is_absolute
from summarizer.text import Precision, Published, Span

# The longest form, "First published: Wednesday, 24 September 2025 at 11.45 pm IST", has 60.
_REACH = 90

_LABEL = re.compile(
    r"(?:(?P<late>(?:last[ -])?(?:updated|modified|edited))"
    r"|(?:first |originally )?(?:published|posted)|pub|date|created|issued|released)\b"
    r"(?: (?:on|at))?\s*[:|-]?\s*",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"(?:about |over |almost )?(?P<count>\d{1,4}|an?|one|half an|a few|few)\s?"
    r"(?P<unit>s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|wks?|weeks?"
    r"|months?|years?)"
    r"(?P<ago> ago)?\Z",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"(?:just|right) now|moments ago|a (?:moment|few moments) ago|now|seconds ago", re.IGNORECASE
)
_COUNTS = {"a": 1, "an": 1, "one": 1, "few": 3, "a few": 3}
_UNITS = {
    "s": (timedelta(seconds=1), Precision.SECOND),
    "m": (timedelta(minutes=1), Precision.MINUTE),
    "h": (timedelta(hours=1), Precision.HOUR),
    "d": (timedelta(days=1), Precision.DAY),
    "w": (timedelta(weeks=1), Precision.DAY),
    "mo": (timedelta(days=30), Precision.DAY),
    "y": (timedelta(days=365), Precision.DAY),
}
# Zones lie at most 14 hours ahead of UTC; anything later than that was never a time of publication.
_AHEAD = timedelta(hours=14)


@dataclass(frozen=True, slots=True)
class TimeMark(Span):
    """A time with its label; ``raw`` is the time alone, ``late`` an update's, not the first."""

    raw: Span
    late: bool


def time_mark(text: str, start: int, end: int) -> TimeMark | None:
    """Read a range that is nothing but a time: "Published July 2, 2025", "3 hrs ago", "2d".

    Parameters
    ----------
    text
        The text that the offsets point into.
    start, end
        A half-open range of *text* without white space at its ends, in code points.

    Returns
    -------
    TimeMark or None
        The whole range, or None where anything in it is no part of a time.
    """
    if not 0 < end - start <= _REACH:
        return None
    label = _LABEL.match(text, start, end)
    raw = Span(label.end() if label else start, end)
    if not _is_time(raw.of(text)):
        return None
    return TimeMark(start, end, raw, late=bool(label and label["late"]))


def published(raw: str, captured_at: datetime, zone: str | None = None) -> Published:
    """Resolve the words of a time.

    Parameters
    ----------
    raw
        The words, without a label.
    captured_at
        When the page was taken, with its zone: what "ago" and "yesterday" count from.
    zone
        The zone that the page states for all its clocks, such as "IST"; None for UTC.

    Returns
    -------
    Published
        ``at`` in UTC and never after *captured_at*; None, with precision unknown, where the
        words stand for no moment or for one to come.
    """
    captured = captured_at.astimezone(UTC)
    at, precision = (
        _relative(raw, captured) or absolute(raw, captured, zone) or (None, Precision.UNKNOWN)
    )
    if at is None or at - captured > _AHEAD:
        return Published(raw=raw)
    return Published(min(at, captured), raw, precision)


def _is_time(raw: str) -> bool:
    if _NOW.fullmatch(raw) or raw.casefold() in {"yesterday", "today"}:
        return True
    if relative := _RELATIVE.match(raw):
        # "2d" is an age; "3 hours" alone is a duration.
        return bool(relative["ago"]) or relative["unit"] in {"m", "h", "d", "w"}
    return is_absolute(raw)


def _relative(raw: str, captured: datetime) -> tuple[datetime, Precision] | None:
    """Count back from when the page was taken."""
    if _NOW.fullmatch(raw):
        return captured, Precision.MINUTE
    match = _RELATIVE.match(raw)
    if match is None:
        return None
    unit, count = match["unit"].casefold(), match["count"].casefold()
    step, precision = _UNITS["mo" if unit.startswith("mo") else unit[0]]
    if count == "half an":
        return captured - step / 2, Precision.MINUTE
    try:
        return captured - step * (int(count) if count.isdecimal() else _COUNTS[count]), precision
    except OverflowError:
        return None
