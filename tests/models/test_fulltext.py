"""Searches: read as people type them, refused where they name nothing, written for two engines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.fulltext import MOST_TERMS, Query, Term
from models.words import words

RAIN = Term(("rain",))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Rain RAIN", Query((RAIN,)), id="a word"),
        pytest.param(
            'rain "Mill Lane"', Query((RAIN, Term(("mill", "lane")))), id="a word and a phrase"
        ),
        pytest.param("“rain”", Query((RAIN,)), id="quotation marks as they are printed"),
        pytest.param('"rain', Query((RAIN,)), id="a mark that is not closed"),
        pytest.param(
            'rain -snow -"hail stones"',
            Query((RAIN,), (Term(("snow",)), Term(("hail", "stones")))),
            id="without",
        ),
        pytest.param("rain*", Query((Term(("rain",), prefix=True),)), id="what begins so"),
        pytest.param('"mill la"*', Query((Term(("mill", "la"), prefix=True),)), id="and a phrase"),
        pytest.param("co-op's", Query((Term(("co", "op", "s")),)), id="parts of a word"),
        pytest.param("rain - & OR(", Query((RAIN, Term(("or",)))), id="signs say nothing"),
    ],
)
def test_reads_what_people_type(text, expected):
    assert Query.read(text) == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("-rain", "must be there too", id="only what must not be"),
        pytest.param('" " * - …', "must be there: none", id="nothing"),
        pytest.param(" ".join(map(str, range(MOST_TERMS + 1))), "At most 32", id="too much"),
    ],
)
def test_refuses_what_it_cannot_search_for(text, message):
    with pytest.raises(ValueError, match=message):
        Query.read(text)


def test_writes_for_both_engines():
    query = Query.read('rain "mill la"* -snow -"hail stones"')

    assert query.fts5() == '("rain" AND "mill la" *) NOT ("snow" OR "hail stones")'
    assert query.tsquery() == (
        "('rain') & ('mill' <-> 'la':*) & !('snow') & !('hail' <-> 'stones')"
    )
    assert [term.fts5("A") for term in query.wanted] == ['title : "rain"', 'title : "mill la" *']
    assert [term.tsquery("B") for term in query.wanted] == ["('rain':B)", "('mill':B <-> 'la':*B)"]


def test_finds_its_places():
    text = "The mill-lane, the Mill; lanes."
    mill, lane = Query.read('mill "mill lan"*').wanted

    assert [text[start:end] for start, end in mill.ranges(words(text))] == ["mill", "Mill"]
    assert [text[start:end] for start, end in lane.ranges(words(text))] == [
        "mill-lane",
        "Mill; lanes",
    ]


@given(st.text())
def test_any_text_is_a_search_or_is_refused(text):
    try:
        query = Query.read(text)
    except ValueError:
        return
    assert query.wanted
