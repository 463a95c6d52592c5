import pytest

from summarizer.quotes.marks import quoted
from summarizer.quotes.speech import is_name, kind
from summarizer.text import QuoteKind, Span


def only_quote(body):
    (quote,) = quoted(body, Span(0, len(body)))
    return quote


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("'We go home,' he said.", QuoteKind.DIRECT, id="begins the sentence"),
        pytest.param("He said: 'We go home.'", QuoteKind.DIRECT, id="behind a colon"),
        pytest.param("He called it 'a red line'.", QuoteKind.PARTIAL, id="small letter"),
        pytest.param("The 'Red Line' opened.", QuoteKind.PARTIAL, id="capitals inside a sentence"),
        pytest.param("He told me 'Go. We stay.'", QuoteKind.DIRECT, id="two sentences inside"),
    ],
)
def test_tells_statements_from_quoted_words(body, expected):
    assert kind(body, only_quote(body), Span(0, len(body))) is expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("'The Wind in the Willows' is out.", True, id="title"),
        pytest.param("'The wind in the willows' is out.", False, id="small letters"),
        pytest.param("'Stop!' he cried.", False, id="a stop"),
    ],
)
def test_tells_a_name_by_its_capitals(body, expected):
    assert is_name(body, only_quote(body)) is expected
