"""What is read out of texts and pages, measured for the floors: one function a part."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import attribution
import bodies
import boundaries
import finders
import numpy as np
import quoters
import readers
import splitters
from copied import Tally
from corpora import EWT, EXTRACTION, GOLDEN, GUM, HEADLINES, MORE_PAGES, PAGES, QUOTES, rows
from figures import OURS, Figure, Value, held, mean, share
from gold import CopiedPage, copied_pages, html_pages
from intervals import Table
from workers import Loader, Worker

from summarizer.page.reading import read_page

# Seconds for a text. None takes one; what hangs must not hang the run.
_LIMIT = 60
_FIELDS = ("title", "source", "body")


def answers(loaders: Mapping[str, Loader], documents: Sequence[str]) -> dict[str, list[Any]]:
    """Give what each system makes of each document; None where it failed."""
    found = {}
    for name, loader in loaders.items():
        worker = Worker(loader, _LIMIT)
        found[name] = [worker.ask(document).value for document in documents]
        worker.stop()
    return found


def sentences(shared: Path) -> Iterator[Figure]:
    """Measure the boundaries of sentences, and the golden rules that are kept to the letter."""
    for path in (GUM, EWT, GOLDEN):
        texts = rows(shared / path)
        gold = [boundaries.Text(row["text"], tuple(row["sentences"])) for row in texts]
        found = answers(splitters.installed(), [text.text for text in gold])
        scores = {
            name: boundaries.score(gold, [piles[0] if piles else [] for piles in own])
            for name, own in found.items()
        }
        size = len(gold)
        if path == GOLDEN:
            exact = {name: own.exact for name, own in scores.items()}
            values = {name: Value(count, count, count, size) for name, count in exact.items()}
            yield Figure("sentences", f"golden rules of {size}", values, 1, ".0f")
        else:
            values = {name: Value(own.f1, own.low, own.high, size) for name, own in scores.items()}
            yield held("sentences", f"{Path(path).stem} F1", values)


def keywords(shared: Path) -> Iterator[Figure]:
    """Measure which share of the headline's telling words the first ten keywords have."""
    articles = rows(shared / HEADLINES)
    titles = [finders.telling(row["title"]) for row in articles]
    texts = [row["article"] for row in articles]
    found = answers(finders.installed(texts), texts)
    tables = {name: _covered(own, titles) for name, own in found.items()}
    yield held("keywords", "of the headline", _means(tables, 0, 1))


def _covered(found: Sequence[Sequence[str] | None], titles: Sequence[frozenset[str]]) -> Table:
    words = [finders.telling(" ".join(own or ())) for own in found]
    pairs = zip(words, titles, strict=True)
    return np.array([(len(own & title), len(title)) for own, title in pairs], float)


def _means(tables: Mapping[str, Table], part: int, whole: int) -> dict[str, Value]:
    return {name: mean(table, share(part, whole)) for name, table in tables.items()}


def quotes(shared: Path) -> Iterator[Figure]:
    """Measure quotes that are right by range and speaker, of all kinds and direct ones."""
    gold = [attribution.annotated(row) for row in rows(shared / QUOTES)]
    here = quoters.installed()
    loaders = {name: here[name] for name in (OURS, quoters.FLOOR)}
    found = answers(loaders, [one.text for one in gold])
    for kind, name in ((None, "end to end"), ("direct", "end to end, direct")):
        values = {
            system: mean(
                attribution.counted(gold, [each or () for each in own], kind),
                attribution.end_to_end_f1,
                len(gold),
            )
            for system, own in found.items()
        }
        yield held("quotes", name, values)


def pages(shared: Path) -> Iterator[Figure]:
    """Measure how copied pages are split into articles."""
    read = [page for folder in (PAGES, MORE_PAGES) for page in copied_pages(shared / folder)]
    counts = np.array([_page_counts(page) for page in read], float)
    names = ("found", *_FIELDS, "free of noise")
    articles = int(counts[:, 1].sum())
    for at, name in enumerate(names):
        own = mean(counts, share(2 * at, 2 * at + 1), articles)
        yield held("pages", name, {OURS: own}, ".4f")


def _page_counts(page: CopiedPage) -> list[float]:
    """Count what is right and what is asked: articles, their fields, and words."""
    tally = Tally()
    tally.add(page, read_page(page.text, page.captured_at))
    fields = ((tally.right.get(name, 0), tally.asked.get(name, 0)) for name in _FIELDS)
    words = tally.words
    return [
        *(tally.found, tally.articles),
        *(count for field in fields for count in field),
        *(words.both, words.both + words.more),
    ]


def longest_bodies(shared: Path) -> Iterator[Figure]:
    """Measure the bodies read out of HTML, and out of its text as copied."""
    read = list(html_pages(shared / EXTRACTION))
    html = answers(_html_readers(), [page.html for page in read])
    text = answers({OURS: readers.ours_of_text}, [page.text for page in read])
    for name, found in (("HTML F1", html), ("text F1", text)):
        values = {system: _f1([page.body for page in read], own) for system, own in found.items()}
        yield held("bodies", name, values)


def _html_readers() -> dict[str, Loader]:
    here = readers.installed()
    return {name: here[name] for name in here if name in {OURS, readers.BASELINE}}


def _f1(gold: Sequence[str], found: Iterable[str | None]) -> Value:
    own = bodies.score(bodies.page_counts(gold, [body or "" for body in found]))
    return Value(own.f1, own.low, own.high, len(gold))
