"""Absolute times: what day, and what moment, a printed date and clock stand for."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import islice

from summarizer.page.datewords import ENGLISH_MONTHS, MONTHS
from summarizer.page.stamps import Stamp, date_match, is_worded, stamp
from summarizer.page.zones import ZONE, Zone, zone
from summarizer.text import Basis, Precision, Published, Span

_ALL = re.compile(rf"\b[Aa]ll times (?:are )?(?:in )?(?P<zone>(?i:{ZONE}))")
_CENTURY = 100
_WEEK = timedelta(days=7)
# Zones lie at most 14 hours ahead of UTC; anything later than that was never a time of publication.
AHEAD = timedelta(hours=14)
# "03/04/2025" read both ways gives two days at least 27 days apart: at most one lies this near.
_FRESH = timedelta(days=26)


def is_absolute(raw: str) -> bool:
    """Tell whether some words are a date, a clock, or both, and nothing else."""
    if not is_worded(raw):
        return False
    read = stamp(raw)
    if not read.is_whole:
        return False
    if read.date:
        return any(_readings(read.date, date.max))
    if read.zone and read.zone.is_bare:
        return False
    if read.days_ago is not None:
        return True
    # A weekday alone is a heading.
    return bool(read.clock and (not read.clock.is_plain or read.zone or read.weekday is not None))


def absolute(raw: str, captured: datetime, page_zone: str | None = None) -> Published:
    """Resolve a date, a clock, or both.

    Parameters
    ----------
    raw
        The words, without a label.
    captured
        When the page was taken: a clock without a date is the latest not after it, a date without
        a year and a clock with a weekday too.
    page_zone
        The zone of a clock that prints none; None for UTC.

    Returns
    -------
    Published
        ``at`` in UTC: midnight, with precision day, where there is no clock; None where the words
        name no day, or two of equal right (Notes), or hold other figures. The basis is absolute
        if they name a date, relative if its day counts from *captured*, missing if they hold no
        time at all.

    Notes
    -----
    A date of three numbers is read day first and month first. Left out is what is no day of the
    calendar, is of another weekday than the printed one, or is after *captured*. Of two days left,
    dots mean day first ("03.04.2025" is German), an American zone beside a clock month first, any
    other day first but UTC's, which all the world uses; else the day less than four weeks before
    *captured* is taken, since pages are mostly taken fresh; else none: ``at`` is None.
    """
    read = stamp(raw)
    if read.date is None and read.clock is None and read.days_ago is None:
        return Published(raw=raw)
    basis = Basis.ABSOLUTE if read.date else Basis.RELATIVE
    stated = read.zone or (zone(page_zone) if page_zone else None)
    try:
        at = _moment(read, captured, stated) if read.is_sure else None
    except OverflowError:
        at = None
    if at is None:
        return Published(raw=raw, basis=basis)
    return Published(at, raw, read.clock.precision if read.clock else Precision.DAY, basis)


def date_words(text: str, start: int, end: int) -> Span | None:
    """Find the date in a dateline: the "July 2" of "Washington/Kyiv, July 2 (UNI)"."""
    match = date_match(text, start=start, end=end)
    return Span(*match.span()) if match else None


def stated_zone(text: str) -> str | None:
    """Find the zone that a page states once for all its clocks: "All times IST"."""
    match = _ALL.search(text)
    return match["zone"] if match else None


def _moment(read: Stamp, captured: datetime, stated: Zone | None) -> datetime | None:
    within: tzinfo = stated.at if stated else UTC
    local = captured.astimezone(within)
    day = (
        _chosen(read.date, read.weekday, local, stated)
        if read.date
        else _counted(read, local.date())
    )
    if day is None:
        return None
    if read.clock is None:
        return datetime.combine(day, time(), UTC)
    at = datetime.combine(day, read.clock.at, within)
    if at > local and read.date is None and read.days_ago is None:
        at -= timedelta(days=1) if read.weekday is None else _WEEK
    return at.astimezone(UTC)


def _counted(read: Stamp, today: date) -> date:
    """Count the day of a clock back from today."""
    if read.days_ago is not None:
        return today - timedelta(days=read.days_ago)
    if read.weekday is not None:
        return today - timedelta(days=(today.weekday() - read.weekday) % 7)
    return today


def _chosen(
    match: re.Match[str], weekday: int | None, local: datetime, stated: Zone | None
) -> date | None:
    """Choose between a day-first and a month-first reading; None of two of equal right."""
    latest = (local + AHEAD).date()
    days = _likely([*_readings(match, local.date())], weekday, latest)
    if len(days) <= 1:
        return next(iter(days), None)
    if match["mark"] == ".":
        return days[0]
    if stated and stated.months_first is not None:
        return days[int(stated.months_first)]
    return next((day for day in days if timedelta() <= latest - day <= _FRESH), None)


def _likely(days: list[date], weekday: int | None, latest: date) -> list[date]:
    """Leave out days of another weekday and days to come, so long as any is left."""
    days = [day for day in days if weekday in {None, day.weekday()}] or days
    return [day for day in days if day <= latest] or days


def _readings(match: re.Match[str], today: date) -> Iterator[date]:
    """Yield the days that a date can stand for, day first before month first.

    Without a year it is the latest that is not to come.
    """
    parts = match.groupdict()
    if "first" in parts:
        year, pair = _full(parts["year"], today), (int(parts["first"]), int(parts["second"]))
        both = (*_days([year], *pair[::-1]), *_days([year], *pair))
        yield from dict.fromkeys(both)
    elif "month" in parts:
        yield from _days([int(parts["year"])], int(parts["month"]), int(parts["day"]))
    else:
        yield from _named(match, today)


def _named(match: re.Match[str], today: date) -> Iterator[date]:
    name, day = match["name"].casefold(), int(match["day"])
    if match["year"]:
        yield from _days([int(match["year"])], MONTHS[name], day)
    elif _needs_no_year(match, name):
        # Eight years: 29 February may be that long ago.
        years = range(today.year, max(0, today.year - 9), -1)
        yield from islice((day for day in _days(years, MONTHS[name], day) if day <= today), 1)


def _needs_no_year(match: re.Match[str], name: str) -> bool:
    """Tell "2 juillet" and "July 2" from "Mars 3", a probe, and "2 ago", half an age."""
    return name in ENGLISH_MONTHS or (name != "ago" and match.start("day") < match.start("name"))


def _days(years: Iterable[int], month: int, day: int) -> Iterator[date]:
    for year in years:
        with suppress(ValueError):
            yield date(year, month, day)


def _full(year: str, today: date) -> int:
    """Complete a year of two digits to the latest that is not to come."""
    if len(year) > len("25"):
        return int(year)
    return today.year - (today.year - int(year)) % _CENTURY
