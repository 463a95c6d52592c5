"""Additive models: what is known of a thing moves its odds, each kind of evidence by itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

import numpy as np
from numpy.typing import NDArray

# Numbers of any kind.
Column = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Steps:
    """A step function: ``values[k]`` holds from ``edges[k - 1]`` up to, not at, ``edges[k]``.

    ``whole`` has what it is at 0, 1, 2 and so on; at all that follow it is what it is at the last.
    """

    edges: NDArray[np.float64]
    values: NDArray[np.float64]
    whole: NDArray[np.float64]

    @classmethod
    def of(cls, edges: Sequence[float], values: Sequence[float]) -> "Steps":
        """Make one of its edges, ascending, and its values, one more."""
        at, own = np.array(edges, float), np.array(values, float)
        numbers = np.arange(ceil(max([0, *edges])) + 1)
        return cls(at, own, own[at.searchsorted(numbers, side="right")])

    def at(self, column: Column) -> NDArray[np.float64]:
        """Read the function at every number of *column*; whole numbers count from 0."""
        if column.dtype.kind == "f":
            return self.values.take(self.edges.searchsorted(column, side="right"))
        return self.whole.take(column, mode="clip")


@dataclass(frozen=True, slots=True)
class Additive:
    """Log-odds: ``base``, and what each kind of evidence adds to them or takes away.

    Hastie and Tibshirani, "Generalized Additive Models", Statistical Science 1986.
    """

    base: float
    kinds: Mapping[str, Steps]

    @classmethod
    def read(cls, table: Mapping[str, Any]) -> "Additive":
        """Read a model out of a file's table: ``base``, and ``edges`` and ``values`` by kind."""
        return cls(
            table["base"],
            {name: Steps.of(one["edges"], one["values"]) for name, one in table["kinds"].items()},
        )

    def parts(self, evidence: Mapping[str, Column]) -> dict[str, NDArray[np.float64]]:
        """Tell what each kind of evidence adds to the log-odds of each thing.

        Parameters
        ----------
        evidence
            For each kind a column with one number for each of *n* things. A kind that is not
            there adds nothing.

        Returns
        -------
        dict of str to array
            *n* numbers for each kind that the model knows and *evidence* has.
        """
        return {
            name: steps.at(evidence[name]) for name, steps in self.kinds.items() if name in evidence
        }

    def chances(self, evidence: Mapping[str, Column]) -> NDArray[np.float64]:
        """Give the probability, between 0 and 1, of each of *n* things; at least one kind."""
        odds: NDArray[np.float64] = np.add.reduce(list(self.parts(evidence).values()))
        chances: NDArray[np.float64] = 1 / (1 + np.exp(-self.base - odds))
        return chances
