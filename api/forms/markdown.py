"""An article as Markdown (CommonMark 0.31.2): no word of it is read as markup."""

import re
from collections.abc import Iterator

from api.forms.words import Document, by_rank, heading, one_line, printable, speaker, story

# What opens emphasis, code, a link, a tag, an entity, a heading, a table's cell, a struck word.
_ANYWHERE = re.compile(r"[\\`*_\[\]<>&#|~]")
# What opens a list, a rule, a heading's underline or a table's, at the start of a line only.
_AT_START = re.compile(r"^([-+=:])|^([0-9]{1,9})([.)])")


def markdown(article: Document) -> str:
    """Write *article* as Markdown: heading, abstract, quotes, body."""
    return "\n\n".join(filter(None, _blocks(article))) + "\n"


def escaped(text: str) -> str:
    """Write *text* so that Markdown reads it as it stands, and its lines as lines of paragraphs."""
    lines = (_escaped_line(line.strip(" \t")) for line in printable(text).split("\n"))
    return re.sub(r"\n{2,}", "\n\n", "\n".join(lines)).strip("\n")


def _escaped_line(line: str) -> str:
    return _AT_START.sub(_backslashed, _ANYWHERE.sub(r"\\\g<0>", line))


def _backslashed(found: re.Match[str]) -> str:
    mark, number, point = found.groups()
    return f"\\{mark}" if mark else f"{number}\\{point}"


def _blocks(article: Document) -> Iterator[str]:
    yield "# " + escaped(one_line(article["title"]))
    yield escaped(heading(article))
    if article["summary"]["text"]:
        yield "## Abstract"
        yield escaped(article["summary"]["text"])
    if article["quotes"]:
        yield "## Quotes"
        yield from map(_quote, by_rank(article))
    yield "## Article"
    yield escaped(story(article))
    if article["url"]:
        yield _link(article["url"])


def _quote(quote: Document) -> str:
    said = escaped(f"“{quote['text']}”") + "\n\n— " + escaped(speaker(quote))
    return "\n".join(f"> {line}".rstrip() for line in said.split("\n"))


def _link(url: str) -> str:
    """Link to *url*; the two characters that would end the link early are no part of addresses."""
    return f"<{printable(url).replace('<', '%3C').replace('>', '%3E')}>"
