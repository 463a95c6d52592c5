import pytest

from summarizer.quotes.passages import passages
from summarizer.segment import sentences
from summarizer.text import Span


def parsed(body):
    text = passages(body, sentences(body))
    return [text[number] for number in range(len(text.all))]


def test_draws_names_and_phrases_together_and_keeps_quotations_whole():
    (only,) = parsed("“It fell. It is gone,” said Ruth Holm, the old skipper.")

    assert only.symbols == "QsN,N."
    assert [(one.kind, only.span(one).of(only.body)) for one in only.mentions] == [
        ("C2", "Ruth Holm"),
        ("DR", "the old skipper"),
    ]


def test_a_passage_ends_with_its_sentence_unless_a_quotation_runs_on():
    text = "He left. ‘It fell. It is gone.’ She stayed."

    assert [one.symbols for one in parsed(text)] == ["Pv.", "Q", "Pv."]


def test_tells_verbs_from_the_nouns_that_they_look_like():
    assert [one.symbols for one in parsed("The mayor claims it. His claims fell.")] == [
        "NmP.",
        "Nv.",
    ]


def test_may_is_a_month_behind_a_preposition_and_a_name_elsewhere():
    first, second = parsed("In May they met. Mrs May said so.")

    assert (first.symbols[:2], second.symbols[:2]) == ("pa", "Ns")


def test_every_piece_has_its_place_in_the_body():
    body = "“Yes,” Ruth Holm said. “No.”"
    (first, _) = parsed(body)
    verb = first.symbols.index("s")

    assert Span(*first.spans()[first.index(verb)]).of(body) == "said"
    assert first.word(verb) == "said"


@pytest.mark.parametrize(
    ("body", "kind", "phrase"),
    [
        pytest.param("The skipper emailed owners.", "DR", "The skipper", id="before a past"),
        pytest.param("The ferry ad hits Holm.", "Dd", "The ferry ad", id="before a verb in -s"),
        pytest.param("The two write letters.", "U", "The two", id="a number"),
        pytest.param("A source close to Holm left.", "Dp", "A source", id="before an adjective"),
        pytest.param("Her family left.", "Db", "Her family", id="a noun in -ly"),
        pytest.param("The speeches failed.", "Dt", "The speeches", id="a plural in -es"),
        pytest.param("One of the keepers left.", "Dn", "One of the keepers", id="of several"),
        pytest.param("Ruth Holm's crew left.", "Db", "Ruth Holm's crew", id="a whole name's"),
        pytest.param("The mayor's brother left.", "DR", "The mayor's brother", id="a noun's"),
        pytest.param("The harbour chief's aide left.", "DR", "The harbour chief's aide", id="both"),
        pytest.param("A U.S. envoy left.", "DR", "A U.S. envoy", id="stops of initials"),
        pytest.param("Legal observers report it.", "C1", "Legal observers", id="a capital"),
    ],
)
def test_a_phrase_ends_on_its_noun(body, kind, phrase):
    (only,) = parsed(body)
    first = only.mentions[0]

    assert (first.kind, only.span(first).of(body)) == (kind, phrase)
