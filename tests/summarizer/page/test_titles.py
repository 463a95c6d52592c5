"""Headlines that stand further above their stories."""

from datetime import UTC, datetime

import pytest

from summarizer.page.reading import read_page

NOON = datetime(2025, 7, 2, 12, tzinfo=UTC)
HEAD = "Council closes the old bridge"
BRIDGE = "The council voted on Monday to close the old bridge. A tunnel will replace it."


@pytest.mark.parametrize(
    ("between", "title", "byline"),
    [
        pytest.param("Bo Lee\n9-11 minutes", HEAD, "Bo Lee", id="the writer and a reading time"),
        pytest.param("Read aloud", HEAD, None, id="a button"),
    ],
)
def test_a_story_takes_the_headline_above_its_details(between, title, byline):
    (article,) = read_page(f"{HEAD}\n{between}\n\n{BRIDGE}\n{BRIDGE[::-1]}.\n", NOON).articles

    assert (article.title, article.byline) == (title, byline)


def test_a_headline_belongs_to_the_story_above_the_next_one():
    text = f"{HEAD}\nBy Bo Lee\n{BRIDGE}\nNext\nIt closes in May, said the council.\n"

    assert [article.title for article in read_page(text, NOON).articles] == [HEAD]
