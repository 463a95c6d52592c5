"""What a page says of a story's writer."""

from datetime import UTC, datetime

from summarizer.page.reading import read_page

NOON = datetime(2025, 7, 2, 12, tzinfo=UTC)
BRIDGE = "The council voted on Monday to close the old bridge. A tunnel will replace it."


def test_the_paragraph_about_its_writer_is_no_part_of_a_story():
    text = f"Council closes the old bridge\nBy Bo Lee\n{BRIDGE}\nBo Lee covers the coast.\n"

    assert [
        (str(segment.kind), segment.of(text))
        for segment in read_page(text, NOON).segments
        if segment.rule == "about the writer"
    ] == [("credit", "Bo Lee covers the coast.")]


def test_a_person_of_the_story_is_no_writer():
    text = f"Council closes the old bridge\nBy Ann Moss\n{BRIDGE}\nBo Lee is the mayor.\n"

    assert [article.body for article in read_page(text, NOON).articles] == [
        f"{BRIDGE}\n\nBo Lee is the mayor."
    ]
