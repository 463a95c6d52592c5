"""Where the texts lie that everything is measured on, within the folder that is named."""

import json
from pathlib import Path
from typing import Any

ARTICLES = "data/summaries/train.jsonl"
GUM, EWT = "data/sentences/gum_dev.jsonl", "data/sentences/ewt_dev.jsonl"
GOLDEN = "data/sentences/golden_rules.jsonl"
HEADLINES = "data/bbc/titles_500.jsonl"
QUOTES = "data/quotes/polnear_dev.jsonl"
PAGES, MORE_PAGES = "data/pages", "data/pages/dev"
EXTRACTION = "data/extraction"


def rows(file: Path) -> list[dict[str, Any]]:
    """Read JSON lines."""
    return [json.loads(line) for line in file.read_bytes().splitlines() if line.strip()]
