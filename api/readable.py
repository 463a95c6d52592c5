"""Documents as a person reads them in a terminal."""

from collections.abc import Iterator, Mapping
from textwrap import fill, wrap
from typing import Any

from click import style

Document = Mapping[str, Any]
WIDTH = 88
# What is kept stands out; what is dropped is dimmed.
_COLOURS = {
    "title": "bright_white",
    "body": "green",
    "deck": "bright_green",
    "source": "cyan",
    "time": "cyan",
    "byline": "cyan",
    "dateline": "blue",
    "agency": "blue",
    "caption": "yellow",
    "credit": "yellow",
}


def page(document: Document) -> str:
    """Lay out what was read from a page: of each article its heading, abstract and quotes."""
    articles = document["articles"]
    if not articles:
        return "No article was found."
    return "\n\n\n".join("\n".join(_article(article)) for article in articles)


def explained(document: Document) -> str:
    """Lay a page out as it was sent, with what each stretch of it is in the margin.

    The colours are for terminals; whoever prints elsewhere takes them out.
    """
    return "\n".join(
        line for segment in document["segments"] for line in _explained(document["text"], segment)
    )


def _explained(text: str, segment: Document) -> Iterator[str]:
    words, kind = text[segment["start"] : segment["end"]], segment["kind"]
    if kind == "blank":
        # One line break ends a segment's line here anyway.
        yield from [_margin("", None)] * (words.count("\n") > 1)
        return
    margin = _margin(kind, segment["article"])
    for line in words.splitlines():
        for part in wrap(line, WIDTH) or [""]:
            yield margin + style(
                part, fg=_COLOURS.get(kind), dim=None if kind in _COLOURS else True
            )
            margin = _margin("", None)


def _margin(kind: str, article: int | None) -> str:
    number = "" if article is None else str(article + 1)
    return f"{kind:>13} {number:>2} │ "


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
