"""How alike two texts are to the letter: whether one is the other once more, cut or recast."""

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from heapq import nsmallest

from summarizer.language import terms

# Runs of so many words are hardly ever the same by chance.
_RUN = 5
# So much of a text is compared: what is longer is a book, and known by how it begins.
_READ = 2**15
# Of two texts of which half is the same, eight marks in sixteen are the same on average, and none
# once in 65,000 times.
_MARKS = 16


Runs = frozenset[tuple[str, ...]]


def likenesses(text: str, others: Iterable[str]) -> list[float]:
    """Measure, for each of some texts, how much the longer of it and *text* has of the shorter.

    Parameters
    ----------
    text, others
        A text, and those to compare it with.

    Returns
    -------
    list of float
        For each of *others* what `containment` measures.
    """
    own = runs(text)
    return [containment(own, runs(other)) for other in others]


def runs(text: str) -> Runs:
    """Cut a text into its different runs of five words; one of less than five words is one run.

    Only the first 32,768 code points are read.
    """
    words = terms(text[:_READ])
    if not words:
        return frozenset()
    return frozenset(tuple(words[at : at + _RUN]) for at in range(max(1, len(words) - _RUN + 1)))


def containment(one: Runs, other: Runs) -> float:
    """Measure the share, between 0 and 1, of the runs of the text with fewer that the other has.

    0 if either has none.

    Notes
    -----
    Broder, "On the Resemblance and Containment of Documents", 1997.
    """
    fewer = min(len(one), len(other))
    return len(one & other) / fewer if fewer else 0.0


def sketch(text: str) -> tuple[int, ...]:
    """Draw the same few runs of words from a text as from its copies.

    Parameters
    ----------
    text
        Any text.

    Returns
    -------
    tuple of int
        Up to 16 different numbers of 64 bits with a sign, ascending, the same on every machine:
        those of its runs of five words whose numbers are the least. None if it has no word.

    Notes
    -----
    The least of hashed runs are a random sample of them, and of two texts that share runs they are
    likely to be shared: Broder, "On the Resemblance and Containment of Documents", 1997.
    """
    return tuple(nsmallest(_MARKS, set(map(_mark, runs(text)))))


def _mark(run: Sequence[str]) -> int:
    digest = blake2b(" ".join(run).encode(), digest_size=8).digest()
    return int.from_bytes(digest, signed=True)
