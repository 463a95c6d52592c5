"""What sentences and digests cost beside what others cost: ratios, the more the better."""

from collections.abc import Iterator, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import splitters
from corpora import ARTICLES, EWT, GOLDEN, GUM, rows
from costs import Cost, costs
from figures import OURS, Figure, Value
from workers import Loader, System, Worker

from summarizer.rank.budget import Budget

_LIMIT, _ROUNDS = 120, 5
# Machines differ, and on a busy one ratios were seen to halve.
_SLACK = 4
_SAMPLE, _LEARNT, _SEED = 40, 100, 7
_COUNT = 3
# In words. The texts of either size begin a step apart: a single short one's time is all noise.
_SHORT, _LONG, _STEP, _TEXTS = 1_000, 20_000, 5_000, 10


def spending(shared: Path) -> Iterator[Figure]:
    """Measure the peers' costs as multiples of ours, and a word's in a short text as in a long."""
    texts = [
        splitters.pile(row["text"] for row in rows(shared / path)) for path in (GUM, EWT, GOLDEN)
    ]
    cuts = _measured(splitters.installed(), [dict.fromkeys(splitters.SPLITTERS, t) for t in texts])
    for name, cost in cuts.items():
        if name != OURS:
            yield _figure(name, cost, len(texts))
    articles = [row["article"] for row in rows(shared / ARTICLES)]
    drawn = np.random.default_rng(_SEED).permutation(len(articles))
    sample = [articles[at] for at in drawn[:_SAMPLE]]
    systems: dict[str, Loader] = {
        OURS: digests,
        "sumy's LexRank": partial(lexrank, [articles[at] for at in drawn[-_LEARNT:]]),
        "LexRank, our words": cut_lexrank,
        "LexRank, stems cached": cached_lexrank,
    }
    ranked = _measured(systems, [dict.fromkeys(systems, body) for body in sample])
    for name, cost in ranked.items():
        if name != OURS:
            yield _figure(f"{name}, to a digest", cost, len(sample))
    yield _growth([articles[at] for at in drawn])


def digests() -> System:
    """Read sentences, abstract, quotes and keywords; told the language, as LexRank is."""
    return partial(import_module("summarizer.digest").digest, language="en")


def lexrank(texts: Sequence[str]) -> System:
    """Rank by sumy's LexRank as its users do, with its tokenizer, made once for all bodies.

    That one reads Punkt's data, which is a download: Punkt learns from *texts* here instead, and
    then takes as long.
    """
    punkt = import_module("nltk.tokenize.punkt")
    with TemporaryDirectory() as folder:
        import_module("nltk").data.path.insert(0, folder)
        data = Path(folder, "tokenizers", "punkt_tab", "english")
        data.mkdir(parents=True)
        punkt.save_punkt_params(punkt.PunktTrainer("\n".join(texts)).get_params(), str(data))
        tokenizer = import_module("sumy.nlp.tokenizers").Tokenizer("english")
        # It reads the data once more for its first words.
        tokenizer.to_words(texts[0])
        import_module("nltk").data.path.remove(folder)
    return _ranking(tokenizer)


def cut_lexrank() -> System:
    """Rank by sumy's LexRank, given our sentences and words."""
    return _ranking(_Cutting())


def _ranking(tokenizer: Any) -> System:
    summarizer = import_module("sumy.summarizers.lex_rank").LexRankSummarizer(
        import_module("sumy.nlp.stemmers").Stemmer("english")
    )
    summarizer.stop_words = import_module("sumy.utils").get_stop_words("english")
    read = import_module("sumy.parsers.plaintext").PlaintextParser.from_string
    return lambda body: [*map(str, summarizer(read(body, tokenizer).document, _COUNT))]


class _Cutting:
    """A tokenizer of sumy's form, with our sentences and words."""

    def __init__(self) -> None:
        self._sentences = import_module("summarizer.segment").sentences
        self._words = import_module("summarizer.language").written

    def to_sentences(self, text: str) -> tuple[str, ...]:
        return tuple(sentence.of(text) for sentence in self._sentences(text))

    def to_words(self, sentence: str) -> tuple[str, ...]:
        return self._words(sentence)  # type: ignore[no-any-return] # by its name


def cached_lexrank() -> System:
    """Rank by the service's own method of that name, which stems no word twice."""
    cut = import_module("summarizer.segment").sentences
    story = import_module("summarizer.rank.story").story
    rank = import_module("summarizer.rank.methods").METHODS["lexrank"]
    return lambda body: rank(story(body, cut(body), None, "en"), Budget(_COUNT))


def _growth(articles: list[str]) -> Figure:
    """Compare a kilobyte's cost in texts of 1,000 words with that in texts of 20,000."""
    words = "\n\n".join(articles).split(" ", _TEXTS * _STEP + _LONG)
    starts = range(0, _TEXTS * _STEP, _STEP)
    sizes = {"short": _SHORT, OURS: _LONG}
    forms = [
        {name: " ".join(words[at : at + size]) for name, size in sizes.items()} for at in starts
    ]
    cost = _measured(dict.fromkeys(sizes, digests), forms)["short"]
    scale = cost.a_kilobyte / cost.ratio
    spread = Value(cost.a_kilobyte, cost.least * scale, cost.most * scale, _TEXTS)
    return _held("1,000 to 20,000 words", spread)


def _measured(loaders: dict[str, Loader], forms: list[dict[str, str]]) -> dict[str, Cost]:
    workers = {name: Worker(loader, _LIMIT) for name, loader in loaders.items()}
    for name, worker in workers.items():
        # Nobody's first time counts: it imports and reads models.
        worker.ask(forms[0][name])
    spent = costs(workers, forms, OURS, _ROUNDS)
    for worker in workers.values():
        worker.stop()
    return spent


def _figure(name: str, cost: Cost, size: int) -> Figure:
    return _held(name, Value(cost.ratio, cost.least, cost.most, size))


def _held(name: str, value: Value) -> Figure:
    """Let a ratio of times fall far before it fails."""
    return Figure("costs", name, {OURS: value}, value.value / _SLACK, ".2f")
