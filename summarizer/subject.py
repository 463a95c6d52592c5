"""What an article is about, as weighted terms: what two articles of one event have in common."""

from collections import Counter
from collections.abc import Iterable
from math import log, sqrt
from typing import NamedTuple

from summarizer.language import pieces
from summarizer.remembered import WIDEST
from summarizer.wordclass import classes

# Words that tell: ``wordclass`` has the marks.
_TELLING = frozenset("ckxCK")
# The headline was written to say what the article is about.
_TITLE = 2
# With fewer, articles of one event were found a little less well; more would fill the store.
_MOST = 96


class Term(NamedTuple):
    """A word's key, and its weight: those of an article are a vector of length 1."""

    key: str
    weight: float


def subject(body: str, title: str, language: str = "en") -> tuple[Term, ...]:
    """Weigh what an article speaks of.

    Parameters
    ----------
    body, title
        The article.
    language
        One of ``summarizer.language.LANGUAGES``.

    Returns
    -------
    tuple of Term
        Up to 96 of its telling words, the heaviest first, of equals the one that comes first.

    Raises
    ------
    LookupError
        If *language* is none of ``LANGUAGES``.

    Notes
    -----
    Sublinear frequency without that of other articles, which is known where they are compared:
    Salton and Buckley, "Term-Weighting Approaches in Automatic Text Retrieval", 1988 ("lnc"). Time
    is linear in the words.
    """
    counts: Counter[str] = Counter()
    for key in _keys(title, language):
        counts[key] += _TITLE
    counts.update(_keys(body, language))
    weights = sorted(
        ((key, 1 + log(count)) for key, count in counts.items()), key=lambda pair: -pair[1]
    )[:_MOST]
    length = sqrt(sum(weight * weight for _, weight in weights)) or 1.0
    return tuple(Term(key, round(weight / length, 6)) for key, weight in weights)


def _keys(text: str, language: str) -> Iterable[str]:
    known = map(classes(language).__getitem__, pieces(text)[1::2])
    return (key for mark, key in known if mark in _TELLING and len(key) <= WIDEST)
