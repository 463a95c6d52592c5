"""Openings that lean on the sentence before: taken without it, they hang in the air."""

import re
from collections.abc import Sequence

from summarizer.lexicon import words
from summarizer.rank.story import Story

_WORDS = words("""
    he she it they him them his her hers its their theirs these those such but however and or so yet
    also then there meanwhile moreover furthermore instead nevertheless nonetheless therefore thus
    hence otherwise similarly likewise besides additionally consequently still too both neither
    another others
""")
# "This week" leans on the date of the paper, "this" and "this man" on what was said.
_TIMES = "week|month|year|morning|afternoon|evening|summer|autumn|winter|spring|season"
_PHRASES = (
    "in addition|as a result|for example|for instance|in contrast|by contrast|in turn|"
    "at the same time|on the other hand|the former|the latter|the pair|the duo|the two|"
    "after that|before that|because of this|because of that|that is why"
)
_OPENING = re.compile(
    rf"[\W_]*(?:(?:this|that)\b(?! (?:{_TIMES})\b)|(?:{_PHRASES})\b)", re.IGNORECASE
)
# Most sentences open on a word that none of these does.
_WORD = re.compile(r"[\W_]*(\w+)")
_FIRST = frozenset(each.split()[0] for each in f"this|that|{_PHRASES}".split("|"))


def leans(story: Story) -> Sequence[bool]:
    """Tell of each sentence whether it opens on what only the sentence before explains.

    The first one has none before it: what it opens on, it keeps its reader waiting for.
    """
    if story.language != "en":
        return [False] * len(story.texts)
    return list(map(_leans, story.texts))


def _leans(text: str) -> bool:
    opening = _WORD.match(text)
    word = opening[1].lower() if opening else ""
    return word in _WORDS or (word in _FIRST and bool(_OPENING.match(text)))
