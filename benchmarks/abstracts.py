"""How near abstracts by each method come to those of editors, beside the first three sentences."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from corpora import ARTICLES, rows
from figures import OURS, Figure, Value, column, held, mean
from intervals import Table
from news_model import COUNT, Example, cross_validated, example, rouge

from summarizer.rank.budget import Budget
from summarizer.rank.leaning import leans
from summarizer.rank.methods import METHODS
from summarizer.rank.story import Ranker, TooLong

_PART = "abstracts"
# KL takes a fifth of a second for an article: the others' methods see a sample.
_SAMPLE, _SEED = 240, 7
# Learning takes half a minute, and an honest score needs a model that has not seen the article.
_FOLDS = 2
_ROUGE = ("R1", "R2", "RLsum")
# Columns of a system's table: ROUGE, the same less the lead's, words, whether it stands by itself.
_GAINS, _WORDS, _STANDS = (3, 4, 5), 6, 7


def abstracts(shared: Path) -> list[Figure]:
    """Measure ``news``, learnt elsewhere, on all articles and the other methods on some."""
    examples = [example(row) for row in rows(shared / ARTICLES)]
    drawn = np.random.default_rng(_SEED).permutation(len(examples))
    halves = (drawn % _FOLDS).tolist()
    scores = np.vstack([found for _, found in cross_validated(examples, halves)])
    sample = [examples[at] for at in drawn[:_SAMPLE]]
    rest = {name: METHODS[name] for name in METHODS if name not in {"news", "lead"}}
    tables = {OURS: _news(scores), "lead": _lead(scores)}
    tables |= {name: method_table(sample, ranker) for name, ranker in rest.items()}
    left_out = {name: len(sample) - len(tables[name]) for name in rest}
    return list(_figures(tables, dict.fromkeys(tables, 0) | left_out))


def _figures(tables: Mapping[str, Table], left_out: Mapping[str, int]) -> Iterator[Figure]:
    def values(at: int) -> dict[str, Value]:
        return {name: mean(own, column(at)) for name, own in tables.items() if len(own)}

    for at, name in enumerate(_ROUGE):
        yield Figure(_PART, name, _exact(values(at)), form=".2f")
    for at, name in zip(_GAINS, _ROUGE, strict=True):
        yield held(_PART, f"{name} less the lead's", values(at), "+.2f")
    yield Figure(_PART, "words", _exact(values(_WORDS)), form=".1f")
    yield held(_PART, "stand alone", values(_STANDS))
    counts = {name: Value(out, out, out, len(tables[name])) for name, out in left_out.items()}
    yield Figure(_PART, "too long", counts, form=".0f")


def _exact(values: Mapping[str, Value]) -> dict[str, Value]:
    """Leave out the intervals: they tell more of the articles than of the systems."""
    return {name: Value(v.value, v.value, v.value, v.size) for name, v in values.items()}


def _news(scores: Table) -> Table:
    own, lead = scores[:, :3], scores[:, 3:6]
    return np.column_stack((own, own - lead, scores[:, 6], 1 - scores[:, 8]))


def _lead(scores: Table) -> Table:
    own = scores[:, 3:6]
    return np.column_stack((own, own - own, scores[:, 7], 1 - scores[:, 9]))


def method_table(examples: Sequence[Example], ranker: Ranker) -> Table:
    """Score a method on the articles that it can rank, a row each."""
    scores = []
    for one in examples:
        try:
            chosen = ranker(one.story, Budget(COUNT)).chosen
        except TooLong:
            continue
        scores.append(_scored(one, chosen))
    return np.array(scores)


def _scored(one: Example, chosen: Sequence[int]) -> list[float]:
    texts, hanging = one.story.texts, leans(one.story)
    own, lead = (
        np.array(list(rouge(one, [texts[at] for at in pick]))) for pick in (chosen, _first(one))
    )
    words = sum(len(texts[at].split()) for at in chosen)
    stands = not any(hanging[at] and at - 1 not in chosen for at in chosen)
    return [*own, *(own - lead), words, stands]


def _first(one: Example) -> range:
    return range(min(COUNT, len(one.story.texts)))
