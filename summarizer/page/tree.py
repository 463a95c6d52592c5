"""HTML parsed, whatever its quality, in time that grows with its length and no faster."""

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree, html

# What a browser starts on a line of its own, and what the tree of an extractor breaks at.
BREAKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "button", "caption", "cell",
    "center", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html",
    "item", "lb", "legend", "li", "list", "main", "menu", "nav", "ol", "option", "p", "picture",
    "pre", "quote", "row", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead",
    "tr", "ul", "video",
})  # fmt: skip
# Pages nest some fifty elements and give one a few dozen attributes. The parser drops what lies
# below 256 elements, and its time grows with the square of an element's attributes.
_DEPTH, _ATTRIBUTES = 100, 150
# An error stops the parser at the end of what it was fed.
_CHUNK = 2**15
_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
})  # fmt: skip
# Elements whose text holds no tags; each ends at its own end tag only.
_RAW = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in ("script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes")
}
# The HTML standard, 13.2.5: a quotation mark means something behind "=" only. Nothing here is tried
# twice at the same place, for no quantifier gives back what it took.
_OPENS = re.compile(r"<(?:/?[A-Za-z]|[!?/])")
_TAG = re.compile(
    r"<!--(?:-?>|(?s:.*?)--!?>)|<(?!!--)(?:[!?]|/(?![A-Za-z]))[^>]*+>"
    r"|<(?P<end>/?)(?P<name>[A-Za-z][^\s/>]*+)"
    r"(?P<attributes>(?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+)*+)>"
)
_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s/>=\"'<]++)(?:\s*+=\s*+(?:\"(?P<two>[^\"]*+)\"|'(?P<one>[^']*+)'|(?P<bare>[^\s>]++)))?"
)
_NAME, _MARK = re.compile(r"[A-Za-z][\w:-]*", re.ASCII), '"'


class _Unbounded(Exception):
    """The markup nests too deeply, or an element of it has too many attributes."""


class _Bounds:
    """Takes a parser's events, builds nothing, and stops it at what building would suffer from."""

    def __init__(self) -> None:
        self._depth = 0

    def start(self, _: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEPTH or len(attributes) > _ATTRIBUTES:
            raise _Unbounded

    def end(self, _: str) -> None:
        self._depth -= 1

    def close(self) -> None:
        """Hand over nothing."""


def tree(markup: str) -> html.HtmlElement | None:
    """Parse HTML of any quality.

    Parameters
    ----------
    markup
        HTML. What its ``meta`` elements say of its character set does not matter.

    Returns
    -------
    HtmlElement or None
        The root; None where there is no element. Elements that are nested more than 100 deep
        are left out, and their text stands in the one above them.

    Notes
    -----
    Only the parser's own tokens tell how it will take a page: they are counted before the tree is
    built. A page past the bounds is written anew, so that no two parsers can differ on it.
    """
    data = markup.encode("utf-8", "replace")
    if not _is_bounded(data):
        data = "".join(_bounded(markup)).encode("utf-8", "replace")
    try:
        return html.document_fromstring(data, parser=_parser())
    except etree.ParserError:
        return None


def _is_bounded(data: bytes) -> bool:
    parser = _parser(target=_Bounds())
    try:
        for start in range(0, len(data), _CHUNK):
            parser.feed(data[start : start + _CHUNK])
        parser.close()
    except _Unbounded:
        return False
    except etree.XMLSyntaxError:  # nothing in it
        return True
    return True


def _parser(**options: object) -> html.HTMLParser:
    return html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, **options)


def _bounded(markup: str) -> Iterator[str]:
    """Write markup anew: every tag closed, nothing too deep, no attribute past the bound."""
    opened: list[str] = []
    beyond = 0
    for text, tag in _tags(markup):
        yield text.replace("<", "&lt;")
        name = tag["name"].casefold() if tag and tag["name"] else ""
        if beyond or len(opened) == _DEPTH:
            # What would end up on one line if it were only left out is kept apart.
            yield "<br>" * (name in BREAKS)
        if not tag or not name:
            continue
        if tag["end"] and beyond:
            beyond -= 1
        elif tag["end"]:
            yield from _ended(opened, name)
        elif name in _VOID or len(opened) < _DEPTH:
            yield _started(opened, name, tag["attributes"])
        else:
            beyond += 1
    yield from (f"</{name}>" for name in reversed(opened))


def _tags(markup: str) -> Iterator[tuple[str, re.Match[str] | None]]:
    """Yield every stretch of text with the tag or comment behind it; the last has none."""
    start = at = 0
    while (at := markup.find("<", at)) >= 0:
        if not _OPENS.match(markup, at):
            at += 1
            continue
        tag = _TAG.match(markup, at)
        if tag is None:  # It has no end, and browsers show nothing behind it, either.
            yield markup[start:at], None
            return
        yield markup[start:at], tag
        start = at = tag.end()
        if not tag["end"] and (raw := _RAW.get((tag["name"] or "").casefold())):
            end = raw.search(markup, at)
            at = end.start() if end else len(markup)
    yield markup[start:], None


def _started(opened: list[str], name: str, attributes: str) -> str:
    if not _NAME.fullmatch(name):
        return ""
    if name not in _VOID:
        opened.append(name)
    found = islice(_ATTRIBUTE.finditer(attributes), _ATTRIBUTES)
    return f"<{name}{''.join(map(_attribute, found))}>"


def _attribute(match: re.Match[str]) -> str:
    if not _NAME.fullmatch(match["name"]):
        return ""
    value = match["two"] or match["one"] or match["bare"] or ""
    return f' {match["name"]}="{value.replace(_MARK, "&quot;")}"'


def _ended(opened: list[str], name: str) -> Iterator[str]:
    """Close an element together with what is open in it."""
    while name in opened:
        ended = opened.pop()
        yield f"</{ended}>"
        if ended == name:
            return
