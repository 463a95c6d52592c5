"""Documents as a person reads them in a terminal."""

from collections.abc import Iterator, Mapping
from textwrap import fill
from typing import Any

Document = Mapping[str, Any]
WIDTH = 88


def page(document: Document) -> str:
    """Lay out what was read from a page: of each article its heading, abstract and quotes."""
    articles = document["articles"]
    if not articles:
        return "No article was found."
    return "\n\n\n".join("\n".join(_article(article)) for article in articles)


def _article(article: Document) -> Iterator[str]:
    yield fill(article["title"], WIDTH)
    if heading := " · ".join(_heading(article)):
        yield heading
    yield ""
    yield fill(article["summary"]["text"], WIDTH, initial_indent="  ", subsequent_indent="  ")
    for quote in sorted(article["quotes"], key=lambda quote: quote["rank"]):
        yield ""
        yield fill(f"“{quote['text']}”", WIDTH, initial_indent="  ", subsequent_indent="  ")
        yield f"    — {_speaker(quote['speaker'])}"


def _heading(article: Document) -> Iterator[str]:
    if article["source"]:
        yield article["source"]["name"]
    if article["byline"]:
        yield article["byline"]
    if article["published_at"]:
        yield article["published_at"]


def _speaker(speaker: Document | None) -> str:
    return "not attributed" if speaker is None else speaker["name"] or speaker["text"]
