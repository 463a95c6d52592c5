"""The parts of a printed time: date, clock, zone, day word, weekday, and what is left."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from summarizer.page.datewords import DAYS_AGO, MONTHS, WEEKDAYS, either
from summarizer.page.zones import ZONE, Zone, without_names, zone
from summarizer.text import Precision, Span

_MONTH = either(MONTHS)
# What is followed by "hrs" is a clock: "1 July 1630 hrs".
_YEAR = r"(?P<year>\d{4})(?!\d|\s?h(?:ou)?rs\b)"
_NUMERIC = (
    re.compile(
        r"(?<![\d.:/+-])(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})"
        r"(?!\d)(?:T(?=\d))?"
    ),
    # "18.11.19" and "6/26/25" are dates, "1.2.30" is a release.
    re.compile(
        r"(?<![\d.:/+-])(?P<first>\d{1,2})(?P<mark>[-/.])(?P<second>\d{1,2})(?P=mark)"
        r"(?P<year>\d{4}|(?:(?<=/)|(?<=\b\d\d\.\d\d\.))\d\d)(?!\d|[-/.:]\d)"
    ),
)
_NAMED = (
    re.compile(
        rf"(?<![\d.:/-])(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?[\s-]?(?:of |de )?"
        rf"(?P<name>{_MONTH})\b\.?(?:[\s,-]{{0,2}}(?:del? )?{_YEAR})?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<name>{_MONTH})\b\.?[\s-]?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])"
        rf"(?:[\s,-]{{0,2}}{_YEAR})?",
        re.IGNORECASE,
    ),
)
_CLOCK = re.compile(
    r"(?<![\d+:./-])(?P<hour>\d{1,2})"
    r"(?:(?P<mark>[:.h])(?P<minute>\d\d)(?:[:.](?P<second>\d\d)(?:[.,]\d+)?)?)?"
    r"(?:\s?(?P<half>[ap])\.?m\b\.?|\s?(?P<word>uhr|h)\b)?(?![\d:]|[./]\d)",
    re.IGNORECASE,
)
# "0930 GMT", "1630 hrs": the groups are those of the other clocks.
_FOUR_FIGURES = re.compile(
    r"(?<![\d+:./-])(?P<hour>\d\d)(?P<minute>\d\d)(?P<mark>)(?P<second>)(?P<half>)"
    rf"(?:(?P<word>\s?h(?:ou)?rs)\b|(?=\s(?:{ZONE})))"
)
# The same clock for other readers: "11:05 AM ET (1505 GMT)".
_AGAIN = re.compile(rf"\(\d{{1,2}}[:.]?\d\d(?:\s?[ap]\.?m\.?)?\s(?:{ZONE})\)", re.IGNORECASE)
_DAY_WORD = re.compile(rf"\b(?:{either(DAYS_AGO)})\b", re.IGNORECASE)
_WORD, _FIGURES = re.compile(r"[^\W\d_]+"), re.compile(r"\d+")
# "Mon, 18 Nov 2019 11:05:00.123 AM GMT+05:30 (0535 GMT)" has nine figures, and
# "lunes 18 de noviembre de 2019 a las 11:05 a.m. Eastern Standard Time" twelve words.
_FIGURES_AT_MOST, _WORDS_AT_MOST = 10, 14
_FILLERS = {
    "at", "on", "the", "of", "um", "uhr", "am", "den", "le", "à", "el", "a", "las", "los", "la",
    "de", "del", "h", "hrs", "hours",
}  # fmt: skip
_KNOWN = _FILLERS.union(
    MONTHS, WEEKDAYS, _WORD.findall(" ".join(DAYS_AGO)), _WORD.findall(ZONE.casefold()),
    ("st", "nd", "rd", "th", "er", "p", "m", "pm", "t"),
)  # fmt: skip
_SEPARATORS = frozenset(" ,;|·•@()/–—.:-")


@dataclass(frozen=True, slots=True)
class Clock(Span):
    """A clock; ``is_plain`` where nothing but its figures tells it from a price or a length."""

    at: time
    precision: Precision
    is_plain: bool


@dataclass(frozen=True, slots=True)
class Stamp:
    """What some words say of a time.

    ``is_whole`` where they say nothing else, ``is_sure`` where they have no other figures. ``date``
    has the groups ``year month day``, ``first mark second year`` or ``name day year``; ``weekday``
    counts as ``date.weekday`` does.
    """

    date: re.Match[str] | None
    clock: Clock | None
    zone: Zone | None
    days_ago: int | None
    weekday: int | None
    is_whole: bool
    is_sure: bool


def stamp(raw: str) -> Stamp:
    """Take the words of a time apart.

    Parameters
    ----------
    raw
        The words, without a label. Time may grow with the square of their length: pass a line's.

    Returns
    -------
    Stamp
        The first date, clock, zone, day word and weekday of *raw*.
    """
    rest = _AGAIN.sub(" ", raw)
    numeric = date_match(rest, _NUMERIC)
    rest = _without(rest, numeric)
    clock = _clock(rest, _CLOCK)
    rest = _without(rest, clock)
    named = None if numeric else date_match(rest, _NAMED)
    rest = _without(rest, named)
    if clock is None:
        clock = _clock(rest, _FOUR_FIGURES)
        rest = _without(rest, clock)
    found = zone(rest)
    rest = without_names(_without(rest, found))
    day = _DAY_WORD.search(rest)
    return _stamp(numeric or named, clock, found, day, _without(rest, day))


def _stamp(
    date: re.Match[str] | None,
    clock: Clock | None,
    found: Zone | None,
    day: re.Match[str] | None,
    rest: str,
) -> Stamp:
    words = _WORD.findall(rest.casefold())
    weekdays = [WEEKDAYS[word] for word in words if word in WEEKDAYS]
    fillers = (word for word in words if word not in WEEKDAYS)
    return Stamp(
        date=date,
        clock=clock,
        zone=found,
        days_ago=DAYS_AGO[day[0].casefold()] if day else None,
        weekday=weekdays[0] if weekdays else None,
        is_whole=len(weekdays) <= 1
        and _FILLERS.issuperset(fillers)
        and _SEPARATORS.issuperset(_WORD.sub("", rest)),
        is_sure=not any(map(str.isdecimal, rest)),
    )


def is_worded(raw: str) -> bool:
    """Tell whether some words may be a time: what cannot need not be taken apart."""
    words, figures = _WORD.findall(raw.casefold()), _FIGURES.findall(raw)
    is_few = len(figures) <= _FIGURES_AT_MOST and len(words) <= _WORDS_AT_MOST
    return is_few and _KNOWN.issuperset(words) and bool(figures or _DAY_WORD.search(raw))


def date_match(
    words: str,
    forms: Sequence[re.Pattern[str]] = (*_NUMERIC, *_NAMED),
    start: int = 0,
    end: int | None = None,
) -> re.Match[str] | None:
    """Find the first date of the first form that has one."""
    end = len(words) if end is None else end
    return next((match for form in forms if (match := form.search(words, start, end))), None)


def _without(words: str, part: Span | re.Match[str] | None) -> str:
    """Cut a part out, and fold white space."""
    if part is None:
        return words
    start, end = part.span() if isinstance(part, re.Match) else (part.start, part.end)
    return " ".join(f"{words[:start]} {words[end:]}".split())


def _clock(words: str, form: re.Pattern[str]) -> Clock | None:
    """Read the first clock that can be one, and how finely it tells."""
    found = (_clock_of(match) for match in form.finditer(words))
    return next((clock for clock in found if clock), None)


def _clock_of(match: re.Match[str]) -> Clock | None:
    half, hour = (match["half"] or "").casefold(), int(match["hour"])
    if not (match["minute"] or half or match["word"]):
        return None
    hour = hour % 12 + 12 * (half == "p") if half else hour
    try:
        at = time(hour, int(match["minute"] or 0), int(match["second"] or 0))
    except ValueError:
        return None
    return Clock(
        *match.span(),
        at,
        Precision.SECOND if match["second"] else Precision.MINUTE,
        # "12.50" is a price, "1:24" and "01:02:03" are lengths, "11:05" is a clock.
        is_plain=not (half or match["word"])
        and (match["mark"] == "." or bool(match["second"]) or len(match["hour"]) == 1),
    )
