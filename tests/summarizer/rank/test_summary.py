import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.rank import METHODS, summarize
from summarizer.text import KeySentence, Sentence, Summary

ROOT = Path(__file__).parents[3]
RAIN = ["Rain fell."] * 3


def _indexes(summary):
    return [sentence.index for sentence in summary.sentences]


@pytest.mark.parametrize(
    ("count", "indexes"),
    [
        pytest.param(1, [0], id="the best one"),
        pytest.param(2, [0, 2], id="in reading order"),
    ],
)
def test_chooses_sentences_in_reading_order(laid_out, mill, count, indexes):
    assert _indexes(summarize(*laid_out(mill), count=count)) == indexes


@pytest.mark.parametrize("method", sorted(METHODS.keys() - {"news"}))
def test_a_method_of_ratings_gives_as_many_sentences_as_there_are(laid_out, mill, method):
    assert _indexes(summarize(*laid_out(mill), method=method, count=9)) == [0, 1, 2, 3, 4, 5]


def test_our_own_gives_what_says_most_in_fewest(laid_out, mill):
    assert 3 <= len(_indexes(summarize(*laid_out(mill), count=6))) < 6


def test_a_key_sentence_is_a_range_of_the_body(laid_out):
    body, sentences = laid_out(["The mill burnt.", "Rain fell."])

    assert summarize(body, sentences, method="lead", count=2) == Summary(
        method="lead",
        sentences=(KeySentence(0, 15, index=0, score=1.0), KeySentence(16, 26, index=1, score=0.5)),
    )


@pytest.mark.parametrize("max_chars", [9, 10, 20, 21, 25])
@pytest.mark.parametrize("method", METHODS)
def test_never_goes_beyond_max_chars(laid_out, method, max_chars):
    body, sentences = laid_out(["The mill burnt down.", "Rain fell.", "It is shut."])
    summary = summarize(body, sentences, method=method, max_chars=max_chars)

    assert len(summary.text(body)) <= max_chars
    assert bool(summary.sentences) is (max_chars >= len("Rain fell."))


@pytest.mark.parametrize("method", sorted(METHODS.keys() - {"news"}))
def test_tells_equal_sentences_apart(laid_out, method):
    assert _indexes(summarize(*laid_out(RAIN), method=method, count=2)) == [0, 1]


@pytest.mark.parametrize("method", METHODS)
def test_a_body_without_sentences_has_an_empty_summary(method):
    assert summarize("", (), method=method) == Summary(method=method, sentences=())


@pytest.mark.parametrize(
    ("max_words", "indexes"),
    [
        pytest.param(0, [], id="no room"),
        pytest.param(1, [2], id="passes over what does not fit"),
        pytest.param(3, [1, 2], id="fills up with the next best"),
        pytest.param(5, [0, 2], id="takes the better one first"),
        pytest.param(7, [0, 1, 2], id="just enough room"),
    ],
)
def test_never_goes_beyond_max_words(laid_out, max_words, indexes):
    body, sentences = laid_out(["The mill burnt down.", "Rain fell.", "Nothing"])
    summary = summarize(body, sentences, method="lead", max_words=max_words)

    assert _indexes(summary) == indexes
    assert len(summary.text(body).split()) <= max_words


@pytest.mark.parametrize("count", [0, -1])
def test_a_summary_has_at_least_one_sentence(laid_out, count):
    with pytest.raises(ValueError, match=f"^count must be at least 1, got {count}$"):
        summarize(*laid_out(RAIN), count=count)


def test_names_the_methods_it_has_when_asked_for_another(laid_out):
    with pytest.raises(LookupError, match=r"^no method 'magic'; there are news, lead, lexrank, "):
        summarize(*laid_out(RAIN), method="magic")


@pytest.mark.parametrize("method", sorted(METHODS.keys() - {"lead"}))
def test_names_the_languages_it_has_when_asked_for_another(laid_out, method):
    with pytest.raises(LookupError, match=r"^no language 'xx'; there are "):
        summarize(*laid_out(RAIN), method=method, language="xx")


@given(
    st.lists(
        st.lists(st.sampled_from(["mill", "The", "fire.", "burnt", "“So", "?", "…"])), max_size=9
    ),
    st.sampled_from(sorted(METHODS)),
    st.integers(1, 4),
)
def test_every_method_summarizes_any_sentences(texts, method, count):
    body, sentences = "", []
    for index, words in enumerate(filter(None, texts)):
        text = " ".join(words)
        sentences.append(Sentence(len(body), len(body) + len(text), index=index, paragraph=index))
        body += text + "\n\n"
    summary = summarize(body, sentences, method=method, count=count)

    assert min(1, len(sentences)) <= len(summary.sentences) <= count
    assert _indexes(summary) == sorted(set(_indexes(summary)))
    assert all(0 <= sentence.score <= 1 for sentence in summary.sentences)


EVERY_METHOD = """
from summarizer.rank import METHODS, summarize
from summarizer.text import Sentence

words = [chr(97 + i % 7) + chr(97 + i * i % 11) + chr(97 + i // 5 % 13) for i in range(240)]
texts = [" ".join(words[i : i + 8]) + "." for i in range(0, 240, 8)] * 2
body, sentences = "", []
for i, text in enumerate(texts):
    sentences.append(Sentence(len(body), len(body) + len(text), index=i, paragraph=i // 3))
    body += text + " "
for method in METHODS:
    print(summarize(body, sentences, method=method, count=60, title=texts[4]))
"""


def test_no_method_depends_on_the_hash_seed():
    first, second = (
        subprocess.run(
            [sys.executable, "-c", EVERY_METHOD],
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    )

    assert first.count("Summary(") == len(METHODS)
    assert first == second
