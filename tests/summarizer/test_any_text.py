import sys
from collections import Counter
from itertools import islice, pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.digest import digest

# Loads what is loaded once: the time limit is for what each text takes.
digest("The mill closed.")

# What news is made of, and what goes wrong with it.
PIECES = [
    *(
        "The mill ",
        "in Harrow Bay ",
        "Anna Kovač ",
        "He ",
        "But ",
        "said ",
        "according to ",
        "340 ",
    ),
    *("Mr. ", "U.S. ", "No. ", "e.g. ", "Jan. ", "J. ", "$3.5m ", "3.5 ", "p.m. ", "the mill's "),
    *(". ", "? ", "! ", ", ", ": ", "; ", "...", "…", " — ", " -- ", "- ", "(", ")", "[", "]", "•"),
    *('"', "'", "“", "”", "‘", "’", "„", "‚", "«", "»", "‹", "›", "`", "``", "''", "″", "＂"),
    *(
        "\n",
        "\n\n",
        "\r\n",
        "\r\n\r\n",
        "\r",
        "\t",
        " ",
        "\u00a0",
        "\u2009",
        "\u2028",
        "\u200b",
        "\ufeff",
    ),
    *(
        "LONDON, July 2 (Reuters) - ",
        "HARROW BAY: ",
        "(AP) ",
        "(ANI)",
        "— PTI",
        "\0",
        "é",
        "e\u0301",
    ),
    *("工厂关闭。", "завод закрыт ", "المصنع ", "🏭", "\U0010ffff"),
]
TEXTS = st.text() | st.lists(st.sampled_from(PIECES), max_size=60).map("".join)

HOSTILE = [
    pytest.param('"', id="straight marks"),
    pytest.param("“", id="opening marks"),
    pytest.param("”", id="closing marks"),
    pytest.param("'", id="apostrophes"),
    pytest.param("‘’", id="single marks"),
    pytest.param("“.", id="opening marks and dots"),
    pytest.param("“said” ", id="quoted words"),
    pytest.param(".", id="dots"),
    pytest.param(". ", id="dots apart"),
    pytest.param("mill.\u2009.\u2009", id="dots between thin spaces"),
    pytest.param("a", id="one letter"),
    pytest.param("A", id="one capital"),
    pytest.param("Ay ", id="one name"),
    pytest.param("a.", id="abbreviations"),
    pytest.param("\n", id="newlines"),
    pytest.param("\r", id="carriage returns"),
    pytest.param(" ", id="spaces"),
    pytest.param("\u0301", id="accents"),
    pytest.param("word. ", id="short sentences"),
    pytest.param("a-'", id="hyphens and apostrophes"),
    pytest.param("He said “no”. ", id="short quotes"),
    pytest.param("\"'“a.\n) -", id="mixed"),
]


def _of_size(piece, size):
    return (piece * (size // len(piece) + 1))[:size]


def _check(body, read):
    ranges = [*read.sentences, *read.summary.sentences, *read.quotes, *read.keywords]
    for quote in read.quotes:
        ranges += filter(None, [quote.speaker, quote.cue, quote.speaker and quote.speaker.name])
    assert all(0 <= one.start < one.end <= len(body) for one in ranges)
    assert [one.index for one in read.sentences] == list(range(len(read.sentences)))
    assert all(one.end <= other.start for one, other in pairwise(read.sentences))

    chosen = read.summary.sentences
    assert min(1, len(read.sentences)) <= len(chosen) <= 3
    assert all(one.index < other.index for one, other in pairwise(chosen))
    assert all(
        (one.start, one.end) == (read.sentences[one.index].start, read.sentences[one.index].end)
        for one in chosen
    )
    assert all(quote.sentence < len(read.sentences) for quote in read.quotes)
    assert sorted(quote.rank for quote in read.quotes) == list(range(1, len(read.quotes) + 1))
    assert all(0 <= one.score <= 1 for one in (*chosen, *read.quotes, *read.keywords))


@given(TEXTS, st.none() | TEXTS)
def test_any_text_has_its_digest(body, title):
    read = digest(body, title=title)

    _check(body, read)
    assert read == digest(body, title=title)


@given(TEXTS, st.integers(0, 40))
def test_no_summary_is_longer_than_asked_for(body, max_words):
    summary = digest(body, max_words=max_words).summary

    assert len(summary.text(body).split()) <= max_words


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_text_has_its_digest(piece):
    body = _of_size(piece, 20_000)

    _check(body, digest(body))


@pytest.mark.parametrize("piece", [*HOSTILE, pytest.param("".join(PIECES), id="everything")])
def test_twice_the_text_is_no_more_than_twice_the_work(piece):
    once, twice = (_calls(_of_size(piece, size)) for size in (4_000, 8_000))

    assert twice <= 2.2 * once


def test_a_crowd_is_not_looked_through_for_every_quotation_beside_it():
    once, twice = (_lines(_crowd(size)) for size in (10_000, 20_000))

    assert twice <= 2.2 * once


def _crowd(size):
    """Name as many men as fit into half of a single sentence, and let him speak in the other."""
    names = map("Mr {}, ".format, map("".join, product("BDGKLM", "aeiou", "bdgklm", "aeiou", "kl")))
    said = _of_size("“It is so bad,” he said, ", size // 2)
    return f"{''.join(islice(names, size // 20))}met, and {said}left."


def _lines(body):
    """Count the lines of Python that a digest of *body* runs."""
    counted = Counter()

    def count(_frame, event, _argument):
        counted.update([event])
        return count

    digest(body)
    before = sys.gettrace()
    sys.settrace(count)
    try:
        digest(body)
    finally:
        sys.settrace(before)
    return counted["line"]


def _calls(body):
    """Count the calls, of our functions and of Python's own, that a digest of *body* makes."""
    counted = Counter()
    digest(body)  # what is made once and kept is not counted
    before = sys.getprofile()
    sys.setprofile(lambda _frame, event, _argument: counted.update([event]))
    try:
        digest(body)
    finally:
        sys.setprofile(before)
    return counted["call"] + counted["c_call"]
