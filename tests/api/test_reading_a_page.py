"""docs/reading-a-page.md: what it shows is so."""

import re
from pathlib import Path

from summarizer.text import SegmentKind

PROJECT = Path(__file__).parents[2]
PAGE = (PROJECT / "docs" / "reading-a-page.md").read_text(encoding="utf-8")


def test_every_kind_is_explained_once():
    explained = re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE)

    assert sorted(explained) == sorted(SegmentKind)


def test_every_module_that_it_names_is_there():
    named = set(re.findall(r"`(?:summarizer/page/)?(\w+\.py)`", PAGE))

    assert named - {file.name for file in (PROJECT / "summarizer" / "page").iterdir()} == set()
