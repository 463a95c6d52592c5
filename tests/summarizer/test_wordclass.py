import pytest

from summarizer.wordclass import classes, plain, word_class


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("mills", ("c", "mill"), id="a word that tells"),
        pytest.param("Mill’s", ("K", "mill"), id="a possessive"),
        pytest.param("burned", ("x", "burn"), id="a participle"),
        pytest.param("speed", ("c", "speed"), id="what only ends like one"),
        pytest.param("calmly", ("s", "calmly"), id="an adverb"),
        pytest.param("family", ("c", "famili"), id="a noun that ends like one"),
        pytest.param("The", ("S", "the"), id="a stop word that may open a name"),
        pytest.param("US", ("C", "US"), id="a stop word in capitals"),
        pytest.param("U.S.", ("C", "US"), id="its initials"),
        pytest.param("Minister", ("T", "minister"), id="a title"),
        pytest.param("May", ("m", "may"), id="a month"),
        pytest.param("3G", ("C", "3g"), id="a name with a figure"),
        pytest.param("20th", ("s", "20th"), id="a figure"),
        pytest.param("X", ("s", "x"), id="a letter"),
    ],
)
def test_a_word_is_classed_by_its_look_and_by_tables(written, expected):
    assert word_class(written, "en") == expected
    assert classes("en")[written] == expected


def test_tables_and_endings_are_of_their_language():
    assert word_class("Minister", "de") == ("C", "minist")
    assert word_class("Kollaborateured", "de")[0] == "C"
    assert word_class("gered", "de")[0] == "c"


def test_what_is_too_long_for_a_word_tells_nothing():
    assert classes("en")["m" * 41] == ("s", "")


def test_refuses_a_language_it_does_not_know():
    with pytest.raises(LookupError, match=r"^no language 'xx';"):
        classes("xx")


@pytest.mark.parametrize("written", ["Kovač's", "Kovač’s", "Kovač"])
def test_a_possessive_ending_is_taken_off(written):
    assert plain(written) == "Kovač"
