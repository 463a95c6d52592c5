"""What a ranker is given: a body's sentences with their words, and what is known besides."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from summarizer.language import term, terms, written
from summarizer.rank.budget import Budget
from summarizer.text import Sentence


@dataclass(frozen=True, slots=True)
class Story:
    """*n* sentences in reading order; ``texts`` up to ``paragraphs`` each have *n* items.

    ``words`` are each sentence's as written, ``title`` has those of the headline as word lists
    spell them.
    """

    texts: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]
    paragraphs: tuple[int, ...]
    title: tuple[str, ...]
    language: str

    @property
    def terms(self) -> tuple[tuple[str, ...], ...]:
        """Each sentence's words as word lists spell them."""
        return tuple(tuple(map(term, own)) for own in self.words)


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
    return Story(
        texts=texts,
        words=tuple(map(written, texts)),
        paragraphs=tuple(sentence.paragraph for sentence in sentences),
        title=terms(title or ""),
        language=language,
    )
