import pytest

from summarizer.quotes.wordclass import CLASSES, word_class


@pytest.mark.parametrize(
    ("word", "letter"),
    [
        pytest.param("She", "P", id="pronoun"),
        pytest.param("they’re", "P", id="pronoun and verb in one"),
        pytest.param("WHO", "C", id="lettering is no pronoun"),
        pytest.param("May", "C", id="a name or a month"),
        pytest.param("the", "D", id="article"),
        pytest.param("city's", "d", id="possessive"),
        pytest.param("Holm's", "G", id="a name's possessive"),
        pytest.param("Mr", "H", id="honorific"),
        pytest.param("P.N", "I", id="initials"),
        pytest.param("Ministry", "O", id="organisation"),
        pytest.param("spokesman", "R", id="role"),
        pytest.param("officials", "R", id="roles"),
        pytest.param("former", "r", id="what stands before a role"),
        pytest.param("familiar", "j", id="what has a phrase of its own"),
        pytest.param("said", "s", id="speech"),
        pytest.param("saying", "S", id="speech, participle"),
        pytest.param("read", "V", id="a past like its present"),
        pytest.param("claims", "m", id="verb or plural"),
        pytest.param("report", "M", id="verb or noun"),
        pytest.param("dubbed", "l", id="naming"),
        pytest.param("say", "s", id="speech, present"),
        pytest.param("went", "V", id="a past, never a noun"),
        pytest.param("walked", "v", id="looks like a past"),
        pytest.param("quickly", "a", id="adverb"),
        pytest.param("Friday", "a", id="day"),
        pytest.param("pier", "n", id="any other"),
        pytest.param("—", "-", id="dash"),
        pytest.param("…", ".", id="stop"),
        pytest.param("", "Q", id="a quotation's place"),
    ],
)
def test_tells_what_a_word_may_be(word, letter):
    assert word_class(word) == letter
    assert CLASSES[word] == letter
