import pytest

from summarizer.quotes.marks import Quoted, quoted
from summarizer.text import Span


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        pytest.param("“Ice,” he said. “Snow.”", ["Ice,", "Snow."], id="curly double"),
        pytest.param('"Ice," he said. "Snow."', ["Ice,", "Snow."], id="straight double"),
        pytest.param("«Ice» and „Snow“", ["Ice", "Snow"], id="guillemets and low marks"),
        pytest.param("‘Don’t,’ he said.", ["Don’t,"], id="curly single with an apostrophe"),
        pytest.param(
            "'The dogs' names aren't ours,' he said.",
            ["The dogs' names aren't ours,"],
            id="a plural's apostrophe",
        ),
        pytest.param("The 'ferries' of the 'lakes' sank.", ["ferries", "lakes"], id="two plurals"),
        pytest.param(
            "a ‘cold snap' here", ["cold snap"], id="a curly mark closed by a straight one"
        ),
        pytest.param("“He said ‘ice’ twice,”", ["He said ‘ice’ twice,"], id="nested"),
        pytest.param("''Ice,'' he said.", ["Ice,"], id="doubled single marks"),
        pytest.param("Rock 'n' roll of the '90s, O'Hara's 6'4\" son", [], id="no quotation at all"),
        pytest.param("“Ice and snow", ["Ice and snow"], id="unclosed at the head"),
        pytest.param("He said: “Ice and snow", ["Ice and snow"], id="unclosed behind a colon"),
        pytest.param("The “ice and snow", [], id="a slip"),
        pytest.param('<a href="ice">', [], id="left-over of HTML"),
        pytest.param('"" “ ”', [], id="nothing within"),
    ],
)
def test_pairs_the_outermost_marks(paragraph, expected):
    found = quoted(paragraph, Span(0, len(paragraph)))

    assert [quote.of(paragraph) for quote in found] == expected


def test_keeps_the_marks_beside_the_words_and_says_whether_they_are_closed():
    assert quoted("“Ice,” “snow", Span(0, 7)) == (Quoted(1, 5, Span(0, 6)),)
    assert quoted("“Snow", Span(0, 5)) == (Quoted(1, 5, Span(0, 5), closed=False),)
