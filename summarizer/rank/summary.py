"""Key sentences: rated by a method, taken best first, given in reading order."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from summarizer.rank.methods import METHODS
from summarizer.rank.story import story
from summarizer.text import KeySentence, Sentence, Summary


def summarize(  # noqa: PLR0913 - what a summary may ask for, all of it by keyword
    body: str,
    sentences: Sequence[Sentence],
    *,
    method: str = "news",
    count: int = 3,
    max_words: int | None = None,
    title: str | None = None,
    language: str = "en",
) -> Summary:
    """Choose the sentences that best stand for the whole body.

    Parameters
    ----------
    body
        The text that the sentences are ranges of.
    sentences
        All *n* of them, in reading order. Equal ones and wordless ones are allowed.
    method
        One of ``METHODS``.
    count
        How many to choose, in sentences; at least 1.
    max_words
        The most words, as white space parts them, that the chosen may have together. The
        better sentence is taken first; one that would go beyond is passed over for the next.
    title
        The headline, for the methods that heed it.
    language
        One of ``summarizer.language.LANGUAGES``.

    Returns
    -------
    Summary
        ``min(count, n)`` sentences in reading order, of equally rated ones the earlier;
        fewer, possibly none, where *max_words* leaves no room. Each with its score within
        0 and 1, comparable within one text and method only.

    Raises
    ------
    ValueError
        If *count* is below 1.
    TooLong
        If the body has more sentences or words than *method* can rank within a request.
    LookupError
        If there is no such *method* or *language*.
    """
    if count < 1:
        raise ValueError(f"count must be at least 1, got {count}")
    if method not in METHODS:
        raise LookupError(f"no method {method!r}; there are {', '.join(METHODS)}")
    ratings = METHODS[method](story(body, sentences, title, language), count)
    best: Iterable[int] = sorted(range(len(sentences)), key=lambda index: -ratings[index])
    if max_words is not None:
        best = _fitting(best, [len(sentence.of(body).split()) for sentence in sentences], max_words)
    return Summary(
        method=method,
        sentences=tuple(
            KeySentence(sentences[i].start, sentences[i].end, index=i, score=ratings[i])
            for i in sorted(islice(best, count))
        ),
    )


def _fitting(best: Iterable[int], lengths: Sequence[int], room: int) -> Iterator[int]:
    for index in best:
        if lengths[index] <= room:
            room -= lengths[index]
            yield index
