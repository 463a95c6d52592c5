"""Key sentences: rated by a method, taken best first, given in reading order."""

from collections.abc import Sequence

from summarizer.rank.budget import Budget
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
    max_chars: int | None = None,
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
        The most sentences to choose; at least 1.
    max_words, max_chars
        The most words, as white space parts them, and the most characters, single spaces between
        the sentences counted, that the chosen may have together.
    title
        The headline, for the methods that heed it.
    language
        One of ``summarizer.language.LANGUAGES``.

    Returns
    -------
    Summary
        Sentences in reading order, each with its score within 0 and 1, comparable within one
        text and method only. By ``news`` at least half of *count*, as many as say what the text
        does, where there are so many; by the other methods the *count* best, of equally rated
        ones the earlier, passing over what the budget has no room for. Possibly none.

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
    budget = Budget(count, max_words, max_chars)
    ranking = METHODS[method](story(body, sentences, title, language), budget)
    return Summary(
        method=method,
        sentences=tuple(
            KeySentence(sentences[i].start, sentences[i].end, index=i, score=ranking.ratings[i])
            for i in ranking.chosen
        ),
    )
