"""The sentences of several articles, how near they are to each other, and what each is worth."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from summarizer.rank.news import alone
from summarizer.rank.story import Story, story
from summarizer.rank.vocabulary import idle_keys, vocabulary
from summarizer.roundup.accounts import Account, Place

# So many sentences of an article are read, from its first: the newest of it stands there.
_READ = 30
# With fewer words that tell, two sentences are near each other by chance.
_FEWEST = 3
# What others tell too weighs twice what the article itself shows: docs/decisions.md.
_SUPPORT = 2.0


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
    each other article is on average: what all tell is what there is to tell. The bound on the
    sentences keeps time linear in the text of each article, square in the number of articles.
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


def _telling(one: Story) -> list[frozenset[str]]:
    """Give the words of each sentence, by their keys, that tell something by themselves."""
    known, idle = vocabulary(one.language), idle_keys(one.language)
    return [frozenset(known[word].key for word in own) - idle for own in one.words]


def _nearness(words: Sequence[frozenset[str]]) -> list[dict[int, float]]:
    counts = Counter(key for own in words for key in own)
    worth = {key: log(1 + len(words) / count) ** 2 for key, count in counts.items()}
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, own in enumerate(words):
        for key in own:
            holders[key].append(number)
    lengths = [sqrt(sum(worth[key] for key in own)) for own in words]
    near: list[dict[int, float]] = []
    for number, own in enumerate(words):
        shared: defaultdict[int, float] = defaultdict(float)
        for key in sorted(own):  # in one order, since sums depend on it
            for other in holders[key]:
                shared[other] += worth[key]
        del shared[number]
        near.append(
            {other: both / (lengths[number] * lengths[other]) for other, both in shared.items()}
        )
    return near


def _support(place: Place, near: Mapping[int, float], places: Sequence[Place]) -> float:
    """Add up how near the nearest passage of each other article is."""
    best: defaultdict[int, float] = defaultdict(float)
    for other, nearness in near.items():
        if (article := places[other].article) != place.article:
            best[article] = max(best[article], nearness)
    return sum(best.values())
