"""A page as a row of pieces, each with the role that its looks give it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from summarizer.text import Span

# The rule of a time that is not the first: "Updated 2 hours ago".
UPDATED = "time of an update"
# The rule of a line that begins with a bullet.
ITEM = "item of a list"
# The rule of a line that the page prints again and again.
REPEATED = "line printed again and again"


class Role(StrEnum):
    """One letter for each look, so that a page reads as a string and a header as a pattern."""

    HEADLINE = "h"
    STANDFIRST = "e"
    NAME = "N"
    OUTLET = "O"
    AGENCY = "A"
    WORDS = "w"
    QUESTION = "q"
    ITEM = "m"
    PROSE = "P"
    DATELINED = "D"
    CUT = "k"
    TIME = "t"
    SOURCE = "s"
    BYLINE = "b"
    FIELD = "f"
    TITLED = "T"
    CAPTION = "i"
    CREDIT = "c"
    REPORTERS = "y"
    SIGN_OFF = "g"
    NAVIGATION = "n"
    COMMENTS = "x"
    ADVERTISEMENT = "a"
    LABEL = "l"
    LISTING = "L"
    POINTER = "r"
    DEBRIS = "d"


@dataclass(frozen=True, slots=True)
class Piece(Span):
    """A line, or a field of one: its role, the rule that says so, and the words without label.

    ``gap`` tells what lies above: 0 no more than between any two lines of the page, 1 a blank
    line more, 2 several. ``words`` counts the line's, but no more than a headline has.
    """

    role: Role
    rule: str
    core: Span
    gap: int = 0
    words: int = 0


def role_string(found: Iterable[Piece]) -> str:
    """Write a page as two characters a piece: the gap above it, then its role."""
    return "".join(f"{piece.gap}{piece.role}" for piece in found)
