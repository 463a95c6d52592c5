"""Openings that lean on the sentence before: taken without it, they hang in the air."""

import re
from collections.abc import Sequence

from summarizer.rank.story import Story

_WORDS = (
    "he|she|it|they|him|them|his|her|hers|its|their|theirs|these|those|such|but|however|and|or|so|"
    "yet|also|then|there|meanwhile|moreover|furthermore|instead|nevertheless|nonetheless|therefore|"
    "thus|hence|otherwise|similarly|likewise|besides|additionally|consequently|still|too|both|"
    "neither|another|others"
)
# "This week" leans on the date of the paper, "this" and "this man" on what was said.
_TIMES = "week|month|year|morning|afternoon|evening|summer|autumn|winter|spring|season"
_PHRASES = (
    "in addition|as a result|for example|for instance|in contrast|by contrast|in turn|"
    "at the same time|on the other hand|the former|the latter|the pair|the duo|the two|"
    "after that|before that|because of (?:this|that)|that is why"
)
_OPENING = {
    "en": re.compile(
        rf"[\W_]*(?:(?:{_WORDS})\b|(?:this|that)\b(?! (?:{_TIMES})\b)|(?:{_PHRASES})\b)",
        re.IGNORECASE,
    )
}


def leans(story: Story) -> Sequence[bool]:
    """Tell of each sentence whether it opens on what only the sentence before explains.

    The first one has none before it: what it opens on, it keeps its reader waiting for.
    """
    opening = _OPENING.get(story.language)
    return [bool(opening and opening.match(text)) for text in story.texts]
