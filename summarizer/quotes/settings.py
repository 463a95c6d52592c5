"""What stands around a mention in its passage: its verb, and the symbols beside it."""

import re
from typing import NamedTuple

_VERBS = frozenset("sSlmMvVzg")
# Behind an auxiliary, perhaps after when and where.
_MAIN_VERB = re.compile("(?:[ab]|p[aN]){0,6}[sSlmMvVzg]")
_STOPS = frozenset("Q.:;")
_OPENING = frozenset(",-(")
# "On Monday", "in a paper".
_TOLD = frozenset("aN")
# Two pieces tell nearly all that any number does.
_BESIDE = 2
# Further behind its subject, even past appositions, a verb is another's.
_REACH, _APPOSITION = 14, 12


class Setting(NamedTuple):
    """The pieces around a mention.

    ``left`` and ``right`` are the symbols beside it, ``^`` at the passage's beginning; ``verb`` the
    piece of the verb that it is the subject of, ``past`` the appositions between; ``inverted`` the
    piece of a verb right before it, "said Ann Lee", or of "according".
    """

    left: str
    right: str
    verb: int | None
    past: int
    inverted: int | None


def setting(symbols: str, piece: int) -> Setting:
    """Describe what stands around a mention."""
    start = max(0, piece - _BESIDE)
    left = ("^" if piece <= _BESIDE else "") + symbols[start:piece]
    verb, past = _verb(symbols, piece + 1)
    return Setting(
        left, symbols[piece + 1 : piece + 1 + _BESIDE], verb, past, _inverted(symbols, piece - 1)
    )


def _verb(symbols: str, piece: int) -> tuple[int | None, int]:
    """Find the verb behind a subject, past when, where and appositions; of "has said", "said"."""
    past = 0
    end = min(len(symbols), piece + _REACH)
    while piece < end:
        symbol = symbols[piece]
        if symbol in _VERBS or (symbol == "b" and not _is_auxiliary(symbols, piece)):
            return piece, past
        if symbol in _STOPS:
            break
        if symbol in _OPENING or (symbol == "W" and past):
            closing = _closing(symbols, piece + 1)
            if closing is None:
                break
            piece, past = closing, past + 1
        elif symbol == "p" and symbols[piece + 1 : piece + 2] in _TOLD:
            piece += 1
        elif symbol not in "abWP":
            break
        piece += 1
    return None, past


def _is_auxiliary(symbols: str, piece: int) -> bool:
    return _MAIN_VERB.match(symbols, piece + 1) is not None


def _closing(symbols: str, start: int) -> int | None:
    """Find where an apposition that begins here ends."""
    ends = (symbols.find(mark, start, start + _APPOSITION) for mark in ",-)")
    return min((end for end in ends if end >= 0), default=None)


def _inverted(symbols: str, piece: int) -> int | None:
    while piece > 0 and symbols[piece] == "a":
        piece -= 1
    if piece >= 0 and symbols[piece] in "slmMvV":
        return piece
    return piece - 1 if piece > 0 and symbols[piece - 1 : piece + 1] == "At" else None
