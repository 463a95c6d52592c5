"""The sentences of several articles, how near they are to each other, and what each is worth."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from math import log, sqrt

from summarizer.rank.news import alone
from summarizer.rank.story import Story, story
from summarizer.rank.vocabulary import idle_keys, vocabulary
from summarizer.roundup.accounts import Account, Place

# So many sentences of an article are read, from its first: the newest of it stands there.
_READ = 30
# So many different words of a sentence count: what has more is a list.
_WORDS = 40
# With fewer words that tell, two sentences are near each other by chance.
_FEWEST = 3
# What others tell too weighs twice what the article itself shows: docs/decisions.md.
_SUPPORT = 2.0


Keys = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence that tells something.

    ``near`` has the numbers of the passages that it shares words with, and how near they are,
    within 0 and 1; itself is left out. ``score``, within 0 and 1, is what speaks for it, and
    ``stands`` tells whether it can be read alone.
    """

    place: Place
    near: Mapping[int, float]
    score: float
    stands: bool


def passages(accounts: Sequence[Account]) -> tuple[Passage, ...]:
    """Read several articles of one event together.

    Parameters
    ----------
    accounts
        The articles; none a copy of another, which would count twice.

    Returns
    -------
    tuple of Passage
        Those of the first 30 sentences of each that have three words that tell, article by article
        in reading order.

    Notes
    -----
    Two passages are as near as the cosine of their words, rare ones weighing more (Salton). What
    speaks for one is its chance to be in the article's own abstract, and how near the nearest of
    each other article is on average: what all tell is what there is to tell. Sentences and words
    are bounded, so that time does not grow with the texts beyond that, but by the square of the
    number of articles.
    """
    stories = [_story(each) for each in accounts]
    words = {
        Place(article, index): own
        for article, one in enumerate(stories)
        for index, own in enumerate(_telling(one))
        if len(own) >= _FEWEST
    }
    chances = [alone(one) for one in stories]
    places, near = tuple(words), _nearness(list(words.values()))
    others = max(1, len(accounts) - 1)
    return tuple(
        Passage(
            place,
            near[number],
            (
                chances[place.article].chance[place.index]
                + _SUPPORT * _support(place, near[number], places) / others
            )
            / (1 + _SUPPORT),
            chances[place.article].stands[place.index],
        )
        for number, place in enumerate(places)
    )


def _story(account: Account) -> Story:
    return story(account.body, account.sentences[:_READ], account.title, account.language)


def _telling(one: Story) -> Iterator[Keys]:
    """Give the different words of each sentence, by their keys, that tell something themselves."""
    known, idle = vocabulary(one.language), idle_keys(one.language)
    for own in one.words:
        keys = dict.fromkeys(known[word].key for word in own)
        yield tuple(islice((key for key in keys if key not in idle), _WORDS))


def _nearness(words: Sequence[Keys]) -> list[dict[int, float]]:
    counts = Counter(key for own in words for key in own)
    worth = {key: log(1 + len(words) / count) ** 2 for key, count in counts.items()}
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, own in enumerate(words):
        for key in own:
            holders[key].append(number)
    lengths = [sqrt(sum(map(worth.__getitem__, own))) for own in words]
    near: list[dict[int, float]] = [{} for _ in words]
    for number, own in enumerate(words):
        shared: defaultdict[int, float] = defaultdict(float)
        for key in own:
            # Those before it have met it already.
            for other in holders[key][bisect_right(holders[key], number) :]:
                shared[other] += worth[key]
        for other, both in shared.items():
            # The last digits of a sum and of a root may differ.
            nearness = min(1.0, both / (lengths[number] * lengths[other]))
            near[number][other] = near[other][number] = nearness
    return near


def _support(place: Place, near: Mapping[int, float], places: Sequence[Place]) -> float:
    """Add up how near the nearest passage of each other article is."""
    best: defaultdict[int, float] = defaultdict(float)
    for other, nearness in near.items():
        if (article := places[other].article) != place.article:
            best[article] = max(best[article], nearness)
    return sum(best.values())
