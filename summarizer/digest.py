"""The straight line through all stages: a body in, all that is read out of it."""

from summarizer.keywords import keywords
from summarizer.quotes.key import key_quotes
from summarizer.rank import summarize
from summarizer.segment import sentences
from summarizer.text import Digest


def digest(  # noqa: PLR0913 - what a summary may ask for, all of it by keyword
    body: str,
    *,
    title: str | None = None,
    language: str = "en",
    method: str = "news",
    count: int = 3,
    max_words: int | None = None,
) -> Digest:
    """Read the sentences, the summary, the quotes and the keywords out of one body.

    Parameters
    ----------
    body
        The text of one article; all ranges of the digest point into it, in code points.
    title
        Its headline, for the methods that heed it.
    language
        One of ``summarizer.language.LANGUAGES``.
    method, count, max_words
        The summary, as ``summarizer.rank.summarize`` takes it: by which method, of how many
        sentences, of how many words at most.

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
    return Digest(
        language=language,
        sentences=found,
        summary=summarize(
            body,
            found,
            method=method,
            count=count,
            max_words=max_words,
            title=title,
            language=language,
        ),
        quotes=key_quotes(body, found),
        keywords=keywords(body, found, language),
    )
