"""A body as passages: the reporter's sentences, each with the quotations that stand in it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter

from summarizer.quotes.marks import Quoted, quoted
from summarizer.quotes.mentions import Mention, mentions
from summarizer.quotes.settings import Setting, setting
from summarizer.quotes.wordclass import CLASSES
from summarizer.text import Sentence, Span
from summarizer.value import value

# Words, and marks of punctuation; quotation marks that were paired with nothing are neither.
_WORD = re.compile(r"[^\s\"'“”‘’«»‹›„`](?:(?<=\w)\w*+(?:[.'’&-]\w++)*+|)")
QUOTATION = "Q"
_BEFORE_MONTHS = frozenset("potynDR")


@value
class Passage:
    """One sentence, or several that a quotation runs through.

    ``start`` to ``end`` of the body; ``paragraph`` counts its paragraphs, ``quotes`` begin within.
    """

    start: int
    end: int
    paragraph: int
    quotes: tuple[Quoted, ...]


@dataclass(slots=True)
class Parsed:
    """A passage in symbols, a piece each: a mention, a quotation, any other word or mark.

    ``words`` are the passage's, a quotation counted as an empty one; ``mentions`` are those pieces
    that may name somebody, in order.
    """

    body: str
    passage: Passage
    symbols: str
    words: Sequence[str]
    mentions: Sequence[Mention]
    _pieces: Sequence[int]
    _settings: dict[int, Setting] = field(default_factory=dict)
    _spans: list[tuple[int, int]] = field(default_factory=list)

    def spans(self) -> Sequence[tuple[int, int]]:
        """Give the range of the body that each word has; few passages are asked."""
        if not self._spans:
            find, end, quotes = self.body.find, self.passage.start, iter(self.passage.quotes)
            for word in self.words:
                if word:
                    # Between two words is nothing that a word begins with.
                    start = find(word, end)
                    end = start + len(word)
                else:
                    outer = next(quotes).outer
                    start, end = outer.start, outer.end
                self._spans.append((start, end))
        return self._spans

    def span(self, mention: Mention) -> Span:
        """Give a mention as a range of the body."""
        spans = self.spans()
        return Span(spans[mention.first][0], spans[mention.last][1])

    def mention(self, piece: int) -> Mention | None:
        """Give the mention that a piece is, if it is one."""
        at = self.behind(piece)
        found = self.mentions[at : at + 1]
        return found[0] if found and found[0].piece == piece else None

    def behind(self, piece: int) -> int:
        """Count the mentions before a piece."""
        return bisect_left(self._pieces, piece)

    def index(self, piece: int) -> int:
        """Find the first word of a piece."""
        at = bisect_right(self._pieces, piece) - 1
        if at < 0:
            return piece
        near = self.mentions[at]
        return near.first if near.piece == piece else near.last + piece - near.piece

    def word(self, piece: int) -> str:
        """Spell the first word of a piece as tables do."""
        return self.words[self.index(piece)].lower().replace("’", "'")

    def head(self, mention: Mention) -> str:
        """Spell the last word of a mention, as a name's."""
        return self.words[mention.last].lower().replace("’", "'").removesuffix("'s")

    def setting(self, piece: int) -> Setting:
        """Describe what stands around the mention at a piece."""
        found = self._settings.get(piece)
        if found is None:
            found = self._settings[piece] = setting(self.symbols, piece)
        return found


class Passages(dict[int, Parsed]):
    """All passages of a body, by their numbers: it holds those that were asked for, parsed."""

    def __init__(self, body: str, all: Sequence[Passage]) -> None:  # noqa: A002 - all of them
        """Begin with none of them parsed."""
        super().__init__()
        self.body = body
        self.all = all

    def __missing__(self, number: int) -> Parsed:
        """Parse one passage."""
        found = self[number] = _parsed(self.body, self.all[number])
        return found


def passages(body: str, sentences: Sequence[Sentence]) -> Passages:
    """Join the sentences that quotations run through.

    Parameters
    ----------
    body
        The text of one article.
    sentences
        Its sentences as ranges of *body* in code points, in reading order.
    """
    found: list[Passage] = []
    for number, group in groupby(sentences, key=attrgetter("paragraph")):
        found.extend(_of_paragraph(body, number, tuple(group)))
    return Passages(body, found)


def _of_paragraph(body: str, number: int, members: Sequence[Sentence]) -> Iterator[Passage]:
    starts = [sentence.start for sentence in members]
    quotes = tuple(
        [
            quote
            for quote in quoted(body, Span(starts[0], members[-1].end))
            if quote.start < members[max(0, bisect_right(starts, quote.start) - 1)].end
        ]
    )
    if not quotes:
        yield from (Passage(one.start, one.end, number, ()) for one in members)
        return
    first = sentence = 0
    while sentence < len(members):
        start, end = starts[sentence], members[sentence].end
        sentence += 1
        last = first
        while last < len(quotes) and quotes[last].outer.start < end:
            end = max(end, quotes[last].outer.end)
            last += 1
            while sentence < len(members) and starts[sentence] < end:
                end = max(end, members[sentence].end)
                sentence += 1
        yield Passage(start, end, number, quotes[first:last])
        first = last


def _parsed(body: str, passage: Passage) -> Parsed:
    words: list[str] = []
    for start, end, quote in _stretches(passage):
        words += _WORD.findall(body, start, end)
        if quote:
            words.append("")
    classes = "".join(map(CLASSES.__getitem__, words))
    if body.find("May", passage.start, passage.end) >= 0:
        classes = _with_months(classes, words)
    symbols, found = mentions(classes, words)
    return Parsed(body, passage, symbols, words, found, [one.piece for one in found])


def _with_months(classes: str, words: Sequence[str]) -> str:
    """Tell May the month from a surname: "in May", "last May", "on 3 May"."""
    before = f" {classes}"
    return "".join(
        "a" if word == "May" and before[at] in _BEFORE_MONTHS else own
        for at, (word, own) in enumerate(zip(words, classes, strict=True))
    )


def _stretches(passage: Passage) -> Iterator[tuple[int, int, Quoted | None]]:
    """Yield the reporter's stretches, each with the quotation that follows it."""
    start = passage.start
    for quote in passage.quotes:
        yield start, quote.outer.start, quote
        start = quote.outer.end
    yield start, passage.end, None
