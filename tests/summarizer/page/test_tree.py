"""How markup is parsed, whatever its quality."""

import pytest

from summarizer.page.tree import tree

LAST = "The ferry sails."


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param("<div>" * 5000 + LAST, id="blocks"),
        pytest.param("<b>" * 5000 + LAST, id="inline"),
        pytest.param("<b><div></b>" * 5000 + LAST, id="crossed"),
        pytest.param("<div>" * 5000 + "</div>" * 5000 + LAST, id="closed again"),
        pytest.param("<i>" * 5000 + "</b>" * 5000 + LAST, id="ends of nothing"),
        pytest.param("<table><tr><td>" * 2000 + LAST, id="tables"),
        pytest.param("<div>" * 300 + "<!-- <p> --><title>a <b> c</title>" + LAST, id="raw text"),
        pytest.param("<div>" * 300 + "<1> a < b </> <!x>" + LAST + '<a href="', id="no tags"),
    ],
)
def test_nothing_is_lost_however_deep_it_is(markup):
    root = tree(markup)

    assert "".join(root.itertext()).endswith(LAST)
    assert max(len(list(element.iterancestors())) for element in root.iter()) < 110


def test_what_is_nested_too_deeply_stays_on_its_own_line():
    root = tree("<div>" * 300 + "<p>One</p><p>two</p>")

    assert [line.tail for line in root.iter("br") if line.tail] == ["One", "two"]


@pytest.mark.parametrize(
    "attribute",
    [
        pytest.param("a{}", id="bare"),
        pytest.param('a{}=">"', id="with a quoted bracket"),
        pytest.param("a{}='>'", id="with another mark"),
        pytest.param('a{} = ">" ', id="with spaces"),
        pytest.param('a{}=">"/', id="with slashes"),
    ],
)
def test_an_element_has_no_more_attributes_than_pages_give_it(attribute):
    markup = f"<p {' '.join(map(attribute.format, range(3000)))}>{LAST}</p>"

    (paragraph,) = tree(markup).iter("p")

    assert (len(paragraph.attrib), paragraph.text) == (150, LAST)


def test_a_page_that_is_written_anew_keeps_its_data():
    script = '<script type="application/ld+json">{"a": 1}</script>'

    root = tree(script + "<div>" * 300 + '<p class="x">One')

    assert root.findtext(".//script") == '{"a": 1}'


@pytest.mark.parametrize("markup", ["", "<!-- no end", "<a href='", "<"])
def test_without_a_tag_there_is_hardly_a_tree(markup):
    root = tree(markup)

    assert root is None or "".join(root.itertext()) in {"", "<"}


@pytest.mark.parametrize(
    "markup",
    ["<meta charset=latin-1><p>é", '<?xml version="1.0" encoding="latin-1"?><p>é'],
)
def test_what_a_page_says_of_its_character_set_does_not_matter(markup):
    assert tree(markup).findtext(".//p") == "é"
