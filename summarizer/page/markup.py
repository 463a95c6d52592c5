"""HTML taken apart into what a reader sees of it: blocks of words, and where they stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from lxml import etree, html

from summarizer.page.tree import BREAKS

_UNSEEN = frozenset({
    "script", "style", "noscript", "template", "svg", "iframe", "object", "select", "textarea",
    "head", "math", "canvas", "datalist", "noframes",
})  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
# A browser's line break, and an extractor's.
_LINE_BREAKS = {"br", "lb"}
# A shorter line was broken on purpose: a name, a heading, an item.
_FILLED = 50
# Advertisements break a story into boxes of one make; what these stand in may differ.
_NEAR = 4


@dataclass(frozen=True, slots=True)
class Block:
    """Words that stand on a line of their own, and the elements they stand in.

    ``linked`` tells that all of the words are links; ``chain`` names the four elements around the
    block by tag and class: blocks of one make have the same. ``element`` is the innermost of them,
    ``moment`` the first time in the block that is told to machines.
    """

    words: str
    tags: frozenset[str]
    linked: bool = False
    chain: str = ""
    moment: str | None = None
    element: html.HtmlElement | None = field(default=None, compare=False)


@dataclass(slots=True)
class _Line:
    """A line while it is read."""

    parts: list[str] = field(default_factory=list)
    tags: set[str] = field(default_factory=set)
    linked: bool = True
    chain: str = ""
    moment: str | None = None
    element: html.HtmlElement | None = None

    @property
    def words(self) -> str:
        return " ".join("".join(self.parts).split())

    def add(self, other: "_Line") -> None:
        """Take in the line below."""
        self.parts += [" ", *other.parts]
        self.tags |= other.tags
        self.moment = self.moment or other.moment

    def block(self) -> Block:
        """Make a block of it."""
        tags = frozenset(self.tags)
        return Block(self.words, tags, self.linked, self.chain, self.moment, self.element)


class _Reader:
    """Where a walk through a tree stands, and the lines it has read since the last block."""

    def __init__(self) -> None:
        self.lines = [_Line()]
        self._roles: list[str] = []
        self._around: list[html.HtmlElement] = []
        self._moment: str | None = None

    def enter(self, element: html.HtmlElement) -> None:
        self._roles.append(_role(element))
        if element.tag in _LINE_BREAKS:
            self.lines.append(_Line())
        elif element.tag in BREAKS:
            self._around.append(element)
        elif element.tag == "time":
            self._moment = element.get("datetime")

    def leave(self, element: html.HtmlElement) -> None:
        self._roles.pop()
        if element.tag in BREAKS and element.tag not in _LINE_BREAKS:
            self._around.pop()
        elif element.tag == "time":
            self._moment = None

    def take(self, words: str | None) -> None:
        # Only preformatted text breaks its lines by itself.
        first, *others = (words or "").split("\n") if "pre" in self._roles else (words or "",)
        self._add(first)
        for other in others:
            self.lines.append(_Line())
            self._add(other)

    def _add(self, words: str) -> None:
        line = self.lines[-1]
        line.parts.append(words)
        if words and not words.isspace():
            line.chain = line.chain or "/".join(map(_make, self._around[-_NEAR:]))
            line.tags.update(self._roles)
            line.linked = line.linked and "a" in self._roles
            line.moment = line.moment or self._moment
            if line.element is None and self._around:
                line.element = self._around[-1]


def blocks(root: html.HtmlElement) -> Iterator[Block]:
    """Read the visible words of a tree.

    Parameters
    ----------
    root
        A parsed page, or the tree of an extractor. It is left as it is.

    Yields
    ------
    Block
        In document order, never empty, white space folded to single blanks. A line break ends a
        block where it separates and not only wraps.
    """
    reader = _Reader()
    # Walked, not recursed into: markup can be nested as deeply as the parser allows.
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if element.tag in BREAKS and element.tag not in _LINE_BREAKS:
            yield from _closed(reader.lines)
            reader.lines = [_Line()]
        if event == "end":
            reader.leave(element)
            reader.take(element.tail)
        else:
            reader.enter(element)
            if _is_unseen(element):
                walk.skip_subtree()
            else:
                reader.take(element.text)
    yield from _closed(reader.lines)


def _is_unseen(element: html.HtmlElement) -> bool:
    return (
        element.tag in _UNSEEN
        or element.get("hidden") is not None
        or _HIDDEN.search(element.get("style", "")) is not None
    )


def _role(element: html.HtmlElement) -> str:
    """Name an element by its tag; what its class calls a caption is one."""
    return "figcaption" if "caption" in element.get("class", "").casefold() else element.tag


def _make(element: html.HtmlElement) -> str:
    return f"{element.tag}.{element.get('class', '')}"


def _closed(lines: Sequence[_Line]) -> Iterator[Block]:
    """Yield a paragraph's lines as blocks, those that were only wrapped as one."""
    rows = [list(row) for said, row in groupby(lines, key=lambda line: bool(line.words)) if said]
    # Where empty lines part the paragraphs, a single break between filled lines does not.
    for row in rows:
        wrapped = len(rows) > 1 and all(_is_filled(line) for line in row[:-1])
        held = row[0]
        for above, line in pairwise(row):
            if (wrapped and not line.linked) or _goes_on(above, line):
                held.add(line)
            else:
                yield held.block()
                held = line
        yield held.block()


def _is_filled(line: _Line) -> bool:
    return not line.linked and len(line.words) >= _FILLED


def _goes_on(above: _Line, below: _Line) -> bool:
    """Tell by its words that a line goes on with a sentence."""
    return (
        _is_filled(above)
        and not below.linked
        and below.words[0].islower()
        and above.words[-1] not in ".!?:"
    )
