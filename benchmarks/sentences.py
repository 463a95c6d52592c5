"""Measure how sentences are cut, and what that costs, beside what others have built.

    python benchmarks/sentences.py TEXTS [TEXTS ...]

TEXTS   files of JSON lines, or folders of such files (NAME.jsonl):
        {"text": to the letter, "sentences": [its sentences, in reading order]}

For each file: precision, recall and F1 of the boundaries inside paragraphs (a blank line parts
those), the 95 % interval of F1 over texts drawn anew, and the texts cut exactly as in gold. Then
what it costs to split all of them: processor time as a multiple of ours, the median of the
repetitions and the furthest, and milliseconds a kilobyte on this machine. The splitters, each in
a process of its own, take turns at the files. A peer that is not installed is named as absent.
Nothing is fetched.
"""

import json
import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from boundaries import Text, score
from costs import costs
from splitters import OURS, installed, pile, versions
from tables import table
from workers import Answer, Worker


def main() -> None:
    """Print the tables of the files that are named."""
    options = _options()
    print(f"Python {sys.version.split()[0]}", versions(), sep="; ")
    workers = {name: Worker(loader, options.limit) for name, loader in installed().items()}
    files = {file: _texts(file) for file in _files(options.texts)}
    for file, texts in files.items():
        print(f"\n{file.name}: {len(texts)} texts\n", _qualities(workers, texts), sep="\n")
    print("\nCosts of all\n", _costs(workers, files.values(), options.repetitions), sep="\n")
    for worker in workers.values():
        worker.stop()


def _options() -> Namespace:
    parser = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path, nargs="+", metavar="TEXTS")
    parser.add_argument("--repetitions", type=int, default=5, help="of the costs (default 5)")
    parser.add_argument("--limit", type=float, default=60, help="seconds for a file (default 60)")
    return parser.parse_args()


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        yield from sorted(path.glob("*.jsonl")) if path.is_dir() else [path]


def _texts(file: Path) -> list[Text]:
    rows = [json.loads(line) for line in file.read_bytes().splitlines() if line.strip()]
    return [Text(row["text"], tuple(row["sentences"])) for row in rows]


def _qualities(workers: Mapping[str, Worker], texts: Sequence[Text]) -> str:
    heads = ("splitter", "P", "R", "F1", "95 %", "exact", "fails")
    return table(heads, [_quality(name, worker, texts) for name, worker in workers.items()])


def _quality(name: str, worker: Worker, texts: Sequence[Text]) -> list[str]:
    answers = [worker.ask(pile([each.text])) for each in texts]
    own = score(texts, [_found(answer) for answer in answers])
    return [
        *(name, f"{own.precision:.3f}", f"{own.recall:.3f}", f"{own.f1:.3f}"),
        *(f"{own.low:.3f} to {own.high:.3f}", f"{own.exact}/{len(texts)}"),
        str(sum(answer.fault is not None for answer in answers)),
    ]


def _found(answer: Answer) -> list[str]:
    """Give the sentences of the one text in a pile; none where the splitter failed."""
    found: list[str] = [] if answer.fault else answer.value[0]
    return found


def _costs(workers: Mapping[str, Worker], files: Iterable[list[Text]], repetitions: int) -> str:
    piles = [pile(each.text for each in texts) for texts in files]
    spent = costs(workers, [dict.fromkeys(workers, each) for each in piles], OURS, repetitions)
    rows = [
        [
            name,
            f"{cost.ratio:.1f} ({cost.least:.1f} to {cost.most:.1f})",
            f"{cost.milliseconds:.4f}",
        ]
        for name, cost in spent.items()
    ]
    return table(("splitter", "cost", "ms a kB"), rows)


if __name__ == "__main__":
    main()
