"""Searches: read as people type them, refused where they name nothing, written for two engines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.fulltext import MOST_TERMS, Choice, Query, Term
from models.words import words

RAIN, SNOW, LANE = Term(("rain",)), Term(("snow",)), Term(("mill", "lane"))


def all_of(*terms, without=()):
    return Query(tuple(Choice((term,)) for term in terms), without)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Rain RAIN", all_of(RAIN), id="a word"),
        pytest.param('rain "Mill Lane"', all_of(RAIN, LANE), id="a word and a phrase"),
        pytest.param("“rain”", all_of(RAIN), id="quotation marks as they are printed"),
        pytest.param('"rain', all_of(RAIN), id="a mark that is not closed"),
        pytest.param(
            'rain -snow -"hail stones"',
            all_of(RAIN, without=(SNOW, Term(("hail", "stones")))),
            id="without",
        ),
        pytest.param("rain*", all_of(Term(("rain",), prefix=True)), id="what begins so"),
        pytest.param('"mill la"*', all_of(Term(("mill", "la"), prefix=True)), id="and a phrase"),
        pytest.param("co-op's", all_of(Term(("co", "op", "s"))), id="parts of a word"),
        pytest.param("rain - & OR(", all_of(RAIN, Term(("or",))), id="signs say nothing"),
        pytest.param("rain OR snow", Query((Choice((RAIN, SNOW)),)), id="one of two"),
        pytest.param(
            'rain OR snow OR "mill lane" OR rain -hail',
            Query((Choice((RAIN, SNOW, LANE)),), (Term(("hail",)),)),
            id="one of several, and without",
        ),
        pytest.param(
            '"mill lane" rain OR snow rain',
            Query((Choice((LANE,)), Choice((RAIN, SNOW)), Choice((RAIN,)))),
            id="what stands beside a choice must be there",
        ),
        pytest.param("rain OR … & snow", Query((Choice((RAIN, SNOW)),)), id="over signs"),
        pytest.param(
            'rain or "OR" snow',
            all_of(RAIN, Term(("or",)), SNOW),
            id="small or marked it is a word",
        ),
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
        pytest.param(" OR ".join(map(str, range(MOST_TERMS + 1))), "At most 32", id="to choose"),
        pytest.param("OR", "`OR` stands between", id="no choice"),
        pytest.param("OR rain", "`OR` stands between", id="nothing before it"),
        pytest.param("rain OR -", "`OR` stands between", id="nothing behind it"),
        pytest.param("rain OR OR snow", "`OR` stands between", id="nothing amid two"),
        pytest.param("rain OR -snow", "`OR` stands between", id="or without"),
        pytest.param("-rain OR snow", "`OR` stands between", id="without, or"),
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


def test_writes_a_choice_for_both_engines():
    query = Query.read('rain OR "mill la"* ferry -snow')
    choice = query.wanted[0]

    assert query.fts5() == '(("rain" OR "mill la" *) AND "ferry") NOT ("snow")'
    assert query.tsquery() == "(('rain') | ('mill' <-> 'la':*)) & ('ferry') & !('snow')"
    assert choice.fts5("A") == '(title : "rain" OR title : "mill la" *)'
    assert choice.tsquery("B") == "(('rain':B) | ('mill':B <-> 'la':*B))"


def test_finds_its_places():
    text = "The mill-lane, the Mill; lanes."
    mill, lane = Query.read('mill "mill lan"*').wanted

    assert [text[start:end] for start, end in mill.ranges(words(text))] == ["mill", "Mill"]
    assert [text[start:end] for start, end in lane.ranges(words(text))] == [
        "mill-lane",
        "Mill; lanes",
    ]


def test_a_choice_finds_the_places_of_all_in_reading_order():
    text = "A lane by the mill, the Mill Lane."
    (choice,) = Query.read('"mill lane" OR mill OR a').wanted

    assert [text[start:end] for start, end in choice.ranges(words(text))] == [
        "A",
        "mill",
        "Mill",
        "Mill Lane",
    ]


@given(st.text() | st.lists(st.sampled_from(["a", "b", "OR", "-", "-c", '"', "…"])).map(" ".join))
def test_any_text_is_a_search_or_is_refused(text):
    try:
        query = Query.read(text)
    except ValueError:
        return
    assert query.wanted
