import pytest

from summarizer.rank.leaning import leans


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        pytest.param("But the mill burnt.", "en", True, id="a connective"),
        pytest.param("“He ran the mill.”", "en", True, id="a pronoun behind a mark"),
        pytest.param("It’s closed.", "en", True, id="a pronoun and its verb"),
        pytest.param("This man ran it.", "en", True, id="a pointing word"),
        pytest.param("This week the mill burnt.", "en", False, id="a time of the paper"),
        pytest.param("As a result, the mill burnt.", "en", True, id="a phrase"),
        pytest.param("The two owners left.", "en", True, id="two that were named"),
        pytest.param("Sofia left.", "en", False, id="a name that begins like a connective"),
        pytest.param("Items were lost.", "en", False, id="a word that begins like a pronoun"),
        pytest.param("The mill burnt.", "en", False, id="a subject"),
        pytest.param("But brennt.", "de", False, id="a language whose words are not known"),
        pytest.param("…", "en", False, id="no word at all"),
    ],
)
def test_tells_what_leans_on_the_sentence_before(told, text, language, expected):
    assert leans(told(["Rain fell.", text], language=language)) == [False, expected]
