"""Documents as a person reads them in a terminal."""

from collections.abc import Iterator
from textwrap import wrap

from click import style

from api.forms.plain import brief
from api.forms.words import Document

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
    return "\n\n\n".join("\n".join(brief(article)) for article in articles)


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
