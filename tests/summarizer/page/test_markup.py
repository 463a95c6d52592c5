"""How a tree is taken apart into blocks."""

import pytest
from lxml import html

from summarizer.page.markup import blocks

WRAPPED = "The ferry left the harbour of Alden on Tuesday night with"
WHOLE = "The ferry left the harbour of Alden on Tuesday night."


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        pytest.param("<p>One<br>two</p>", ["One", "two"], id="short lines"),
        pytest.param(f"<p>{WRAPPED}<br>nobody</p>", [f"{WRAPPED} nobody"], id="a sentence goes on"),
        pytest.param(f"<p>{WHOLE}<br>Nobody paid.</p>", [WHOLE, "Nobody paid."], id="sentences"),
        pytest.param(
            f"<p>{WHOLE}<br>Nobody paid.<br><br>Why?</p>",
            [f"{WHOLE} Nobody paid.", "Why?"],
            id="empty lines part the paragraphs",
        ),
        pytest.param(
            "<p>By Ida Marsh<br>July 1<br><br>Why?</p>",
            ["By Ida Marsh", "July 1", "Why?"],
            id="details above empty lines",
        ),
        pytest.param(
            f"<p>{WRAPPED}<br><a>nobody</a></p>", [WRAPPED, "nobody"], id="a link below a line"
        ),
        pytest.param(
            f"<pre>{WRAPPED}\nIda Marsh.\n\nWhy?</pre>",
            [f"{WRAPPED} Ida Marsh.", "Why?"],
            id="preformatted",
        ),
        pytest.param("<p>One\ntwo</p>", ["One two"], id="white space"),
    ],
)
def test_a_line_break_separates_or_wraps(markup, expected):
    assert [block.words for block in blocks(html.fromstring(markup))] == expected


def test_a_block_knows_the_moment_that_its_element_tells():
    (block,) = blocks(html.fromstring("<p>On <time datetime='2025-07-01'>Tuesday</time></p>"))

    assert block.moment == "2025-07-01"
