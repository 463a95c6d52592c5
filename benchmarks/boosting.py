"""Additive models learnt by boosting: each round adds one step to one kind of evidence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

# More steps than news articles can tell apart; ties of whole numbers leave fewer.
_BINS = 24
# The share of the articles that a round sees.
_SHARE = 0.5
_DECIMALS = 4

Array = NDArray[np.float64]
Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Boosting:
    """How a model is learnt: models averaged, rounds of each, their pace, and the shrinkage."""

    models: int
    rounds: int
    pace: float
    shrinkage: float


def learn(
    columns: Mapping[str, Sequence[float] | Array], truth: Array, article: Whole, how: Boosting
) -> dict[str, Any]:
    """Learn the log-odds of *truth* as a sum of one step function for each kind of evidence.

    Parameters
    ----------
    columns
        By kind, one number for each of *n* things.
    truth
        *n* numbers within 0 and 1.
    article
        The article that each thing is from, counted from 0: rounds draw whole articles.
    how
        Seeds count from 0, so that the same columns give the same model.

    Returns
    -------
    dict
        A table as ``summarizer.rank.additive.Additive.read`` takes it.

    Notes
    -----
    Friedman, "Greedy Function Approximation", Annals of Statistics 2001, with trees of one split
    and Newton's steps; averaged over draws: Breiman, "Bagging Predictors", 1996.
    """
    table = np.column_stack([np.asarray(column, float) for column in columns.values()])
    inner = np.linspace(0, 1, _BINS + 1)[1:-1]
    edges = [np.unique(np.quantile(column, inner)) for column in table.T]
    bins = np.column_stack([
        np.searchsorted(own, column, side="right")
        for own, column in zip(edges, table.T, strict=True)
    ])  # fmt: skip
    mean = float(truth.mean())
    base = np.log(mean / (1 - mean))
    drawn = [_boosted(bins, truth, article, base, how, seed) for seed in range(how.models)]
    return {
        "base": round(float(base), _DECIMALS),
        "kinds": {
            name: _steps(own, row)
            for name, own, row in zip(columns, edges, np.mean(drawn, axis=0), strict=True)
        },
    }


def _boosted(  # noqa: PLR0913, PLR0917 - one round's state, passed once
    bins: Whole, truth: Array, article: Whole, base: float, how: Boosting, seed: int
) -> Array:
    draw = np.random.default_rng(seed)
    values = np.zeros((bins.shape[1], _BINS))
    columns = np.ascontiguousarray(bins.T)
    odds = np.full(len(bins), base)
    articles = int(article.max()) + 1
    for _ in range(how.rounds):
        drawn = np.zeros(articles)
        drawn[draw.choice(articles, int(articles * _SHARE), replace=False)] = 1
        chance = 1 / (1 + np.exp(-odds))
        slope = _sums(columns, (truth - chance) * drawn[article])
        bend = _sums(columns, chance * (1 - chance) * drawn[article])
        kind, cut, steps = _best(slope, bend, how.shrinkage)
        low, high = (how.pace * step for step in steps)
        values[kind, : cut + 1] += low
        values[kind, cut + 1 :] += high
        odds += np.where(columns[kind] <= cut, low, high)
    return values


def _sums(columns: Whole, weights: Array) -> Array:
    """Sum the weights of each bin of each kind."""
    return np.array([np.bincount(column, weights, _BINS) for column in columns])


def _best(slope: Array, bend: Array, shrinkage: float) -> tuple[int, int, tuple[float, float]]:
    """Find the kind and the bin to cut behind, and the Newton step on either side."""
    low, low_bend = slope.cumsum(1)[:, :-1], bend.cumsum(1)[:, :-1]
    high = slope.sum(1, keepdims=True) - low
    high_bend = bend.sum(1, keepdims=True) - low_bend
    gain = low**2 / (low_bend + shrinkage) + high**2 / (high_bend + shrinkage)
    kind, cut = np.unravel_index(gain.argmax(), gain.shape)
    steps = (
        float(side[kind, cut] / (bends[kind, cut] + shrinkage))
        for side, bends in ((low, low_bend), (high, high_bend))
    )
    return int(kind), int(cut), (next(steps), next(steps))


def _steps(edges: Array, values: Array) -> dict[str, list[float]]:
    """Write a step function down without the edges where nothing changes."""
    rounded = [round(float(one), _DECIMALS) for one in values[: len(edges) + 1]]
    kept = [at for at in range(len(edges)) if rounded[at] != rounded[at + 1]]
    return {
        "edges": [float(f"{edges[at]:.6g}") for at in kept],
        "values": [rounded[at] for at in kept] + rounded[len(edges) :],
    }
