"""How far a story reaches into the boxes and lists around it."""

from datetime import UTC, datetime

import pytest

from summarizer.page.reading import read_page

NOON = datetime(2025, 7, 2, 12, tzinfo=UTC)
BRIDGE = "The council voted on Monday to close the old bridge. A tunnel will replace it."
MOSS = "Residents had asked for years for a safer crossing. 'We are glad,' said Ann Moss."
FERRY = "Ferry men say that nobody asked them, and that a tunnel needs more than ten years to dig."
TITLE = "Council closes the old bridge"
MENU = "\n".join(f"Harbour section {number}" for number in range(12))
BULLETS = "\n".join(f"* Harbour section {number}" for number in range(12))
BLURBS = "\n".join(
    f"Regatta number {number} begins\nBoats of all sizes race to the far shore."
    for number in "1234567"
)
NOTICE = "We use a cookie to see which of our pages you have read. Your browser keeps it."


def stories(text):
    return [(article.title, article.body) for article in read_page(text, NOON).articles]


@pytest.mark.parametrize(
    "tail",
    [
        pytest.param(f"{MENU}\n{NOTICE}\n", id="a notice below a menu"),
        pytest.param(f"{BULLETS}\n{NOTICE}\n", id="a notice below a list"),
        pytest.param(f"{BLURBS}\n", id="headings with a blurb each"),
        pytest.param(f"{MENU}\nThe harbour is open all year.\n", id="a sentence below a menu"),
    ],
)
def test_what_the_page_goes_on_with_is_not_the_storys(tail):
    text = f"{TITLE}\nBy Ann Moss\n{BRIDGE}\n{MOSS}\n{tail}"

    assert stories(text) == [(TITLE, f"{BRIDGE}\n\n{MOSS}")]


def test_a_long_list_does_not_end_a_story_that_goes_on_at_length():
    rest = [f"Pier {pier} stays open until the last boat has found a berth." for pier in range(12)]
    text = "\n".join([TITLE, "By Ann Moss", BRIDGE, MENU, MENU, *rest])

    assert stories(text) == [(TITLE, "\n\n".join([BRIDGE, *rest]))]


def test_one_box_does_not_end_a_story_that_goes_on_in_a_sentence():
    text = f"{TITLE}\nBy Ann Moss\n{BRIDGE}\nOur boats\nOur crew\nOur book\nIt closes in May.\n"

    assert stories(text) == [(TITLE, f"{BRIDGE}\n\nIt closes in May.")]


def test_a_story_begins_below_the_menu_with_the_headline_nearest_to_it():
    text = f"Harbours\nOpen all year.\n{MENU}\n{TITLE}\n{BRIDGE}\n{MOSS}\n"

    assert stories(text) == [(TITLE, f"{BRIDGE}\n\n{MOSS}")]


@pytest.mark.parametrize(
    "box",
    [
        pytest.param(f"Your choice\n{NOTICE}\n", id="a notice"),
        pytest.param(f"In the harbour\n* {BRIDGE}\n* {MOSS}\n* {FERRY}\n", id="a list"),
        pytest.param(f"Our crew\n{FERRY}\n{MENU}\nOur crew\n{FERRY}\n", id="printed twice"),
    ],
)
def test_a_box_with_nothing_but_a_heading_is_no_article_beside_a_story(box):
    text = f"\n\n\n{box}\n\n\n{TITLE}\nBy Ann Moss\n{BRIDGE}\n{MOSS}\n"

    assert stories(text) == [(TITLE, f"{BRIDGE}\n\n{MOSS}")]


def test_the_only_story_of_a_page_may_be_a_list():
    text = f"{TITLE}\n* {BRIDGE}\n* {MOSS}\n"

    assert stories(text) == [(TITLE, f"* {BRIDGE}\n\n* {MOSS}")]


def test_a_bulleted_line_is_no_headline():
    assert stories(f"{TITLE}\n* Harbour and ferries\n{BRIDGE}\n{MOSS}\n") != []
    assert "* Harbour and ferries" not in dict(
        stories(f"* Harbour and ferries\n{BRIDGE}\n{MOSS}\n")
    )


def test_a_whole_headline_in_capitals_points_elsewhere():
    text = f"{TITLE}\nBy Ann Moss\n{BRIDGE}\nFERRY MEN ASK FOR MORE THAN A TUNNEL\n{MOSS}\n"

    assert stories(text) == [(TITLE, f"{BRIDGE}\n\n{MOSS}")]


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("\u0915\u0941\u0932 \u0928\u0926\u0940 \u0939\u0948\u0964", id="danda"),
        pytest.param("\u6a4b\u306f\u9589\u3058\u305f\u3002", id="ideographic full stop"),
        pytest.param("\u067e\u0644 \u0628\u0646\u062f \u06c1\u06d2\u06d4", id="arabic full stop"),
    ],
)
def test_sentences_of_any_script_are_prose(sentence):
    assert stories(f"{TITLE}\nBy Ann Moss\n{sentence}\n{sentence}\n") == [
        (TITLE, f"{sentence}\n\n{sentence}")
    ]


def test_a_list_of_buttons_does_not_part_a_byline_from_its_story():
    text = f"{TITLE}\nBy Ann Moss\n* Flipbook\n* Pinboard\n{BRIDGE}\n{MOSS}\n"

    assert [(article.title, article.byline) for article in read_page(text, NOON).articles] == [
        (TITLE, "Ann Moss")
    ]


def test_a_bare_name_between_headline_and_time_is_the_writers():
    text = f"{TITLE}\nAnn Moss\n1 July 2025\n{BRIDGE}\n{MOSS}\n"

    assert [article.byline for article in read_page(text, NOON).articles] == ["Ann Moss"]


def test_a_sentence_above_a_menu_is_no_story_where_the_story_is_below():
    rest = [f"Pier {pier} stays open until the last boat has found a berth." for pier in range(8)]
    text = "\n".join([TITLE, "By Ann Moss", "It closes in May.", MENU, *rest])

    assert stories(text) == [(TITLE, "\n\n".join(rest))]


def test_the_page_s_notice_ends_no_story():
    text = f"{TITLE}\nBy Ann Moss\n{BRIDGE}\n{MOSS}\nStory saved\n{NOTICE}\n"

    assert stories(text) == [(TITLE, f"{BRIDGE}\n\n{MOSS}")]
