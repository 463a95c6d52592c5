"""Which lines are the page's own."""

import pytest

from summarizer.page import headers
from summarizer.page.furniture import furniture
from summarizer.page.vocabulary import LINES
from summarizer.text import SegmentKind


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Home | Harbour | World | Sport", SegmentKind.NAVIGATION),
        ("News \u00bb Harbour \u00bb Council closes the old bridge", SegmentKind.NAVIGATION),
        ("Politics\tOpinion\tRegatta", SegmentKind.NAVIGATION),
        ("\U0001f4e4 Share", SegmentKind.NAVIGATION),
        ("Share on Facebook Email this article Print", SegmentKind.NAVIGATION),
        ("\u00a9 2025 The Ledger. All rights reserved.", SegmentKind.NAVIGATION),
        ("We use cookies to make this site work.", SegmentKind.NAVIGATION),
        ("Explore what Ledger AI can do for you:", SegmentKind.NAVIGATION),
        ("No comments yet", SegmentKind.COMMENTS),
        ("View all comments (12)", SegmentKind.COMMENTS),
        ("[Advertisement]", SegmentKind.ADVERTISEMENT),
        ("ADVERTISEMENT - Scroll to continue", SegmentKind.ADVERTISEMENT),
        ("Story continues below this ad", SegmentKind.ADVERTISEMENT),
        ("Related Articles", SegmentKind.LABEL),
        ("More from this section", SegmentKind.LABEL),
        ("4 min read", SegmentKind.LABEL),
        ("3.", SegmentKind.LABEL),
        ("CITY-BRIDGE-VOTE", SegmentKind.LABEL),
        ("- 30 -", SegmentKind.LABEL),
        ("(Recasts, adds mayor)", SegmentKind.LABEL),
        ("Also Read: Ferry fares go up", SegmentKind.TEASER),
        ("READ MORE | Ferry fares go up", SegmentKind.TEASER),
        ("&w=1200&q=80)", SegmentKind.DEBRIS),
        ("![](data:image/gif;base64,R0lG", SegmentKind.DEBRIS),
        ("bridge-at-dawn.jpg", SegmentKind.DEBRIS),
        ("0:00 / 2:31", SegmentKind.DEBRIS),
        ("* * *", SegmentKind.DEBRIS),
    ],
    ids=str,
)
def test_knows_the_lines_of_a_page(line, kind):
    known = furniture(line)

    assert known is not None
    assert known[0] is kind


@pytest.mark.parametrize(
    "line",
    [
        "Get our best stories, delivered to your inbox every week",
        "Privacy Notice: newsletters may hold adverts. " + "For more see our policy. " * 8,
        "Add The Ledger as a preferred source to see more of our stories.",
        "Thank you for reading.",
        "Our Standards: The Ledger's Principles, opens new tab",
    ],
    ids=range(5),
)
def test_knows_a_page_s_fine_print(line):
    assert furniture(line) == (SegmentKind.NAVIGATION, "fine print")


def test_rules_fit_a_store_s_column():
    rules = [*(rule for _, rule, _ in LINES), *headers._RULES.values()]

    assert [rule for rule in rules if not 0 < len(rule) <= 60] == []


@pytest.mark.parametrize(
    "line",
    [
        "To stop the flood, the council closes the old bridge.",
        "Council closes the old bridge",
        "Sorry harbour master loses his post",
        "More rain for the coast",
        "Related Articles was the name of her first play.",
        "Welcome to the flood: a town under water",
        "Read the plan and weep",
        "The Ledger | Merrow",
        "Comments by the mayor anger ferry men",
        "A headline " * 20,
        "\u2192\u2192 " + "x" * 200,
    ],
    ids=str,
)
def test_leaves_the_writer_s_lines_alone(line):
    assert furniture(line.strip()) is None
