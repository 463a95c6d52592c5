"""Measure what a store costs as it grows, and how well it tells copies, on both databases.

    .venv/bin/python benchmarks/growth.py [--sizes SIZE ...]
    make growth SIZES="2000 20000"

Fills new stores of about so many articles with invented news of a year, and measures in each what
is asked most. The stores are gone at the end. Ends with 1 where something grows faster, or fewer
copies are found, than is promised. benchmarks/README.md says what is measured.
"""

import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from filling import fill, made
from invented import AN_EVENT
from probes import STORED, Cost, Sample, copies, reads, writes
from stores import empty, server, tidy
from tables import table

SIZES = (2_000, 20_000, 200_000)
# What is promised: how many times what it reads at first a query reads in the largest store, and
# the shares of copies that are found, and of others that are taken for some.
_GROWS, _NEAR, _EXACT, _FALSE = 3.0, 0.95, 1.0, 0.01
_HELD = "related"


class Measured(NamedTuple):
    """What was measured in a store of so many articles."""

    articles: int
    costs: Mapping[str, Cost]
    near: float
    exact: float
    false: float


def main() -> None:
    """Fill, measure, print, and hold to what is promised."""
    parser = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    sizes = parser.parse_args().sizes
    with server() as (address, folder):
        measured = [_measured(address, folder, size) for size in sizes]
    faults: list[str] = []
    for name in measured[0]:
        of_it = [each[name] for each in measured]
        print(_table(name, of_it), _copies(of_it), sep="\n\n", end="\n\n")
        faults += [f"{name}: {fault}" for fault in _faults(of_it)]
    if faults:
        sys.exit("\n".join(["What is promised does not hold:", *faults]))


def _measured(address: str, folder: Path, size: int) -> dict[str, Measured]:
    sample, count = Sample(), round(size / AN_EVENT)
    with empty(address, folder) as stores:
        fill(stores, sample.of(made(count), min(1.0, 4 * STORED / count)))
        found = {}
        for store in stores:
            tidy(store)
            costs = reads(store, sample.articles)
            more, false = writes(store, sample.articles)
            near, exact = copies(store, sample.articles)
            name = store.engine.dialect.name
            found[name] = Measured(sample.count, {**costs, **more}, near, exact, false)
        return found


def _table(name: str, measured: Sequence[Measured]) -> str:
    counts = [f"{each.articles:,}" for each in measured]
    kinds = ("steps",) if name == "sqlite" else ("rows", "buffers")
    heads = [name, "statements", *(f"{kind}, {count}" for kind in kinds for count in counts)]
    rows = [
        [
            *(what, f"{measured[-1].costs[what].work.statements}"),
            *(f"{getattr(each.costs[what].work, kind):,}" for kind in kinds for each in measured),
            *_times([each.costs[what].ms for each in measured]),
        ]
        for what in measured[0].costs
    ]
    return table([*heads, "ms", *(f"times, {count}" for count in counts[1:])], rows)


def _times(milliseconds: Sequence[float]) -> Iterator[str]:
    first = milliseconds[0]
    yield f"{first:.1f}"
    yield from (f"{each / first:.2f}" for each in milliseconds[1:])


def _copies(measured: Sequence[Measured]) -> str:
    heads = ("copies", *(f"{each.articles:,}" for each in measured))
    shares = {
        "near ones found": "near",
        "exact ones found": "exact",
        "others taken for one": "false",
    }
    rows = [
        [what, *(f"{getattr(each, key):.4f}" for each in measured)] for what, key in shares.items()
    ]
    return table(heads, rows)


def _faults(measured: Sequence[Measured]) -> Iterator[str]:
    first, last = (each.costs[_HELD].work for each in (measured[0], measured[-1]))
    grown = (last.steps + last.rows) / (first.steps + first.rows)
    if grown > _GROWS:
        yield f"{_HELD} reads {grown:.2f} times what it reads at first, and not {_GROWS}"
    for each in measured:
        if each.near < _NEAR or each.exact < _EXACT:
            yield f"of {each.articles:,}, {each.near:.4f} of near copies, {each.exact:.4f} of exact"
        if each.false > _FALSE:
            yield f"of {each.articles:,}, {each.false:.4f} of what is none is taken for one"


if __name__ == "__main__":
    main()
