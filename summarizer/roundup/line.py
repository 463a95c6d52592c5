"""A time line: what each article tells that those before it did not."""

from collections.abc import Sequence

from summarizer.roundup.accounts import Place
from summarizer.roundup.facts import SAME
from summarizer.roundup.passages import Passage


def news_of_each(passages: Sequence[Passage], articles: int) -> tuple[Place | None, ...]:
    """Find the sentence of each article that is worth most among those that are news.

    Parameters
    ----------
    passages
        What `summarizer.roundup.passages` made of the articles, which come in the order of time.
    articles
        How many there are.

    Returns
    -------
    tuple of Place or None
        For each article the best of its sentences that can be read alone and that nothing in the
        articles before tells of; None where there is none.
    """
    best: list[Passage | None] = [None] * articles
    for one in passages:
        known = best[one.place.article]
        if one.stands and (known is None or one.score > known.score) and _is_news(one, passages):
            best[one.place.article] = one
    return tuple(None if one is None else one.place for one in best)


def _is_news(one: Passage, passages: Sequence[Passage]) -> bool:
    return not any(
        nearness >= SAME and passages[other].place.article < one.place.article
        for other, nearness in one.near.items()
    )
