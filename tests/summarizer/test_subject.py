from math import isclose

import pytest

from summarizer.subject import subject


def test_weighs_what_is_said_often_and_in_the_headline_most():
    terms = subject("The ferry sails. The ferry is overdue. A mill closes.", "Ferry overdue")

    assert [key for key, _ in terms[:2]] == ["ferri", "overdu"]
    assert isclose(sum(weight**2 for _, weight in terms), 1, abs_tol=1e-4)


def test_leaves_out_what_tells_nothing_and_what_is_no_word():
    assert subject("It is what it is, 12 of them.", "x" * 60) == ()


def test_has_no_more_than_there_is_room_for():
    words = " ".join(f"word{chr(97 + at // 26)}{chr(97 + at % 26)}" for at in range(200))

    assert len(subject(words, "")) == 96


def test_a_language_that_cannot_be_read_is_refused():
    with pytest.raises(LookupError):
        subject("Rain fell.", "Rain", "xx")
