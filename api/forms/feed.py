"""What a feed of either format says of itself."""

from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5

from api.forms.words import Document

TITLE = "Standfirst"


@dataclass(frozen=True, slots=True)
class Feed:
    """A part of a feed, by whole addresses: they lead home from wherever the feed is kept.

    ``first`` is where the feed begins and ``here`` this part; ``next`` is the part that follows,
    none at the end; the articles are at ``articles``.
    """

    first: str
    here: str
    articles: str
    next: str | None = None

    @property
    def id(self) -> str:
        """The feed's name, made of where it begins alone: all its parts have the same."""
        return uuid5(NAMESPACE_URL, self.first).urn

    def text_of(self, article: Document) -> str:
        """Return the address where a person reads *article*."""
        return f"{self.articles}/{article['id']}.txt"
