"""Relative times: how long before the page was taken."""

import re
from datetime import datetime, timedelta

from summarizer.page.datewords import COUNTS, UNITS, either
from summarizer.text import Basis, Precision, Published

_NOW = re.compile(
    r"(?:just|right) now|now|moments ago|(?:a|a few) moments? ago|(?:a few )?seconds ago"
    r"|(?:less than a|under a) min(?:ute)? ago|gerade eben|soeben|à l'instant|ahora mismo"
    r"|hace (?:un momento|unos momentos|instantes)",
    re.IGNORECASE,
)
_AMOUNT = (
    r"(?:(?P<half>half an?|einer halben|une demi|media)"
    rf"|(?:an? )?\b(?P<count>\d{{1,4}}|(?:{either(COUNTS)})\b)(?: of)?)[\s-]?"
    rf"(?P<unit>{either(UNITS)})\b\.?"
)
_PLAIN = re.sub(r"\?P<\w+>", "?:", _AMOUNT)
_AMOUNTS = rf"{_PLAIN}(?:,?\s?(?:and |und |et |y )?{_PLAIN}){{0,2}}"
_ABOUT = "(?:about |around |over |almost |nearly |etwa |rund |ca\\.? |environ |unas? |unos )?"
_AGO = re.compile(rf"{_ABOUT}{_AMOUNTS} ago|(?:vor|il y a|hace) {_ABOUT}{_AMOUNTS}", re.IGNORECASE)
# "2d" is an age; "3 hours" alone is a duration, "100m" and "3 m" are lengths.
_SHORT = re.compile(r"\d{1,2}(?:m|\s?[hdw])")
_EACH = re.compile(_AMOUNT, re.IGNORECASE)
_STEPS = {
    "s": (timedelta(seconds=1), Precision.SECOND),
    "m": (timedelta(minutes=1), Precision.MINUTE),
    "h": (timedelta(hours=1), Precision.HOUR),
    "d": (timedelta(days=1), Precision.DAY),
    "w": (timedelta(weeks=1), Precision.DAY),
    "o": (timedelta(days=30), Precision.DAY),
    "y": (timedelta(days=365), Precision.DAY),
}


def is_relative(raw: str) -> bool:
    """Tell whether some words count back from now and do nothing else."""
    return any(form.fullmatch(raw) for form in (_SHORT, _AGO, _NOW))


def relative(raw: str, captured: datetime) -> Published:
    """Count back from when the page was taken.

    Parameters
    ----------
    raw
        Words that ``is_relative`` knows.
    captured
        When the page was taken.

    Returns
    -------
    Published
        ``at`` in the zone of *captured*; None where it lies before the first year. The precision
        is the finest unit's, for a half the minute.
    """
    steps = [_step(match) for match in _EACH.finditer(raw)] if not _NOW.fullmatch(raw) else []
    ago = sum((step for step, _ in steps), timedelta())
    finest = min((precision for _, precision in steps), key=list(Precision).index, default=None)
    try:
        return Published(captured - ago, raw, finest or Precision.MINUTE, Basis.RELATIVE)
    except OverflowError:
        return Published(raw=raw, basis=Basis.RELATIVE)


def _step(match: re.Match[str]) -> tuple[timedelta, Precision]:
    step, precision = _STEPS[UNITS[match["unit"].casefold()]]
    if match["half"]:
        return step / 2, Precision.MINUTE
    count = match["count"].casefold()
    return step * (int(count) if count.isdecimal() else COUNTS[count]), precision
