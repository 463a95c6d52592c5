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
    r"(?P<label>(?:(?P<title>title|headline)|(?P<link>link|url|guid|category)|(?P<author>author)"
    r"|description|summary|text|body|content) ?:)\s*",
    re.IGNORECASE,
)
_BY = re.compile(r"(?:(?:written|reported|words|story) )?by:?|authors?:", re.IGNORECASE)
_FIELDS = {"title": Role.TITLED, "link": Role.DEBRIS, "author": Role.BYLINE}
_SPLIT = re.compile(
    r"\t+|(?<!ublished)(?<!pdated)\s(?=[·|•–—/-]\s)|(?=[·|•]\s)"
    r"|(?<=\d)\s(?=by\s)|(?<!ast)(?<!irst)(?<![·|•–—/-])\s(?=(?:Published|Updated|Posted):?\s)"
    r"|(?=;\s?(?:Published|Updated|Posted))|(?<=\d)(?=(?:Published|Updated|Posted))"
)
_SPACE, _COMMA = re.compile(r",?\s(?=[A-Z\d])"), re.compile(r",\s")
_MARK = re.compile(r"[·|•–—/;,-]\s*")
_AGAIN = re.compile(r"(?:[-–—]\s+|(?:source|via|from|publisher)\s?:\s*)", re.IGNORECASE)
_BY_WORD = (
    r"(?:(?i:(?:written |reported |words |story |text |analysis )?by\s+|(?:words|author):\s+)|By"
    r"|(?:Von|Par|Por|Door|Av) )"
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
    spans = (trimmed(line, start, end) for start, end in pairwise(cuts))
    found = [_field(line, span) for span in spans if span.start < span.end]
    known = tuple(_sorted_names(line, [field for field in found if field]))
    proven = any(field.role in {Role.TIME, Role.BYLINE} for field in known)
    alone = len(known) == 1 and known[0].rule != _BESIDE
    return known if len(known) == len(found) and (proven or alone) else ()


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
    if match is None:
        return ()
    label = _piece(Span(*match.span("label")), Role.FIELD, "field label")
    if match.end() == len(line):
        return (label,)
    role = next((role for name, role in _FIELDS.items() if match[name]), Role.PROSE)
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
    mark = _MARK.match(line, span.start, span.end)
    core = Span(mark.end() if mark else span.start, span.end)
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
