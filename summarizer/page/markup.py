"""HTML taken apart into what a reader sees of it: blocks of words, and where they stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree, html

_UNSEEN = frozenset({
    "script", "style", "noscript", "template", "svg", "iframe", "object", "select", "textarea",
    "head", "math", "canvas", "datalist", "noframes",
})  # fmt: skip
# What a browser starts on a line of its own, and what the tree of an extractor breaks at.
_BREAKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "button", "caption", "cell",
    "center", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html",
    "item", "lb", "legend", "li", "list", "main", "menu", "nav", "ol", "option", "p", "picture",
    "pre", "quote", "row", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead",
    "tr", "ul", "video",
})  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
# A tag's own words, attribute values left out, are a few dozen characters; the parser's time
# grows with the square of an element's attributes.
_TAG, _VALUE = (
    re.compile(r"<([A-Za-z][^\s<>/]{0,40})[^<>]{4000,}"),
    re.compile(r"\"[^\"]*\"|'[^']*'"),
)
_OWN_WORDS = 4000
# Advertisements break a story into boxes of one make; what these stand in may differ.
_NEAR = 4


@dataclass(frozen=True, slots=True)
class Block:
    """Words that stand on a line of their own, and the elements they stand in.

    ``linked`` tells that all of the words are links; ``chain`` names the four elements around the
    block by tag and class: blocks of one make have the same.
    """

    words: str
    tags: frozenset[str]
    linked: bool = False
    chain: str = ""


@dataclass(slots=True)
class _Open:
    """A block while it is read."""

    parts: list[str] = field(default_factory=list)
    tags: set[str] = field(default_factory=set)
    linked: bool = True
    chain: str = ""


def tree(markup: str) -> html.HtmlElement | None:
    """Parse HTML of any quality; None where there is no element in it."""
    bounded = _TAG.sub(_bounded, markup)
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(bounded.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return None


def blocks(root: html.HtmlElement) -> Iterator[Block]:
    """Read the visible words of a tree.

    Parameters
    ----------
    root
        A parsed page, or the tree of an extractor. It is left as it is.

    Yields
    ------
    Block
        In document order, never empty, white space folded to single blanks.
    """
    held, path, chain = _Open(), list[str](), list[str]()
    # Walked, not recursed into: markup can be nested as deeply as the parser allows.
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if element.tag in _BREAKS:
            yield from _closed(held)
            held = _Open()
        if event == "end":
            path.pop()
            if element.tag in _BREAKS:
                chain.pop()
            _take(held, path, chain, element.tail)
        else:
            path.append(_role(element))
            if element.tag in _BREAKS:
                chain.append(f"{element.tag}.{element.get('class', '')}")
            if _is_unseen(element):
                walk.skip_subtree()
            else:
                _take(held, path, chain, element.text)
    yield from _closed(held)


def _bounded(match: re.Match[str]) -> str:
    own = len(_VALUE.sub("", match[0]))
    return f"<{match[1]} " if own > _OWN_WORDS else match[0]


def _is_unseen(element: html.HtmlElement) -> bool:
    return (
        element.tag in _UNSEEN
        or element.get("hidden") is not None
        or _HIDDEN.search(element.get("style", "")) is not None
    )


def _role(element: html.HtmlElement) -> str:
    """Name an element by its tag; what its class calls a caption is one."""
    return "figcaption" if "caption" in element.get("class", "").casefold() else element.tag


def _take(held: _Open, path: list[str], chain: list[str], words: str | None) -> None:
    if not words:
        return
    held.parts.append(words)
    if not words.isspace():
        held.chain = held.chain or "/".join(chain[-_NEAR:])
        held.tags.update(path)
        held.linked = held.linked and "a" in path


def _closed(held: _Open) -> Iterator[Block]:
    if words := " ".join("".join(held.parts).split()):
        yield Block(words, frozenset(held.tags), held.linked, held.chain)
