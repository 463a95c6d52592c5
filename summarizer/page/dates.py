"""Absolute times: dates, clocks and zones as pages print them."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone

from summarizer.text import Precision, Span

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_ZONES = {
    "Z": 0, "UTC": 0, "GMT": 0, "WET": 0, "BST": 60, "WEST": 60, "WAT": 60, "CET": 60, "CEST": 120,
    "SAST": 120, "EET": 120, "CAT": 120, "EEST": 180, "EAT": 180, "MSK": 180, "GST": 240,
    "PKT": 300, "IST": 330, "NPT": 345, "WIB": 420, "ICT": 420, "SGT": 480, "HKT": 480, "MYT": 480,
    "AWST": 480, "JST": 540, "KST": 540, "AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780,
    "EDT": -240, "EST": -300, "CDT": -300, "CST": -360, "MDT": -360, "MST": -420, "PDT": -420,
    "PST": -480, "ET": -300, "CT": -360, "MT": -420, "PT": -480,
}  # fmt: skip
# These names hold all year round; summer time begins in March and ends in November.
_SEASONAL, _SUMMER = {"ET", "CT", "MT", "PT"}, range(4, 11)
_ZONE = rf"(?:{'|'.join(sorted(_ZONES, key=len, reverse=True))})"
_CLOCK = re.compile(
    r"(?<![\d+:.-])(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d)(?:[:.](?P<second>\d\d))?)?"
    r"(?:\s?(?P<half>[ap])\.?m\b\.?|(?<=\d\d))(?![\d:])",
    re.IGNORECASE,
)
_DAY = 24 * 60
# "12.50" alone is a price.
_CLOCKLIKE = re.compile(rf"[:apz]|\b{_ZONE}\b", re.IGNORECASE)
_OFFSET = re.compile(
    r"(?:(?<=[\d\s])(?P<sign>[+-])(?P<hours>\d\d):?(?P<minutes>\d\d)"
    r"|(?:GMT|UTC) ?(?P<ahead>[+-])(?P<hour>\d{1,2}))\Z"
)
_NAMED_ZONE = re.compile(rf"(?<![A-Za-z]){_ZONE}\b|(?<=\d)Z\b")
_DATES = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"),
    re.compile(
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<name>{_MONTH})\b\.?(?:,?\s(?P<year>\d{{4}}))?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<name>{_MONTH})\b\.?\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])"
        r"(?:,?\s(?P<year>\d{4}))?",
        re.IGNORECASE,
    ),
)
_WORDS = re.compile(
    rf"""(?: {_MONTH}\.? | (?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?
    | today | yesterday | at | on | the | hrs | hours | \d{{1,2}}(?:st|nd|rd|th)? | \d{{4}}
    | \d{{4}}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?
    | \d{{1,2}}(?:[:.]\d\d){{1,2}}(?:[ap]\.?m\.?)? | \d{{1,2}}(?:[ap]\.?m\.?) | [ap]\.?m\.?
    | {_ZONE}(?:[+-]\d{{1,2}})? | [+-]\d\d:?\d\d )\Z""",
    re.IGNORECASE | re.VERBOSE,
)
_BREAKS = re.compile(r"[\s,;|·•@()/–—]+|(?<=\s)-(?=\s)")


def is_absolute(raw: str) -> bool:
    """Tell whether some words are a date or a clock and nothing else."""
    words = [word for word in _BREAKS.split(raw) if word]
    return all(map(_WORDS.match, words)) and bool(
        _date(raw, date.max) or (_clock(raw) and _CLOCKLIKE.search(raw))
    )


def absolute(
    raw: str, captured: datetime, zone: str | None = None
) -> tuple[datetime, Precision] | None:
    """Resolve a date, a clock, or both.

    Parameters
    ----------
    raw
        The words, without a label.
    captured
        When the page was taken: a clock without a date is the latest not after it.
    zone
        The zone of a clock that prints none; None for UTC.

    Returns
    -------
    tuple of datetime and Precision, or None
        The moment in UTC; midnight, with precision day, where there is no clock.
    """
    stated = _zone(raw, zone, captured.date())
    clock = _clock(raw)
    try:
        local = captured.astimezone(stated)
        day = _date(raw, local.date())
        if clock is None:
            return (datetime.combine(day, time(), UTC), Precision.DAY) if day else None
        at = datetime.combine(day or local.date(), clock[0], stated)
        if day is None and at > local:
            at -= timedelta(days=1)
        return at.astimezone(UTC), clock[1]
    except OverflowError:
        return None


def date_words(text: str, start: int, end: int) -> Span | None:
    """Find the date in a dateline: the "July 2" of "Washington/Kyiv, July 2 (UNI)"."""
    found = (form.search(text, start, end) for form in _DATES)
    return next((Span(*match.span()) for match in found if match), None)


def stated_zone(text: str) -> str | None:
    """Find the zone that a page states once for all its clocks: "All times IST"."""
    match = re.search(rf"\b[Aa]ll times (?:are )?(?:in )?({_ZONE})\b", text)
    return match[1] if match else None


def _zone(raw: str, default: str | None, today: date) -> timezone:
    name = default or "UTC"
    minutes = _ZONES.get(name, 0)
    if offset := _OFFSET.search(raw):
        minutes = int(offset["hours"] or offset["hour"]) * 60 + int(offset["minutes"] or 0)
        minutes = -minutes if "-" in (offset["sign"], offset["ahead"]) else minutes
    elif named := _NAMED_ZONE.search(raw):
        name, minutes = named[0], _ZONES[named[0]]
    if name in _SEASONAL and (_date(raw, today) or today).month in _SUMMER:
        minutes += 60
    # Beyond a day ``timezone`` refuses; such figures are no offset.
    return timezone(timedelta(minutes=minutes if abs(minutes) < _DAY else 0))


def _clock(raw: str) -> tuple[time, Precision] | None:
    """Read the first clock that can be one, and how finely it tells."""
    for match in _CLOCK.finditer(raw.replace("T", " ")):
        half, hour = (match["half"] or "").casefold(), int(match["hour"])
        if match["minute"] is None and not half:
            continue
        hour = hour % 12 + 12 * (half == "p") if half else hour
        try:
            at = time(hour, int(match["minute"] or 0), int(match["second"] or 0))
        except ValueError:
            continue
        return at, Precision.SECOND if match["second"] else Precision.MINUTE
    return None


def _date(raw: str, today: date) -> date | None:
    lower = raw.casefold()
    if "today" in lower:
        return today
    if "yesterday" in lower:
        return today - timedelta(days=1) if today > date.min else today
    dates = (day for form in _DATES for match in form.finditer(raw) for day in _days(match, today))
    return next(dates, None)


def _days(match: re.Match[str], today: date) -> Iterator[date]:
    """Yield the day that a date names; without a year the latest that is not to come."""
    parts = match.groupdict()
    month = (
        int(parts["month"]) if "month" in parts else _MONTHS.index(parts["name"][:3].casefold()) + 1
    )
    # Eight years: 29 February may be that long ago.
    years = [int(parts["year"])] if parts["year"] else range(today.year, max(0, today.year - 9), -1)
    for year in years:
        try:
            day = date(year, month, int(parts["day"]))
        except ValueError:
            continue
        if parts["year"] or day <= today:
            yield day
