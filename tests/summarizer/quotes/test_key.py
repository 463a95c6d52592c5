from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from summarizer.quotes.key import key_quotes
from summarizer.segment import sentences
from summarizer.text import QuoteKind


def found(body):
    return key_quotes(body, sentences(body))


def told(body):
    """Say what is found as words: quotation, kind, speaker, kind of speaker, name, cue."""
    return [
        (
            quote.of(body),
            quote.kind.value,
            *(
                (quote.speaker.of(body), quote.speaker.kind.value)
                if quote.speaker
                else (None, None)
            ),
            quote.speaker.name.of(body) if quote.speaker and quote.speaker.name else None,
            quote.cue.of(body) if quote.cue else None,
        )
        for quote in found(body)
    ]


@pytest.mark.parametrize(
    ("sentence", "speaker", "kind", "name", "cue"),
    [
        pytest.param(
            "'We are going home now,' Ruth Holm said.",
            "Ruth Holm",
            "named",
            "Ruth Holm",
            "said",
            id="behind",
        ),
        pytest.param(
            "'We are going home now,' said Ruth Holm, the skipper.",
            "Ruth Holm",
            "named",
            "Ruth Holm",
            "said",
            id="inverted",
        ),
        pytest.param(
            "Harbour Minister Ruth Holm said: 'We are going home now,'",
            "Harbour Minister Ruth Holm",
            "named",
            "Ruth Holm",
            "said",
            id="before",
        ),
        pytest.param(
            "Ruth Holm, a skipper, who came late, told us: 'We are going home now,'",
            "Ruth Holm",
            "named",
            "Ruth Holm",
            "told",
            id="past an apposition",
        ),
        pytest.param(
            "Ruth Holm stood up, adding, 'We are going home now,'",
            "Ruth Holm",
            "named",
            "Ruth Holm",
            "adding",
            id="participle",
        ),
        pytest.param(
            "'We are going home now,' said a spokesman for the port.",
            "a spokesman",
            "nominal",
            None,
            "said",
            id="a role",
        ),
        pytest.param(
            "'We are going home now,' police said. The police left.",
            "police",
            "nominal",
            None,
            "said",
            id="a plural",
        ),
        pytest.param(
            "'We are going home now,' she said.",
            "she",
            "pronoun",
            None,
            "said",
            id="a pronoun nobody stands for",
        ),
        pytest.param(
            "Ruth Holm: 'We are going home now,'",
            "Ruth Holm",
            "named",
            "Ruth Holm",
            None,
            id="a label",
        ),
        pytest.param(
            "'We are going home now,' — Ruth Holm",
            "Ruth Holm",
            "named",
            "Ruth Holm",
            None,
            id="a signature",
        ),
    ],
)
def test_finds_the_speaker_beside_a_statement(sentence, speaker, kind, name, cue):
    assert told(sentence) == [("We are going home now,", "direct", speaker, kind, name, cue)]


@pytest.mark.parametrize(
    ("sentence", "words", "speaker", "cue"),
    [
        pytest.param(
            "Ruth Holm called it 'a farce'.", "a farce", "Ruth Holm", "called", id="label"
        ),
        pytest.param(
            "According to Ruth Holm, the pier was 'gone'.",
            "gone",
            "Ruth Holm",
            "According to",
            id="according to",
        ),
        pytest.param(
            "The port said that a 'flood wall' would be built.",
            "flood wall",
            "The port",
            "said",
            id="within what is reported",
        ),
        pytest.param(
            "In May the port, which had paid, told reporters that the wall was 'too low'.",
            "too low",
            "the port",
            "told",
            id="past a clause between commas",
        ),
    ],
)
def test_attributes_quoted_words_only_to_who_is_said_to_have_spoken_them(
    sentence, words, speaker, cue
):
    (quote,) = told(sentence)

    assert quote[:3] + quote[5:] == (words, "partial", speaker, cue)


def test_carries_the_speaker_on_through_the_paragraph_and_to_the_pronoun_below():
    body = (
        "Mr Nils Holm came on Monday.\n\n“We waited for the ferry,” Holm said. “Nobody came.”\n\n"
        "He added, “We will wait again.”"
    )

    assert told(body) == [
        ("We waited for the ferry,", "direct", "Holm", "named", "Nils Holm", "said"),
        ("Nobody came.", "direct", "Holm", "named", "Nils Holm", "said"),
        ("We will wait again.", "direct", "He", "pronoun", "Nils Holm", "added"),
    ]


def test_carries_the_speaker_over_paragraphs_that_only_open_marks():
    body = "“We waited all night,” Ruth Holm said. “It rained.\n\n“Then the ferry came.”"

    assert [quote[2] for quote in told(body)] == ["Ruth Holm"] * 3


def test_reads_a_signature_behind_a_whole_statement():
    assert [quote[2:5] for quote in told("“It was cold out there.” ― Ruth Holm")] == [
        ("Ruth Holm", "named", "Ruth Holm")
    ]


def test_looks_past_a_party_in_brackets():
    body = "“It was cold out there,” Rep. Ruth Holm (D-Wis.) said Friday."

    assert [quote[2:5] for quote in told(body)] == [("Rep. Ruth Holm", "named", "Ruth Holm")]


def test_carries_on_from_the_sentence_before():
    body = "Ruth Holm hit back within the hour. 'The ferry will come back to us.'"

    assert [quote[2:5] for quote in told(body)] == [("Ruth Holm", "named", "Ruth Holm")]


def test_carries_on_from_the_paragraph_that_announces_a_statement():
    body = "Ruth Holm went on:\n\n'The ferry will come back to us.'"

    assert [quote[2:] for quote in told(body)] == [("Ruth Holm", "named", "Ruth Holm", "went")]


def test_a_statement_of_nobody_s_has_no_speaker_and_no_cue():
    assert told("“The ferry will come back to us.”") == [
        ("The ferry will come back to us.", "direct", None, None, None, None)
    ]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("The ship 'Wind of the North' sailed.", id="a title"),
        pytest.param("The 'red line' was crossed.", id="scare quotes"),
        pytest.param(
            "With talk of a crippling 'mega-drought', the river board has announced new rules.",
            id="scare quotes before whoever announces something",
        ),
        pytest.param(
            "Fears of a 'great flood', the port has a plan.", id="the reporter's distance"
        ),
    ],
)
def test_leaves_out_what_nobody_is_said_to_have_spoken(body):
    assert found(body) == ()


def test_finds_indirect_speech_where_it_is_asked_for_and_ranks_it_last():
    body = "Ruth Holm told reporters that the pier was gone. 'We are going home now,' she said."
    cut = sentences(body)

    asked = [
        (quote.of(body), quote.kind.value, quote.rank)
        for quote in key_quotes(body, cut, indirect=True)
    ]
    assert asked == [
        ("that the pier was gone", "indirect", 2),
        ("We are going home now,", "direct", 1),
    ]
    assert [quote.kind.value for quote in key_quotes(body, cut)] == ["direct"]


@given(
    st.lists(
        st.sampled_from(
            [
                "“",
                "”",
                '"',
                "'",
                "’",
                "‘",
                "''",
                "said",
                "Ruth",
                "Holm",
                "Mr",
                "He",
                "he",
                "it is",
                "according",
                "to",
                "the",
                "of",
                ",",
                ".",
                ":",
                "?",
                "—",
                "(",
                ")",
                " ",
                "\n",
                "\n\n",
            ]
        ),
        max_size=40,
    ).map("".join)
    | st.text()
)
@example("“”")
def test_every_range_is_a_stretch_of_the_body_and_every_rank_is_given_once(body):
    cut = sentences(body)
    quotes = key_quotes(body, cut, indirect=True)
    quoted = [quote for quote in quotes if quote.kind is not QuoteKind.INDIRECT]

    assert sorted(quote.rank for quote in quotes) == list(range(1, len(quotes) + 1))
    assert all(one.end <= two.start for one, two in pairwise(quoted))
    for quote in quotes:
        speaker = quote.speaker
        ranges = [quote, speaker, quote.cue, speaker and speaker.name, speaker and speaker.role]
        assert all(0 <= one.start < one.end <= len(body) for one in ranges if one)
        assert cut[quote.sentence].start <= quote.start < cut[quote.sentence].end
        assert 0 <= quote.score <= 1
        assert speaker is None or 0 <= speaker.confidence <= 1
    assert key_quotes(body, cut, indirect=True) == quotes
    assert [quote.start for quote in key_quotes(body, cut)] == [quote.start for quote in quoted]
