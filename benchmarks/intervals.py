"""How far a figure may be trusted: intervals by drawing the documents anew."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

_DRAWS, _SEED = 2000, 7
_BOUNDS = (2.5, 97.5)

Table = NDArray[np.float64]


def interval(table: Table, figure: Callable[[Table], float]) -> tuple[float, float]:
    """Bound a figure of a table by 95 % of its values over documents drawn with replacement.

    Parameters
    ----------
    table
        One row a document; what the columns are is the figure's affair. To compare two systems,
        give both in one row: they are then drawn together.
    figure
        What is measured of a table of that shape.

    Returns
    -------
    tuple of float
        The 2.5th and the 97.5th percentile of 2,000 draws. The draws are seeded.

    Notes
    -----
    The percentile bootstrap: Efron and Tibshirani, "An Introduction to the Bootstrap", 1993,
    chapter 13.
    """
    draw = np.random.default_rng(_SEED)
    size = len(table)
    spread = [figure(table[draw.integers(0, size, size)]) for _ in range(_DRAWS)]
    low, high = np.percentile(spread, _BOUNDS)
    return float(low), float(high)
