"""What a ranker is given: a body's sentences with their words, and what is known besides."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from summarizer.language import terms
from summarizer.text import Sentence


@dataclass(frozen=True, slots=True)
class Story:
    """*n* sentences in reading order; ``texts``, ``terms`` and ``paragraphs`` each have *n* items.

    ``terms`` are each sentence's words as word lists spell them, ``title`` is the headline's.
    """

    texts: tuple[str, ...]
    terms: tuple[tuple[str, ...], ...]
    paragraphs: tuple[int, ...]
    title: tuple[str, ...]
    language: str


# The form of every method: a story and how many sentences are wanted -> a rating within 0 and 1
# for each sentence. The best ``count`` ratings are the choice; of equal ones the earlier wins.
Ranker = Callable[[Story, int], Sequence[float]]


class TooLong(ValueError):
    """A story is longer than a method can rank within a request."""

    def __init__(self, method: str, limit: int, count: int, unit: str) -> None:
        super().__init__(f"{method} ranks at most {limit:,} {unit}, the text has {count:,}")
        self.method, self.limit, self.count, self.unit = method, limit, count, unit


def story(body: str, sentences: Sequence[Sentence], title: str | None, language: str) -> Story:
    """Cut the sentences out of *body* and find their words."""
    texts = tuple(sentence.of(body) for sentence in sentences)
    return Story(
        texts=texts,
        terms=tuple(map(terms, texts)),
        paragraphs=tuple(sentence.paragraph for sentence in sentences),
        title=terms(title or ""),
        language=language,
    )
