"""The words of a time and the moment they stand for."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from summarizer.page.ages import is_relative, relative
from summarizer.page.dates import AHEAD, absolute, is_absolute
from summarizer.text import Published, Span

# The longest form, "First published: Wednesday, 24 September 2025 at 11.45 pm IST", has 60.
_REACH = 90

_LABEL = re.compile(
    r"(?:(?P<late>(?:last[ -])?(?:updated|modified|edited)"
    r"|(?:zuletzt )?(?:aktualisiert|geändert)|mise? à jour|modifiée?|actualizad[oa])"
    r"|(?:first |originally )?(?:published|posted)|pub|(?:publish(?:ed)? |publication |pub)?date"
    r"|when|created|issued|released|veröffentlicht|erschienen|stand|publiée?|publicad[oa])\b"
    r"(?: (?:on|at|am|um|le|à|el|a las))?\s*[:|-]?\s*",
    re.IGNORECASE,
)
_GLUED = re.compile(r"(?<=\b(?:19|20)\d\d)(?=\d{1,2}:\d\d)")
_SEPARATORS = " \t|·•–—-,;:/"


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
    raw = _bare(text, label.end() if label else start, end)
    words = _folded(raw.of(text))
    if not (is_relative(words) or is_absolute(words)):
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
        words stand for no moment, for one to come, or for one of two (see ``absolute``).
    """
    captured = captured_at.astimezone(UTC)
    words = _folded(raw)
    found = relative(words, captured) if is_relative(words) else absolute(words, captured, zone)
    if found.at is None or found.at - captured > AHEAD:
        return Published(raw=raw, basis=found.basis)
    return replace(found, at=min(found.at, captured), raw=raw)


def _folded(words: str) -> str:
    # Pages put no-break spaces into "2 hours ago", and curved apostrophes into "aujourd'hui".
    # Some glue a clock to the year before it.
    return _GLUED.sub(" ", " ".join(words.split())).replace("\u2019", "'")


def _bare(text: str, start: int, end: int) -> Span:
    """Leave out the separators round a time, and brackets that hold all of it."""
    while end > start and text[end - 1] in _SEPARATORS:
        end -= 1
    while start < end and text[start] in _SEPARATORS:
        start += 1
    if text[start:end].startswith("(") and text.find(")", start, end) == end - 1:
        return Span(start + 1, end - 1)
    return Span(start, end)
