"""What was told of words before: most words of a text were in others."""

from collections.abc import Callable
from typing import TypeVar

# A longer run of letters is no word that comes again.
WIDEST = 40
# Some ten megabytes for each of what is told in each language.
_MOST = 2**16

_Told = TypeVar("_Told")


class Remembered(dict[str, _Told]):
    """Tells of a word what it is asked for, and remembers it.

    Threads may share one: what is told of a word must not depend on when it is asked for.
    """

    def __init__(self, tell: Callable[[str], _Told]) -> None:
        """Begin with no word, to be told of by *tell*."""
        super().__init__()
        self._tell = tell

    def __missing__(self, word: str) -> _Told:
        """Tell and remember; what is too long for a word is only told."""
        told = self._tell(word)
        if len(word) <= WIDEST:
            if len(self) >= _MOST:
                self.clear()
            self[word] = told
        return told
