"""How an article is put together from its marks."""

from datetime import UTC, datetime

import pytest

from summarizer.page.articles import article, body
from summarizer.page.stories import Mark
from summarizer.text import PageArticle, SegmentKind

NOON = datetime(2025, 7, 2, 12, tzinfo=UTC)
DECK = "Merrow closes its bridge"


def marks(text, *parts):
    return [
        Mark(
            start, start + len(words), kind, "test", Mark(start, start + len(words), kind, "", None)
        )
        for kind, words in parts
        if (start := text.index(words)) >= 0
    ]


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        pytest.param("One here.\nTwo here.", "One here.\n\nTwo here.", id="line break"),
        pytest.param("One here.\rTwo here.", "One here.\n\nTwo here.", id="carriage return"),
        pytest.param("One here. AD Two here.", "One here. Two here.", id="noise in a line"),
    ],
)
def test_joins_paragraphs_by_what_stood_between(text, joined):
    found = marks(text, (SegmentKind.BODY, "One here."), (SegmentKind.BODY, "Two here."))

    assert body(text, found) == joined


@pytest.mark.parametrize(
    ("story", "repeated"),
    [
        pytest.param("The town of Merrow closes a bridge.", True, id="all three words"),
        pytest.param("Merrow keeps a bridge.", True, id="two of three"),
        pytest.param("Merrow keeps a ferry.", False, id="one of three"),
    ],
)
def test_a_deck_that_the_body_repeats_is_left_out(story, repeated):
    text = f"{DECK}\n{story}"
    found = marks(text, (SegmentKind.DECK, DECK), (SegmentKind.BODY, story))

    assert body(text, found) == (story if repeated else f"{DECK}\n\n{story}")


def test_folds_line_ends_inside_a_paragraph():
    text = "Merrow closes \r\n its bridge."

    assert body(text, marks(text, (SegmentKind.BODY, text))) == "Merrow closes its bridge."


def test_without_a_headline_the_first_sentence_is_the_title():
    text = "Merrow closes its bridge. It is old."

    assert article(text, marks(text, (SegmentKind.BODY, text)), NOON, None) == PageArticle(
        "Merrow closes its bridge.", text
    )


def test_a_title_cut_from_an_endless_sentence_is_no_longer_than_a_headline():
    text = "and on " * 100
    found = article(text, marks(text, (SegmentKind.BODY, text.strip())), NOON, None)

    assert found is not None
    assert found.title == text[:300].strip()


def test_nothing_is_put_together_without_a_body():
    assert article("Merrow", marks("Merrow", (SegmentKind.TITLE, "Merrow")), NOON, None) is None


def test_an_update_counts_only_where_nothing_else_is_printed():
    text = "1 hour ago\n3 hours ago\nIt is old."
    late, first, story = marks(
        text,
        (SegmentKind.TIME, "1 hour ago"),
        (SegmentKind.TIME, "3 hours ago"),
        (SegmentKind.BODY, "It is old."),
    )
    late = Mark(late.start, late.end, late.kind, "time of an update", late.core)

    for times, raw in (([late, first], "3 hours ago"), ([late], "1 hour ago")):
        found = article(text, [*times, story], NOON, None)
        assert found is not None
        assert found.published.raw == raw
