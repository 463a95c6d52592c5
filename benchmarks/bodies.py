"""How well the body of a page's one article is found: the article extraction benchmark's measure.

https://github.com/scrapinghub/article-extraction-benchmark, 2020.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from costs import Cost
from intervals import Table, interval
from overlap import overlap_of_runs
from tables import table


@dataclass(frozen=True, slots=True)
class Score:
    """F1 of a system over pages, with its interval."""

    f1: float
    low: float
    high: float


def page_counts(gold: Sequence[str], found: Sequence[str]) -> Table:
    """Compare bodies: of each page the shares of runs in both, in ours only, in gold only."""
    rows = []
    for wanted, body in zip(gold, found, strict=True):
        shared = overlap_of_runs(wanted, body)
        total = shared.both + shared.more + shared.less or 1
        rows.append((shared.both / total, shared.more / total, shared.less / total))
    return np.array(rows, dtype=float)


def score(counts: Table) -> Score:
    """Measure a system."""
    return Score(_f1(counts), *interval(counts, _f1))


def difference(ours: Table, theirs: Table) -> Score:
    """Measure how much better one system is than another, page by page the same draw."""
    both = np.hstack((ours, theirs))
    return Score(_gain(both), *interval(both, _gain))


def body_table(
    gold: Sequence[str],
    found: Mapping[str, Sequence[str]],
    faults: Mapping[str, Sequence[str | None]],
    spent: Mapping[str, Cost],
) -> str:
    """Lay out what systems found, the first of them beside each of the others."""
    counts = {name: page_counts(gold, bodies) for name, bodies in found.items()}
    ours = next(iter(counts.values()))
    heads = ("reader", "F1", "95 %", "ours less it", "fails", "cost", "a kB", "ms a kB")
    return table(
        heads, [_row(name, ours, counts[name], faults[name], spent[name]) for name in counts]
    )


def _row(
    name: str, ours: Table, counts: Table, faults: Sequence[str | None], cost: Cost
) -> list[str]:
    own = score(counts)
    failed = Counter(fault for fault in faults if fault)
    return [
        *(name, f"{own.f1:.3f}", f"{own.low:.3f} to {own.high:.3f}"),
        "" if counts is ours else _signed(difference(ours, counts)),
        ", ".join(f"{count} {fault}" for fault, count in failed.items()) or "0",
        f"{cost.ratio:.2f} ({cost.least:.2f} to {cost.most:.2f})",
        *(f"{cost.a_kilobyte:.2f}", f"{cost.milliseconds:.3f}"),
    ]


def _signed(gain: Score) -> str:
    return f"{gain.f1:+.3f} ({gain.low:+.3f} to {gain.high:+.3f})"


def _f1(counts: Table) -> float:
    """Make F1 of the mean precision, where something was found, and the mean recall."""
    both, more, less = counts.T
    found, wanted = both + more > 0, both + less > 0
    precision = float((both[found] / (both + more)[found]).mean()) if found.any() else 0.0
    recall = float((both[wanted] / (both + less)[wanted]).mean()) if wanted.any() else 0.0
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _gain(both: Table) -> float:
    return _f1(both[:, :3]) - _f1(both[:, 3:])
