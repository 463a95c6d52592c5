import pytest

from summarizer.rank.methods import LIMITS
from summarizer.rank.sumy_methods import ratings


@pytest.mark.parametrize("method", LIMITS)
@pytest.mark.parametrize(
    "texts",
    [
        pytest.param([], id="nothing"),
        pytest.param(["…", "—", "!"], id="no words"),
        pytest.param(["It is so.", "But then it was not."], id="stop words only"),
        pytest.param(["The mill burnt."], id="one sentence"),
        pytest.param(["The mill burnt.", "Rain fell."], id="no word in common"),
        pytest.param(["The mill burnt.", "The mill burnt."], id="equal ones"),
        pytest.param(["The mill burnt.", "…", "The mill smoked."], id="one without words"),
        pytest.param(["Mill."] * 5, id="fewer words than sentences"),
    ],
)
def test_any_story_has_its_ratings(told, method, texts):
    rated = ratings(method, told(texts))

    assert len(rated) == len(texts)
    assert all(0 <= rating <= 1 for rating in rated)


@pytest.mark.parametrize(
    "method", [method for method in LIMITS if method not in {"kl", "sumbasic", "edmundson"}]
)
def test_rates_equal_sentences_alike(told, mill, method):
    rated = ratings(method, told([*mill, *mill]))

    assert rated[:6] == rated[6:]
    assert max(rated) == 1.0


@pytest.mark.parametrize("method", ["kl", "sumbasic"])
def test_a_method_that_only_orders_gives_each_sentence_its_place(told, method):
    rated = ratings(method, told(["The mill burnt."] * 4))

    assert rated == [1.0, 0.75, 0.5, 0.25]


@pytest.mark.parametrize(
    ("method", "best"),
    [
        pytest.param("lexrank", 0, id="LexRank: shares words with most sentences"),
        pytest.param("textrank", 0, id="TextRank: the same"),
        pytest.param("reduction", 0, id="Reduction: the same"),
        pytest.param("luhn", 0, id="Luhn: frequent words close together"),
        pytest.param("lsa", 0, id="LSA: most words"),
        pytest.param("sumbasic", 3, id="SumBasic: frequent words and nothing else"),
        pytest.param("edmundson", 0, id="Edmundson: frequent words in the opening"),
    ],
)
def test_is_the_method_it_is_named_for(told, method, best):
    rated = ratings(
        method,
        told(
            [
                "The mill burnt in Harrow Bay, and the fire spread to the port.",
                "The fire had broken out in the mill.",
                "The port lost two cranes, Harrow Bay its mill.",
                "Fire!",
                "Rain fell elsewhere.",
            ]
        ),
    )

    assert rated.index(max(rated)) == best


def test_edmundson_heeds_the_title(told):
    texts = ["Rain fell.", "Rain fell.", "The port takes on workers.", "Rain fell.", "Rain fell."]
    plain, titled = (
        ratings("edmundson", told(texts, title)) for title in (None, "Workers for the port")
    )

    assert plain.index(max(plain)) != 2
    assert titled.index(max(titled)) == 2
