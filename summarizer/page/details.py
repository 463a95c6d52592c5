"""What the lines of a header are that no pattern has named."""

from collections.abc import Sequence

from summarizer.page.headers import Header
from summarizer.page.pieces import Piece, Role
from summarizer.page.vocabulary import SUMMARY
from summarizer.text import SegmentKind

KINDS = {
    Role.TIME: SegmentKind.TIME,
    Role.SOURCE: SegmentKind.SOURCE,
    Role.SIGN_OFF: SegmentKind.SOURCE,
    Role.BYLINE: SegmentKind.BYLINE,
    Role.AGENCY: SegmentKind.SOURCE,
    Role.OUTLET: SegmentKind.SOURCE,
    Role.FIELD: SegmentKind.LABEL,
    Role.CAPTION: SegmentKind.CAPTION,
    Role.CREDIT: SegmentKind.CREDIT,
    Role.REPORTERS: SegmentKind.CREDIT,
    Role.NAVIGATION: SegmentKind.NAVIGATION,
    Role.COMMENTS: SegmentKind.COMMENTS,
    Role.ADVERTISEMENT: SegmentKind.ADVERTISEMENT,
    Role.LABEL: SegmentKind.LABEL,
    Role.LISTING: SegmentKind.LABEL,
    Role.ITEM: SegmentKind.TEASER,
    Role.POINTER: SegmentKind.TEASER,
    Role.DEBRIS: SegmentKind.DEBRIS,
}
# A line of a summary says something.
_SUMMARY_WORDS = 5


def detail_kind(found: Sequence[Piece], header: Header, index: int) -> SegmentKind:
    """Tell what a line of a header is.

    Parameters
    ----------
    found
        A page's pieces.
    header
        One of its headers, followed by a paragraph.
    index
        The line's position among the pieces, within the header.

    Returns
    -------
    SegmentKind
        As its role says. A bare name is the outlet's where a byline is given, or where it is one
        word; else the writer's. Any other line is its picture's caption right above a credit, a
        deck below the heading of a summary, else a label.
    """
    role = found[index].role
    if role is Role.NAME:
        return _name_kind(found, header, index)
    return KINDS.get(role) or _odd_kind(found, header, index)


def _name_kind(found: Sequence[Piece], header: Header, index: int) -> SegmentKind:
    written = any(piece.role is Role.BYLINE for piece in found[header.start : header.end])
    single = found[index].words == 1
    return SegmentKind.SOURCE if written or single else SegmentKind.BYLINE


def _odd_kind(found: Sequence[Piece], header: Header, index: int) -> SegmentKind:
    if found[index + 1].role is Role.CREDIT:
        return SegmentKind.CAPTION
    summed = any(piece.rule == SUMMARY for piece in found[header.start : index])
    long = found[index].words >= _SUMMARY_WORDS
    return SegmentKind.DECK if summed and long else SegmentKind.LABEL
