"""What systems cost, measured in turns: a busy machine is busy for all of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from workers import Worker

_KB, _MS = 1000, 1000


@dataclass(frozen=True, slots=True)
class Cost:
    """What a system costs, as multiples of what the baseline costs for the same documents.

    ``ratio`` is the median over the repetitions, ``least`` and ``most`` are the furthest;
    ``a_kilobyte`` is the median with each system's cost divided by the size of what it reads, and
    ``milliseconds`` that cost on this machine.
    """

    ratio: float
    least: float
    most: float
    a_kilobyte: float
    milliseconds: float


def costs(
    workers: Mapping[str, Worker],
    documents: Sequence[Mapping[str, str]],
    baseline: str,
    repetitions: int,
) -> dict[str, Cost]:
    """Measure what each system costs.

    Parameters
    ----------
    workers
        The systems by name, warm: each has answered before.
    documents
        For each document what each system reads of it, by the system's name.
    baseline
        The system that the others are compared with.
    repetitions
        How often all is done. Within one, the systems take turns at every document, and another
        one begins each time.
    """
    rounds = [_round(workers, documents) for _ in range(repetitions)]
    sizes = {name: sum(len(each[name].encode()) for each in documents) / _KB for name in workers}
    return {
        name: _cost([(one[name], one[baseline]) for one in rounds], sizes[name], sizes[baseline])
        for name in workers
    }


def _round(
    workers: Mapping[str, Worker], documents: Sequence[Mapping[str, str]]
) -> dict[str, float]:
    spent, turn = dict.fromkeys(workers, 0.0), list(workers)
    for document in documents:
        for name in turn:
            spent[name] += workers[name].ask(document[name]).seconds
        turn.append(turn.pop(0))
    return spent


def _cost(seconds: Sequence[tuple[float, float]], size: float, baseline: float) -> Cost:
    ratios = [own / other for own, other in seconds]
    middle = median(ratios)
    own = median(own for own, _ in seconds)
    return Cost(middle, min(ratios), max(ratios), middle * baseline / size, _MS * own / size)
