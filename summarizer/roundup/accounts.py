"""What a roundup is made of."""

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.text import Quote, Sentence


@dataclass(frozen=True, slots=True)
class Account:
    """An article with what was read out of it; ranges count code points of ``body``."""

    body: str
    title: str
    language: str
    sentences: Sequence[Sentence]
    quotes: Sequence[Quote] = ()


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A sentence, or a quote, of one of several articles: which article, and which of its own."""

    article: int
    index: int
