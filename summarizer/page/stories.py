"""Which pieces of a page belong to which story."""

import re
from collections.abc import Sequence

from summarizer.dateline import sign_off
from summarizer.page.details import KINDS, detail_kind
from summarizer.page.headers import Header, headers
from summarizer.page.neighbours import in_place
from summarizer.page.pieces import Piece, Role, role_string
from summarizer.page.standing import (
    ALONE,
    CROSSHEAD,
    LONE,
    OWN_ITEM,
    SUMMED,
    Mark,
    Page,
    begins,
    is_below_text,
    is_listed,
    is_own_item,
    is_page_voice,
    summary_kind,
)
from summarizer.page.template import template
from summarizer.page.vocabulary import END, READ_ON, RULER
from summarizer.page.voices import gives_notice, writers
from summarizer.text import SegmentKind, Span

__all__ = ["ALONE", "CROSSHEAD", "LONE", "Mark", "stories"]


# A line of so many marks parts two stories; fewer are a bullet without its words.
_RULED = 5
# What follows a crosshead, or the headline of a story that has nothing else to show.
_GOES_ON = re.compile(r"(?:\d[nadclrix]){0,16}(?:\d[PD]|\d[qk](?:\d[nadclrix]){0,4}\d[PDqk])")
# Two paragraphs with a blank line between.
_SPACED = re.compile(r"[PDq][12][PDq]")
# Capitals set a crosshead of a few words; a whole headline in them points to another story.
_SHOUTED = 6
_TEXT = {Role.PROSE, Role.DATELINED, Role.QUESTION, Role.CUT}
_HEADS = {
    Role.HEADLINE,
    Role.STANDFIRST,
    Role.NAME,
    Role.OUTLET,
    Role.WORDS,
    Role.TITLED,
}
_DETAILS = {Role.TIME, Role.SOURCE, Role.BYLINE}
_OWNED = {
    SegmentKind.SOURCE,
    SegmentKind.TIME,
    SegmentKind.BYLINE,
    SegmentKind.DECK,
    SegmentKind.LABEL,
    SegmentKind.CREDIT,
    SegmentKind.CAPTION,
}


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
    shared = template(text, in_place(text, found))
    named = shared.found
    codes = role_string(named)
    starts = _without_overlaps(headers(codes), shared.headers)
    is_list = _SPACED.search(codes) is None
    page = Page(text, named, codes, starts, is_list=is_list, below=shared.below)
    index = 0
    while index < len(named):
        index = _begin(page, page.starts[index]) if index in page.starts else _go_on(page, index)
    return tuple(page.marks)


def _without_overlaps(patterns: dict[int, Header], shared: dict[int, Header]) -> dict[int, Header]:
    """Let what the page's own make says go before the patterns."""
    taken = {index for header in shared.values() for index in range(header.start, header.end)}
    kept = {
        start: header
        for start, header in patterns.items()
        if taken.isdisjoint(range(header.start, header.end))
    }
    return kept | shared


def _mark(
    page: Page, index: int, kind: SegmentKind, rule: str | None = None, *, owned: bool = True
) -> int:
    """Sort one piece; answer with the next one's index."""
    piece = page.found[index]
    article = page.article if owned else None
    page.marks.append(Mark(piece.start, piece.end, kind, rule or piece.rule, piece.core, article))
    return index + 1


def _begin(page: Page, header: Header) -> int:
    """Open the story that a header introduces."""
    page.article += 1
    page.is_open, page.in_list, page.is_over = True, False, False
    for index in range(header.start, header.end):
        if index in header.kinds:
            _mark(page, index, header.kinds[index], header.rule)
        else:
            kind = detail_kind(page.found, header, index)
            _mark(page, index, kind, owned=kind in _OWNED)
    own = page.marks[len(page.marks) - (header.end - header.start) :]
    bylines = (mark.core.of(page.text) for mark in own if mark.kind is SegmentKind.BYLINE)
    page.writers = writers(bylines)
    return header.end


def _go_on(page: Page, index: int) -> int:
    """Place a piece below a header, or above all."""
    role = page.found[index].role
    if is_own_item(page, index):
        return _mark(page, index, SegmentKind.BODY, OWN_ITEM)
    if role in _HEADS or (role is Role.QUESTION and not page.is_open):
        return _head(page, index)
    return _text(page, index) if role in _TEXT else _rest(page, index)


def _head(page: Page, index: int) -> int:
    """Place a headline without source, time or byline: title, crosshead or pointer."""
    if page.found[index].of(page.text).casefold() in page.writers:
        return _mark(page, index, SegmentKind.LABEL, "writer's name again", owned=page.is_open)
    if not _GOES_ON.match(page.codes, 2 * index + 2) or is_listed(page):
        return _mark(page, index, SegmentKind.TEASER, LONE, owned=False)
    if page.is_open and not begins(page, index):
        if page.found[index].words >= _SHOUTED and page.found[index].of(page.text).isupper():
            return _mark(page, index, SegmentKind.TEASER, "headline in capitals", owned=False)
        return _mark(page, index, SegmentKind.BODY, CROSSHEAD)
    if not page.is_open and gives_notice(page.found[index + 1].of(page.text)):
        return _mark(page, index, SegmentKind.TEASER, LONE, owned=False)
    return _begin(page, Header(index, index + 1, ALONE, {index: SegmentKind.TITLE}))


def _text(page: Page, index: int) -> int:
    """Place a paragraph; behind a story's end, one that is no page's voice goes on with it."""
    piece = page.found[index]
    if not page.is_open and piece.role is Role.CUT:
        return _mark(page, index, SegmentKind.TEASER, "text that breaks off", owned=False)
    if not page.is_open and is_page_voice(page, index):
        return _mark(page, index, SegmentKind.NAVIGATION, "the page speaks", owned=False)
    if page.is_over:
        return _mark(page, index, SegmentKind.LABEL, "behind the story's end", owned=False)
    if page.is_open and not piece.gap and (kind := summary_kind(page, piece)):
        return _mark(page, index, kind, SUMMED)
    page.article = max(page.article, 0)
    page.is_open = True
    return _mark(page, index, SegmentKind.BODY, "paragraph")


def _rest(page: Page, index: int) -> int:
    """Place what is no headline and no paragraph."""
    piece = page.found[index]
    kind = KINDS[piece.role]
    if piece.role is Role.SIGN_OFF or piece.role is Role.AGENCY:
        return _sign(page, index)
    if index in page.below and page.article >= 0:
        page.is_open = False
        return _mark(page, index, page.below[index])
    if piece.role in _DETAILS:
        below = is_below_text(page, index)
        page.is_open = False
        if below:
            return _mark(page, index, kind)
        return _mark(page, index, SegmentKind.TEASER, "details of a pointer", owned=False)
    if piece.rule == RULER and piece.end - piece.start >= _RULED:
        page.in_list = False
    if piece.role in {Role.LISTING, Role.COMMENTS}:
        page.is_open, page.in_list = False, piece.role is Role.LISTING
    _mark(page, index, kind, owned=page.is_open and kind in _OWNED)
    page.is_over = page.is_over or (page.is_open and piece.rule == END)
    page.is_open = page.is_open and piece.rule not in {END, READ_ON}
    return index + 1


def _sign(page: Page, index: int) -> int:
    """Close a story with its agency's mark."""
    piece, owned = page.found[index], page.is_open
    mark = sign_off(page.text, piece.start, piece.end)
    page.is_over = page.is_over or (page.is_open and mark is not None and mark.agency is None)
    page.is_open = False
    agency = (mark and mark.agency) or Span(piece.end, piece.end)
    kind = SegmentKind.AGENCY if owned else SegmentKind.LABEL
    article = page.article if owned else None
    page.marks.append(Mark(piece.start, piece.end, kind, piece.rule, agency, article))
    return index + 1
