import pytest

from summarizer.quotes.names import Names, core

BODY = (
    "Foreign Minister Ruth B. Holm met Secretary of State Pieter van der Berg. Mr Berg was late. "
    "Holm waited. Her brother Nils Holm laughed. Ms Holm left. The Harbour News’ Dean Walsh wrote."
)


def name_of(text):
    at = BODY.index(text)
    return core(BODY, at, at + len(text))


def spelt(name):
    return BODY[name.start : name.end]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Foreign Minister Ruth B. Holm", "Ruth B. Holm", id="behind a role"),
        pytest.param("State Pieter van der Berg", "Pieter van der Berg", id="behind an office"),
        pytest.param("Mr Berg", "Berg", id="behind an honorific"),
        pytest.param("Harbour News’ Dean Walsh", "Dean Walsh", id="behind a possessive"),
        pytest.param("Her brother", None, id="no name"),
    ],
)
def test_leaves_out_what_is_no_name(text, name):
    found = name_of(text)

    assert (spelt(found) if found else None) == name


@pytest.mark.parametrize(
    ("text", "gender", "fullest"),
    [
        pytest.param("Mr Berg", None, "Pieter van der Berg", id="the only one"),
        pytest.param("Nils", None, "Nils Holm", id="by first name"),
        pytest.param("Ms Holm", None, "Nils Holm", id="of two, the one named last"),
        pytest.param("Ms Holm", "she", "Ruth B. Holm", id="of two, the one of the gender"),
    ],
)
def test_finds_the_fullest_form_of_a_name(text, gender, fullest):
    assert spelt(Names(BODY).fullest(name_of(text), gender)) == fullest


def test_what_is_longer_than_names_are_is_none():
    longest = "Ruth " + "O" * 195

    assert core(longest, 0, 200) == (0, 200, ("ruth", "o" * 195))
    assert core(longest + "o", 0, 201) is None
