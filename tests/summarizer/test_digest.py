from dataclasses import replace

import pytest

from summarizer.detection import detection
from summarizer.digest import digest, reasons
from summarizer.rank import METHODS, TooLong
from summarizer.text import Digest, Summary

MILL = """\
A paper mill in Harrow Bay will close in May, its owner said on Monday. Rain fell.

“We have tried everything for the mill,” said Anna Kovač, who runs the Kovač Group.

The closure of the mill will cost Harrow Bay 340 jobs."""


def test_reads_a_body_from_its_first_sentence_to_its_last_keyword():
    read = digest(MILL, title="Harrow Bay mill to close", count=2)

    assert read.language == "en"
    assert [one.of(MILL).split()[0] for one in read.sentences] == ["A", "Rain", "“We", "The"]
    assert read.summary.text(MILL) == (
        "A paper mill in Harrow Bay will close in May, its owner said on Monday. "
        "The closure of the mill will cost Harrow Bay 340 jobs."
    )
    assert [one.of(MILL).rstrip(",") for one in read.quotes] == [
        "We have tried everything for the mill"
    ]
    assert {"mill", "Harrow Bay", "Anna Kovač"} <= {one.of(MILL) for one in read.keywords}


def test_a_language_that_is_told_is_not_guessed():
    assert digest(MILL, language="de").detection is None
    assert digest(MILL, language="de").language == "de"


def test_a_language_that_is_not_told_is_found_and_gone_by():
    ferry = "Der Fährmann von Hafenburg fährt am Montag wieder. Das sagte er am Sonntag."

    read = digest(ferry)
    assert read.detection == detection(ferry)
    assert read == replace(digest(ferry, language="de"), detection=read.detection)


def test_the_reasons_of_a_sentence_come_strongest_first():
    read = digest(MILL, title="Harrow Bay mill to close", count=2)

    first, last = reasons(MILL, read.sentences, read.summary, title="Harrow Bay mill to close")
    for own in (first, last):
        effects = [abs(reason.effect) for reason in own]
        assert effects == sorted(effects, reverse=True)
        assert effects[-1] > 0


def test_no_method_but_ours_has_reasons():
    read = digest(MILL, method="lead", count=2)

    assert reasons(MILL, read.sentences, read.summary) == ((), ())


@pytest.mark.parametrize("body", ["", " \n\t\r\n "])
def test_nothing_is_read_out_of_nothing(body):
    assert digest(body, language="en") == Digest(
        language="en",
        sentences=(),
        summary=Summary(method="news", sentences=()),
        quotes=(),
        keywords=(),
    )


@pytest.mark.parametrize("method", METHODS)
def test_the_summary_is_as_asked_for(method):
    summary = digest(MILL, method=method, count=4, max_words=15).summary

    assert summary.method == method
    assert 0 < len(summary.text(MILL).split()) <= 15


def test_the_title_is_heeded():
    body = "The fire killed the guard. The port takes on the workers."
    choices = {
        title: digest(body, title=title, count=1).summary.text(body)
        for title in ("Guard dies in fire", "Port helps workers, says mayor")
    }

    assert list(choices.values()) == body.replace(". ", ".|").split("|")


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        pytest.param({"count": 0}, ValueError, id="no sentence"),
        pytest.param({"method": "magic"}, LookupError, id="no such method"),
        pytest.param({"language": "xx"}, LookupError, id="no such language"),
    ],
)
def test_refuses_what_it_cannot_give(asked, error):
    with pytest.raises(error):
        digest(MILL, **asked)


def test_refuses_a_body_that_is_too_long_for_the_method():
    with pytest.raises(TooLong, match=r"^kl ranks at most 70 sentences, the text has 71$"):
        digest("Rain fell.\n\n" * 71, method="kl")
