"""docs/reading-a-page.md: what it shows is so."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from summarizer.text import SegmentKind

PROJECT = Path(__file__).parents[2]
PAGE = (PROJECT / "docs" / "reading-a-page.md").read_text(encoding="utf-8")


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


def documents(answers):
    """Read JSON documents that stand one behind the other."""
    start, size, decoder = 0, len(answers), json.JSONDecoder()
    while start < size:
        document, start = decoder.raw_decode(answers, start)
        start += len(answers[start:]) - len(answers[start:].lstrip())
        yield document


def test_every_kind_is_explained_once():
    explained = re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE)

    assert sorted(explained) == sorted(SegmentKind)


def test_every_module_that_it_names_is_there():
    named = set(re.findall(r"`(?:summarizer/page/)?(\w+\.py)`", PAGE))

    assert named - {file.name for file in (PROJECT / "summarizer" / "page").iterdir()} == set()


def test_the_segment_that_it_shows_is_the_sample_pages(post_page):
    (shown,) = blocks("json")

    assert json.loads(shown) in post_page(dry_run="true").json["segments"]


@pytest.mark.skipif(shutil.which("curl") is None, reason="the page's lines are for curl")
def test_its_shell_lines_work(server, tmp_path):
    server.run("sample")
    (tmp_path / "api").symlink_to(PROJECT / "api")
    script = "".join(blocks("console")).replace("http://127.0.0.1:8000", server.base)

    result = subprocess.run(
        ["/bin/sh", "-eu", "-c", script.replace(".venv/bin/", f"{Path(sys.executable).parent}/")],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        text=True,
    )

    assert (result.returncode, result.stderr) == (0, "")
    printed, _, answers = result.stdout.partition("\n{")
    explained, *_, last = printed.splitlines()
    assert re.match(r" +title  1 │ Port Ellery", explained)
    assert last.startswith("3 | body | paragraph | 'A cleaner who moved")
    html, page, reading = documents("{" + answers)
    assert [(each["title"], each["byline"]) for each in html["articles"]] == [
        ("Ferry fares to rise in May", "Ann Moss")
    ]
    assert [article["id"] for article in page["articles"]] == [
        article["id"] for article in reading["articles"]
    ]
    assert {article["status"] for article in reading["articles"]} == {"same"}
