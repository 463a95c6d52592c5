"""The mentions that may name the speaker of a quotation, near it on either side."""

from collections.abc import Sequence
from typing import NamedTuple

from summarizer.quotes.marks import Quoted
from summarizer.quotes.mentions import Mention
from summarizer.quotes.passages import QUOTATION, Passages
from summarizer.value import value

# So many mentions are looked at: of the quotation's own passage on the left and on the right, of
# the passage before it and behind it, and of the neighbouring paragraphs' nearest ones. More were
# tried and found no more speakers.
_LEFT, _RIGHT, _BEFORE, _BEHIND, _ABOVE, _BELOW = 10, 5, 3, 1, 3, 3
# And no further than so many pieces, or paragraphs of a speech.
_REACH, _RUN = 60, 12


class Place(NamedTuple):
    """A piece of a passage."""

    passage: int
    piece: int


@value
class Target:
    """A quotation whose speaker is sought, and where it stands."""

    quote: Quoted
    place: Place


@value
class Candidate:
    """A mention that may name the speaker, and the passage where it stands.

    ``side`` is where that is: L or R of the quotation with the number of passages between, A in the
    paragraph above, B below a closed quotation, O below one left open, C where the last speaker was
    named. ``between`` has the symbols between the two.
    """

    passage: int
    mention: Mention
    side: str
    between: str


def candidates(text: Passages, target: Target, last: Candidate | None) -> list[Candidate]:
    """List the mentions that may name the speaker of a quotation, each once.

    Parameters
    ----------
    text
        The passages of the body.
    target
        The quotation.
    last
        The mention that names the speaker of the quotation before it.
    """
    found = _own(text, target) + _around(text, target) + _below(text, target)
    if last and all(one.mention is not last.mention for one in found):
        gap = text.all[target.place.passage].paragraph - text.all[last.passage].paragraph
        found.append(Candidate(last.passage, last.mention, f"C{min(3, gap)}", ""))
    return found


def _own(text: Passages, target: Target) -> list[Candidate]:
    """List the mentions of the quotation's own passage, the nearest first on either side."""
    number, piece = target.place
    parsed = text[number]
    symbols, at = parsed.symbols, parsed.behind(piece)
    return [
        Candidate(number, one, "L0", symbols[one.piece + 1 : piece])
        for one in _near(parsed.mentions[max(0, at - _LEFT) : at][::-1], piece)
    ] + [
        Candidate(number, one, "R0", symbols[piece + 1 : one.piece])
        for one in _near(parsed.mentions[at : at + _RIGHT], piece)
    ]


def _around(text: Passages, target: Target) -> list[Candidate]:
    """List the mentions of the passages before and behind, or of the paragraph above."""
    number, piece = target.place
    symbols = text[number].symbols
    found: list[Candidate] = []
    if number:
        parsed = text[number - 1]
        same = text.all[number - 1].paragraph == text.all[number].paragraph
        side, most = ("L1", _BEFORE) if same else ("A", _ABOVE)
        head = f"|{symbols[max(0, piece - _REACH) : piece]}" if same else ""
        found += [
            Candidate(number - 1, one, side, parsed.symbols[one.piece + 1 :] + head)
            for one in _near(parsed.mentions[: -most - 1 : -1], len(parsed.symbols))
        ]
    other = number + 1
    if other < len(text.all) and text.all[other].paragraph == text.all[number].paragraph:
        tail = f"{symbols[piece + 1 : piece + _REACH]}|"
        parsed = text[other]
        found += [
            Candidate(other, one, "R1", tail + parsed.symbols[: one.piece])
            for one in _near(parsed.mentions[:_BEHIND], 0)
        ]
    return found


def _below(text: Passages, target: Target) -> list[Candidate]:
    """List the mentions below a paragraph that has none, or that its quotation runs on from."""
    number = target.place.passage
    passage = text.all[number]
    if passage.quotes[-1] is not target.quote or (target.quote.closed and text[number].mentions):
        return []
    if number + 1 == len(text.all) or text.all[number + 1].paragraph == passage.paragraph:
        return []
    other, side = (number + 1, "B") if target.quote.closed else (_run_end(text, number), "O")
    if other == number:
        return []
    parsed = text[other]
    return [
        Candidate(other, one, side, parsed.symbols[: one.piece])
        for one in _near(parsed.mentions[:_BELOW], 0)
    ]


def _run_end(text: Passages, number: int) -> int:
    """Find the passage that ends the speech which runs on through paragraphs."""
    for _ in range(_RUN):
        if not _goes_on(text, number):
            break
        number += 1
        if text.all[number].quotes[-1].closed or text[number].mentions:
            break
    return number


def _goes_on(text: Passages, number: int) -> bool:
    following = text.all[number + 1 : number + 2]
    return bool(following and following[0].quotes) and text[number + 1].symbols[0] == QUOTATION


def _near(mentions: Sequence[Mention], piece: int) -> list[Mention]:
    return [one for one in mentions if abs(one.piece - piece) <= _REACH]
