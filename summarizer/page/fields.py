"""Header lines taken apart: byline, outlet and time, or a label and what it names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from summarizer.dateline import AGENCIES, is_city
from summarizer.page.captions import REPORTED, REPORTERS
from summarizer.page.furniture import furniture
from summarizer.page.names import NAMED, NAMES, OFFICE, PERSONS, is_name, is_outlet
from summarizer.page.pieces import UPDATED, Piece, Role
from summarizer.page.times import time_mark
from summarizer.text import Span, trimmed

# The rule of "By" with the writer's name on the next line.
BYLINE_LABEL = "byline's label"
# The rule of "- The Ledger", "via The Ledger".
MARKED = "outlet with its mark"
# The rule of a field that is an outlet only because a time stands beside it.
_BESIDE = "name beside a time"

_FIELD = re.compile(
    r"(?P<label>(?:(?P<title>title|headline)|(?P<link>link|url|guid|category)"
    r"|(?P<author>author|byline)|(?P<source>outlet|publisher|publication)"
    r"|(?P<other>keywords|message|section|length|language|load-date|publication-type|x-[a-z-]+)"
    r"|description|summary|text|body|content) ?:)\s*",
    re.IGNORECASE,
)
# What only a page of several of them uses so: mail has one subject, and one sender.
_MAIL = re.compile(
    r"(?P<label>(?:(?P<title>subject)|(?P<source>from|source|via)) ?:)\s*", re.IGNORECASE
)
_BY = re.compile(r"(?:(?:written|reported|words|story) )?by:?|authors?:", re.IGNORECASE)
_FIELDS = {
    "title": Role.TITLED, "link": Role.DEBRIS, "author": Role.BYLINE, "source": Role.SOURCE,
    "other": Role.LABEL,
}  # fmt: skip
_SPLIT = re.compile(
    r"\t+|(?<!ublished)(?<!pdated)\s(?=[·|•⋅–—/-]\s)|(?=[·|•⋅]\s)"
    r"|(?<=\d)\s(?=by\s)|(?<!ast)(?<!irst)(?<![·|•⋅–—/-])\s(?=(?:Published|Updated|Posted):?\s)"
    r"|(?=;\s?(?:Published|Updated|Posted))|(?<=\d)(?=(?:Published|Updated|Posted))"
    r"|(?<=[^\W\d_])(?=\d{1,2} (?:minute|min|hour|hr|day|week)s? ago\Z)"
    r"|(?<=\d{4})(?=[A-Z][a-z]{2,8}\.? \d)"
)
# Fields that stand between such marks need not look like names.
_STRONG = re.compile(r"[·|•⋅]")
_FIELD_WORDS, _OUTLET_WORDS = 6, 4
_BYLINE_REACH = 120
_SPACE, _COMMA = re.compile(r",?\s(?=[A-Z\d])"), re.compile(r",\s")
_MARK = re.compile(r"[·|•⋅–—/;,-]\s*")
_AGAIN = re.compile(r"(?:[-–—]\s+|(?:source|via|from|publisher)\s?:\s*)", re.IGNORECASE)
_BY_WORD = (
    r"(?:(?i:(?:written |reported |words |story |text |analysis )?by:?\s+|(?:words|author):\s+)"
    r"|By|(?:Von|Par|Por|Door|Av) )"
)
_BYLINE = re.compile(
    rf"{_BY_WORD}(?:(?P<names>{NAMES})(?:,? (?:in|for|at) {NAMED}| \([^()]{{1,60}}\))?"
    rf"|(?P<writers>{PERSONS}),? (?:[\w’'&-]+ ){{0,4}}{OFFICE})"
)


def fields(line: str) -> tuple[Piece, ...]:
    """Split "By A | Outlet | 2 hours ago" at its marks.

    Parameters
    ----------
    line
        One line without white space at its ends.

    Returns
    -------
    tuple of Piece
        Every field with the mark before it, offsets counted from the line's start; empty unless
        all fields can be read and one is a byline, a time, or alone with its mark.
    """
    cuts = (0, *_cuts(line), len(line))
    spans = [trimmed(line, start, end) for start, end in pairwise(cuts)]
    spans = list(_whole_times(line, [span for span in spans if span.start < span.end]))
    found = [_field(line, span) for span in spans]
    if None in found and _STRONG.search(line) and any(f and f.role is Role.TIME for f in found):
        found = [field or _unnamed(line, span) for field, span in zip(found, spans, strict=True)]
    known = tuple(_sorted_names(line, [field for field in found if field]))
    proven = any(field.role in {Role.TIME, Role.BYLINE} for field in known)
    alone = len(known) == 1 and known[0].rule != _BESIDE
    return known if len(known) == len(found) and (proven or alone) else ()


def _whole_times(line: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Put together what a mark parts inside a time: "Nov 4, 2025 | 10:21 AM IST"."""
    held: Span | None = None
    for span in spans:
        if held and time_mark(line, _core(line, held).start, span.end):
            held = Span(held.start, span.end)
            continue
        if held:
            yield held
        held = span
    if held:
        yield held


def _core(line: str, span: Span) -> Span:
    mark = _MARK.match(line, span.start, span.end)
    return Span(mark.end() if mark else span.start, span.end)


def _unnamed(line: str, span: Span) -> Piece | None:
    """Take the words beside a time, between its marks: an outlet in front, else a label."""
    core = _core(line, span)
    words = len(core.of(line).split())
    if words > _FIELD_WORDS or line[core.end - 1] in ".!?":
        return None
    first = not span.start and words <= _OUTLET_WORDS and not core.of(line)[:1].isdigit()
    if first:
        return _piece(span, Role.SOURCE, "words beside a time", core)
    return _piece(span, Role.LABEL, "label beside a time") if span.start else None


def _cuts(line: str) -> tuple[int, ...]:
    """Find where a line is split: at its marks, else before the time behind a name."""
    marks = tuple(match.end() for match in _SPLIT.finditer(line))
    if marks or not (_BYLINE.match(line) or _AGAIN.match(line)):
        return marks
    # An outlet's name may end in "Today".
    space = _SPACE if _BYLINE.match(line) else _COMMA
    spans = (match.span() for match in space.finditer(line))
    return next(((start,) for start, end in spans if time_mark(line, end, len(line))), ())


def labelled(line: str) -> tuple[Piece, ...]:
    """Split the label from a field: "Title: ...", "Description: ..."; empty without a label."""
    if _BY.fullmatch(line):
        return (_piece(Span(0, len(line)), Role.FIELD, BYLINE_LABEL),)
    match = _FIELD.match(line)
    return _labelled(line, match) if match else ()


def mailed(line: str) -> tuple[Piece, ...]:
    """Split "Subject: ..." and "From: ..." as a digest of several stories has them."""
    match = _MAIL.match(line)
    return _labelled(line, match) if match and "@" not in line else ()


def posted(line: str) -> tuple[Piece, ...]:
    """Split "By Ann Moss, The Ledger" at its last comma; a page of several shows what that is."""
    comma = line.rfind(", ", 0, _BYLINE_REACH) if len(line) <= _BYLINE_REACH else -1
    names = _BYLINE.fullmatch(line, 0, comma) if comma > 0 else None
    outlet = Span(comma + 2, len(line))
    few = len(outlet.of(line).split()) <= _OUTLET_WORDS
    if names is None or not few or not names["names"] or line[-1] in ".!?":
        return ()
    return (
        _piece(Span(0, comma), Role.BYLINE, "byline", Span(*names.span("names"))),
        _piece(Span(comma, len(line)), Role.SOURCE, MARKED, outlet),
    )


def _labelled(line: str, match: re.Match[str]) -> tuple[Piece, ...]:
    label = _piece(Span(*match.span("label")), Role.FIELD, "field label")
    if match.end() == len(line):
        return (label,)
    names = (name for name, value in match.groupdict().items() if value and name in _FIELDS)
    role = _FIELDS.get(next(names, ""), Role.PROSE)
    if role in {Role.SOURCE, Role.BYLINE}:
        return (_piece(Span(0, len(line)), role, MARKED, Span(match.end(), len(line))),)
    return label, _piece(Span(match.end(), len(line)), role, "labelled field")


def _sorted_names(line: str, known: Sequence[Piece]) -> Iterator[Piece]:
    """Tell the names beside a time apart: next to an outlet's, any other is the writer's."""
    names = [piece.core.of(line) for piece in known if piece.role is Role.SOURCE]
    timed = any(piece.role is Role.TIME for piece in known)
    for piece in known:
        name = piece.core.of(line)
        if not timed or piece.role is not Role.SOURCE or _is_outlet(name):
            yield piece
        elif is_city(name) or (piece.rule != _BESIDE and name.isupper()):
            yield replace(piece, role=Role.LABEL, rule="place beside a time")
        elif any(map(_is_outlet, names)):
            yield replace(piece, role=Role.BYLINE, rule="name beside an outlet")
        else:
            yield piece


def _is_outlet(name: str) -> bool:
    return name in AGENCIES or is_outlet(name)


def _piece(span: Span, role: Role, rule: str, core: Span | None = None) -> Piece:
    return Piece(span.start, span.end, role, rule, core or span)


def _field(line: str, span: Span) -> Piece | None:
    core = _core(line, span)
    if time := time_mark(line, core.start, core.end):
        return _piece(span, Role.TIME, UPDATED if time.late else "time", time.raw)
    if REPORTERS.fullmatch(line, core.start, core.end):
        return _piece(span, Role.REPORTERS, REPORTED, core)
    return _byline(line, span, core) or _outlet(line, span, core)


def _byline(line: str, span: Span, core: Span) -> Piece | None:
    match = _BYLINE.fullmatch(line, core.start, core.end)
    if match is None:
        return None
    names = Span(*match.span("names" if match["names"] else "writers"))
    return _piece(span, Role.BYLINE, "byline", _without_outlet(line, names))


def _without_outlet(line: str, names: Span) -> Span:
    """Leave out what follows the last name: "By Ann Moss, The Daily Post", "By Ann Moss, Rome"."""
    comma = line.rfind(", ", names.start, names.end)
    last = line[comma + 2 : names.end]
    others = comma > 0 and (_is_outlet(last) or " " not in last)
    return Span(names.start, comma) if others else names


def _outlet(line: str, span: Span, core: Span) -> Piece | None:
    if again := _AGAIN.match(line, span.start, span.end):
        name = Span(again.end(), span.end)
        named = is_name(name.of(line))
        return _piece(span, Role.SOURCE, MARKED, name) if named else None
    if is_name(core.of(line)):
        return _piece(span, Role.SOURCE, _BESIDE, core)
    return _piece(span, Role.LABEL, "label beside a time") if furniture(core.of(line)) else None
