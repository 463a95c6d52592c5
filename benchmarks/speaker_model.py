"""Learn the model of who is quoted, and measure it on articles it has not seen.

    python benchmarks/speaker_model.py QUOTES.jsonl ...            cross-validated scores
    python benchmarks/speaker_model.py QUOTES.jsonl ... --write    and speakers.json anew

QUOTES.jsonl has one JSON object a line: ``id``, ``text`` and ``quotes``, each with ``start`` and
``end``, ``speaker``, ``speaker_start``, ``speaker_end``, ``speaker_head`` and ``speaker_type``
(named, nominal, pronoun), ``speaker`` None where nobody is named. Whom the pronouns stand for is in
``speaker_resolved``, or in a file of its own, ``--pronouns``: ``id``, ``start``, ``end``,
``resolved``, ``resolved_accept`` (other names for the same) and ``kind``, which is named where the
text has a name. What is learnt is told in docs/quotes-model.md.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tables import table

import summarizer.quotes.loglinear
from summarizer.quotes import antecedents
from summarizer.quotes.attributions import Attribution, Question, Reader, attribution
from summarizer.quotes.candidates import Candidate
from summarizer.quotes.loglinear import Weights, choice
from summarizer.quotes.marks import Quoted
from summarizer.quotes.names import Name, core, fold
from summarizer.quotes.passages import Passages, passages
from summarizer.quotes.persons import Persons
from summarizer.segment import sentences

MODEL = Path(summarizer.quotes.loglinear.__file__).with_name("speakers.json")
# Signatures and labels are rare in the data, and certain.
_GIVEN = {"signed": 6.0}
# What is rarer tells of its articles, not of the language. Pronouns with an answer are fewer.
_SEEN = {"speaker": 10, "antecedent": 4}
_EPOCHS, _PACE, _SEED, _FOLDS = 12, 0.15, 0, 5
_DECIMALS, _LEAST = 2, 0.05
# Typewriters' marks: those who annotated the articles left out what stands within.
_TYPEWRITER = "''"
_GENDERED = frozenset(("Phe", "Pshe"))

Array = NDArray[np.float64]
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Example:
    """One choice: the evidence for each candidate and, last, for nobody; and which are right."""

    evidence: Sequence[Sequence[str]]
    right: Sequence[int]


Examples = Mapping[str, Sequence[Example]]


def examples(row: Row) -> Examples:
    """Ask of each quotation of an article, and answer as its annotator did.

    By ``speaker`` stands whose words each quotation is; by ``antecedent`` whom each pronoun stands
    for that has an answer.
    """
    body = row["text"]
    found = sentences(body)
    text = passages(body, found)
    reader = Reader(text, found)
    speakers: list[Example] = []
    told: list[tuple[Attribution, Row]] = []
    for question in reader.questions():
        gold = _gold(row["quotes"], question.target.quote)
        right = _right(text, question, gold)
        if right:
            speakers.append(Example(question.evidence, right))
        best = right[0] if right else len(question.candidates)
        chosen = question.candidates[best] if best < len(question.candidates) else None
        reader.decide(chosen)
        if chosen and gold:
            told.append((attribution(text, chosen, 1.0), gold))
    return {"speaker": speakers, "antecedent": list(_pronouns(text, told))}


def _gold(quotes: Sequence[Row], quote: Quoted) -> Row | None:
    """Find the annotator's quote of which more than half, and of ours, is in both."""
    for one in quotes:
        shared = min(quote.end, one["end"]) - max(quote.start, one["start"])
        if 2 * shared >= max(quote.end - quote.start, one["end"] - one["start"]):
            return one
    return None


def _right(text: Passages, question: Question, gold: Row | None) -> list[int]:
    """Find the candidates that are the annotator's mention, else those with the same last word."""
    found = question.candidates
    if not gold or not gold["speaker"]:
        return [len(found)]
    heads = {fold(word) for word in (gold["speaker"].split()[-1], gold["speaker_head"] or "")}
    same = [
        at for at, one in enumerate(found) if fold(text[one.passage].head(one.mention)) in heads
    ]
    there = [at for at, one in enumerate(found) if _overlaps(text, one, gold)]
    exact = [at for at in same if at in there]
    return exact or (same if gold["speaker_type"] != "pronoun" else []) or there


def _overlaps(text: Passages, one: Candidate, gold: Row) -> bool:
    span = text[one.passage].span(one.mention)
    return bool(span.start < gold["speaker_end"] and span.end > gold["speaker_start"])


def _pronouns(text: Passages, told: Sequence[tuple[Attribution, Row]]) -> Iterator[Example]:
    known = Persons(text)
    last: Name | None = None
    for said, gold in told:
        name: Name | None = None
        if said.mention.kind not in _GENDERED:
            one = known.named(said.passage, said.mention)
            name = one.full if one else None
        elif "names" in gold:
            found = antecedents.antecedents(known, said)
            evidence = [
                *(antecedents.evidence(known, said, one, last) for one in found),
                antecedents.of_nobody(found),
            ]
            right = [at for at, one in enumerate(found) if one.last.full.folded in gold["names"]]
            if right or not gold["names"]:
                yield Example(evidence, right or [len(found)])
                name = found[right[0]].last.full if right else None
        last = name or last


def learnt(examples: Sequence[Example], seen: int) -> dict[str, float]:
    """Learn the weights of the evidence by which the right choices are likeliest.

    Parameters
    ----------
    examples
        The choices.
    seen
        In how many of them a piece of evidence must be to have a weight.

    Notes
    -----
    A log-linear model, see ``summarizer.quotes.loglinear``, by stochastic gradients with a pace
    for each weight (Duchi, Hazan and Singer, "Adaptive Subgradient Methods", JMLR 2011), averaged
    over the second half of the passes. Seeded: the same data give the same weights.
    """
    counts = Counter(piece for one in examples for own in one.evidence for piece in set(own))
    pieces = sorted(piece for piece, count in counts.items() if count >= seen)
    index = {piece: at for at, piece in enumerate(pieces)}
    rows = [
        [np.array([index[piece] for piece in own if piece in index], int) for own in one.evidence]
        for one in examples
    ]
    weights, squares, total = np.zeros(len(index)), np.full(len(index), 0.1), np.zeros(len(index))
    draw = np.random.default_rng(_SEED)
    for epoch in range(_EPOCHS):
        for at in draw.permutation(len(rows)):
            _step(weights, squares, rows[at], examples[at].right)
        total += weights * (epoch >= _EPOCHS // 2)
    mean = total / (_EPOCHS - _EPOCHS // 2)
    rounded = {piece: round(float(mean[at]), _DECIMALS) for piece, at in index.items()}
    return {piece: weight for piece, weight in rounded.items() if abs(weight) >= _LEAST}


def _step(
    weights: Array, squares: Array, rows: Sequence[NDArray[np.int_]], right: Sequence[int]
) -> None:
    """Climb towards the right ones of one choice, in place."""
    scores = np.array([weights[own].sum() for own in rows])
    chances = np.exp(scores - scores.max())
    chances /= chances.sum()
    wanted = np.zeros(len(rows))
    wanted[right] = chances[right] / chances[right].sum()
    for own, slope in zip(rows, wanted - chances, strict=True):
        squares[own] += slope * slope
        weights[own] += _PACE * slope / np.sqrt(squares[own])


def models(articles: Sequence[Examples]) -> dict[str, Weights]:
    """Learn both models."""
    found = {
        name: learnt([one for own in articles for one in own[name]], seen)
        for name, seen in _SEEN.items()
    }
    found["speaker"] |= _GIVEN
    return {name: dict(sorted(table.items())) for name, table in found.items()}


def cross_validated(articles: Sequence[Examples]) -> Iterator[tuple[str, Example, int, float]]:
    """Yield each choice with what models say that have not seen its article, and how surely."""
    folds = np.random.default_rng(_SEED).permutation(len(articles)) % _FOLDS
    for fold_number in range(_FOLDS):
        known = models([own for own, at in zip(articles, folds, strict=True) if at != fold_number])
        for own, at in zip(articles, folds, strict=True):
            if at == fold_number:
                for name, weights in known.items():
                    for one in own[name]:
                        yield name, one, *choice(one.evidence, weights)


def report(articles: Sequence[Examples]) -> list[list[str]]:
    """Lay out how many choices are right: where somebody is right, and of those answered."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for name, one, best, _ in cross_validated(articles):
        nobody = len(one.evidence) - 1
        hit = best in one.right
        counts[name].update(
            n=1,
            somebody=nobody not in one.right,
            answered=best != nobody,
            found=hit and best != nobody,
            nobody=hit and best == nobody,
        )
    return [
        [
            name, str(own["n"]), str(own["somebody"]), f"{own['found'] / own['somebody']:.3f}",
            f"{own['found'] / own['answered']:.3f}", str(own["n"] - own["somebody"]),
            f"{own['nobody'] / max(1, own['n'] - own['somebody']):.3f}",
        ]
        for name, own in counts.items()
    ]  # fmt: skip


def read(paths: Sequence[Path], pronouns: Path | None) -> list[dict[str, Any]]:
    """Read the articles, and beside each pronoun's quotes the folded names that are right."""
    labels = _labels(pronouns)
    rows = [json.loads(line) for path in paths for line in path.open(encoding="utf-8")]
    for row in rows:
        for one in row["quotes"]:
            place = (row["id"], one["start"], one["end"])
            if place in labels:
                one["names"] = labels[place]
            elif one.get("speaker_resolved"):
                one["names"] = {_folded(one["speaker_resolved"])}
    return [row for row in rows if _TYPEWRITER not in row["text"]]


def _labels(path: Path | None) -> dict[tuple[str, int, int], set[tuple[str, ...]]]:
    rows = [json.loads(line) for line in path.open(encoding="utf-8")] if path else []
    return {
        (row["id"], row["start"], row["end"]): {
            _folded(name) for name in (row["resolved"], *row["resolved_accept"])
        }
        if row["kind"] == "named"
        else set()
        for row in rows
    }


def _folded(name: str) -> tuple[str, ...]:
    found = core(name, 0, len(name))
    return found.folded if found else tuple(map(fold, name.split()))


def main() -> None:
    """Read the options, print the scores, write the model."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("quotes", type=Path, nargs="+", metavar="QUOTES.jsonl")
    parser.add_argument("--pronouns", type=Path, metavar="LABELS.jsonl")
    parser.add_argument(
        "--write", action="store_true", help="write summarizer/quotes/speakers.json"
    )
    options = parser.parse_args()
    articles = [examples(row) for row in read(options.quotes, options.pronouns)]
    if options.write:
        text = json.dumps(models(articles), indent=0, ensure_ascii=False)
        MODEL.write_text(text + "\n", encoding="utf-8")
    heads = ("choice", "n", "somebody's", "found", "of the answered", "nobody's", "left out")
    print(table(heads, report(articles)))


if __name__ == "__main__":
    main()
