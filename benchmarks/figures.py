"""Figures of ours beside those of others, and the floors that ours must not fall below."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import floor

import numpy as np
from intervals import Table, interval
from tables import table

OURS = "standfirst"
_SCALE = 10_000

Floors = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Value:
    """What was measured, between which bounds it lies, and of how many documents."""

    value: float
    low: float
    high: float
    size: int

    @property
    def doubt(self) -> float:
        """Half the width of the interval; where all are right, what one document weighs."""
        return (self.high - self.low) / 2 or 1 / self.size


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of each system that has it. The more the better, where ours has a floor.

    ``slack`` is how far ours may fall before that means something; None where nothing has to hold.
    """

    part: str
    name: str
    values: Mapping[str, Value]
    slack: float | None = None
    form: str = ".3f"

    @property
    def floor(self) -> float | None:
        """The floor that was reached, rounded down."""
        if self.slack is None:
            return None
        return floor((self.values[OURS].value - self.slack) * _SCALE) / _SCALE


def mean(rows: Table, figure: Callable[[Table], float], size: int | None = None) -> Value:
    """Measure over documents, one a row; *size* counts what the rows count, if not rows."""
    return Value(figure(rows), *interval(rows, figure), size or len(rows))


def column(at: int) -> Callable[[Table], float]:
    """Make the mean of a column."""
    return lambda rows: float(rows[:, at].mean())


def share(part: int, whole: int) -> Callable[[Table], float]:
    """Make the share that one column, summed, is of another."""
    return lambda rows: float(rows[:, part].sum() / max(rows[:, whole].sum(), 1))


def held(part: str, name: str, values: Mapping[str, Value], form: str = ".3f") -> Figure:
    """Make a figure of documents that has to hold: ours may fall within its own doubt."""
    return Figure(part, name, values, values[OURS].doubt, form)


def fallen(figures: Iterable[Figure], floors: Floors) -> list[str]:
    """Name the figures below their floors."""
    held_to = ((one, floors.get(one.part, {}).get(one.name, -np.inf)) for one in figures)
    return [
        f"{one.part}: {one.name} is {one.values[OURS].value:.4f}, its floor {lowest}"
        for one, lowest in held_to
        if one.values[OURS].value < lowest
    ]


def unmeasured(figures: Sequence[Figure], floors: Floors) -> list[str]:
    """Name the floors of the parts measured that no figure stands on."""
    parts = {one.part for one in figures}
    known = {(one.part, one.name) for one in figures}
    return [
        f"{part}: {name} has a floor and was not measured"
        for part in floors
        for name in floors[part]
        if part in parts and (part, name) not in known
    ]


def raised(figures: Iterable[Figure], floors: Floors) -> dict[str, dict[str, float]]:
    """Give the floors, each as high as its figure allows and none lower than it was."""
    new = {part: dict(own) for part, own in floors.items()}
    for one in figures:
        if one.floor is not None:
            own = new.setdefault(one.part, {})
            own[one.name] = max(one.floor, own.get(one.name, one.floor))
    return new


def part_table(part: str, figures: Sequence[Figure], floors: Floors) -> str:
    """Lay out a part: a row for each system, a column for each figure, the floors last."""
    systems = list(dict.fromkeys(name for one in figures for name in one.values))
    own = floors.get(part, {})
    rows = [
        [name, _size(name, figures), *(_cell(one, name) for one in figures)] for name in systems
    ]
    lowest = [format(own[one.name], one.form) if one.name in own else "" for one in figures]
    heads = (part, "n", *(one.name for one in figures))
    return table(heads, [*rows, ["floor", "", *lowest]])


def _size(system: str, figures: Iterable[Figure]) -> str:
    sizes = dict.fromkeys(one.values[system].size for one in figures if system in one.values)
    return ", ".join(map(str, sizes))


def _cell(figure: Figure, system: str) -> str:
    if system not in figure.values:
        return ""
    own = figure.values[system]
    shown = format(own.value, figure.form)
    doubt = (own.high - own.low) / 2
    return f"{shown} ±{format(doubt, figure.form.lstrip('+'))}" if doubt else shown
