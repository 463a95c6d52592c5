"""Every method by its name, each within the size it can rank in about a second."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from summarizer.rank.budget import Budget, Length
from summarizer.rank.lead import lead
from summarizer.rank.news import news
from summarizer.rank.story import Ranker, Ranking, Story, TooLong


@dataclass(frozen=True, slots=True)
class Limit:
    """The most sentences and the most words, over all of them, that a method is given."""

    sentences: int
    words: int


# Measured on one core with the worst that fills both limits, words all telling and all different:
# about a second each, on news about half. What it grows with: KL sentences² · words, LexRank and
# SumBasic sentences · words, TextRank and Reduction words², LSA sentences² · different words,
# Luhn and Edmundson words.
LIMITS: Mapping[str, Limit] = MappingProxyType(
    {
        "lexrank": Limit(sentences=200, words=6_000),
        "textrank": Limit(sentences=300, words=6_000),
        "lsa": Limit(sentences=250, words=5_000),
        "luhn": Limit(sentences=3_000, words=30_000),
        "kl": Limit(sentences=70, words=1_800),
        "sumbasic": Limit(sentences=800, words=15_000),
        "edmundson": Limit(sentences=3_000, words=30_000),
        "reduction": Limit(sentences=200, words=4_000),
    }
)


def _rated(rate: Callable[[Story], Sequence[float]]) -> Ranker:
    """Make a method of ratings: the best first, of equal ones the earlier, while they fit."""

    def ranker(story: Story, budget: Budget) -> Ranking:
        ratings = rate(story)
        chosen: dict[int, Length] = {}
        for index in sorted(range(len(ratings)), key=lambda index: -ratings[index]):
            length = budget.length(story.texts[index])
            if budget.holds([*chosen.values(), length]):
                chosen[index] = length
            if len(chosen) == budget.sentences:
                break
        return Ranking(tuple(ratings), tuple(sorted(chosen)))

    return ranker


def _bounded(method: str, limit: Limit) -> Ranker:
    def ratings_of(story: Story) -> Sequence[float]:
        _check(method, "sentences", limit.sentences, len(story.texts))
        _check(method, "words", limit.words, sum(map(len, story.words)))
        # Here, not above: with numpy and nltk in tow sumy takes half a second to import.
        from summarizer.rank.sumy_methods import ratings  # noqa: PLC0415 - see above

        return ratings(method, story)

    return _rated(ratings_of)


def _check(method: str, unit: str, limit: int, count: int) -> None:
    if count > limit:
        raise TooLong(method, limit, count, unit)


METHODS: Mapping[str, Ranker] = MappingProxyType(
    {"news": news, "lead": _rated(lead)}
    | {method: _bounded(method, limit) for method, limit in LIMITS.items()}
)
