"""The splitters of sentences: ours, and what others have built. Each gives sentences as text."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib import import_module, metadata
from importlib.util import find_spec
from types import MappingProxyType
from typing import Any

from workers import Loader, System

OURS = "standfirst"
# A splitter reads a pile of texts at once: a text alone is too short for its time to be told.
_BETWEEN = "\x1e"


def pile(texts: Iterable[str]) -> str:
    """Lay texts on one another, for a splitter to read."""
    return _BETWEEN.join(texts)


def ours() -> System:
    """Split as the service does."""
    sentences = import_module("summarizer.segment").sentences
    return _each(lambda text: [sentence.of(text) for sentence in sentences(text)])


def pysbd() -> System:
    """Split with pySBD, whose rules for English are the golden ones."""
    return _each(import_module("pysbd").Segmenter(language="en", clean=False).segment)


def syntok() -> System:
    """Split with syntok, which gives tokens and where they stand."""
    analyze = import_module("syntok.segmenter").analyze

    def split(text: str) -> list[str]:
        found = [sentence for paragraph in analyze(text) for sentence in paragraph]
        return [text[words[0].offset : _end(words[-1])] for words in found if words]

    return _each(split)


def nupunkt() -> System:
    """Split with nupunkt, Punkt as trained on law and finance."""
    return _each(import_module("nupunkt").sent_tokenize)


SPLITTERS: Mapping[str, Loader] = MappingProxyType({
    OURS: ours,
    "pysbd": pysbd,
    "syntok": syntok,
    "nupunkt": nupunkt,
})  # fmt: skip
"""The loaders; a peer's name is that of its release and of its module."""


def installed() -> dict[str, Loader]:
    """Give the loaders of the splitters that are here."""
    return {name: load for name, load in SPLITTERS.items() if name == OURS or find_spec(name)}


def versions() -> str:
    """Name the releases of the peers that are here, and the absent."""
    here = {name: metadata.version(name) for name in installed() if name != OURS}
    return "; ".join(f"{name} {here.get(name, 'absent')}" for name in SPLITTERS if name != OURS)


def _each(split: Callable[[str], Sequence[str]]) -> System:
    return lambda texts: [split(text) for text in texts.split(_BETWEEN)]


def _end(token: Any) -> int:
    end: int = token.offset + len(token.value)
    return end
