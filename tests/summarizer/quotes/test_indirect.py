import pytest

from summarizer.quotes.indirect import indirect_speech
from summarizer.quotes.passages import passages
from summarizer.segment import sentences


def told(body):
    cut = sentences(body)
    return [
        (
            one.quote.of(body),
            one.attribution.speaker.of(body),
            one.attribution.cue.of(body) if one.attribution.cue else None,
        )
        for one in indirect_speech(passages(body, cut), cut)
    ]


@pytest.mark.parametrize(
    ("body", "said", "speaker", "cue"),
    [
        pytest.param(
            "Ruth Holm said that the pier was gone.",
            "that the pier was gone",
            "Ruth Holm",
            "said",
            id="that",
        ),
        pytest.param(
            "Ruth Holm on Monday said the pier was gone.",
            "the pier was gone",
            "Ruth Holm",
            "said",
            id="without that, past a day",
        ),
        pytest.param(
            "Ruth Holm, the skipper, told reporters that the pier was gone.",
            "that the pier was gone",
            "Ruth Holm",
            "told",
            id="to whom",
        ),
        pytest.param(
            "The pier would open in May, officials said.",
            "The pier would open in May",
            "officials",
            "said",
            id="before its speaker",
        ),
        pytest.param(
            "According to Ruth Holm, the pier was gone.",
            "the pier was gone",
            "Ruth Holm",
            "According to",
            id="according to",
        ),
        pytest.param(
            "Ruth Holm said the pier was ‘as good as gone’.",
            "the pier was ‘as good as gone’",
            "Ruth Holm",
            "said",
            id="with quoted words in it",
        ),
    ],
)
def test_finds_what_is_said_without_marks(body, said, speaker, cue):
    assert told(body) == [(said, speaker, cue)]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("Ruth Holm said: ‘The pier is gone.’", id="a quotation"),
        pytest.param("‘The pier is gone,’ Ruth Holm said.", id="a quotation before its speaker"),
        pytest.param("Ruth Holm walked to the pier.", id="nothing said"),
        pytest.param("Ruth Holm told reporters on Monday.", id="nothing of what was said"),
    ],
)
def test_finds_nothing_where_all_is_quoted_or_nothing_said(body):
    assert told(body) == []
