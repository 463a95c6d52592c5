"""Looks corrected by what stands beside a line."""

import pytest

from summarizer.page.lines import page_lines
from summarizer.page.looks import pieces
from summarizer.page.neighbours import in_place
from summarizer.page.pieces import role_string

BRIDGE = "The council voted on Monday to close the old bridge."
HEAD = "Council closes the old bridge"


def roles(*lines):
    text = "\n".join(lines)
    return role_string(in_place(text, pieces(text, page_lines(text))))[1::2]


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        pytest.param(
            ("News", "Sport", "Ferry times", "Tides", "Weather"), "nnnnn", id="words amid a menu"
        ),
        pytest.param(
            ("im land", "zum wetter", "mehr sport", "unser team"), "nnnn", id="a menu of any words"
        ),
        pytest.param(("By", "Ann Moss", BRIDGE), "fbP", id="byline below its label"),
        pytest.param((f"'{BRIDGE}'", "- Ann Moss", BRIDGE), "PPP", id="a signed quotation"),
        pytest.param((f"'{BRIDGE}'", "- The Ledger", BRIDGE), "PsP", id="an outlet below it"),
        pytest.param(
            (HEAD, "Ferry men and anglers get a tunnel and a party", "By Ann Moss"),
            "heb",
            id="standfirst above a byline",
        ),
        pytest.param(("News", "Ann Moss", "Share"), "nNn", id="a name between two buttons"),
        pytest.param(("News", "Sport", HEAD, "Weather"), "nnhn", id="a headline amid a menu"),
        pytest.param(
            (HEAD, "A second headline of the same length", "By Ann Moss"), "hhb", id="a list"
        ),
        pytest.param(
            (HEAD, "Ferry men and anglers get a tunnel, a promise and a party on the last day"),
            "he",
            id="standfirst",
        ),
        pytest.param(
            (HEAD, "The bridge on Sunday", "(Photo: Bo Lee)", BRIDGE), "hicP", id="caption"
        ),
        pytest.param((HEAD, "(Photo: Bo Lee)", "By Ann Moss"), "hcb", id="headline above a credit"),
        pytest.param((BRIDGE, "AP", BRIDGE), "icP", id="agency under a picture"),
        pytest.param((BRIDGE, "AP"), "PA", id="agency behind the story"),
        pytest.param(("Image caption,", "The bridge", BRIDGE), "iiP", id="caption below its label"),
        pytest.param(
            ("Sponsored by Merrow Mutual", "Lend us your boat.", "", BRIDGE),
            "aaP",
            id="a sponsor's words",
        ),
        pytest.param(("Sponsored", BRIDGE, BRIDGE), "aPP", id="a sponsor without words"),
        pytest.param(
            ("Comments", "Bo Lee", "2 hours ago", "At last. Well done."), "xxxx", id="reader"
        ),
    ],
)
def test_names_a_line_by_its_neighbours(lines, codes):
    assert roles(*lines) == codes


def test_blank_lines_count_only_beyond_the_page_s_usual_ones():
    text = f"{HEAD}\n\nThe Ledger\n\n2d\n\n\n{BRIDGE}"

    assert role_string(pieces(text, page_lines(text)))[::2] == "0001"
