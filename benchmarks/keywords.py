"""Measure how well keywords tell what an article is about, beside what others have built.

    python benchmarks/keywords.py ARTICLES [ARTICLES ...]

ARTICLES   files of JSON lines in English: {"title": its headline, "article": its body}

An editor's headline says what an article is about, and no finder sees it. Of the first five and
the first ten keywords: the share of the keywords' telling words (stems, no stop words) that the
headline has (P), the share of the headline's telling words that the keywords have (R), both
counted together over all articles, F1 with its 95 % interval over articles drawn anew, and ours
less it over the same draws. What it costs: processor time as a multiple of ours, the median of the
repetitions and the furthest, and milliseconds a kilobyte on this machine. The finders, each in a
process of its own, take turns at the articles. A peer that is not installed is named as absent.
Nothing is fetched.
"""

import json
import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from costs import costs
from finders import OURS, installed, telling, versions
from intervals import Table, interval
from tables import table
from workers import Answer, Worker

_FIRST = (5, 10)
_HEADS = ("finder", "P", "R", "F1", "95 %", "ours less it", "fails")


def main() -> None:
    """Print the tables of the articles in the files that are named."""
    options = _options()
    print(f"Python {sys.version.split()[0]}", versions(), sep="; ")
    rows = [json.loads(line) for file in options.articles for line in file.open("rb")]
    bodies = [row["article"] for row in rows]
    gold = [telling(row["title"]) for row in rows]
    loaders = installed(bodies)
    workers = {name: Worker(loader, options.limit) for name, loader in loaders.items()}
    answers = {name: [worker.ask(body) for body in bodies] for name, worker in workers.items()}
    for first in _FIRST:
        print(f"\nThe first {first} keywords of {len(bodies)} articles\n")
        print(_qualities(answers, gold, first))
    print("\nCosts of all\n", _costs(workers, bodies, options.repetitions), sep="\n")
    for worker in workers.values():
        worker.stop()


def _options() -> Namespace:
    parser = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, nargs="+", metavar="ARTICLES")
    parser.add_argument("--repetitions", type=int, default=5, help="of the costs (default 5)")
    parser.add_argument("--limit", type=float, default=20, help="seconds an article (default 20)")
    return parser.parse_args()


def _qualities(
    answers: Mapping[str, Sequence[Answer]], gold: Sequence[frozenset[str]], first: int
) -> str:
    counted = {name: _counts(given, gold, first) for name, given in answers.items()}
    fails = {name: sum(each.fault is not None for each in given) for name, given in answers.items()}
    return table(
        _HEADS,
        [[name, *_quality(own, counted[OURS]), str(fails[name])] for name, own in counted.items()],
    )


def _counts(answers: Sequence[Answer], gold: Sequence[frozenset[str]], first: int) -> Table:
    """Count for each article the words in both, of the keywords and of the headline."""
    found = [telling(" ".join((answer.value or ())[:first])) for answer in answers]
    pairs = zip(found, gold, strict=True)
    return np.array([(len(own & title), len(own), len(title)) for own, title in pairs], float)


def _quality(own: Table, ours: Table) -> list[str]:
    both, found, wanted = own.sum(axis=0)
    low, high = interval(own, _f1)
    cells = [f"{both / max(found, 1):.3f}", f"{both / max(wanted, 1):.3f}", f"{_f1(own):.3f}"]
    return [*cells, f"{low:.3f} to {high:.3f}", "" if own is ours else _lead(ours, own)]


def _lead(ours: Table, own: Table) -> str:
    together = np.hstack((ours, own))
    low, high = interval(together, _ahead)
    return f"{_ahead(together):+.3f} ({low:+.3f} to {high:+.3f})"


def _ahead(together: Table) -> float:
    return _f1(together[:, :3]) - _f1(together[:, 3:])


def _f1(counts: Table) -> float:
    both, found, wanted = counts.sum(axis=0)
    return float(2 * both / max(found + wanted, 1))


def _costs(workers: Mapping[str, Worker], bodies: Sequence[str], repetitions: int) -> str:
    forms = [dict.fromkeys(workers, body) for body in bodies]
    rows = [
        [
            name,
            f"{cost.ratio:.1f} ({cost.least:.1f} to {cost.most:.1f})",
            f"{cost.milliseconds:.4f}",
        ]
        for name, cost in costs(workers, forms, OURS, repetitions).items()
    ]
    return table(("finder", "cost", "ms a kB"), rows)


if __name__ == "__main__":
    main()
