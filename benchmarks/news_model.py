"""Learn the model of the ``news`` method, and measure it on articles it has not seen.

    python benchmarks/news_model.py ARTICLES.jsonl            cross-validated scores
    python benchmarks/news_model.py ARTICLES.jsonl --write    and summarizer/rank/news.json anew

ARTICLES.jsonl has one JSON object a line: ``article`` (the text), ``highlights`` (a list of the
sentences of an editor's abstract) and ``publisher``. What is learnt is told in docs/news-model.md.
"""

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from boosting import Array, Boosting, Whole, learn
from intervals import interval
from tables import table

import summarizer.rank.news
from summarizer.language import terms
from summarizer.rank.additive import Additive
from summarizer.rank.budget import Budget
from summarizer.rank.chances import pair_evidence, word_evidence
from summarizer.rank.evidence import Evidence, evidence
from summarizer.rank.leaning import leans
from summarizer.rank.news import ranking
from summarizer.rank.story import Story, story
from summarizer.rank.vocabulary import key_of
from summarizer.rank.wording import Places, Wording, wording
from summarizer.segment import sentences

MODEL = Path(summarizer.rank.news.__file__).with_suffix(".json")
# Editors' abstracts of these articles have about three sentences.
COUNT = 3
# Few of the sentences behind the fortieth are in an abstract: they would only tell length.
_HEAD = 40
_FOLDS, _SEED = 5, 0
_SENTENCE = Boosting(models=3, rounds=300, pace=0.1, shrinkage=20)
_WORD = Boosting(models=1, rounds=100, pace=0.3, shrinkage=5)
_ROUGE = import_module("rouge_score.rouge_scorer").RougeScorer(
    ("rouge1", "rouge2", "rougeLsum"), use_stemmer=True
)

# What words and what pairs in common count; the few words settle what no pair does.
_BOTH, _MOSTLY_PAIRS = (1.0, 1.0), (0.01, 1.0)

Models = Mapping[str, Additive]
_Grams = tuple[Counter[Any], ...]
_Weights = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Example:
    """An article as the method sees it, and what an editor made of it.

    ``right`` tells of each sentence how many of the notions of a good one it meets, as a share;
    ``in_words`` and ``in_pairs`` have 1 for each word and pair of the article that the editor's
    abstract has.
    """

    story: Story
    wording: Wording
    words: Places
    pairs: Places
    shown: Evidence
    right: Array
    in_words: Array
    in_pairs: Array
    highlights: tuple[str, ...]
    publisher: str


def example(row: Mapping[str, Any]) -> Example:
    """Read one line of the data."""
    body = row["article"]
    told = story(body, sentences(body), None, "en")
    worded = wording(told)
    words, pairs = worded.words, worded.pairs()
    abstract = [_keys(line) for line in row["highlights"]]
    numbers = {key: number for number, key in enumerate(worded.forms)}
    wanted = {
        numbers[one] * len(numbers) + numbers[two]
        for line in abstract
        for one, two in pairwise(line)
        if one in numbers and two in numbers
    }
    return Example(
        told,
        worded,
        words,
        pairs,
        evidence(told, worded),
        _right(_by_sentence(worded), abstract),
        _among(numbers, {key for line in abstract for key in line}),
        _among(pairs.things.tolist(), wanted),
        tuple(row["highlights"]),
        row["publisher"],
    )


def learnt(examples: Sequence[Example]) -> dict[str, Any]:
    """Learn the tables of the three models.

    What a later model learns of an earlier one comes from models that have not seen the article.
    """
    folds = _folds(len(examples))
    rows = [(one.shown, one.right, _HEAD) for one in examples]
    likely = _unseen(rows, folds, _SENTENCE)
    words = [
        (word_evidence(one.wording, one.words, one.shown["quoted"], chance), one.in_words, None)
        for one, chance in zip(examples, likely, strict=True)
    ]
    worth = _unseen(words, folds, _WORD)
    pairs = [
        (pair_evidence(one.wording, one.pairs, known, chance), one.in_pairs, None)
        for one, chance, known in zip(examples, likely, worth, strict=True)
    ]
    return {
        "sentence": _learn(rows, _SENTENCE),
        "word": _learn(words, _WORD),
        "pair": _learn(pairs, _WORD),
    }


_Row = tuple[Evidence, Array, int | None]


def _learn(rows: Sequence[_Row], how: Boosting) -> dict[str, Any]:
    columns = {
        kind: np.concatenate([shown[kind][:head] for shown, _, head in rows]) for kind in rows[0][0]
    }
    truth = np.concatenate([right[:head] for _, right, head in rows])
    article = np.repeat(np.arange(len(rows)), [len(right[:head]) for _, right, head in rows])
    return learn(columns, truth, article, how)


def _unseen(rows: Sequence[_Row], folds: Whole, how: Boosting) -> list[Array]:
    """Give the chances of each row's things by a model learnt from the other folds' rows."""
    found = [np.zeros(0)] * len(rows)
    for fold in range(_FOLDS):
        model = Additive.read(
            _learn([row for row, own in zip(rows, folds, strict=True) if own != fold], how)
        )
        for index in np.flatnonzero(folds == fold).tolist():
            found[index] = model.chances(rows[index][0])
    return found


def _folds(size: int) -> Whole:
    return np.random.default_rng(_SEED).permutation(size) % _FOLDS


def _among(things: Iterable[object], wanted: AbstractSet[Any]) -> Array:
    return np.array([thing in wanted for thing in things], float)


def _keys(text: str) -> list[str]:
    return [key_of(term, "en") for term in terms(text)]


def _by_sentence(worded: Wording) -> list[list[str]]:
    keys = list(worded.forms)
    keyed: list[list[str]] = [[] for _ in range(worded.size)]
    for at, number in zip(worded.sentences.tolist(), worded.keys.tolist(), strict=True):
        keyed[at].append(keys[number])
    return keyed


def _right(keyed: Sequence[Sequence[str]], abstract: Sequence[Sequence[str]]) -> Array:
    """Average three notions of the right sentences: one editor's abstract decides little by itself.

    Those that together share most words and pairs with it, those that share most pairs, and for
    each sentence of it the likest one.
    """
    wanted = _grams([key for line in abstract for key in line])
    likest = (_oracle(keyed, _grams(line), _BOTH, 1) for line in abstract)
    notions = [
        _oracle(keyed, wanted, _BOTH),
        _oracle(keyed, wanted, _MOSTLY_PAIRS),
        np.max(list(likest), axis=0),
    ]
    return np.asarray(np.mean(notions, axis=0))


def _oracle(
    keyed: Sequence[Sequence[str]], wanted: _Grams, weights: _Weights, count: int = COUNT
) -> Array:
    """Mark at most *count* sentences, taken one by one while words and pairs in common grow.

    Nallapati, Zhai and Zhou, "SummaRuNNer", AAAI 2017.
    """
    chosen: list[int] = []
    best = 0.0
    for _ in range(count):
        rated = [
            (_overlap(wanted, _said(keyed, [*chosen, new]), weights), -new)
            for new in range(min(len(keyed), _HEAD))
            if new not in chosen
        ]
        if not rated or max(rated)[0] <= best:
            break
        best, new = max(rated)
        chosen.append(-new)
    return np.array([float(at in chosen) for at in range(len(keyed))])


def _said(keyed: Sequence[Sequence[str]], chosen: Iterable[int]) -> _Grams:
    return _grams([key for at in sorted(chosen) for key in keyed[at]])


def _grams(own: Sequence[str]) -> _Grams:
    return Counter(own), Counter(pairwise(own))


def _overlap(one: _Grams, two: _Grams, weights: _Weights) -> float:
    return sum(
        weight * 2 * (a & b).total() / (a.total() + b.total() or 1)
        for weight, a, b in zip(weights, one, two, strict=True)
    )


def scores(examples: Sequence[Example], models: Models) -> Array:
    """Score ours and the lead: a row an article, ROUGE-1, -2 and -Lsum of each, then their words.

    The last two columns tell whether a sentence of each leans on one that was left out.
    """
    return np.array([_scored(one, models) for one in examples])


def _scored(one: Example, models: Models) -> list[float]:
    texts = one.story.texts
    lead = tuple(range(min(COUNT, len(texts))))
    picks = (ranking(one.story, Budget(COUNT), models).chosen, lead)
    hanging = leans(one.story)
    return [
        *(score for pick in picks for score in rouge(one, [texts[at] for at in pick])),
        *(sum(len(texts[at].split()) for at in pick) for pick in picks),
        *(any(hanging[at] and at - 1 not in pick for at in pick) for pick in picks),
    ]


def rouge(one: Example, chosen: Sequence[str]) -> Iterator[float]:
    """Yield ROUGE-1, -2 and -Lsum of the chosen sentences, times 100."""
    found = _ROUGE.score("\n".join(one.highlights), "\n".join(chosen))
    return (100 * score.fmeasure for score in found.values())


def cross_validated(
    examples: Sequence[Example], folds: Sequence[object]
) -> Iterator[tuple[object, Array]]:
    """Yield for each fold its name and its articles' scores, by models learnt from the rest."""
    for fold in dict.fromkeys(folds):
        rest = [one for one, own in zip(examples, folds, strict=True) if own != fold]
        models = {name: Additive.read(one) for name, one in learnt(rest).items()}
        unseen = [one for one, own in zip(examples, folds, strict=True) if own == fold]
        yield fold, scores(unseen, models)


def report(name: str, found: Array) -> list[str]:
    """Lay out the mean gains over the lead with their intervals, words, and leaning abstracts."""
    gains = [
        f"{gain(found):+.2f} ({low:+.2f} to {high:+.2f})"
        for gain in map(_gain, range(3))
        for low, high in [interval(found, gain)]
    ]
    words, leads, leaning, leaning_leads = found[:, 6:].mean(axis=0)
    return [
        name, str(len(found)), *gains, f"{words:.1f}", f"{leads:.1f}",
        f"{leaning:.3f}", f"{leaning_leads:.3f}",
    ]  # fmt: skip


def _gain(column: int) -> Callable[[Array], float]:
    return lambda rows: float((rows[:, column] - rows[:, column + 3]).mean())


def main() -> None:
    """Read the options, print the scores, write the model."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=Path, metavar="ARTICLES.jsonl")
    parser.add_argument("--write", action="store_true", help="write summarizer/rank/news.json")
    options = parser.parse_args()
    with options.articles.open(encoding="utf-8") as lines:
        examples = [example(json.loads(line)) for line in lines]
    if options.write:
        MODEL.write_text(json.dumps(learnt(examples), indent=1) + "\n", encoding="utf-8")
    folds = cross_validated(examples, _folds(len(examples)).tolist())
    rows = [report("cross-validated", np.vstack([found for _, found in folds]))]
    outlets = cross_validated(examples, [one.publisher for one in examples])
    rows += [report(f"{outlet}, learnt elsewhere", found) for outlet, found in outlets]
    heads = ("articles", "n", "R1", "R2", "RLsum", "words", "lead's", "leaning", "lead's")
    print(table(heads, rows))


if __name__ == "__main__":
    main()
