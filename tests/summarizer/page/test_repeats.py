"""What a page prints twice within one story."""

from datetime import UTC, datetime

import pytest

from summarizer.page.reading import read_page

NOON = datetime(2025, 7, 2, 12, tzinfo=UTC)
HEAD = "Council closes the old bridge\nBy Ann Moss"
BRIDGE = "The council voted on Monday to close the old bridge. A tunnel will replace it."
MOSS = "'We sold the only view that anybody had,' said Cy Hart, who has a boat there."
PIER = "'A tunnel' is what the ferry men call a hole with two ends and no view."


def bodies(*paragraphs):
    text = "\n\n".join((HEAD, *paragraphs))
    return [article.body.split("\n\n") for article in read_page(text, NOON).articles]


@pytest.mark.parametrize(
    ("again", "kept"),
    [
        pytest.param(f"{BRIDGE} more", False, id="begins like one above"),
        pytest.param("'We sold the only view that anybody had.'", False, id="a quotation set off"),
        pytest.param("'A tunnel.'", True, id="too few words to tell"),
        pytest.param("'We sold it,' she said. 'We sold the only view that anybody had.'", True,
                     id="a quotation that is the story's"),
    ],
)  # fmt: skip
def test_a_story_says_everything_once(again, kept):
    told = [BRIDGE, MOSS, PIER, *([again] if kept else [])]

    assert bodies(BRIDGE, MOSS, PIER, again) == [told]


def test_two_stories_may_say_the_same():
    text = f"{HEAD}\n{BRIDGE}\n\nCouncil shuts the bridge\nBy Cy Hart\n{BRIDGE}\n"

    assert [article.body for article in read_page(text, NOON).articles] == [BRIDGE, BRIDGE]
