import pytest

from summarizer.rank.budget import Budget
from summarizer.rank.news import models, news, reasons

FIRE = "The fire at the mill killed the guard of Harrow Bay."
IDLE = "Rain had been falling all over the county that night."


def test_chooses_what_an_editor_would(told, mill):
    assert news(told(mill), Budget(2)).chosen == (0, 2)


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(["The mill in Harrow Bay burnt down to the ground."] * 5, id="all the same"),
        pytest.param(["…", "…"], id="no words"),
        pytest.param(["The mill burnt."], id="one"),
        pytest.param(["But it burnt."], id="one that leans"),
        pytest.param(["Did it burn?"], id="one that asks"),
    ],
)
def test_something_is_chosen_of_anything(told, texts):
    ranking = news(told(texts), Budget(3))

    assert len(ranking.ratings) == len(texts)
    assert all(0 < rating < 1 for rating in ranking.ratings)
    assert 1 <= len(ranking.chosen) <= 3


def test_of_nothing_nothing_is_chosen(told):
    assert news(told([]), Budget(3)).chosen == ()


@pytest.mark.parametrize(
    "worse",
    [
        pytest.param("Did the fire at the mill kill the guard of Harrow Bay?", id="a question"),
        pytest.param("Fire at the mill of Harrow Bay", id="a heading"),
        pytest.param("But the fire at the mill killed guard Harrow Bay.", id="it leans"),
    ],
)
def test_takes_only_what_stands_alone(told, worse):
    assert news(told([IDLE, worse]), Budget(1)).chosen == (0,)
    assert news(told([IDLE, FIRE]), Budget(1)).chosen == (1,)


def test_an_opening_that_keeps_its_reader_waiting_is_left_out(told):
    assert news(told(["It burnt the mill of Harrow Bay down.", FIRE]), Budget(1)).chosen == (1,)


def test_what_leans_brings_what_it_leans_on(told, mill):
    texts = [*mill[:2], "Anna Kovač owns the paper mill in Harrow Bay.", *mill[2:3]]
    leaning = "She will close the mill in Harrow Bay in May, and 340 jobs will go with it."
    chosen = news(told([*texts[:3], leaning]), Budget(2)).chosen

    assert 3 not in chosen or 2 in chosen


def test_does_not_say_the_same_thing_twice(told):
    port = "The port of Harrow Bay may take on some of the workers of the mill."

    assert news(told([FIRE, FIRE, port]), Budget(3)).chosen == (0, 2)


def test_heeds_the_title(told):
    texts = ["The fire killed the guard.", "The port takes on the workers."]

    assert news(told(texts, title="Guard dies in fire"), Budget(1)).chosen == (0,)
    assert news(told(texts, title="Port helps workers, says mayor"), Budget(1)).chosen == (1,)


def test_does_not_repeat_the_title(told):
    title = "Fire at the mill killed the guard of Harrow Bay"

    assert news(told([FIRE, IDLE], title=title), Budget(1)).chosen == (1,)


def test_the_reasons_add_up_to_the_rating(told, mill):
    story = told(mill)
    effects = reasons(story)
    odds = [models()["sentence"].base + sum(part) for part in zip(*effects.values(), strict=True)]
    ratings = news(story, Budget(3)).ratings

    assert [pytest.approx(rating / (1 - rating)) for rating in ratings] == [
        pytest.approx(2.718281828**one) for one in odds
    ]
