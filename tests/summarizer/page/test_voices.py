"""Paragraphs that are not the story's."""

import pytest

from summarizer.page.voices import addresses_reader, introduces, writers

NAMES = writers(["Ann Moss and BO LEE"])


def test_splits_bylines_into_names():
    assert writers(["Ann Moss, Bo Lee and Cy Hart"]) == {"ann moss", "bo lee", "cy hart"}


@pytest.mark.parametrize(
    ("words", "introduced"),
    [
        ("Ann Moss is a reporter at The Ledger.", True),
        ("Ann covers the coast.", True),
        ("Lee has reported from Merrow since 1990.", True),
        ("Ann Moss swam to the bridge.", False),
        ("Cy Hart is a reporter.", False),
    ],
    ids=str,
)
def test_a_writer_is_introduced_by_name(words, introduced):
    assert introduces(words, NAMES) is introduced


@pytest.mark.parametrize(
    ("words", "addressed"),
    [
        ("Tell us what you think.", True),
        ("The council met.", False),
        ("'We are glad,' said Ann Moss.", False),
        ("Tell us. " * 50, False),
    ],
    ids=["page", "story", "quote", "long"],
)
def test_a_page_addresses_its_reader_shortly(words, addressed):
    assert addresses_reader(words) is addressed
