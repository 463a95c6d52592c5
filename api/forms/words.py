"""What several forms say in the same words."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

Document = Mapping[str, Any]

_LINE_END = re.compile(r"\r\n?|\x85")
# White space that XML forbids, or that moves a printer; what else is below moves terminals.
_SPACE = re.compile(r"[\x0b\x0c\x1c-\x1f]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x9f\ufffe\uffff]")


def printable(text: str) -> str:
    """Leave out the control characters that XML cannot have and terminals would obey.

    Every other character stays; lines end as they do on Unix.
    """
    return _CONTROL.sub("", _SPACE.sub(" ", _LINE_END.sub("\n", text)))


def one_line(text: str) -> str:
    """Make *text* printable, in one line."""
    return " ".join(line.strip(" \t") for line in printable(text).split("\n")).strip()


def heading(article: Document) -> str:
    """Name the outlet, the writer and the time, as far as the article has them."""
    return one_line(" · ".join(filter(None, _heading(article))))


def _heading(article: Document) -> Iterator[str | None]:
    yield outlet(article)
    yield article["byline"]
    yield published(article)


def outlet(article: Document) -> str | None:
    """Name the article's outlet."""
    source = article["source"]
    name: str | None = source and source["name"]
    return name


def published(article: Document) -> str | None:
    """Write the time of publication; the date alone where no more is known."""
    at: str | None = article["published_at"]
    if at is None:
        return None
    return at[:10] if article["published_at_precision"] == "day" else f"{at[:10]} {at[11:16]} UTC"


def story(article: Document) -> str:
    """Return the body, behind its dateline where it was printed with one."""
    dateline, body = article["dateline"], article["body"]
    return f"{dateline} — {body}" if dateline else body


def by_rank(article: Document) -> list[Document]:
    """List the quotes, the key quote first."""
    return sorted(article["quotes"], key=lambda quote: quote["rank"])


def speaker(quote: Document) -> str:
    """Say who said it: by name and role, or in the words that stand beside the quote."""
    said_by = quote["speaker"]
    if said_by is None:
        return "not attributed"
    words = [said_by["name"] or said_by["text"], *role(said_by)]
    return one_line(", ".join(words))


def role(said_by: Document) -> list[str]:
    """Return what the speaker is, where the article says it: a list of one, or of none.

    Articles that were stored by an early release do not tell.
    """
    found = said_by.get("role")
    return [found["text"]] if found else []


def stated(members: dict[str, Any]) -> dict[str, Any]:
    """Leave out what the article does not state: members that are null or empty."""
    return {name: value for name, value in members.items() if value not in (None, "", [])}
