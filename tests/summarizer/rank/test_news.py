import pytest

from summarizer.rank.news import news


def _best(ratings):
    return max(range(len(ratings)), key=lambda index: ratings[index])


def test_rates_early_central_sentences_highest(told, mill):
    ratings = news(told(mill), 2)

    assert sorted(range(6), key=lambda index: -ratings[index])[:2] == [0, 2]


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(["The mill in Harrow Bay burnt down to the ground."] * 5, id="all the same"),
        pytest.param(["…", "…"], id="no words"),
        pytest.param(["The mill burnt."], id="one"),
        pytest.param([], id="none"),
    ],
)
def test_ratings_lie_within_0_and_1(told, texts):
    ratings = news(told(texts), 3)

    assert len(ratings) == len(texts)
    assert all(0 <= rating <= 1 for rating in ratings)


@pytest.mark.parametrize(
    "worse",
    [
        pytest.param("Did the fire at the mill kill the guard of Harrow Bay?", id="a question"),
        pytest.param("“The fire at the mill killed the guard of Harrow Bay.”", id="a quote"),
        pytest.param("But the fire at the mill killed guard Harrow Bay.", id="it leans"),
    ],
)
def test_prefers_what_stands_alone(told, worse):
    plain = "The fire at the mill killed the guard of Harrow Bay."
    idle = "Rain had been falling all over the county that night."

    assert news(told([idle, worse]), 1)[1] < news(told([idle, plain]), 1)[1]


def test_a_leaning_sentence_follows_the_one_before_or_stays_out(told):
    ratings = news(told(["Well.", "But the mill in Harrow Bay burnt down to the ground."]), 1)

    assert ratings[1] < ratings[0]


def test_does_not_say_the_same_thing_twice(told):
    fire = "The fire at the mill killed the guard of Harrow Bay."
    port = "The port of Harrow Bay may take on some of the workers of the mill."
    ratings = news(told([fire, fire, port]), 2)

    assert _best(ratings) == 0
    assert ratings[1] < ratings[2]


def test_heeds_the_title(told):
    texts = ["The fire killed the guard.", "The port takes on the workers."]

    assert _best(news(told(texts), 1)) == 0
    assert _best(news(told(texts, title="Port takes on mill's workers"), 1)) == 1
