"""The visible lines of a page, those that were wrapped at a fixed width put together again."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarizer.text import Span


@dataclass(frozen=True, slots=True)
class Line(Span):
    """A line's visible part, how many blank lines stand above it, and how far it is indented."""

    blanks: int
    indent: int = 0


# One match a line; what lies between two matches is white space, line ends included.
_VISIBLE = re.compile(r"\S(?:[^\r\n]*\S)?")
_LINE_END = re.compile(r"\r\n|\n|\r")
# Mail and wires wrap at 64 to 80 columns; beyond 100 a line is a paragraph of its own.
_NARROW, _WIDE = 40, 100
# Two full lines that break inside a sentence show a wrapped page; one may be a stray line.
_PROOF = 2
_STOPS = frozenset(".!?:…'\"’”)")
_CLOCKLIKE = re.compile(r"an? (?:\w+ )?ago|\d|yesterday|today|just|moments|read more")
# A byline, a domain, a dateline and a label begin a line of their own.
_ANEW = re.compile(
    r"B[Yy] [A-Z]|(?:[\w-]{2,40}\.){1,3}[a-z]{2,10}\s|[A-Z]{4,}(?: [A-Z]+){0,2}(?:,|:)"
)


def page_lines(text: str) -> tuple[Line, ...]:
    """Read the lines of a page, hard-wrapped ones put together.

    Parameters
    ----------
    text
        The page. Any line ends.

    Returns
    -------
    tuple of Line
        Every visible character lies in exactly one line. A line holds a line end only where
        the page is wrapped at a fixed width: at least two lines break inside a sentence, and
        the next line's first word would not have fitted any more.
    """
    lines = tuple(_visible(text))
    return tuple(_unwrapped(text, lines, _width(text, lines) or 0)) if lines else ()


def _visible(text: str) -> Iterator[Line]:
    end = 0
    for match in _VISIBLE.finditer(text):
        breaks = sum(1 for _ in _LINE_END.finditer(text, end, match.start()))
        above = max(text.rfind(mark, end, match.start()) + 1 for mark in "\r\n")
        indent = match.start() - max(end, above)
        yield Line(*match.span(), max(0, breaks - 1) if end else 0, indent)
        end = match.end()


def _width(text: str, lines: Sequence[Line]) -> int | None:
    """Measure the width that the page is wrapped at."""
    broken = [(line, below) for line, below in pairwise(lines) if _breaks(text, line, below)]
    width = max((_size(line) for line, _ in broken), default=0)
    full = sum(_is_full(text, line, below, width) for line, below in broken)
    return width if full >= _PROOF else None


def _size(line: Line) -> int:
    return line.indent + line.end - line.start


def _breaks(text: str, line: Line, below: Line) -> bool:
    """Tell whether a sentence goes on over a line end."""
    return (
        not below.blanks
        and _NARROW <= _size(line) <= _WIDE
        and text[line.end - 1] not in _STOPS
        and text[below.start].islower()
        and not _CLOCKLIKE.match(text, below.start)
        and not _ANEW.match(text, below.start)
    )


def _unwrapped(text: str, lines: Sequence[Line], width: int) -> Iterator[Line]:
    held = lines[0]
    for line, below in pairwise(lines):
        if _is_full(text, line, below, width) or _runs_on(text, line, below):
            held = Line(held.start, below.end, held.blanks, held.indent)
        else:
            yield held
            held = below
    yield held


def _runs_on(text: str, line: Line, below: Line) -> bool:
    """Tell a headline of two lines: it breaks behind a comma and goes on in small letters."""
    return (
        text[line.end - 1] == ","
        and text[below.start : below.start + 2].isalpha()
        and _breaks(text, line, below)
        and _size(below) <= _WIDE
    )


def _is_full(text: str, line: Line, below: Line, width: int) -> bool:
    """Tell whether the first word of the line below would not have fitted into this line."""
    if not width or below.blanks or below.indent > line.indent or _ANEW.match(text, below.start):
        return False
    word = text[below.start : min(below.end, below.start + width)].split(maxsplit=1)[0]
    return _NARROW <= _size(line) <= width < _size(line) + 1 + len(word)
