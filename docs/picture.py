"""Draw the sample page as the reader reads it: every stretch in its kind's colour.

`make docs` writes docs/sample-page.svg. The stretches are the reader's own, so the picture shows
what is, and a test fails when it is stale.
"""  # noqa: INP001 - a script, in no package

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from pathlib import Path
from types import MappingProxyType

from api.samples import CAPTURED_AT, sample_page
from summarizer.page.reading import read_page
from summarizer.text import Reading, Segment, SegmentKind

FILE = Path(__file__).with_name("sample-page.svg")

# The palette that people tell apart however they see colours: Okabe and Ito, "Color Universal
# Design", 2008. What no article keeps is grey.
_COLOURS: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "#0072b2": ("title",),
    "#56b4e9": ("deck",),
    "#009e73": ("body",),
    "#e69f00": ("source", "byline"),
    "#f0e442": ("time",),
    "#d55e00": ("dateline", "agency"),
    "#cc79a7": ("caption", "credit"),
    "#888888": ("teaser", "label", "advertisement", "comments", "navigation", "debris"),
})  # fmt: skip
_STYLE = """\
text { font: 12px ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; fill: #1f2328 }
text.name, text.note { font-size: 11px; fill: #59636e }
text.name { text-anchor: end } text.number { text-anchor: middle }
.title text { font-weight: bold }
.paper { fill: #ffffff; stroke: #d1d9e0 }
.tint { opacity: .26 }
.tie { stroke: #59636e; stroke-width: 1.5 }
.own { stroke-width: 5 }
.badge { fill: #59636e } text.number { fill: #ffffff; font-weight: bold }
@media (prefers-color-scheme: dark) {
  text { fill: #f0f6fc } text.name, text.note { fill: #9198a1 }
  .paper { fill: #0d1117; stroke: #3d444d } .tint { opacity: .42 }
  .tie { stroke: #9198a1 } .badge { fill: #9198a1 } text.number { fill: #0d1117 }
}"""
# A character of the font is 0.6 of its size wide, and drawn so wide in whatever font there is.
_CHARACTER, _COLUMNS = 7.2, 92
_LINE, _TINT, _GAP, _BLANK = 20, 17, 3, 9
_TIE, _NAMES, _TEXT, _TOP = 26, 206, 216, 30
_WIDTH = round(_TEXT + _CHARACTER * _COLUMNS) + 14
# Of a long stretch its beginning and its end are drawn.
_LONGEST, _BEGINNING, _END = 240, 120, 90
_CUT = " [ … ] "


@dataclass(frozen=True, slots=True)
class _Run:
    """Words of one segment on one line; ``begins`` where they are the segment's first."""

    segment: Segment
    column: int
    words: str
    begins: bool


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the picture, and how far below the top it stands."""

    runs: tuple[_Run, ...]
    y: int

    def has(self, article: int) -> bool:
        """Tell whether anything on this line is the article's."""
        return any(run.segment.article == article for run in self.runs)


def picture(text: str, reading: Reading) -> str:
    """Draw a page.

    Parameters
    ----------
    text
        The page.
    reading
        What was read from it.

    Returns
    -------
    str
        An SVG document, the same for the same page. Every stretch that is not blank has its
        colour, its kind in the margin, and rule and range where a pointer rests on it. A numbered
        line ties together what belongs to one article.
    """
    rows = tuple(_rows(text, reading, _TOP + _LINE * (len(_COLOURS) + 2)))
    height = rows[-1].y + 2 * _LINE
    ties = (_tie(rows, number) for number in range(len(reading.articles)))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img">',
        "<title>The sample page as it is read: each stretch with its kind and article</title>",
        f"<style>\n{_STYLE}\n{_colour_rules()}\n</style>",
        f'<rect class="paper" x=".5" y=".5" width="{_WIDTH - 1}" height="{height - 1}" rx="6"/>',
        *_legend(),
        *(part for tie in ties for part in tie),
        *(part for row in rows for part in _drawn(row)),
        "</svg>\n",
    ]
    return "\n".join(parts)


def _colour_rules() -> str:
    return "\n".join(
        f"{', '.join(f'.{kind} rect' for kind in kinds)} {{ fill: {colour} }}"
        for colour, kinds in _COLOURS.items()
    )


_MEANINGS: Mapping[str, str] = MappingProxyType({
    "title": "the headline",
    "deck": "the summary below it; in the body only where the body does not repeat it",
    "body": "the story; with such a deck all that an article's body is made of",
    "source": "who published it, who wrote it",
    "time": "when it appeared",
    "dateline": "where it was sent from, and by which agency",
    "caption": "a picture's",
    "teaser": "no story's text",
})  # fmt: skip


def _legend() -> Iterator[str]:
    """Explain the colours, one line each, and what else is drawn."""
    for row, kinds in enumerate(_COLOURS.values()):
        x, y = _NAMES - 24, _TOP + _LINE * row
        yield f'<g class="{kinds[0]}">{_tint(x, y, 24)}{_edge(x, y)}</g>'
        yield _words(_TEXT, y, f"{', '.join(kinds)}: {_MEANINGS[kinds[0]]}", "note")
    y = _TOP + _LINE * len(_COLOURS)
    yield _words(_NAMES, y, "numbered line", "name")
    yield _words(_TEXT, y, "holds an article together; [ … ] cuts a long stretch short", "note")


def _rows(text: str, reading: Reading, y: int) -> Iterator[_Row]:
    """Set the page in lines: a line of the page begins a line here, too."""
    for blank, group in groupby(reading.segments, lambda part: _parts_lines(text, part)):
        if blank:
            lines = sum(part.of(text).count("\n") for part in group)
            y += _GAP + _BLANK * min(2, lines - 1)
        else:
            for runs in _wrapped(text, [part for part in group if part.kind != "blank"]):
                yield _Row(runs, y)
                y += _LINE


def _parts_lines(text: str, part: Segment) -> bool:
    return part.kind is SegmentKind.BLANK and "\n" in part.of(text)


def _wrapped(text: str, parts: Sequence[Segment]) -> Iterator[tuple[_Run, ...]]:
    """Break a line of the page at the width of the picture."""
    runs, column = list[_Run](), 0
    for part in parts:
        begins = True
        for word in _abridged(" ".join(part.of(text).split())).split():
            if column and column + len(word) > _COLUMNS:
                yield tuple(runs)
                runs, column = [], 0
            if runs and not begins and runs[-1].segment is part:
                last = runs.pop()
                runs.append(_Run(part, last.column, f"{last.words} {word}", last.begins))
            else:
                runs.append(_Run(part, column, word, begins))
            begins, column = False, column + len(word) + 1
    if runs:
        yield tuple(runs)


def _abridged(words: str) -> str:
    """Leave out the middle of a long stretch, between two words."""
    if len(words) <= _LONGEST:
        return words
    head, tail = words[: words.rindex(" ", 0, _BEGINNING)], words[words.index(" ", -_END) :]
    return head + _CUT + tail.lstrip()


def _drawn(row: _Row) -> Iterator[str]:
    for run in row.runs:
        x, width = _TEXT + _CHARACTER * run.column, _CHARACTER * len(run.words)
        yield (
            f'<g class="{run.segment.kind}"><title>{escape(_told(run.segment))}</title>'
            f"{_tint(x, row.y, width)}{_edge(x, row.y) if run.begins else ''}"
            f"{_words(x, row.y, run.words, length=width)}</g>"
        )
    if names := " · ".join(run.segment.kind for run in row.runs if run.begins):
        yield _words(_NAMES, row.y, names, "name")


def _told(part: Segment) -> str:
    whose = "no article" if part.article is None else f"article {part.article + 1}"
    return f"{part.kind}, {whose}: {part.rule} ({part.start}-{part.end})"


def _tie(rows: Sequence[_Row], article: int) -> Iterator[str]:
    """Draw the line that ties an article together, thick where a line has part of it."""
    own = [row.y for row in rows if row.has(article)]
    top, bottom = own[0] - _TINT // 2 - 4, own[-1] + 4
    yield f'<path class="tie" d="M{_TIE} {top}V{bottom}"/>'
    thick = "".join(f"M{_TIE} {y - _TINT + 3}v{_LINE}" for y in own)
    yield f'<path class="tie own" d="{thick}"/>'
    yield f'<circle class="badge" cx="{_TIE}" cy="{own[0] - 4}" r="10"/>'
    yield _words(_TIE, own[0], str(article + 1), "number")


def _tint(x: float, y: int, width: float) -> str:
    return (
        f'<rect class="tint" x="{x - 2:.1f}" y="{y - _TINT + 4}" '
        f'width="{width + 4:.1f}" height="{_TINT}"/>'
    )


def _edge(x: float, y: int) -> str:
    """Mark where a stretch begins."""
    return f'<rect x="{x - 4:.1f}" y="{y - _TINT + 4}" width="2.5" height="{_TINT}"/>'


def _words(x: float, y: int, words: str, kind: str = "", length: float = 0) -> str:
    attributes = f' class="{kind}"' if kind else ""
    attributes += f' textLength="{length:.1f}"' if length else ""
    return f'<text x="{x:.1f}" y="{y}"{attributes}>{escape(words)}</text>'


if __name__ == "__main__":
    page = sample_page()
    FILE.write_text(picture(page, read_page(page, CAPTURED_AT)), encoding="utf-8")
