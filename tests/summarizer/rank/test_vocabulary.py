import pytest

from summarizer.rank.vocabulary import Word, idle_keys, key_of, vocabulary


@pytest.mark.parametrize(
    ("written", "word"),
    [
        pytest.param("mills", Word("mill", "mills", named=False, listed=0), id="a form"),
        pytest.param("Kovač’s", Word("kovač", "kovač", named=True, listed=0), id="a name"),
        pytest.param("The", Word("the", "the", named=False, listed=0), id="an idle capital"),
        pytest.param("his", Word("his", "his", named=False, listed=1), id="a pronoun"),
        pytest.param("Monday", Word("monday", "monday", named=True, listed=5), id="a day"),
    ],
)
def test_a_word_is_known_by_its_look_and_by_lists(written, word):
    assert vocabulary("en")[written] == word


def test_forms_of_a_word_have_one_key():
    assert {key_of(term, "en") for term in ("mill", "mills", "mill's")} == {"mill"}


def test_the_words_that_tell_nothing_are_known_by_their_keys():
    assert "becaus" in idle_keys("en")
    assert "mill" not in idle_keys("en")


def test_refuses_a_language_it_does_not_know():
    with pytest.raises(LookupError, match=r"^no language 'xx';"):
        vocabulary("xx")
