"""What a feed of either format says of itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import NAMESPACE_URL, uuid5

from api.forms.words import Document, one_line

NAME = "Standfirst"


@dataclass(frozen=True, slots=True)
class Feed:
    """A part of a feed, by whole addresses: they lead home from wherever the feed is kept.

    ``first`` is where the feed begins and ``here`` this part; ``next`` is the part that follows,
    none at the end; the articles are at ``articles``. ``filters`` say which of them it has.
    """

    first: str
    here: str
    articles: str
    next: str | None = None
    filters: Mapping[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The feed's name, made of where it begins alone: all its parts have the same."""
        return uuid5(NAMESPACE_URL, self.first).urn

    @property
    def title(self) -> str:
        """The service's name, and behind it the filters: words first."""
        others = (
            f"{name.replace('_', ' ')} {value}"
            for name, value in self.filters.items()
            if name != "q"
        )
        told = ", ".join(filter(None, [self.filters.get("q"), *others]))
        return one_line(f"{NAME}: {told}" if told else NAME)

    def text_of(self, article: Document) -> str:
        """Return the address where a person reads *article*."""
        return f"{self.articles}/{article['id']}.txt"
