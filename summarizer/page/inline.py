"""Noise inside a paragraph's line, cut out at the character."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from summarizer.dateline import AGENCIES, dateline, leading_mark, sign_off
from summarizer.page.neighbours import CAPTION
from summarizer.page.standing import Mark
from summarizer.segment import sentences
from summarizer.text import SegmentKind, Span, trimmed

_STOP = r"(?<=[.!?…'\"’”)\]])"
_OPENS = r"(?=\s+(?:[-–—•]\s+)?[A-ZÀ-Þ\"'“‘(\d]|\s*\Z)"
_HOUSES = "|".join(re.escape(name) for name in sorted(AGENCIES, key=len, reverse=True))
_NOISE = re.compile(
    rf"""
      \b(?P<capitals>(?:(?:STORY|ARTICLE|CONTENT|SCROLL|CONTINUES?|READING|BELOW|AFTER|THIS|TO|WITH
        |FOR|[-–—])\s){{1,8}}(?:ADVERTISEMENT|AD)\b)
    | {_STOP}\s+(?P<ad>\[?(?:ADVERTISEMENT|Advertisement|Sponsored|SPONSORED)\]?){_OPENS}
    | {_STOP}\s+(?P<more>[Rr]ead[ ][Mm]ore|READ[ ]MORE|[Cc]ontinue[ ][Rr]eading){_OPENS}
    | {_STOP}\s+(?P<credit>\(?(?:(?:File[ ])?(?:Photo|Image|Picture|Credit)(?:[ ]courtesy)?:[ ]?)?
        (?:(?:AFP[ ]via[ ])?Getty[ ]Images|Shutterstock|iStock|(?:File|Representative)[ ][Pp]hoto
        |(?:{_HOUSES.replace(" ", "[ ]")})(?:[ ](?:[Ff]ile[ ])?(?:[Pp]hoto|File|Image))?
        )\)?){_OPENS}
    | (?<!\S)(?P<debris>[&?]\w{{1,12}}=\S+|!\[[^\]\s]{{0,80}}\]\([^)\s]*\)?
        |https?://\S+\.(?:jpe?g|png|gif|webp)\S*)(?!\S)
    """,
    re.VERBOSE,
)
_GROUPS = {
    "ad": (SegmentKind.ADVERTISEMENT, "advertisement label in a line"),
    "more": (SegmentKind.LABEL, "read-more label in a line"),
    "credit": (SegmentKind.CREDIT, "agency's name between two sentences"),
    "debris": (SegmentKind.DEBRIS, "left-over of the machinery in a line"),
    "capitals": (SegmentKind.ADVERTISEMENT, "advertisement label in capitals"),
}

# A crosshead that runs into its paragraph has up to ten words and stays; a caption that lost its
# stop is a whole sentence.
_LONG = 15
_RUN_IN = re.compile(r"(?<=\s)(?:[a-z][\w-]*|\d+) (?P<word>[A-Z][a-z]{2,}) (?=[a-z])")
_AMID = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]+")
_PLACE = re.compile(
    r"(?P<place>[A-Z][\w.'’-]{2,24}(?: [A-Z][\w.'’-]{1,24}){0,2}):(?=\s+[A-Z\"'“‘\d])"
)
_LOWER = re.compile(r"\b[a-z]{3,}\b")


def opens_with_place(text: str, mark: Mark) -> bool:
    """Tell a paragraph that opens with a name and a colon, as a place stands on a dateline."""
    return _PLACE.match(text, mark.start, mark.end) is not None


def paragraph_marks(
    text: str, mark: Mark, *, first: bool, placed: bool = False
) -> tuple[Mark, ...]:
    """Cut the noise out of a paragraph.

    Parameters
    ----------
    text
        The page.
    mark
        A paragraph's line, kind ``body``.
    first
        Whether it is its story's first paragraph: only there a dateline or a deck can stand.
    placed
        Whether the page's stories open with a name and a colon, which is then their place.

    Returns
    -------
    tuple of Mark
        In page order, with every visible character of the paragraph: the dateline, the story's
        own stretches (``body``, or ``deck`` before a first "read more"), captions and credits,
        labels, advertisements, debris, and the sign-off.
    """
    around = tuple(_around(text, mark, first=first, placed=placed))
    start = max((part.end for part in around if part.start == mark.start), default=mark.start)
    end = min((part.start for part in around if part.start > mark.start), default=mark.end)
    core = trimmed(text, start, end)
    parts = _in_order((*around, *_noise(text, mark, core)))
    own = tuple(_between(text, mark, parts))
    # Only lines that hold other noise lose stops, and a caption is looked for between the noise.
    lost = _run_in_captions(text, mark, own) if len(parts) > len(around) else ()
    parts = _in_order((*parts, *lost))
    return tuple(_with_deck(_in_order((*parts, *_between(text, mark, parts))), first=first))


def _in_order(parts: Iterable[Mark]) -> tuple[Mark, ...]:
    return tuple(sorted(parts, key=lambda part: part.start))


def _part(mark: Mark, span: Span, kind: SegmentKind, rule: str, core: Span | None = None) -> Mark:
    owned = (
        None if kind is SegmentKind.ADVERTISEMENT or kind is SegmentKind.DEBRIS else mark.article
    )
    return Mark(span.start, span.end, kind, rule, core or span, owned)


def _around(text: str, mark: Mark, *, first: bool, placed: bool) -> Iterator[Mark]:
    """Find what a news agency puts before and behind a paragraph."""
    start = mark.start
    if first and (head := dateline(text, mark.start, mark.end)):
        yield _part(mark, head, SegmentKind.DATELINE, "dateline", head.label)
        start = head.end
    elif first and placed and (place := _PLACE.match(text, mark.start, mark.end)):
        core = Span(*place.span("place"))
        yield _part(mark, Span(*place.span()), SegmentKind.DATELINE, "place as elsewhere", core)
        start = place.end()
    elif first and (name := leading_mark(text, mark.start, mark.end)):
        yield _part(
            mark,
            name,
            SegmentKind.AGENCY,
            "agency before the first sentence",
            name.agency or _empty(name),
        )
        start = name.end
    tail = sign_off(text, start, mark.end) if start < mark.end else None
    if tail:
        yield _part(mark, tail, SegmentKind.AGENCY, "sign-off", tail.agency or _empty(tail))


def _empty(span: Span) -> Span:
    return Span(span.end, span.end)


def _noise(text: str, mark: Mark, core: Span) -> Iterator[Mark]:
    starts: list[int] | None = None
    end = core.start
    for match in _NOISE.finditer(text, core.start, core.end):
        group = next(name for name in _GROUPS if match[name])
        kind, rule = _GROUPS[group]
        span = Span(*match.span(group))
        if kind is SegmentKind.CREDIT:
            starts = _starts(text, core) if starts is None else starts
            begin = max(end, starts[max(0, bisect_right(starts, match.start()) - 1)])
            caption = trimmed(text, begin, match.start())
            if not 0 < caption.end - caption.start <= CAPTION:
                continue
            yield _part(mark, caption, SegmentKind.CAPTION, "sentence before a picture credit")
        yield _part(mark, span, kind, rule)
        end = span.end


def _starts(text: str, span: Span) -> list[int]:
    """List where the sentences of a range begin, the range's own beginning first."""
    return [span.start, *(span.start + sentence.start for sentence in sentences(span.of(text)))]


def _run_in_captions(text: str, mark: Mark, own: Sequence[Mark]) -> Iterator[Mark]:
    """Find the caption that lost its stop: a long run of words, then a capital of no name."""
    words = " ".join(stretch.of(text) for stretch in own)
    amid = Counter(word.casefold() for word in _AMID.findall(words))
    lower = set(_LOWER.findall(words))
    capitals = {word for word, count in amid.items() if count == 1 and word in lower}
    for stretch in own:
        for span in _run_in(text, stretch, capitals):
            yield _part(
                mark, span, SegmentKind.CAPTION, "sentence that lost its stop before a capital"
            )


def _run_in(text: str, stretch: Span, capitals: set[str]) -> Iterator[Span]:
    """Yield disjoint ranges of a stretch, each from a sentence's start to such a capital."""
    found = [
        match.start("word")
        for match in _RUN_IN.finditer(text, stretch.start, stretch.end)
        if match["word"].casefold() in capitals
    ]
    starts = _starts(text, stretch) if found else []
    end = stretch.start
    for capital in found:
        begin = starts[bisect_right(starts, capital) - 1]
        span = trimmed(text, max(begin, end), capital)
        if span.end - span.start <= CAPTION and len(span.of(text).split()) >= _LONG:
            yield span
            end = span.end


def _between(text: str, mark: Mark, parts: Sequence[Mark]) -> Iterator[Mark]:
    """Yield the story's own stretches between the parts cut out."""
    ends = [mark.start, *(part.end for part in parts)]
    for end, start in zip(ends, [*(part.start for part in parts), mark.end], strict=True):
        span = trimmed(text, end, start)
        if span.start < span.end:
            yield _part(mark, span, SegmentKind.BODY, mark.rule)


def _with_deck(parts: Sequence[Mark], *, first: bool) -> Iterator[Mark]:
    """Turn the story's words before a first "read more" into its deck."""
    more = next((index for index, part in enumerate(parts) if part.rule == _GROUPS["more"][1]), 0)
    for index, part in enumerate(parts):
        if first and index < more and part.kind is SegmentKind.BODY:
            yield replace(part, kind=SegmentKind.DECK, rule="set off by a read-more label")
        else:
            yield part
