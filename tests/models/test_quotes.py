"""Quotes across articles: folded, escaped, and in one order on both databases."""

import pytest

from models.queries import QuoteFilter, find_quotes

SAID = [
    ("The mill will REOPEN,", "Ada Verne"),
    ("Up 100% since May.", "İpek Straße"),
    ("Up 1000 since June.", "Noor_Hale"),
    ("a/b \\ c_d 'e' \"f\"", "ΣΊΣΥΦΟΣ"),
]


@pytest.fixture
def found(database):
    def find(after=None, limit=100, **wanted):
        with database.reading() as session:
            return find_quotes(session, QuoteFilter(**wanted), after=after, limit=limit)

    return find


@pytest.mark.parametrize(
    ("query", "ranks"),
    [
        pytest.param({}, [1, 2, 3, 4], id="all"),
        pytest.param({"text": "reopen"}, [1], id="lower case finds upper"),
        pytest.param({"text": "THE MILL"}, [1], id="upper case finds lower"),
        pytest.param({"text": "100%"}, [2], id="per cent is a letter"),
        pytest.param({"text": "c_d"}, [4], id="underscore is a letter"),
        pytest.param({"text": "cxd"}, [], id="and nothing else is an underscore"),
        pytest.param({"text": "%"}, [2], id="per cent alone"),
        pytest.param({"text": "\\"}, [4], id="backslash"),
        pytest.param({"text": "a/b"}, [4], id="the escaping letter itself"),
        pytest.param({"text": "'e' \"F\""}, [4], id="marks"),
        pytest.param({"text": ""}, [1, 2, 3, 4], id="nothing is in every quote"),
        pytest.param({"text": "nowhere"}, [], id="none"),
        pytest.param({"speaker": "VERNE"}, [1], id="part of a name"),
        pytest.param({"speaker": "STRASSE"}, [2], id="sharp s"),
        pytest.param({"speaker": "σίσυφος"}, [4], id="final sigma"),
        pytest.param({"speaker": "noor_"}, [3], id="underscore in a name"),
        pytest.param({"text": "up", "speaker": "hale"}, [3], id="both"),
        pytest.param({"text": "mill", "speaker": "hale"}, [], id="both, of different quotes"),
    ],
)
def test_finds_what_contains_the_words_whatever_their_case(stored_article, found, query, ranks):
    stored_article(*SAID)

    assert [quote.rank for quote in found(**query)] == ranks


def test_a_quote_of_nobody_is_found_by_its_words_alone(stored_article, found):
    stored_article(("Rain fell.", None))

    assert [quote.rank for quote in found(text="rain")] == [1]
    assert found(speaker="") == []


def test_the_newest_article_comes_first_and_its_key_quote_before_its_others(stored_article, found):
    first, _, last = stored_article(*SAID[:2]), stored_article(), stored_article(*SAID[:3])

    assert [(quote.article_id, quote.rank) for quote in found()] == [
        (last, 1),
        (last, 2),
        (last, 3),
        (first, 1),
        (first, 2),
    ]


@pytest.mark.parametrize("limit", [1, 2, 3, 5])
def test_pages_join_without_gap_or_repetition(stored_article, found, limit):
    for count in (2, 1, 4):
        stored_article(*SAID[:count])
    listed, after = [], None
    while part := found(after=after, limit=limit):
        listed += [(quote.article_id, quote.rank) for quote in part]
        after = listed[-1]

    assert listed == [(quote.article_id, quote.rank) for quote in found()]


def test_the_quotes_of_one_article_come_in_their_ranks(stored_article, found):
    stored_article(*SAID)
    made = stored_article(*SAID[:3])

    assert [quote.rank for quote in found(article_id=made, after=(made, 1))] == [2, 3]


def test_quotes_come_with_their_articles_in_two_statements(stored_article, found, statements):
    for title, body in (("Rain", "Rain fell."), ("Snow", "Snow fell.")):
        stored_article(*SAID[:2], title=title, body=body)
    statements.clear()
    articles = [(quote.article.title, quote.article.body) for quote in found()]

    assert articles == [("Snow", "Snow fell.")] * 2 + [("Rain", "Rain fell.")] * 2
    assert len(statements) == 2
