"""The benchmark, run on invented pages as whoever measures runs it."""

import gzip
import json
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parents[1] / "benchmarks" / "pages.py"
TITLE = "Ferry fares to rise in May"
BODY = "The fares of the harbour ferry rise by a tenth in May, the council said on Monday."
COPIED = f"Home\nThe Mill Courier\n2 hours ago\n- The Mill Courier\n{TITLE}\n{BODY}\n"
GOLD = {
    "family": "list",
    "captured_at": "2025-07-02T12:00:00Z",
    "articles": [
        {
            "title": TITLE,
            # Of its 15 runs of four words we find 14, of its 18 words 17.
            "body": f"{BODY} Nobody",
            "source": {"name": "The Mill Courier"},
            "published_at": "2025-07-02T10:59:00Z",
            "published_at_precision": "hour",
        }
    ],
    "segments": [{"start": 0, "end": 4, "kind": "label", "article": None}],
}

SCORES = {
    "pages": "1",
    "articles": "1",
    "found": "1.000",
    "extra": "0",
    "body": "0.000",
    "title": "1.000",
    "source": "1.000",
    "time": "1.000",
    "byline": "-",
    "F1": "0.966",
    "noise": "0.0000",
    "loss": "0.0556",
}


def run(*arguments):
    # Peers warn of this and that; what counts is what is printed.
    result = subprocess.run(
        [sys.executable, SCRIPT, *arguments], capture_output=True, check=True, text=True
    )
    return [[cell.strip() for cell in line.split("|")[1:-1]] for line in result.stdout.splitlines()]


def test_scores_copied_pages_by_layout_and_kind(tmp_path):
    (tmp_path / "1.txt").write_text(COPIED, encoding="utf-8")
    (tmp_path / "1.json").write_text(json.dumps(GOLD), encoding="utf-8")

    cells = run("--pages", tmp_path)

    heads = next(row for row in cells if row)
    for layout in ("list", "all"):
        scores = next(row for row in cells if row[:1] == [layout])
        assert dict(zip(heads, scores, strict=True)) == SCORES | {"layout": layout}
    assert ["gold", "label", "naviga", "right"] in cells
    assert ["label", ".", "4", "0.000"] in cells


def test_scores_html_beside_the_peers_that_are_here(tmp_path):
    for folder in ("html", "text"):
        (tmp_path / folder).mkdir()
    story = f"<article><h1>{TITLE}</h1><p>{BODY}</p><p>{BODY[::-1]}</p></article>"
    (tmp_path / "html" / "1.html.gz").write_bytes(gzip.compress(story.encode()))
    (tmp_path / "text" / "1.txt").write_text(COPIED, encoding="utf-8")
    truth = {"1": {"articleBody": f"{BODY} {BODY[::-1]}"}}
    (tmp_path / "ground-truth.json").write_text(json.dumps(truth), encoding="utf-8")

    cells = run("--extraction", tmp_path, "--repetitions", "1")

    rows = {row[0]: row[1:] for row in cells if len(row) > 1}
    assert rows["standfirst"][:2] == ["1.000", "1.000 to 1.000"]
    assert rows["trafilatura"][4:6] == ["1.00 (1.00 to 1.00)", "1.00"]
    assert {"trafilatura, precision", "standfirst, text"} <= rows.keys()
