"""What stands around a mention in its passage: its verb, and the symbols beside it."""

import re

from summarizer.value import value

# Of auxiliaries, those that no main verb follows: the others are passed.
_VERBS = frozenset("sSlmMvVzgb")
# What may open an apposition; "who" only where there was one before.
_OPENING = frozenset(",-(W")
_CLOSING = re.compile("[,)-]")
# Two pieces tell nearly all that any number does.
_BESIDE = 2
# Further behind its subject, even past appositions, a verb is another's.
_REACH, _APPOSITION = 14, 12
# When and where, "on Monday", "in a paper", and auxiliaries: the main verb is behind them, perhaps
# after when and where.
_BEFORE_VERB = "[aP]|p[aN]|b(?=(?:[ab]|p[aN]){0,6}[sSlmMvVzg])"
_PASSED = re.compile(f"(?:W|{_BEFORE_VERB}){{0,{_REACH}}}+")
_PASSED_BEHIND = re.compile(f"(?:{_BEFORE_VERB}){{0,{_REACH}}}+")


@value
class Setting:
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
    left = symbols[piece - _BESIDE : piece] if piece > _BESIDE else "^" + symbols[:piece]
    verb, past = _verb(symbols, piece + 1)
    return Setting(
        left, symbols[piece + 1 : piece + 1 + _BESIDE], verb, past, _inverted(symbols, piece - 1)
    )


def _verb(symbols: str, piece: int) -> tuple[int | None, int]:
    """Find the verb behind a subject, past when, where and appositions; of "has said", "said"."""
    past, passed = 0, _PASSED
    end = min(len(symbols), piece + _REACH)
    while (run := passed.match(symbols, piece)) and (piece := run.end()) < end:
        if symbols[piece] in _VERBS:
            return piece, past
        if symbols[piece] not in _OPENING:
            break
        closing = _CLOSING.search(symbols, piece + 1, piece + 1 + _APPOSITION)
        if closing is None:
            break
        piece, past, passed = closing.end(), past + 1, _PASSED_BEHIND
    return None, past


def _inverted(symbols: str, piece: int) -> int | None:
    while piece > 0 and symbols[piece] == "a":
        piece -= 1
    if piece >= 0 and symbols[piece] in "slmMvV":
        return piece
    return piece - 1 if piece > 0 and symbols[piece - 1 : piece + 1] == "At" else None
