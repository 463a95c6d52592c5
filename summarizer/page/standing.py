"""Where a page stands while it is read from top to bottom, and what that makes of a piece."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from summarizer.page.headers import Header
from summarizer.page.pieces import Piece, Role
from summarizer.page.vocabulary import SUMMARY
from summarizer.page.voices import addresses_reader, gives_notice
from summarizer.text import SegmentKind, Span


@dataclass(frozen=True, slots=True)
class Mark(Span):
    """A stretch of a page, sorted: what it is, whose it is, and its words without their label."""

    kind: SegmentKind
    rule: str
    core: Span
    article: int | None = None


# The rules of a title that nothing but its story proves, of a sub-heading, and of any other line.
ALONE, CROSSHEAD = "headline above a paragraph", "crosshead"
LONE = "headline without a story"
SUMMED = "below the heading of a summary"
OWN_ITEM = "item that a colon announces"

_NUMBERED = re.compile(r"\d{1,2}[.)] ")
# Behind a list of the story's own the story goes on; headings of tags and buttons are shorter.
_ANNOUNCING = 3
_LISTED = re.compile(r"(?:\dm){1,40}\d[PDq]")
# Two paragraphs with anything between.
_ON = re.compile(r"[PDqk]\d[PDqk]")
_BELOW = {SegmentKind.SOURCE, SegmentKind.TIME, SegmentKind.BYLINE}


@dataclass(slots=True)
class Page:
    """A page while it is read from top to bottom.

    In a list blank lines stand between the stories only, never inside one.
    """

    text: str
    found: Sequence[Piece]
    codes: str
    starts: dict[int, Header]
    is_list: bool
    below: dict[int, SegmentKind] = field(default_factory=dict)
    marks: list[Mark] = field(default_factory=list)
    article: int = -1
    is_open: bool = False
    in_list: bool = False
    is_over: bool = False
    writers: frozenset[str] = frozenset()


def is_own_item(page: Page, index: int) -> bool:
    """Tell the items that the story's own words announce with a colon, and a heading that does."""
    piece, above = page.found[index], _last_words(page)
    if above is None:
        return False
    if piece.role is Role.ITEM or _NUMBERED.match(page.text, piece.start, piece.end):
        return above.rule == OWN_ITEM or page.text.startswith(":", above.end - 1)
    announces = piece.words >= _ANNOUNCING and page.text.startswith(":", piece.end - 1)
    return announces and _LISTED.match(page.codes, 2 * index + 2) is not None


def _last_words(page: Page) -> Mark | None:
    """Find the open story's paragraph right above, but for an address between."""
    above = next((mark for mark in page.marks[:-3:-1] if mark.kind is not SegmentKind.DEBRIS), None)
    return above if page.is_open and above and above.kind is SegmentKind.BODY else None


def is_listed(page: Page) -> bool:
    """Tell a list's later headlines: behind them the story above the list goes on."""
    above = page.marks[-2:]
    pointed = any(mark.kind is SegmentKind.TEASER for mark in above)
    unnamed = page.is_open and [mark.rule for mark in above] == [LONE, LONE]
    return unnamed or (page.in_list and page.article >= 0 and (pointed or page.is_over))


def begins(page: Page, index: int) -> bool:
    """Tell by the blank lines whether a headline between paragraphs begins a story of its own."""
    above, below = page.found[index].gap, page.found[index + 1].gap
    return above > below and (above > 1 or page.is_list)


def is_page_voice(page: Page, index: int) -> bool:
    """Tell whether a lone paragraph greets the reader or excuses the page, and quotes nobody."""
    words = page.found[index].of(page.text)
    alone = _ON.match(page.codes, 2 * index + 1) is None
    return alone and (addresses_reader(words) or gives_notice(words))


def summary_kind(page: Page, piece: Piece) -> SegmentKind | None:
    """Tell the sentences below a summary's heading, and a question as its next heading."""
    if page.marks[-1].rule not in {SUMMARY, SUMMED}:
        return None
    return SegmentKind.LABEL if piece.role is Role.QUESTION else SegmentKind.DECK


def is_below_text(page: Page, index: int) -> bool:
    """Tell a source, a time or a byline right below a story's last paragraph."""
    if page.article < 0 or page.marks[-1].article != page.article:
        return False
    if page.marks[-1].kind is SegmentKind.BODY:
        return page.is_open
    return not page.is_open and not page.found[index].gap and page.marks[-1].kind in _BELOW
