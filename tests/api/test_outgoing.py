"""An answer sent while the request still comes."""

from hypothesis import given
from hypothesis import strategies as st

from api.outgoing import passed_on, takes


@given(st.lists(st.binary(max_size=9000), max_size=20), st.lists(st.booleans()), st.integers(0, 9))
def test_everything_is_passed_on_in_order_whenever_it_is_taken(pieces, taken, most):
    answers = iter(taken)

    passed = list(passed_on(pieces, lambda: next(answers, False), most * 1000))

    assert b"".join(passed) == b"".join(pieces)
    assert max(map(len, passed), default=0) <= 4096


def test_what_is_not_taken_is_kept_until_no_more_comes():
    made = []

    def pieces():
        for number in range(3):
            made.append(number)
            yield b"%d" % number

    assert next(passed_on(pieces(), lambda: False)) == b"012"
    assert made == [0, 1, 2]


def test_what_is_taken_is_passed_on_at_once():
    passed = passed_on(iter([b"0", b"1"]), lambda: True)

    assert (next(passed), next(passed)) == (b"0", b"1")


def test_a_client_is_waited_for_when_too_much_is_kept():
    def pieces():
        while True:
            yield bytes(1000)

    passed = passed_on(pieces(), lambda: False, most=5000)

    assert (len(next(passed)), len(next(passed))) == (4096, 1904)


def test_a_client_that_cannot_be_asked_takes_nothing_before_the_end():
    assert not takes(None)()
