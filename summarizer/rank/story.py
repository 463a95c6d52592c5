"""What a ranker is given: a body's sentences with their words, and what is known besides."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from summarizer.language import term, terms, written
from summarizer.rank.budget import Budget
from summarizer.text import Sentence


@dataclass(frozen=True, slots=True)
class Story:
    """*n* sentences in reading order; ``texts`` up to ``paragraphs`` each have *n* items.

    ``words`` are each sentence's as written, ``terms`` the same as word lists spell them, and
    ``title`` those of the headline.
    """

    texts: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]
    terms: tuple[tuple[str, ...], ...]
    paragraphs: tuple[int, ...]
    title: tuple[str, ...]
    language: str


@dataclass(frozen=True, slots=True)
class Ranking:
    """A rating within 0 and 1 for each sentence, and the chosen ones, ascending."""

    ratings: tuple[float, ...]
    chosen: tuple[int, ...]


# The form of every method.
Ranker = Callable[[Story, Budget], Ranking]


class TooLong(ValueError):
    """A story is longer than a method can rank within a request."""

    def __init__(self, method: str, limit: int, count: int, unit: str) -> None:
        super().__init__(f"{method} ranks at most {limit:,} {unit}, the text has {count:,}")
        self.method, self.limit, self.count, self.unit = method, limit, count, unit


def story(body: str, sentences: Sequence[Sentence], title: str | None, language: str) -> Story:
    """Cut the sentences out of *body* and find their words."""
    texts = tuple(sentence.of(body) for sentence in sentences)
    words = tuple(map(written, texts))
    return Story(
        texts=texts,
        words=words,
        terms=tuple(tuple(map(term, own)) for own in words),
        paragraphs=tuple(sentence.paragraph for sentence in sentences),
        title=terms(title or ""),
        language=language,
    )
