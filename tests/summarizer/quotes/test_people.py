"""Whom pronouns and roles stand for, and what names go with."""

import pytest

from summarizer.quotes.key import key_quotes
from summarizer.segment import sentences


def speakers(body):
    found = [quote.speaker for quote in key_quotes(body, sentences(body)) if quote.speaker]
    return [
        (
            one.of(body),
            one.kind.value,
            one.name.of(body) if one.name else None,
            one.role.of(body) if one.role else None,
            one.resolved,
        )
        for one in found
    ]


def test_a_pronoun_stands_for_who_was_spoken_of():
    body = "Ruth Holm came home on Monday.\n\n“It was cold out there,” she said."

    assert speakers(body) == [("she", "pronoun", "Ruth Holm", None, True)]


@pytest.mark.parametrize(
    "who",
    [pytest.param("Mr Idris Vane", id="by title"), pytest.param("Peter Vane", id="by first name")],
)
def test_gives_no_man_s_name_to_a_woman(who):
    body = f"{who} left the pier. “It was cold out there,” she said."

    assert speakers(body) == [("she", "pronoun", None, None, False)]


def test_passes_over_who_is_of_the_other_gender():
    body = (
        "Ruth Holm met Mr Idris Vane at the pier. “It was cold out there,” she said. "
        "“And dark,” he said."
    )

    assert [one[2] for one in speakers(body)] == ["Ruth Holm", "Idris Vane"]


@pytest.mark.parametrize(
    ("body", "role"),
    [
        pytest.param("“It fell,” skipper Ruth Holm said.", "skipper", id="before"),
        pytest.param("“It fell,” said Ruth Holm, the captain.", "the captain", id="behind"),
        pytest.param("“It fell,” said Dr Ruth Holm.", None, id="an honorific is none"),
        pytest.param("“It fell,” said skipper Dame Ruth Holm.", "skipper", id="with an honorific"),
        pytest.param("“It fell,” Ida and Ruth Holm said.", None, id="nor is another name"),
        pytest.param("“It fell,” said Sarn's Ruth Holm.", None, id="nor where somebody is from"),
        pytest.param(
            "Harbour Minister Ruth Holm came. “It fell,” Holm said.",
            "Harbour Minister",
            id="elsewhere",
        ),
    ],
)
def test_keeps_the_role_apart_from_the_name(body, role):
    assert [one[2:4] for one in speakers(body)] == [("Ruth Holm", role)]


def test_a_role_stands_for_the_one_who_has_it():
    body = "Harbour Minister Ruth Holm came.\n\n“It was cold out there,” the minister said."

    assert speakers(body) == [("the minister", "nominal", "Ruth Holm", "Harbour Minister", True)]


def test_a_role_that_two_have_stands_for_neither():
    body = (
        "Harbour Minister Ruth Holm met Trade Minister Idris Vane.\n\n"
        "“It was cold out there,” the minister said."
    )

    assert [one[2] for one in speakers(body)] == [None]


def test_is_the_less_sure_the_more_a_pronoun_may_stand_for():
    def confidence(body):
        (quote,) = key_quotes(body, sentences(body))
        return quote.speaker.confidence

    alone = confidence("Ruth Holm came. “It was cold out there,” she said.")
    crowded = confidence("Ruth Holm and Ada Verne met Ida Lund. “It was cold out there,” she said.")
    assert crowded < alone
