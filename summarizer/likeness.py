"""How alike two texts are to the letter: whether one is the other once more, cut or recast."""

from collections.abc import Sequence

from summarizer.language import terms

# Runs of so many words are hardly ever the same by chance.
_RUN = 5


def likeness(one: str, other: str) -> float:
    """Measure how much of the shorter text the longer one has.

    Parameters
    ----------
    one, other
        Two texts.

    Returns
    -------
    float
        The share, between 0 and 1, of the different runs of five words of the text with fewer of
        them that the other has too; texts of less than five words are one run. 0 if either has no
        word.

    Notes
    -----
    Containment: Broder, "On the Resemblance and Containment of Documents", 1997.
    """
    runs, others = _runs(terms(one)), _runs(terms(other))
    fewer = min(len(runs), len(others))
    return len(runs & others) / fewer if fewer else 0.0


def _runs(words: Sequence[str]) -> frozenset[tuple[str, ...]]:
    if not words:
        return frozenset()
    return frozenset(tuple(words[at : at + _RUN]) for at in range(max(1, len(words) - _RUN + 1)))
