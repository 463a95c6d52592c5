from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language import LANGUAGES, pieces, stem, stop_words, term, terms, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("The mill closed.", ["The", "mill", "closed"], id="stops are no words"),
        pytest.param("Kovač's won't", ["Kovač's", "won't"], id="apostrophes inside"),
        pytest.param("Kova\u010d\u2019s", ["Kova\u010d\u2019s"], id="an apostrophe from print"),
        pytest.param("'mill' mills'", ["mill", "mills"], id="quote marks around"),
        pytest.param("cease-fire -- a deal-", ["cease-fire", "a", "deal"], id="hyphens inside"),
        pytest.param("340 jobs in the 1990s", ["340", "jobs", "in", "the", "1990s"], id="numbers"),
        pytest.param("3.5 per_cent", ["3", "5", "per", "cent"], id="no full stops, no underscores"),
        pytest.param("Cafe\u0301s", ["Cafe\u0301s"], id="accents apart from their letters"),
        pytest.param("завод закрили", ["завод", "закрили"], id="other scripts"),
        pytest.param("... !", [], id="none"),
    ],
)
def test_finds_the_words_of_a_text(text, found):
    assert [span.of(text) for span in words(text)] == found


@given(st.text())
def test_words_stand_apart_and_in_order(text):
    spans = words(text)

    assert all(span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert terms(text) == tuple(term(span.of(text)) for span in spans)


def test_parts_a_text_into_words_and_what_stands_between():
    assert pieces("“Mills” of the U.S. burnt.") == [
        *("“", "Mills", "” ", "of", " ", "the", " ", "U.S.", " ", "burnt", "."),
    ]


@given(st.text())
def test_pieces_are_the_whole_text(text):
    assert "".join(pieces(text)) == text


def test_spells_words_as_word_lists_do():
    assert terms("Don\u2019t close the Mill") == ("don't", "close", "the", "mill")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_stop_words_and_a_stemmer(language):
    assert len(stop_words(language)) > 50
    assert all(stem(word, language) for word in sorted(stop_words(language)))


@pytest.mark.parametrize(
    ("language", "word"),
    [
        pytest.param("en", "don't", id="English with apostrophe"),
        pytest.param("pt", "não", id="Portuguese, which sumy prints in escapes"),
        pytest.param("de", "und", id="German"),
    ],
)
def test_knows_the_words_that_tell_nothing(language, word):
    assert word in stop_words(language)


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        pytest.param("en", ["election", "elections", "election's"], id="English"),
        pytest.param("es", ["elección", "elecciones"], id="Spanish"),
        pytest.param("sk", ["voľba", "voľby"], id="Slovak, through Czech"),
    ],
)
def test_forms_of_a_word_have_one_stem(language, forms):
    assert len({stem(form, language) for form in forms}) == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "word",
    [
        pytest.param("1918", id="a number"),
        pytest.param("东京", id="a script without capitals"),
        pytest.param("ay" * 30, id="what is too long for a word"),
        pytest.param("", id="nothing"),
    ],
)
def test_leaves_alone_what_is_no_word_of_the_language(language, word):
    assert stem(word, language) == word


@pytest.mark.parametrize(
    "ask",
    [
        pytest.param(lambda: stop_words("xx"), id="stop words"),
        pytest.param(lambda: stem("mill", "xx"), id="stem"),
    ],
)
def test_names_the_languages_it_has_when_asked_for_another(ask):
    with pytest.raises(
        LookupError, match=r"^no language 'xx'; there are cs, de, en, es, fr, it, pt, sk, sv, uk$"
    ):
        ask()
