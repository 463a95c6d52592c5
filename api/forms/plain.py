"""An article as plain text, as a person reads it in a terminal."""

from collections.abc import Iterator
from textwrap import fill

from api.forms.words import Document, by_rank, heading, one_line, printable, speaker, story

WIDTH = 80
"""Columns: what every terminal has."""


def plain(article: Document) -> str:
    """Lay *article* out: heading, abstract and quotes, and under a rule the body."""
    lines = [*brief(article), "", "─" * WIDTH, "", *_paragraphs(story(article))]
    if article["url"]:
        lines += ["", printable(article["url"])]
    return "\n".join(lines) + "\n"


def brief(article: Document) -> Iterator[str]:
    """Lay out the heading, the abstract, and the quotes, key quote first."""
    yield wrapped(one_line(article["title"]))
    if said := heading(article):
        yield wrapped(said)
    if article["summary"]["text"]:
        yield ""
        yield wrapped(article["summary"]["text"], indent="  ")
    for quote in by_rank(article):
        yield ""
        yield wrapped(f"“{quote['text']}”", indent="  ")
        yield wrapped(f"— {speaker(quote)}", indent="    ")


def wrapped(text: str, indent: str = "") -> str:
    """Break *text* into lines between its words; a word, an address too, stays whole."""
    return fill(
        printable(text),
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _paragraphs(text: str) -> Iterator[str]:
    """Wrap each line of *text*, one blank line between paragraphs."""
    blank = True  # none before the first
    for line in map(wrapped, printable(text).rstrip().split("\n")):
        if line or not blank:
            yield line
        blank = not line
