"""How well a quotation stands for its article."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from summarizer.text import Keyword, Quote, QuoteKind, SpeakerKind, Summary

# What makes a quotation the key one, in shares of the whole: that it is a statement of its own,
# that somebody made it, a person with a name, one of the main voices; that it can be printed as it
# is; that it is about what the article is about.
_COMPLETE, _SPOKEN, _NAMED, _VOICE, _LENGTH, _TOPIC = 0.3, 0.1, 0.15, 0.1, 0.2, 0.15
# What the abstract says already need not be pulled out of the text once more.
_SAID = 0.1
# Eight words are the least that say something alone; past forty, nobody reads a pulled quote.
_SHORT, _LONG = 8, 40
# As many of the article's keywords are all that a quotation has room for.
_TOPICS = 2


@dataclass(frozen=True, slots=True)
class Article:
    """What a quotation stands in: the text, what it is about, and its abstract."""

    body: str
    keywords: Sequence[Keyword] = ()
    summary: Summary | None = None


def ranked(article: Article, quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Give every quotation its score and its rank; of two equal ones the earlier ranks first.

    Indirect speech ranks behind all that is quoted.
    """
    voices = [_voice(article.body, quote) for quote in quotes]
    heard = Counter(voices)
    heard[None] = 0
    most = max(heard.values()) or 1
    topics = [keyword.of(article.body).casefold() for keyword in article.keywords]
    said = {sentence.index for sentence in article.summary.sentences} if article.summary else set()
    rated = [
        _form(article.body, quote)
        + _VOICE * heard[voice] / most
        + _TOPIC * _share(topics, quote.of(article.body).casefold())
        - _SAID * (quote.sentence in said)
        for quote, voice in zip(quotes, voices, strict=True)
    ]
    scores = [max(0.0, round(score, 4)) for score in rated]
    order = sorted(
        range(len(scores)),
        key=lambda at: (quotes[at].kind is QuoteKind.INDIRECT, -scores[at], at),
    )
    ranks = {at: rank for rank, at in enumerate(order, start=1)}
    return tuple(
        replace(quote, score=scores[at], rank=ranks[at]) for at, quote in enumerate(quotes)
    )


def _form(body: str, quote: Quote) -> float:
    """Rate a quotation by itself: whole, somebody's, of a length to print."""
    speaker = quote.speaker
    named = speaker is not None and (speaker.name is not None or speaker.kind is SpeakerKind.NAMED)
    whole = quote.kind is QuoteKind.DIRECT
    parts = _COMPLETE * whole + _SPOKEN * (speaker is not None) + _NAMED * named
    return parts + _LENGTH * _length(len(quote.of(body).split()))


def _voice(body: str, quote: Quote) -> str | None:
    name = quote.speaker.name if quote.speaker else None
    return name.of(body) if name else None


def _length(words: int) -> float:
    return min(1.0, words / _SHORT, _LONG / max(words, 1))


def _share(topics: Sequence[str], said: str) -> float:
    """Tell how many topics are named, as a share of what there is room for."""
    return min(_TOPICS, sum([topic in said for topic in topics])) / _TOPICS
