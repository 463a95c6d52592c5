from math import exp

import pytest

from summarizer.quotes.loglinear import choice, weights

KNOWN = {"near": 1.0, "verb": 2.0, "far": -1.0}


def test_chooses_what_weighs_most_and_tells_its_chance():
    best, chance = choice([["near"], ["far", "verb", "unheard of"], ["verb"]], KNOWN)

    assert best == 2
    assert chance == pytest.approx(exp(2) / (exp(1) + exp(1) + exp(2)))


def test_of_equals_the_first_is_chosen():
    assert choice([["far"], ["near"], ["near"]], KNOWN)[0] == 1


def test_what_was_learnt_knows_speech_when_it_sees_it():
    speaker = weights()["speaker"]

    assert speaker["v=said"] > speaker["v=was"]
