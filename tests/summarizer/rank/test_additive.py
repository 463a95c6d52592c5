import pytest

from summarizer.rank.additive import Additive

MODEL = Additive.read(
    {
        "base": -1.0,
        "kinds": {
            "place": {"edges": [1, 3], "values": [2.0, 1.0, 0.0]},
            "words": {"edges": [], "values": [0.5]},
        },
    }
)


def test_a_step_holds_from_its_edge_up_to_the_next():
    parts = MODEL.parts({"place": [0, 0.9, 1, 2, 3, 50]})

    assert parts["place"].tolist() == [2.0, 2.0, 1.0, 1.0, 0.0, 0.0]


def test_the_odds_are_the_sum_of_what_each_kind_adds():
    even, likely = MODEL.chances({"place": [2, 0], "words": [9, 9]}).tolist()

    assert even == pytest.approx(0.6224593)
    assert likely == pytest.approx(0.8175745)


def test_a_kind_that_is_not_there_adds_nothing():
    assert MODEL.chances({"place": [2]}).tolist() == [0.5]


def test_evidence_that_the_model_does_not_know_adds_nothing():
    assert MODEL.chances({"place": [2], "smell": [7]}).tolist() == [0.5]
