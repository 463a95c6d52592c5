import pytest

from api.forms.markdown import escaped, markdown


@pytest.mark.parametrize(
    ("text", "written"),
    [
        pytest.param("*#_[](x)", r"\*\#\_\[\](x)", id="emphasis, headings, links"),
        pytest.param("<b>R&amp;D</b> `x` ~~y~~", r"\<b\>R\&amp;D\</b\> \`x\` \~\~y\~\~", id="tags"),
        pytest.param("- a\n+ b\n1. c\n2) d", "\\- a\n\\+ b\n1\\. c\n2\\) d", id="lists"),
        pytest.param("Rain\n---\n===\n:-:", "Rain\n\\---\n\\===\n\\:-:", id="lines under headings"),
        pytest.param("a | b\\", r"a \| b\\", id="cells and breaks"),
        pytest.param("    code\n\n\n\tcode  \n", "code\n\ncode", id="indented code"),
        pytest.param("It fell 3.5 - to 2019.", "It fell 3.5 - to 2019.", id="a sentence"),
    ],
)
def test_what_markdown_would_read_as_markup_is_escaped(text, written):
    assert escaped(text) == written


def test_an_article_that_has_little_says_little(bare):
    assert markdown(bare) == (
        "# Ferry sails again\n\n"
        "## Article\n\n"
        "“We sail at dawn,” said Ada Quist, the harbour master. “Rain,” he said.\n"
    )


def test_a_dateline_stands_before_the_body_it_was_printed_with(bare):
    assert "\n\nQUAY (UNI) — “We sail" in markdown(bare | {"dateline": "QUAY (UNI)"})


def test_an_address_ends_where_it_ends(bare):
    written = markdown(bare | {"url": "https://ferry.example/<a>_b*"})

    assert written.endswith("\n\n<https://ferry.example/%3Ca%3E_b*>\n")
