"""The picture of the sample page: drawn anew, it is the committed one."""

import runpy
from pathlib import Path

import pytest
from lxml import etree

from api.samples import CAPTURED_AT, sample_page
from summarizer.page.reading import read_page

DOCS = Path(__file__).parents[1] / "docs"
GROUP, TITLE = "{http://www.w3.org/2000/svg}g", "{http://www.w3.org/2000/svg}title"


@pytest.fixture(scope="module")
def script():
    return runpy.run_path(str(DOCS / "picture.py"))


@pytest.fixture(scope="module")
def reading():
    return read_page(sample_page(), CAPTURED_AT)


def test_the_committed_picture_is_the_readers(script, reading):
    committed = (DOCS / "sample-page.svg").read_text(encoding="utf-8")

    assert committed == script["picture"](sample_page(), reading), "run `make docs`"


def test_every_stretch_of_the_page_is_in_it_in_order(script, reading):
    drawing = etree.fromstring(script["picture"](sample_page(), reading))

    told = [title.text for title in drawing.iterfind(f"{GROUP}/{TITLE}")]
    ranges = dict.fromkeys(words.rpartition(" ")[2] for words in told)
    stretches = [part for part in reading.segments if part.kind != "blank"]
    assert list(ranges) == [f"({part.start}-{part.end})" for part in stretches]
