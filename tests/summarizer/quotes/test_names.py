import pytest

from summarizer.quotes.grammar import body_words
from summarizer.quotes.names import core, names

BODY = (
    "Foreign Minister Ruth B. Holm met Secretary of State Pieter van der Berg. Mr Berg was late. "
    "Holm waited. Her brother Nils Holm laughed. Ms Holm left."
)


def mention(start, text):
    words = body_words(BODY)
    at = BODY.index(text, start)
    return words.between(at, at + len(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Foreign Minister Ruth B. Holm", "Ruth B. Holm", id="behind a role"),
        pytest.param("State Pieter van der Berg", "Pieter van der Berg", id="behind an office"),
        pytest.param("Mr Berg", "Berg", id="behind an honorific"),
        pytest.param("Her brother", "", id="no name"),
    ],
)
def test_leaves_out_what_is_no_name(text, name):
    words = core(mention(0, text))

    assert " ".join(word.text for word in words) == name


@pytest.mark.parametrize(
    ("text", "fullest"),
    [
        pytest.param("Mr Berg", "Pieter van der Berg", id="the only one"),
        pytest.param("Holm waited", None, id="no name at its end"),
        pytest.param("Nils", "Nils Holm", id="by first name"),
        pytest.param("Ms Holm", "Nils Holm", id="of two, the one named last"),
    ],
)
def test_finds_the_fullest_form_of_a_name(text, fullest):
    words = body_words(BODY)
    found = names(words).fullest(mention(0, text))

    assert (found.of(BODY) if found else None) == fullest
