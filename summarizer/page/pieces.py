"""A page as a row of pieces, each with the role that its looks give it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from summarizer.text import Span

# The rule of a time that is not the first: "Updated 2 hours ago".
UPDATED = "time of an update"


class Role(StrEnum):
    """One letter for each look, so that a page reads as a string and a header as a pattern."""

    HEADLINE = "h"
    NAME = "N"
    QUESTION = "q"
    PROSE = "P"
    DATELINED = "D"
    CUT = "k"
    TIME = "t"
    SOURCE = "s"
    BYLINE = "b"
    FIELD = "f"
    TITLED = "T"
    CREDIT = "c"
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

    ``gap`` tells what lies above: 0 nothing but a line end, 1 a blank line, 2 more of them.
    """

    role: Role
    rule: str
    core: Span
    gap: int = 0


def role_string(found: Iterable[Piece]) -> str:
    """Write a page as two characters a piece: the gap above it, then its role."""
    return "".join(f"{piece.gap}{piece.role}" for piece in found)
