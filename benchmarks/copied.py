"""How well copied pages are split into their articles."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

from gold import CopiedPage
from overlap import Overlap, overlap_of_runs, overlap_of_words

from summarizer.text import PageArticle, Reading

Gold = Mapping[str, Any]

# Below a tenth of their runs in common, two articles are not the same; an equal title weighs half.
_ALIKE, _TITLE = 0.1, 0.5
# How many figures of a time, from its year on, each precision tells.
_TOLD: Mapping[str, int] = MappingProxyType({"day": 3, "hour": 4, "minute": 5})


@dataclass(slots=True)
class Tally:
    """What was found of some pages' articles."""

    pages: int = 0
    articles: int = 0
    found: int = 0
    extra: int = 0
    right: dict[str, int] = field(default_factory=dict)
    asked: dict[str, int] = field(default_factory=dict)
    runs: Overlap = field(default_factory=Overlap)
    words: Overlap = field(default_factory=Overlap)

    def add(self, page: CopiedPage, reading: Reading) -> None:
        """Count one page in."""
        pairs = _pairs(page.articles, reading.articles)
        partners = [reading.articles[pairs[at]] if at in pairs else None for at in _at(page)]
        self.pages += 1
        self.articles += len(page.articles)
        self.found += len(pairs)
        self.extra += len(reading.articles) - len(pairs)
        for gold, ours in zip(page.articles, partners, strict=True):
            self._compare(gold, ours)
            self._overlay(gold.get("body") or "", ours.body if ours else "")
        for at, ours in enumerate(reading.articles):
            if at not in pairs.values():
                self._overlay("", ours.body)

    def share(self, name: str) -> str:
        """Give the share of articles whose field is exactly right."""
        asked = self.asked.get(name, 0)
        return f"{self.right[name] / asked:.3f}" if asked else "-"

    def _compare(self, gold: Gold, ours: PageArticle | None) -> None:
        for name, is_right in _FIELDS.items():
            if name in gold:
                self.asked[name] = self.asked.get(name, 0) + 1
                met = ours is not None and is_right(gold, ours)
                self.right[name] = self.right.get(name, 0) + met

    def _overlay(self, gold: str, ours: str) -> None:
        self.runs += overlap_of_runs(gold, ours)
        self.words += overlap_of_words(gold, ours)


def _at(page: CopiedPage) -> range:
    return range(len(page.articles))


def _pairs(gold: Sequence[Gold], ours: Sequence[PageArticle]) -> dict[int, int]:
    """Pair gold articles with ours, the likest first."""
    ranked = sorted(
        (
            (_likeness(wanted, found), -at, -there)
            for at, wanted in enumerate(gold)
            for there, found in enumerate(ours)
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for likeness, at, there in ranked:
        if likeness > _ALIKE and -at not in pairs and -there not in pairs.values():
            pairs[-at] = -there
    return pairs


def _likeness(gold: Gold, ours: PageArticle) -> float:
    same = bool(gold.get("title")) and gold["title"] == ours.title
    return overlap_of_runs(gold.get("body") or "", ours.body).f1 + _TITLE * same


def _folded(words: str | None) -> str | None:
    return words if words is None else " ".join(words.split())


def _is_source(gold: Gold, ours: PageArticle) -> bool:
    source = gold["source"]
    name: str | None = source["name"] if isinstance(source, dict) else source
    return ours.source == name


def _is_time(gold: Gold, ours: PageArticle) -> bool:
    """Compare two times no finer than the gold's."""
    precision = gold.get("published_at_precision", "")
    wanted = gold["published_at"] and datetime.fromisoformat(gold["published_at"])
    return _told(wanted, precision) == _told(ours.published.at, precision)


def _told(at: datetime | None, precision: str) -> tuple[int, ...] | None:
    return None if at is None else at.astimezone(UTC).timetuple()[: _TOLD.get(precision, 6)]


def _same(name: str) -> Callable[[Gold, PageArticle], bool]:
    return lambda gold, ours: _folded(gold[name]) == _folded(getattr(ours, name))


_FIELDS: Mapping[str, Callable[[Gold, PageArticle], bool]] = MappingProxyType({
    "body": _same("body"),
    "title": _same("title"),
    "source": _is_source,
    "published_at": _is_time,
    "byline": _same("byline"),
    "agency": _same("agency"),
    "dateline": _same("dateline"),
})  # fmt: skip


def rows(families: Mapping[str, Tally]) -> list[list[str]]:
    """Lay the tallies out, one a row, for ``HEADS``."""
    return [_row(name, tally) for name, tally in families.items()]


HEADS = (
    *("layout", "pages", "articles", "found", "extra", "body", "title", "source", "time"),
    *("byline", "F1", "noise", "loss"),
)


def _row(name: str, tally: Tally) -> list[str]:
    fields = ("body", "title", "source", "published_at", "byline")
    return [
        *(name, str(tally.pages), str(tally.articles)),
        *(f"{tally.found / tally.articles:.3f}" if tally.articles else "-", str(tally.extra)),
        *map(tally.share, fields),
        f"{tally.runs.f1:.3f}" if tally.articles or tally.extra else "-",
        *(f"{tally.words.noise:.4f}", f"{tally.words.loss:.4f}"),
    ]
