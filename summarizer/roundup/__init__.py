"""Several articles of one event: what they tell together, who says what, and what came when."""

from summarizer.roundup.accounts import Account, Place
from summarizer.roundup.facts import Fact, facts
from summarizer.roundup.line import news_of_each
from summarizer.roundup.passages import passages
from summarizer.roundup.voices import Said, Voice, voices

__all__ = [
    "Account",
    "Fact",
    "Place",
    "Said",
    "Voice",
    "facts",
    "news_of_each",
    "passages",
    "voices",
]
