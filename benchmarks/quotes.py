"""Measure how well quotes and their speakers are found, beside what others have built.

    python benchmarks/quotes.py GOLD [GOLD ...]
    make quotes QUOTES=GOLD

GOLD   files of JSON lines in English: {"text": to the letter, "quotes": [{"start", "end", "kind":
       direct or mixed, "speaker": as in the text, "speaker_start", "speaker_end", "speaker_head":
       its telling word, "speaker_type": named, nominal or pronoun, "speaker_resolved_head": the
       telling word of whom a pronoun stands for, if told}]}; a quote may have no speaker

For each file, over all quotes and over the direct ones: F1 of the ranges; the share of right
speakers among the quotes met, by kind of speaker; end-to-end F1, where range and speaker must both
be right, its 95 % interval over texts drawn anew, and ours less it over the same draws; the texts
that a finder failed on, which count as empty. Then what it costs: processor time as a multiple of
what spaCy's small English model alone takes (of ours where that is absent), the median of the
repetitions and the furthest, and words per second of processor time on this machine. The finders,
each in a process of its own, take turns at the texts. benchmarks/README.md says what each figure
means. The peers come with `make quotes`; one that is not installed is named as absent. Nothing is
fetched.
"""

import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from attribution import (
    KINDS,
    Text,
    annotated,
    counted,
    end_to_end_f1,
    right_speakers,
    spans_f1,
)
from corpora import rows
from costs import costs
from intervals import Table, interval
from quoters import BASELINE, OURS, installed, versions
from tables import table
from workers import Answer, Worker

_HEADS = ("finder", "spans", *KINDS, "end to end", "95 %", "ours less it", "fails")
_KB, _MS = 1000, 1000


def main() -> None:
    """Print the tables of the files that are named."""
    options = _options()
    print(f"Python {sys.version.split()[0]}", versions(), sep="; ")
    workers = {name: Worker(loader, options.limit) for name, loader in installed().items()}
    for file in options.gold:
        gold = [annotated(row) for row in rows(file)]
        answers = {name: [each.ask(one.text) for one in gold] for name, each in workers.items()}
        for kind, title in ((None, "all quotes"), ("direct", "direct quotes only")):
            print(f"\n{file.name}: {len(gold)} texts, {title}\n")
            print(_qualities(answers, gold, kind))
        print("\nCosts\n", _costs(workers, answers, gold, options.repetitions), sep="\n")
    for worker in workers.values():
        worker.stop()


def _options() -> Namespace:
    parser = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+", metavar="GOLD")
    parser.add_argument("--repetitions", type=int, default=3, help="of the costs (default 3)")
    parser.add_argument("--limit", type=float, default=60, help="seconds for a text (default 60)")
    return parser.parse_args()


def _qualities(
    answers: Mapping[str, Sequence[Answer]], gold: Sequence[Text], kind: str | None
) -> str:
    finders = {name: given for name, given in answers.items() if name != BASELINE}
    found = {name: [answer.value or () for answer in given] for name, given in finders.items()}
    tables = {name: counted(gold, own, kind) for name, own in found.items()}
    fails = {name: sum(each.fault is not None for each in given) for name, given in answers.items()}
    lines = [[name, *_quality(own, tables[OURS]), str(fails[name])] for name, own in tables.items()]
    return table(_HEADS, lines)


def _quality(own: Table, ours: Table) -> list[str]:
    low, high = interval(own, end_to_end_f1)
    shares = ["-" if share is None else f"{share:.3f}" for share in right_speakers(own)]
    cells = [f"{spans_f1(own):.3f}", *shares, f"{end_to_end_f1(own):.3f}"]
    return [*cells, f"{low:.3f} to {high:.3f}", "" if own is ours else _lead(ours, own)]


def _lead(ours: Table, own: Table) -> str:
    together = np.hstack((ours, own))
    low, high = interval(together, _ahead)
    return f"{_ahead(together):+.3f} ({low:+.3f} to {high:+.3f})"


def _ahead(together: Table) -> float:
    ours, own = np.hsplit(together, 2)
    return end_to_end_f1(ours) - end_to_end_f1(own)


def _costs(
    workers: Mapping[str, Worker],
    answers: Mapping[str, Sequence[Answer]],
    gold: Sequence[Text],
    repetitions: int,
) -> str:
    """Measure on the texts that nobody failed on: with one, costs cannot be compared."""
    tries = zip(gold, *answers.values(), strict=True)
    texts = [text.text for text, *given in tries if not any(each.fault for each in given)]
    baseline = BASELINE if BASELINE in workers else OURS
    spent = costs(workers, [dict.fromkeys(workers, text) for text in texts], baseline, repetitions)
    words = sum(len(text.split()) for text in texts)
    kilobytes = sum(len(text.encode()) for text in texts) / _KB
    lines = [
        [
            name,
            f"{cost.ratio:.3f} ({cost.least:.3f} to {cost.most:.3f})",
            f"{_MS * words / (cost.milliseconds * kilobytes):,.0f}",
        ]
        for name, cost in spent.items()
    ]
    return table(("finder", f"cost, {baseline} 1", "words a second"), lines)


if __name__ == "__main__":
    main()
