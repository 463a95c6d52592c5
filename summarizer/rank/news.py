"""Our own method: the sentences that a reader's abstract is likeliest to share its words with."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path

from summarizer.language import term
from summarizer.rank.additive import Additive
from summarizer.rank.budget import Budget
from summarizer.rank.chances import chances
from summarizer.rank.choice import Set, best_set
from summarizer.rank.evidence import evidence
from summarizer.rank.leaning import leans
from summarizer.rank.story import Ranking, Story
from summarizer.rank.vocabulary import key_of
from summarizer.rank.wording import wording

# More than a dozen candidates change nothing any more; long summaries need them.
_POOL = 12
# Shorter ones without a closing mark are headings and labels.
_HEADING = 8
# A sentence with so much of the headline, which has so much of the sentence, says it again.
_SAME = 0.8
_MARKS = "\"'“”„«»‘’‚‹›`)] "
_ENDS = frozenset(".!…。:;")


def news(story: Story, budget: Budget) -> Ranking:
    """Choose what is likely to be said, stands on its own feet, and is said once."""
    return ranking(story, budget, models())


def ranking(story: Story, budget: Budget, learnt: Mapping[str, Additive]) -> Ranking:
    """Choose by models of a ``sentence``, a ``word`` and a ``pair``.

    Notes
    -----
    Each sentence's chance to be in an abstract comes from the evidence on it, each word's from its
    sentences, and the choice from the words: see ``docs/news-model.md``. Time grows with the
    number of words.
    """
    if not story.texts:
        return Ranking((), ())
    worded = wording(story)
    shown = evidence(story, worded)
    likely = learnt["sentence"].chances(shown)
    title = {key_of(term, story.language) for term in story.title}
    chance = chances(worded, title, shown, likely, learnt)
    units = _units(story, likely.tolist(), budget)
    return Ranking(tuple(likely.tolist()), best_set(units, story, worded, chance, budget))


@dataclass(frozen=True, slots=True)
class Alone:
    """What speaks for each of *n* sentences by itself.

    ``chance`` is that to be in an abstract, ``stands`` whether it can be read without others.
    """

    chance: Sequence[float]
    stands: Sequence[bool]


def alone(story: Story) -> Alone:
    """Rate the sentences of a story one by one."""
    if not story.texts:
        return Alone((), ())
    chance = models()["sentence"].chances(evidence(story, wording(story))).tolist()
    title, own = frozenset(story.title), zip(story.texts, story.words, strict=True)
    fit = (_is_fit(text, words, title) for text, words in own)
    stands = [is_fit and not leaning for is_fit, leaning in zip(fit, leans(story), strict=True)]
    return Alone(chance, stands)


def reasons(story: Story) -> Mapping[str, Sequence[float]]:
    """Tell what each kind of evidence adds to the log-odds of each sentence of *story*."""
    shown = evidence(story, wording(story))
    return {kind: part.tolist() for kind, part in models()["sentence"].parts(shown).items()}


@cache
def models() -> dict[str, Additive]:
    """Read what was learnt, once."""
    tables = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
    return {name: Additive.read(table) for name, table in tables.items()}


def _units(story: Story, likely: Sequence[float], budget: Budget) -> list[Set]:
    """List the likeliest sentences that may be taken, each with those that it leans on."""
    leaning, title = leans(story), frozenset(story.title)

    def is_fit(unit: Set) -> bool:
        own = ((story.texts[index], story.words[index]) for index in unit)
        return not leaning[unit[0]] and all(_is_fit(*one, title) for one in own)

    most = max(_POOL, 2 * budget.sentences)
    units = sorted(_standing(leaning, budget.sentences), key=lambda unit: -likely[unit[-1]])
    return sorted(list(islice(filter(is_fit, units), most)) or units[:most])


def _standing(leaning: Sequence[bool], most: int) -> Iterator[Set]:
    """Yield each sentence with those before it that it cannot stand without."""
    start = 0
    for index, leans_back in enumerate(leaning):
        start = start if leans_back and index else index
        if index - start < most:
            yield tuple(range(start, index + 1))


def _is_fit(text: str, words: Sequence[str], title: frozenset[str]) -> bool:
    """Tell a sentence from a question, a heading, and the headline once more."""
    end = text.rstrip(_MARKS)[-1:]
    return (
        end != "?"
        and (end in _ENDS or len(words) > _HEADING)
        and not (title and _says_again(words, title))
    )


def _says_again(words: Iterable[str], title: frozenset[str]) -> bool:
    different = set(map(term, words))
    return len(different & title) >= _SAME * max(len(different), len(title))
