"""Words: found as ranges, folded alike however they are written, within what a database takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.words import MOST_WORDS, SearchedWords, folded, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Rain FELL.", ["rain", "fell"], id="in any case"),
        pytest.param("Mill-Lane’s co-op", ["mill", "lane", "s", "co", "op"], id="marks part words"),
        pytest.param("Café cafe\u0301 CAFÉ", ["café"] * 3, id="an accent however it is written"),
        pytest.param("Straße STRASSE", ["strasse"] * 2, id="sharp s"),
        pytest.param("soft\u00adware ｆｕｌｌ ﬁn", ["software", "full", "fin"], id="as it is read"),
        pytest.param("snake_case _x_", ["snake", "case", "x"], id="an underscore parts words"),
        pytest.param("3,000 £5m", ["3", "000", "5m"], id="numbers"),
        pytest.param("हिन्दी Київ", ["हिन्दी", "київ"], id="marks upon letters"),
        pytest.param("⑴ ﷺ", ["1", "صلىاللهعليهوسلم"], id="signs that stand for several"),
        pytest.param("“” — … 🌧️", [], id="none"),
    ],
)
def test_words_are_folded(text, expected):
    assert [word.folded for word in words(text)] == expected


@given(st.text())
def test_the_words_of_any_text_are_ranges_in_reading_order_that_hold_nothing_but_words(text):
    found = words(text)

    edges = [edge for word in found for edge in (word.start, word.end)]
    assert edges == sorted(edges)
    assert all(folded(text[word.start : word.end]) == word.folded for word in found)
    assert not set("\0'\"\\ \n*:") & set("".join(word.folded for word in found))


def test_the_words_of_a_title_weigh_most_and_no_phrase_goes_on_into_the_body():
    indexed = SearchedWords.of("The mill", "Rain fell.")

    assert indexed.vector == "'the':1A 'mill':2A 'rain':4B 'fell':5B"
    assert indexed.lists == '["the mill","rain fell","rain fell"]'


@pytest.mark.parametrize("letter", ["ж", "\ufdfa", "𐐷"])
def test_the_longest_article_is_stored_whatever_its_words(stored_article, article_parts, letter):
    # Each another word, of as many bytes as a word may have.
    body = " ".join(f"{number}{letter * 64}" for number in range(MOST_WORDS + 500))
    parts = article_parts()
    (searchable,) = (rows for table, rows in parts.items() if table.__tablename__ == "searchables")
    searchable[0]["words"] = SearchedWords.of(letter, body)

    assert stored_article(parts=parts)
