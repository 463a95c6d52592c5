"""What a sentence shows of its worth: where it stands, what it speaks of, how it is made."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, pairwise
from math import sqrt

from summarizer.language import stem, stop_words, terms
from summarizer.rank.story import Story

_FIGURES = re.compile(r"\d[\d.,:]*")
_QUOTED = re.compile(r"[\"“„«][^\"”“»]*[\"”“»]?")
# The names that a story is about: those that most of its sentences have.
_ACTORS = 5
# What says something of English news only.
_ENGLISH: Mapping[str, frozenset[str]] = {
    "pronouns": frozenset(terms("he she it they him them his her its their this that these those")),
    "writer": frozenset(terms("i we you my our your")),
    "perfect": frozenset(terms("has have")),
    "future": frozenset(terms("will")),
    "day": frozenset(terms("monday tuesday wednesday thursday friday saturday sunday")),
}
# German gives a capital to every noun.
_PLAIN_NOUNS = frozenset({"de"})

# One column for each kind of evidence, in it a number for each sentence.
Evidence = Mapping[str, Sequence[float]]
Keys = Sequence[Sequence[str]]


def key_of(term: str, language: str) -> str:
    """Give one word, as word lists spell it, in the form that all its forms have in common."""
    return stem(bare(term), language)


def bare(term: str) -> str:
    """Leave out a closing "'s"."""
    return term.removesuffix("'s")


def keys(story: Story) -> tuple[tuple[str, ...], ...]:
    """Give for each sentence its words in the form that all their forms have in common."""
    # Words come again: each is stemmed once.
    forms = {
        term: key_of(term, story.language)
        for term in dict.fromkeys(chain.from_iterable(story.terms))
    }
    return tuple(tuple([forms[term] for term in own]) for own in story.terms)


@cache
def idle_keys(language: str) -> frozenset[str]:
    """Give the keys of the words that tell nothing by themselves."""
    return frozenset(stem(word, language) for word in stop_words(language))


def names(story: Story) -> tuple[tuple[str, ...], ...]:
    """Find in each sentence the different words that have a capital without having to."""
    if story.language in _PLAIN_NOUNS:
        return ((),) * len(story.terms)
    idle = stop_words(story.language)
    found = [
        dict.fromkeys(
            bare(term)
            for word, term in zip(words[1:], own[1:], strict=True)
            if word[0].isupper() and term not in idle
        )
        for words, own in zip(story.words, story.terms, strict=True)
    ]
    known = set().union(*found)
    for words, own, mine in zip(story.words, story.terms, found, strict=True):
        if words and words[0][0].isupper() and (first := bare(own[0])) in known:
            mine[first] = None
    return tuple(map(tuple, found))


def evidence(story: Story, keyed: Keys, named: Sequence[Sequence[str]]) -> Evidence:
    """Describe every sentence of a story.

    Parameters
    ----------
    story
        *n* sentences.
    keyed, named
        What ``keys`` and ``names`` give for them.

    Returns
    -------
    Evidence
        Columns of *n* numbers, in time linear in the words. ``docs/news-model.md`` explains them;
        those that only English can show are left out for other languages.
    """
    size = len(keyed)
    idle = idle_keys(story.language)
    telling = [_telling(own, idle) for own in keyed]
    lengths = [len(own) or 1 for own in story.terms]
    columns: dict[str, Sequence[float]] = {
        "place": range(size),
        "part": [index / size for index in range(size)],
        "words": [len(own) for own in story.terms],
        "idle": [
            sum(key in idle for key in own) / length
            for own, length in zip(keyed, lengths, strict=True)
        ],
        "figures": [len(_FIGURES.findall(text)) for text in story.texts],
        "quoted": [_quoted(text) for text in story.texts],
    }
    columns |= _themes(telling) | _pairs(keyed, idle)
    if any(named):
        columns |= _actors(named)
    if story.language == "en":
        for kind, listed in _ENGLISH.items():
            counts = (sum(term in listed for term in own) for own in story.terms)
            columns[kind] = [count / length for count, length in zip(counts, lengths, strict=True)]
    return columns


def _telling(own: Iterable[str], idle: Collection[str]) -> list[str]:
    # Dictionaries, not sets: sums of floats must not depend on the order of a hash.
    return list(dict.fromkeys(key for key in own if len(key) > 1 and key not in idle))


def _themes(telling: Sequence[Sequence[str]]) -> dict[str, list[float]]:
    """Measure how much of what a sentence tells the whole story speaks of."""
    size = len(telling)
    spread = Counter(key for own in telling for key in own)
    norms = [sqrt(len(own)) or 1.0 for own in telling]
    pull: Counter[str] = Counter()
    for own, norm in zip(telling, norms, strict=True):
        for key in own:
            pull[key] += 1 / norm  # type: ignore[assignment] # a counter of shares
    counts = [len(own) or 1 for own in telling]
    return {
        "spread": [
            sum(spread[key] for key in own) / count / size
            for own, count in zip(telling, counts, strict=True)
        ],
        "recurring": [
            sum(sqrt(spread[key] - 1) for key in own) / count
            for own, count in zip(telling, counts, strict=True)
        ],
        # The mean cosine with the other sentences: Erkan and Radev's degree, in linear time.
        "ties": [
            (sum(pull[key] for key in own) / norm - 1) / size
            for own, norm in zip(telling, norms, strict=True)
        ],
        "said": list(_known(telling)),
    }


def _known(groups: Iterable[Sequence[str]]) -> Iterator[float]:
    """Yield for each group the share of it that the groups before had."""
    known: set[str] = set()
    for own in groups:
        yield sum(key in known for key in own) / (len(own) or 1)
        known.update(own)


def _pairs(keyed: Keys, idle: Collection[str]) -> dict[str, list[float]]:
    """Measure how many of a sentence's pairs of telling words come again."""
    paired = [
        tuple(dict.fromkeys(pairwise(key for key in own if key not in idle))) for own in keyed
    ]
    spread = Counter(pair for own in paired for pair in own)
    return {"pairs": [sum(spread[pair] > 1 for pair in own) / (len(own) or 1) for own in paired]}


def _actors(named: Sequence[Sequence[str]]) -> dict[str, list[float]]:
    mentions = Counter(name for own in named for name in own)
    actors = {name for name, _ in mentions.most_common(_ACTORS)}
    return {
        "fame": [sum(mentions[name] for name in own) / (len(own) or 1) for own in named],
        "actors": [sum(name in actors for name in own) for own in named],
        "known": list(_known(named)),
    }


def _quoted(text: str) -> float:
    """Measure the share of a text that stands within quotation marks."""
    return sum(match.end() - match.start() for match in _QUOTED.finditer(text)) / (len(text) or 1)
