"""The visible lines of a page."""

import pytest

from summarizer.page.lines import page_lines

WRAPPED = (
    "The council voted on Monday to close the old bridge over the\n"
    "river, which has stood since 1880. A tunnel will replace it in\n"
    "ten years.\n"
    "(AP)\n"
)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param(" \r\n\t\n", [], id="white space"),
        pytest.param("one\ntwo", [("one", 0), ("two", 0)], id="two lines"),
        pytest.param(
            "\n\none \r\n\r\n\u00a0\r\n two\r", [("one", 0), ("two", 2)], id="blank lines"
        ),
        pytest.param("one\rtwo", [("one", 0), ("two", 0)], id="carriage returns"),
    ],
)
def test_reads_visible_lines(text, lines):
    assert [(line.of(text), line.blanks) for line in page_lines(text)] == lines


def test_puts_wrapped_lines_together():
    assert [line.of(WRAPPED).count("\n") for line in page_lines(WRAPPED)] == [2, 0]


def test_one_break_inside_a_sentence_is_no_wrapping():
    text = WRAPPED.replace("in\nten", "in ten")

    assert [line.of(text).count("\n") for line in page_lines(text)] == [0, 0, 0]


def test_an_indented_line_begins_a_paragraph():
    lines = [line.strip() for line in WRAPPED.splitlines()[:2]]
    text = "\n".join(f"   {first}\n{second}" for first, second in [lines, lines, lines])

    assert [line.of(text).count("\n") for line in page_lines(text)] == [1, 1, 1]


def test_a_byline_goes_on_with_no_headline():
    text = WRAPPED + "A headline that is about as wide as the lines that stand above\nBy Ann Moss\n"

    assert [line.of(text).count("\n") for line in page_lines(text)] == [2, 0, 0, 0]


def test_a_blank_line_ends_a_wrapped_paragraph():
    text = WRAPPED + "\n" + WRAPPED

    assert [line.blanks for line in page_lines(text)] == [0, 0, 1, 0]
