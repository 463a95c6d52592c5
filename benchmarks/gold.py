"""Folders of pages that people annotated. They are named by whoever measures; none is ours."""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]{1,40})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CopiedPage:
    """A page as a person copied it, and what should be read out of it."""

    text: str
    family: str
    captured_at: datetime
    articles: list[dict[str, Any]]
    segments: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """A page's HTML, the text of it that a person would copy, and the body of its article."""

    html: str
    text: str
    body: str


def copied_pages(folder: Path) -> Iterator[CopiedPage]:
    """Read NAME.txt, to the letter, and NAME.json of a folder."""
    for file in sorted(folder.glob("*.txt")):
        gold = json.loads(file.with_suffix(".json").read_bytes())
        yield CopiedPage(
            text=file.read_bytes().decode(),
            family=gold.get("family", "-"),
            captured_at=datetime.fromisoformat(gold["captured_at"]),
            articles=gold["articles"],
            segments=gold.get("segments", []),
        )


def html_pages(folder: Path) -> Iterator[HtmlPage]:
    """Read a folder in the layout of the article extraction benchmark, text/ added."""
    truth = json.loads((folder / "ground-truth.json").read_bytes())
    for name, row in sorted(truth.items()):
        yield HtmlPage(
            html=_decoded(gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())),
            text=(folder / "text" / f"{name}.txt").read_bytes().decode(),
            body=row["articleBody"],
        )


def _decoded(markup: bytes) -> str:
    """Decode as UTF-8, else as the page says itself."""
    try:
        return markup.decode()
    except UnicodeDecodeError:
        stated = _CHARSET.search(markup, 0, 4096)
        return markup.decode(stated[1].decode() if stated else "cp1252", "replace")
