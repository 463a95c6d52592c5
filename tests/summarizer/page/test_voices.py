"""Paragraphs that are not the story's."""

import pytest

from summarizer.page.voices import addresses_reader, gives_notice, introduces, writers

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


@pytest.mark.parametrize(
    ("words", "given"),
    [
        ("Sign up for our newsletter.", True),
        ("\u00a9 2025 The Ledger, Merrow", True),
        ("The material on these pages may not be copied or sold.", True),
        ("Cookies are kept by the browser. Cookies tell how our website is read. " * 5, True),
        ("Good morning. It rains in Merrow.", True),
        ("The council keeps no cookies.", False),
        ("'Sign up for our newsletter,' said Ann Moss.", False),
    ],
    ids=["form", "rights", "terms", "dialogue", "greeting", "story", "quote"],
)
def test_a_notice_speaks_of_the_pages_own_affairs(words, given):
    assert gives_notice(words) is given
