"""A page's stories as runs of lines: the details above a headline, it, and those above its text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarizer.page.pieces import Piece, Role
from summarizer.page.rows import TEXT, Row
from summarizer.page.vocabulary import RULER
from summarizer.text import Span

# A text begins within so many lines below its headline; so many details stand above that.
_BELOW, _ABOVE = 16, 6
# An outlet's name has up to six words.
_OUTLET_WORDS = 6
# A deck stands above the first three details or none.
_FIRST = 3
DETAILS = {Role.TIME, Role.SOURCE, Role.BYLINE}
# An agency's name is an outlet's above a headline; behind a text it signs.
ABOVE = DETAILS | {Role.OUTLET, Role.AGENCY}
NAMES = {Role.NAME, Role.WORDS, Role.HEADLINE}
# What stands between a headline and its details.
_PASSED = {Role.NAVIGATION, Role.LABEL, Role.FIELD, Role.SIGN_OFF}


@dataclass(frozen=True, slots=True)
class Item(Span):
    """The lines from a headline's first detail to its text, and its headline among them."""

    title: int
    has_text: bool


def items(lines: Sequence[Row], found: Sequence[Piece], titles: Sequence[int]) -> Iterator[Item]:
    """Gather the lines around every headline.

    Parameters
    ----------
    lines, found
        The page's lines, and its pieces that they range over.
    titles
        The positions of its headlines in *lines*, ascending.

    Yields
    ------
    Item
        One a headline, in page order; they do not overlap. Without a text it ends at the headline.
    """
    above = 0
    for title, below in pairwise((*titles, len(lines))):
        end = _text_below(lines, found, title, below)
        start = _begin(lines, found, title, above)
        stop = title + 1 if end is None else end
        above = stop + (end is not None)
        yield Item(start, stop, title, end is not None)


def _text_below(lines: Sequence[Row], found: Sequence[Piece], title: int, below: int) -> int | None:
    """Find a headline's first paragraph.

    A lone sentence is one unless details and a paragraph follow it, or unknown lines without any
    detail stand above it.
    """
    span = range(title + 1, min(below, title + _BELOW))
    told = [at for at in span if _tells(found, lines, at)]
    details = [at for at in span if roles(lines[at], found) & DETAILS]
    whole = next((at for at in told if lines[at].is_text), below)
    for at in told:
        if lines[at].is_text:
            return at
        deck = any(at < detail < whole < below for detail in details[:_FIRST])
        deck = deck or (whole < below and found[lines[whole].start].role is Role.DATELINED)
        proven = any(detail < at for detail in details)
        unknown = any(row.form and not _is_person(row, found) for row in lines[title + 1 : at])
        if not deck and (proven or not unknown):
            return at
    return None


def _tells(found: Sequence[Piece], lines: Sequence[Row], index: int) -> bool:
    """Tell a story's first paragraph from a sentence that breaks off or a deck above details."""
    row = lines[index]
    if found[row.start].role is Role.QUESTION and index + 1 < len(lines):
        below = found[lines[index + 1].start]
        fixed = lines[index + 1].is_fixed
        return not fixed and (bool(below.gap) or below.role not in NAMES | DETAILS)
    return found[row.end - 1].role in TEXT


def _begin(lines: Sequence[Row], found: Sequence[Piece], title: int, above: int) -> int:
    """Find the first of the lines above a headline that may be its details.

    A blank line parts them from what stands above, unless a line of a fixed make does.
    """
    at, parted = title, None
    while at > above and title - at < _ABOVE:
        parted = at if parted is None and lines[at].is_parted else parted
        own = roles(lines[at - 1], found)
        if not (own & ABOVE or own <= _PASSED or is_short(lines[at - 1], found)):
            break
        if parted is not None and lines[at - 1].is_fixed:
            break
        at -= 1
    fixed = at > 0 and (lines[at - 1].is_fixed or found[lines[at - 1].start].rule == RULER)
    return at if parted is None or fixed else parted


def _is_person(row: Row, found: Sequence[Piece]) -> bool:
    return found[row.start].role is Role.NAME and found[row.start].words > 1


def roles(row: Row, found: Sequence[Piece]) -> set[Role]:
    """Name the roles of a line's pieces."""
    return {piece.role for piece in found[row.start : row.end]}


def is_short(row: Row, found: Sequence[Piece]) -> bool:
    """Tell an unknown line that is short enough for an outlet's name."""
    return row.form > 0 and found[row.start].words <= _OUTLET_WORDS
