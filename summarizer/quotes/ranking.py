"""How well a quotation stands for its article."""

from collections import Counter
from collections.abc import Sequence

from summarizer.quotes.attributions import Attributed
from summarizer.text import Keyword, QuoteKind, Speaker, SpeakerKind, Summary

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


def ranking(
    body: str,
    found: Sequence[Attributed],
    speakers: Sequence[Speaker | None],
    keywords: Sequence[Keyword],
    summary: Summary | None,
) -> list[tuple[float, int]]:
    """Give the score and the rank of every quotation; of two equal ones the earlier ranks first.

    Indirect speech ranks behind all that is quoted.

    Parameters
    ----------
    body
        The text of one article.
    found, speakers
        Its quotations and, of each, who the words beside it stand for.
    keywords, summary
        What the article is about, and its abstract.
    """
    voices = [_voice(body, speaker) for speaker in speakers]
    heard = Counter(voices)
    heard[None] = 0
    most = max(heard.values()) or 1
    topics = [keyword.of(body).casefold() for keyword in keywords]
    abstract = {sentence.index for sentence in summary.sentences} if summary else set()
    scores = []
    for one, speaker, voice in zip(found, speakers, voices, strict=True):
        said = one.quote.of(body)
        score = (
            _form(one.kind, said, speaker)
            + _VOICE * heard[voice] / most
            + _TOPIC * _share(topics, said.casefold())
            - _SAID * (one.sentence in abstract)
        )
        scores.append(max(0.0, round(score, 4)))
    order = sorted(
        range(len(scores)),
        key=lambda at: (found[at].kind is QuoteKind.INDIRECT, -scores[at], at),
    )
    ranks = {at: rank for rank, at in enumerate(order, start=1)}
    return [(score, ranks[at]) for at, score in enumerate(scores)]


def _form(kind: QuoteKind, said: str, speaker: Speaker | None) -> float:
    """Rate a quotation by itself: whole, somebody's, of a length to print."""
    named = speaker is not None and (speaker.name is not None or speaker.kind is SpeakerKind.NAMED)
    whole = kind is QuoteKind.DIRECT
    parts = _COMPLETE * whole + _SPOKEN * (speaker is not None) + _NAMED * named
    return parts + _LENGTH * _length(len(said.split()))


def _voice(body: str, speaker: Speaker | None) -> str | None:
    name = speaker.name if speaker else None
    return name.of(body) if name else None


def _length(words: int) -> float:
    return min(1.0, words / _SHORT, _LONG / max(words, 1))


def _share(topics: Sequence[str], said: str) -> float:
    """Tell how many topics are named, as a share of what there is room for."""
    return min(_TOPICS, sum([topic in said for topic in topics])) / _TOPICS
