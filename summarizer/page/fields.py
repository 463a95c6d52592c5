"""Header lines taken apart: byline, outlet and time, or a label and what it names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from summarizer.dateline import AGENCIES
from summarizer.page.furniture import furniture
from summarizer.page.names import NAMED, NAMES, OFFICE, is_name, is_outlet
from summarizer.page.pieces import UPDATED, Piece, Role
from summarizer.page.times import time_mark
from summarizer.text import Span, trimmed

# The rule of a field that is an outlet only because a time stands beside it.
_BESIDE = "name beside a time"

_FIELD = re.compile(
    r"(?P<label>(?:(?P<title>title|headline)|(?P<link>link|url|guid|category)|(?P<author>author)"
    r"|description|summary|text|body|content) ?:)\s*",
    re.IGNORECASE,
)
_FIELDS = {"title": Role.TITLED, "link": Role.DEBRIS, "author": Role.BYLINE}
_SPLIT = re.compile(
    r"\t+|(?<!ublished)(?<!pdated)\s(?=[·|•–—/-]\s)|(?=[·|•]\s)"
    r"|(?<=\d)\s(?=by\s)|(?<!ast)(?<!irst)\s(?=(?:Published|Updated|Posted):?\s)"
)
_MARK = re.compile(r"[·|•–—/-]\s*")
_AGAIN = re.compile(r"(?:[-–—]\s+|(?:source|via|from|publisher)\s?:\s*)", re.IGNORECASE)
_BYLINE = re.compile(
    r"(?:(?i:(?:written |reported |words |story |text |analysis )?by\s+|(?:words|author):\s+)|By)"
    rf"(?P<names>{NAMES})(?:,? (?:in|for|at) {NAMED})?(?P<office>,? (?:[\w’'&-]+ ){{0,4}}{OFFICE})?"
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
    cuts = (0, *(match.end() for match in _SPLIT.finditer(line)), len(line))
    spans = (trimmed(line, start, end) for start, end in pairwise(cuts))
    found = [_field(line, span) for span in spans if span.start < span.end]
    known = tuple(_sorted_names(line, [field for field in found if field]))
    proven = any(field.role in {Role.TIME, Role.BYLINE} for field in known)
    alone = len(known) == 1 and known[0].rule != _BESIDE
    return known if len(known) == len(found) and (proven or alone) else ()


def labelled(line: str) -> tuple[Piece, ...]:
    """Split the label from a field: "Title: ...", "Description: ..."; empty without a label."""
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
        elif piece.rule != _BESIDE and name.isupper():
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
    return _byline(line, span, core) or _outlet(line, span, core)


def _byline(line: str, span: Span, core: Span) -> Piece | None:
    match = _BYLINE.fullmatch(line, core.start, core.end)
    if match is None:
        return None
    return _piece(span, Role.BYLINE, "byline", _without_outlet(line, Span(*match.span("names"))))


def _without_outlet(line: str, names: Span) -> Span:
    """Leave out the outlet behind the last name: "By Ann Moss, The Daily Post"."""
    comma = line.rfind(", ", names.start, names.end)
    outlet = line[comma + 2 : names.end]
    return Span(names.start, comma) if comma > 0 and _is_outlet(outlet) else names


def _outlet(line: str, span: Span, core: Span) -> Piece | None:
    if again := _AGAIN.match(line, span.start, span.end):
        name = Span(again.end(), span.end)
        named = is_name(name.of(line))
        return _piece(span, Role.SOURCE, "outlet with its mark", name) if named else None
    if is_name(core.of(line)):
        return _piece(span, Role.SOURCE, _BESIDE, core)
    return _piece(span, Role.LABEL, "label beside a time") if furniture(core.of(line)) else None
