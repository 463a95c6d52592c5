"""How well a quotation stands for its article."""

from collections.abc import Sequence
from dataclasses import replace

from summarizer.text import Quote, QuoteKind, SpeakerKind

# What makes a quotation the key one, in shares of the whole: that it is a statement of its own,
# that a named person made it, and that it can be printed as it is.
_COMPLETE, _SPOKEN, _NAMED, _LENGTH = 0.35, 0.15, 0.2, 0.3
# Eight words are the least that say something alone; past forty, nobody reads a pulled quote.
_SHORT, _LONG = 8, 40


def ranked(body: str, quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Give every quotation its score and its rank; of two equal ones the earlier ranks first."""
    scored = [replace(quote, score=_score(body, quote)) for quote in quotes]
    order = sorted(range(len(scored)), key=lambda i: (-scored[i].score, i))
    ranks = {i: rank for rank, i in enumerate(order, start=1)}
    return tuple(replace(quote, rank=ranks[i]) for i, quote in enumerate(scored))


def _score(body: str, quote: Quote) -> float:
    speaker = quote.speaker
    named = speaker is not None and (speaker.name is not None or speaker.kind is SpeakerKind.NAMED)
    whole = quote.kind is QuoteKind.DIRECT
    parts = _COMPLETE * whole + _SPOKEN * (speaker is not None) + _NAMED * named
    return round(parts + _LENGTH * _length(len(quote.of(body).split())), 4)


def _length(words: int) -> float:
    return min(1.0, words / _SHORT, _LONG / max(words, 1))
