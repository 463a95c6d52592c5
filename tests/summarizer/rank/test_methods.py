import pytest

from summarizer.rank import METHODS, TooLong
from summarizer.rank.budget import Budget
from summarizer.rank.methods import LIMITS


def test_our_own_method_and_the_lead_have_no_limit():
    assert set(METHODS) == {"news", "lead", *LIMITS}


@pytest.mark.parametrize("method", LIMITS)
def test_a_method_refuses_more_sentences_than_it_can_rank(told, method):
    limit = LIMITS[method].sentences

    with pytest.raises(TooLong, match=f"^{method} ranks at most {limit:,} sentences"):
        METHODS[method](told(["…"] * (limit + 1)), Budget(3))


@pytest.mark.parametrize("method", LIMITS)
def test_a_method_refuses_more_words_than_it_can_rank(told, method):
    limit = LIMITS[method].words

    with pytest.raises(TooLong, match=f"^{method} ranks at most {limit:,} words"):
        METHODS[method](told(["mill " * limit, "burnt"]), Budget(3))


@pytest.mark.parametrize("method", LIMITS)
def test_a_method_takes_what_just_fills_its_limits(told, method):
    limit = LIMITS[method]
    texts = ["mill " * (limit.words // limit.sentences)] * limit.sentences

    ranking = METHODS[method](told(texts), Budget(3))

    assert len(ranking.ratings) == limit.sentences
    assert len(ranking.chosen) == 3


@pytest.mark.parametrize("method", METHODS)
def test_every_method_rates_every_sentence_within_0_and_1(told, mill, method):
    ratings = METHODS[method](told(mill, title="Harrow Bay mill to close"), Budget(3)).ratings

    assert len(ratings) == len(mill)
    assert all(0 <= rating <= 1 for rating in ratings)
    assert len(set(ratings)) > 1
