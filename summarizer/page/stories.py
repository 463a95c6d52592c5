"""Which pieces of a page belong to which story."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from summarizer.dateline import AGENCIES, sign_off
from summarizer.page.headers import Header, headers, without_comments
from summarizer.page.pieces import Piece, Role, role_string
from summarizer.text import SegmentKind, Span


@dataclass(frozen=True, slots=True)
class Mark(Span):
    """A stretch of a page, sorted: what it is, whose it is, and its words without their label."""

    kind: SegmentKind
    rule: str
    core: Span
    article: int | None = None


_KINDS = {
    Role.TIME: SegmentKind.TIME,
    Role.SOURCE: SegmentKind.SOURCE,
    Role.SIGN_OFF: SegmentKind.SOURCE,
    Role.BYLINE: SegmentKind.BYLINE,
    Role.FIELD: SegmentKind.LABEL,
    Role.CREDIT: SegmentKind.CREDIT,
    Role.NAVIGATION: SegmentKind.NAVIGATION,
    Role.COMMENTS: SegmentKind.COMMENTS,
    Role.ADVERTISEMENT: SegmentKind.ADVERTISEMENT,
    Role.LABEL: SegmentKind.LABEL,
    Role.LISTING: SegmentKind.LABEL,
    Role.POINTER: SegmentKind.TEASER,
    Role.DEBRIS: SegmentKind.DEBRIS,
}
# What follows a crosshead, or the headline of a story that has nothing else to show.
_GOES_ON = re.compile(r"(?:\d[nadclr]){0,12}\d[PDqk]")
# Two paragraphs with a blank line between, and two with anything between.
_SPACED = re.compile(r"[PDq][12][PDq]")
_ON = re.compile(r"[PDqk]\d[PDqk]")
_TEXT = {Role.PROSE, Role.DATELINED, Role.QUESTION, Role.CUT}
_HEADS = {Role.HEADLINE, Role.NAME, Role.TITLED}
_DETAILS = {Role.TIME, Role.SOURCE, Role.BYLINE}
_HEADER = {*_DETAILS, Role.SIGN_OFF, Role.NAME}
_OWNED = {SegmentKind.LABEL, SegmentKind.CREDIT}
# A caption is one or two sentences; a longer paragraph above a credit is a paragraph.
CAPTION = 250
# An untitled text this short that speaks to the reader is the page's greeting or excuse.
_VOICE = 400
_READER = re.compile(r"\b(?:you|your|yours|we|our|us|please)\b", re.IGNORECASE)
_QUOTE = re.compile(r"(?:^|\s)[\"'\u2018\u201c]\w")


@dataclass(slots=True)
class _Page:
    """A page while it is read from top to bottom.

    In a list blank lines stand between the stories only, never inside one.
    """

    text: str
    found: Sequence[Piece]
    codes: str
    starts: dict[int, Header]
    is_list: bool
    marks: list[Mark] = field(default_factory=list)
    article: int = -1
    is_open: bool = False


def stories(text: str, found: Sequence[Piece]) -> tuple[Mark, ...]:
    """Sort a page's pieces into stories and the rest.

    Parameters
    ----------
    text
        The page.
    found
        Its pieces in order.

    Returns
    -------
    tuple of Mark
        One mark a piece, in page order. Paragraphs are ``body`` from end to end, with the noise
        that stands inside a line still in it.
    """
    named = without_comments(found)
    codes = role_string(named)
    page = _Page(text, named, codes, headers(codes), is_list=_SPACED.search(codes) is None)
    index = 0
    while index < len(named):
        index = _begin(page, page.starts[index]) if index in page.starts else _go_on(page, index)
    return tuple(_captioned(page.marks))


def _mark(
    page: _Page, index: int, kind: SegmentKind, rule: str | None = None, *, owned: bool = True
) -> int:
    """Sort one piece; answer with the next one's index."""
    piece = page.found[index]
    article = page.article if owned else None
    page.marks.append(Mark(piece.start, piece.end, kind, rule or piece.rule, piece.core, article))
    return index + 1


def _begin(page: _Page, header: Header) -> int:
    """Open the story that a header introduces."""
    page.article += 1
    page.is_open = True
    for index in range(header.start, header.end):
        if index in header.kinds:
            _mark(page, index, header.kinds[index], header.rule)
        else:
            role = page.found[index].role
            # A name among the details of a header is the writer's.
            kind = _KINDS.get(role, SegmentKind.BYLINE)
            _mark(page, index, kind, owned=role in _HEADER or kind in _OWNED)
    return header.end


def _go_on(page: _Page, index: int) -> int:
    """Place a piece below a header, or above all."""
    role = page.found[index].role
    if role in _HEADS or (role is Role.QUESTION and not page.is_open):
        return _head(page, index)
    return _text(page, index) if role in _TEXT else _rest(page, index)


def _head(page: _Page, index: int) -> int:
    """Place a headline without source, time or byline: title, crosshead or pointer."""
    if not _GOES_ON.match(page.codes, 2 * index + 2):
        return _mark(page, index, SegmentKind.TEASER, "headline without a story", owned=False)
    if page.is_open and not _begins(page, index):
        return _mark(page, index, SegmentKind.BODY, "crosshead")
    return _begin(
        page, Header(index, index + 1, "headline above a paragraph", {index: SegmentKind.TITLE})
    )


def _begins(page: _Page, index: int) -> bool:
    """Tell by the blank lines whether a headline between paragraphs begins a story of its own."""
    above, below = page.found[index].gap, page.found[index + 1].gap
    return above > below and (above > 1 or page.is_list)


def _text(page: _Page, index: int) -> int:
    """Place a paragraph; behind a story's end, one that is no page's voice goes on with it."""
    piece = page.found[index]
    if not page.is_open and piece.role is Role.CUT:
        return _mark(page, index, SegmentKind.TEASER, "text that breaks off", owned=False)
    if not page.is_open and _is_page_voice(page, index):
        return _mark(page, index, SegmentKind.NAVIGATION, "the page speaks", owned=False)
    page.article = max(page.article, 0)
    page.is_open = True
    return _mark(page, index, SegmentKind.BODY, "paragraph")


def _is_page_voice(page: _Page, index: int) -> bool:
    """Tell whether a lone paragraph greets the reader or excuses the page, and quotes nobody."""
    piece = page.found[index]
    if piece.end - piece.start > _VOICE or _ON.match(page.codes, 2 * index + 1):
        return False
    words = piece.of(page.text)
    return bool(_READER.search(words)) and not _QUOTE.search(words)


def _rest(page: _Page, index: int) -> int:
    """Place what is no headline and no paragraph."""
    piece = page.found[index]
    kind = _KINDS[piece.role]
    if piece.role is Role.SIGN_OFF or (piece.role is Role.CREDIT and _signs(page, index)):
        return _sign(page, index)
    if piece.role in _DETAILS:
        if page.is_open and page.marks[-1].kind is SegmentKind.BODY:
            return _mark(page, index, kind)
        page.is_open = False
        return _mark(page, index, SegmentKind.TEASER, "details of a pointer", owned=False)
    if piece.role in {Role.LISTING, Role.COMMENTS}:
        page.is_open = False
    return _mark(page, index, kind, owned=page.is_open and kind in _OWNED)


def _signs(page: _Page, index: int) -> bool:
    """Tell whether an agency's name signs a story off; with more text behind, it is a credit."""
    goes_on = index + 1 not in page.starts and _GOES_ON.match(page.codes, 2 * index + 2)
    return page.is_open and not goes_on and page.found[index].of(page.text) in AGENCIES


def _sign(page: _Page, index: int) -> int:
    """Close a story with its agency's mark."""
    piece, owned = page.found[index], page.is_open
    page.is_open = False
    mark = sign_off(page.text, piece.start, piece.end)
    agency = (mark and mark.agency) or Span(piece.end, piece.end)
    kind = SegmentKind.AGENCY if owned else SegmentKind.LABEL
    article = page.article if owned else None
    page.marks.append(Mark(piece.start, piece.end, kind, piece.rule, agency, article))
    return index + 1


def _captioned(marks: Sequence[Mark]) -> Iterator[Mark]:
    """Turn a short paragraph right above a picture's credit into its caption."""
    for mark, below in zip(marks, (*marks, None)[1:], strict=True):
        credited = below is not None and below.kind is SegmentKind.CREDIT
        if credited and mark.kind is SegmentKind.BODY and mark.end - mark.start <= CAPTION:
            yield replace(mark, kind=SegmentKind.CAPTION, rule="sentence above a picture credit")
        else:
            yield mark
