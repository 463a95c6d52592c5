"""Log-linear models: each piece of evidence has a weight, the heaviest choice is likeliest."""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from math import exp
from pathlib import Path

Weights = Mapping[str, float]


def choice(evidence: Iterable[Iterable[str]], known: Weights) -> tuple[int, float]:
    """Choose what most speaks for.

    Parameters
    ----------
    evidence
        For each of the choices, at least one, what is known of it. What has no weight says nothing.
    known
        The weights.

    Returns
    -------
    tuple of int and float
        The best choice, of equals the first, and its probability among all.

    Notes
    -----
    Berger, Della Pietra and Della Pietra, "A Maximum Entropy Approach to Natural Language
    Processing", Computational Linguistics 1996.
    """
    scores = [sum(filter(None, map(known.get, own))) for own in evidence]
    most = max(scores)
    return scores.index(most), 1 / sum([exp(score - most) for score in scores])


@cache
def weights() -> Mapping[str, Weights]:
    """Read what was learnt of a ``speaker`` and of an ``antecedent``, once."""
    path = Path(__file__).with_name("speakers.json")
    tables: Mapping[str, Weights] = json.loads(path.read_text(encoding="utf-8"))
    return tables
