"""The straight line through all stages: a body in, all that is read out of it."""

from collections.abc import Iterable, Sequence

from summarizer.detection import detection
from summarizer.keywords import keywords
from summarizer.quotes.key import key_quotes
from summarizer.rank import summarize
from summarizer.rank.news import reasons as evidence
from summarizer.rank.story import story
from summarizer.segment import sentences
from summarizer.text import Digest, Reason, Sentence, Summary


def digest(  # noqa: PLR0913 - what a summary may ask for, all of it by keyword
    body: str,
    *,
    title: str | None = None,
    language: str | None = None,
    method: str = "news",
    count: int = 3,
    max_words: int | None = None,
    max_chars: int | None = None,
    indirect: bool = False,
) -> Digest:
    """Read the sentences, the summary, the quotes and the keywords out of one body.

    Parameters
    ----------
    body
        The text of one article; all ranges of the digest point into it, in code points.
    title
        Its headline, for the methods that heed it.
    language
        One of ``summarizer.language.LANGUAGES``; None to go by what *body* seems to be in.
    method, count, max_words, max_chars
        The summary, as ``summarizer.rank.summarize`` takes it: by which method, of how many
        sentences, words and characters at most.
    indirect
        Whether the quotes have indirect speech too.

    Returns
    -------
    Digest
        Empty throughout for a body without a sentence.

    Raises
    ------
    ValueError
        If *count* is below 1.
    TooLong
        If the body is longer than *method* can rank within a request.
    LookupError
        If there is no such *method* or *language*.
    """
    found = sentences(body)
    seems = None
    if language is None:
        seems = detection(body)
        language = seems.read_as
    summary = summarize(
        body,
        found,
        method=method,
        count=count,
        max_words=max_words,
        max_chars=max_chars,
        title=title,
        language=language,
    )
    topics = keywords(body, found, language)
    return Digest(
        language=language,
        sentences=found,
        summary=summary,
        quotes=key_quotes(body, found, keywords=topics, summary=summary, indirect=indirect),
        keywords=topics,
        detection=seems,
    )


def reasons(
    body: str,
    sentences: Sequence[Sentence],
    summary: Summary,
    *,
    title: str | None = None,
    language: str = "en",
) -> tuple[tuple[Reason, ...], ...]:
    """Tell what spoke for each sentence of a summary, and what against it.

    Parameters
    ----------
    body, sentences, title, language
        What the summary was made of.
    summary
        Made of them by ``summarizer.rank.summarize``.

    Returns
    -------
    tuple of tuple of Reason
        For each sentence of *summary* what moved it, by how much it did, the most first. Empty
        for each where the method is not ``news``: the others' ratings are no sums of evidence.
    """
    if summary.method != "news" or not summary.sentences:
        return ((),) * len(summary.sentences)
    shown = evidence(story(body, sentences, title, language))
    return tuple(
        _most_first(Reason(kind, effects[each.index]) for kind, effects in shown.items())
        for each in summary.sentences
    )


def _most_first(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    moving = (reason for reason in reasons if reason.effect)
    return tuple(sorted(moving, key=lambda reason: -abs(reason.effect)))
