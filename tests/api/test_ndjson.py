"""Bytes cut into lines and unpacked, however they arrive."""

import gzip
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.ndjson import LineTooLong, NotGzip, inflated, lines

PIECES = st.lists(st.binary(max_size=40))


def told(data, longest):
    """Cut *data* as it would be cut if all of it were at hand."""
    for line in data.split(b"\n"):
        if len(line) > longest:
            yield LineTooLong(longest)
        elif line.strip():
            yield line


@given(PIECES, st.integers(1, 30))
def test_lines_are_the_same_however_their_bytes_arrive(pieces, longest):
    assert list(lines(pieces, longest)) == list(told(b"".join(pieces), longest))


@given(st.lists(st.binary(max_size=200)), st.integers(1, 64))
def test_what_was_packed_comes_out_as_it_went_in_however_it_arrives(members, size):
    packed = b"".join(gzip.compress(each) for each in members)
    blocks = (packed[at : at + size] for at in range(0, len(packed), size))

    assert b"".join(inflated(blocks)) == b"".join(members)


@given(PIECES)
def test_any_bytes_come_out_or_are_no_gzip(pieces):
    try:
        whole = b"".join(inflated(pieces))
    except NotGzip:
        return
    assert whole == (gzip.decompress(b"".join(pieces)) if any(pieces) else b"")


def test_gzip_that_breaks_off_is_told_after_what_it_had():
    packed = gzip.compress(bytes(range(256)))
    pieces = inflated([packed[:-9]])

    assert bytes(range(256)).startswith(next(pieces))
    with pytest.raises(NotGzip, match="breaks off"):
        list(pieces)


def test_of_a_packed_line_without_an_end_twice_the_longest_is_unpacked():
    unpacked = []

    def zeros():
        packed = gzip.compress(bytes(2**26))
        for piece in inflated([packed]):
            unpacked.append(len(piece))
            yield piece

    assert list(lines(zeros(), 2**20, packed=True)) == [LineTooLong(2**20, is_last=True)]
    assert 2**21 < sum(unpacked) <= 2**21 + 2**16


def test_a_line_too_long_that_was_not_packed_is_passed_over():
    blocks = [b"x" * 10] * 10 + [b"\nshort\n"]

    assert list(lines(blocks, 5)) == [LineTooLong(5), b"short"]


def test_a_line_is_there_before_the_next_one_is_asked_for():
    def endless():
        while True:
            yield b"one\ntwo\n"

    assert list(islice(lines(endless(), 5), 3)) == [b"one", b"two", b"one"]
