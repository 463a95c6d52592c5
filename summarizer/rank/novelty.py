"""What sentences are still worth once others have been chosen."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from heapq import heapify, heappop, heapreplace

# A sentence loses the square of the share of its words that have been said: news comes back to
# its subject in every sentence, so a half costs only a quarter, but a mere repetition costs all.
_SHARPNESS = 2


def novel(worth: Sequence[float], words: Sequence[Collection[str]], count: int) -> list[float]:
    """Choose *count* sentences one after another, lowering what repeats those already chosen.

    Parameters
    ----------
    worth
        What each of *n* sentences is worth by itself, not below 0.
    words
        For each sentence its different telling words.
    count
        How many sentences are going to be chosen.

    Returns
    -------
    list of float
        For a chosen sentence what it was worth when chosen, for the others what they are
        worth at the end. The best *count* of them are the chosen ones.

    Notes
    -----
    Worth only ever falls, so a heap with stale tops is exact, and every word of a sentence is
    struck once: O(words · log sentences), whatever *count* is.
    """
    left, said = list(worth), [0] * len(worth)
    holders = _holders(words)
    heap = [(-value, index) for index, value in enumerate(worth)]
    heapify(heap)
    for _ in range(min(count, len(left))):
        while -heap[0][0] != left[heap[0][1]]:
            index = heap[0][1]
            heapreplace(heap, (-left[index], index))
        value, chosen = heappop(heap)
        for word in words[chosen]:
            for index in holders.pop(word, ()):
                said[index] += 1
                left[index] = worth[index] * (1 - (said[index] / len(words[index])) ** _SHARPNESS)
        left[chosen] = -value
    return left


def _holders(words: Sequence[Collection[str]]) -> dict[str, list[int]]:
    holders = defaultdict(list)
    for index, own in enumerate(words):
        for word in own:
            holders[word].append(index)
    return dict(holders)
