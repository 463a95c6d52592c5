"""How well quotes are found, and who is said to have spoken them.

Marks stand inside a range with some and outside with others, and a quote may go on over lines: so
both sides are cut at line ends, and marks, edge punctuation and white space are trimmed away. A
quote is met by at most one other, the best first, whose range overlaps it enough.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any, TypeVar

import numpy as np
from intervals import Table
from speakers import Said, Spoken, is_right

from summarizer.text import Span, lines

KINDS = ("named", "nominal", "pronoun")
# Of intersection over union: a word more or less is no other quote, a sentence is.
_MEETS = 0.8
# What covers a third of a quote of another kind is about that quote.
_TOUCHES = 0.3
_MARKS = frozenset("\"'`«»‘’“”")
_POINTS = frozenset(".,:;!?…-–—")

_Q = TypeVar("_Q", bound=Said)
Counts = tuple[int, ...]
"""Of a text: quotes found, of gold, met, right; then by kind of speaker those met and right."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text and the quotes that people found in it."""

    text: str
    quotes: tuple[Spoken, ...]


def annotated(row: Mapping[str, Any]) -> Text:
    """Read a text as it lies in a file, see quotes.py."""
    return Text(row["text"], tuple(map(_spoken, row["quotes"])))


def _spoken(row: Mapping[str, Any]) -> Spoken:
    if not row.get("speaker"):
        return Spoken(row["start"], row["end"], kind=row["kind"])
    return Spoken(
        *(row["start"], row["end"], row["speaker"], row["speaker_start"]),
        *(row.get("speaker_resolved_head", ""), row["speaker_end"], row["speaker_head"]),
        *(row["speaker_type"], row["kind"]),
    )


@dataclass(frozen=True, slots=True)
class _Pair:
    overlap: float
    gold: int
    found: int


def counted(gold: Sequence[Text], found: Sequence[Sequence[Said]], kind: str | None) -> Table:
    """Count for each text what was found of gold; with *kind*, quotes of others are ignored."""
    pairs = zip(gold, found, strict=True)
    return np.array([counts(each, own, kind) for each, own in pairs], float)


def counts(gold: Text, found: Sequence[Said], kind: str | None = None) -> Counts:
    """Count for one text; what is found of an ignored quote is neither right nor wrong."""
    wanted, own = list(_pieces(gold.text, gold.quotes)), list(_pieces(gold.text, found))
    touching = _touching([span for span, _ in wanted], [span for span, _ in own])
    met = _met(touching)
    other = {at for at, (_, quote) in enumerate(wanted) if kind not in (None, quote.kind)}
    idle = {pair.found for pair in touching if pair.gold in other and _is_idle(pair, met)}
    both = [(wanted[one][1], own[two][1]) for one, two in met.items() if one not in other]
    speakers = [(quote.type, is_right(quote, said)) for quote, said in both]
    by_kind = [[right for each, right in speakers if each == name] for name in KINDS]
    return (
        *(len(own) - len(idle), len(wanted) - len(other), len(both)),
        sum(right for _, right in speakers),
        *(figure for told in by_kind for figure in (len(told), sum(told))),
    )


def spans_f1(table: Table) -> float:
    """Give F1 of the ranges alone."""
    found, wanted, met, *_ = table.sum(axis=0)
    return float(2 * met / max(found + wanted, 1))


def end_to_end_f1(table: Table) -> float:
    """Give F1 of quotes that are right by range and speaker."""
    found, wanted, _, right, *_ = table.sum(axis=0)
    return float(2 * right / max(found + wanted, 1))


def right_speakers(table: Table) -> list[float | None]:
    """Give the share of right speakers among the quotes met, by kind; None where none was met."""
    told = table.sum(axis=0)[4:].reshape(-1, 2)
    return [float(right / met) if met else None for met, right in told]


def _pieces(text: str, quotes: Sequence[_Q]) -> Iterator[tuple[Span, _Q]]:
    for quote in quotes:
        for line in lines(text[quote.start : quote.end]):
            span = _bare(text, quote.start + line.start, quote.start + line.end)
            if span.start < span.end:
                yield span, quote


def _bare(text: str, start: int, end: int) -> Span:
    while start < end and _is_edge(text[start]):
        start += 1
    while start < end and _is_edge(text[end - 1]):
        end -= 1
    return Span(start, end)


def _is_edge(sign: str) -> bool:
    return sign.isspace() or sign in _MARKS or sign in _POINTS


def _touching(gold: Sequence[Span], found: Sequence[Span]) -> list[_Pair]:
    """Pair all that overlap, best first."""
    every = product(enumerate(gold), enumerate(found))
    pairs = [_Pair(_overlap(one, two), at, where) for (at, one), (where, two) in every]
    return sorted((pair for pair in pairs if pair.overlap > 0), key=lambda pair: -pair.overlap)


def _overlap(one: Span, two: Span) -> float:
    shared = min(one.end, two.end) - max(one.start, two.start)
    return shared / (max(one.end, two.end) - min(one.start, two.start))


def _met(touching: Sequence[_Pair]) -> dict[int, int]:
    """Match one to one: which of the found meets which of gold."""
    met: dict[int, int] = {}
    for pair in touching:
        if pair.overlap >= _MEETS and pair.gold not in met and pair.found not in met.values():
            met[pair.gold] = pair.found
    return met


def _is_idle(pair: _Pair, met: dict[int, int]) -> bool:
    """Tell whether what was found belongs to this quote of gold and to no other."""
    free = pair.found not in met.values()
    return met.get(pair.gold) == pair.found or (free and pair.overlap > _TOUCHES)
