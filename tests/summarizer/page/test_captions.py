"""What stands under a picture."""

import pytest

from summarizer.page.captions import CREDIT, REPORTERS, captioned
from summarizer.page.pieces import Role

CAPTION = "The bridge at dusk."


@pytest.mark.parametrize(
    "credit",
    [
        "Photograph: Bo Lee",
        "(Photo: Bo Lee)",
        "[File: Bo Lee/Reuters]",
        "(AP Photo/Bo Lee)",
        "REUTERS/Bo Lee",
        "| Photo Credit: Bo Lee",
        "Credit...Bo Lee for The Ledger",
        "(AP Photo/Bo L. Lee)",
        "[The Ledger via Harbour Arts]",
        "Bo Lee / AFP",
        "(Merrow Radio: Bo Lee)",
    ],
    ids=str,
)
def test_parts_a_caption_from_its_credit(credit):
    line = f"{CAPTION} {credit}"

    assert [(piece.role, piece.of(line)) for piece in captioned(line)] == [
        (Role.CAPTION, CAPTION),
        (Role.CREDIT, credit),
    ]


def test_a_library_s_name_may_run_into_the_caption():
    line = "Getty Images The bridge at dusk"

    assert [(piece.role, piece.of(line)) for piece in captioned(line)] == [
        (Role.CREDIT, "Getty Images"),
        (Role.CAPTION, "The bridge at dusk"),
    ]


def test_a_label_for_credits_needs_no_stop_before_it():
    line = "The bridge at dusk Credit: Bo Lee"

    assert [piece.of(line) for piece in captioned(line)] == [
        "The bridge at dusk",
        "Credit: Bo Lee",
    ]


def test_a_label_makes_a_caption():
    assert [piece.role for piece in captioned(f"Image caption, {CAPTION}")] == [Role.CAPTION]


@pytest.mark.parametrize(
    "line",
    [
        "The photograph by Bo Lee hangs in the town hall.",
        "He works for Reuters.",
        "The mayor (left) photographed the bridge.",
        f"{'It is old. ' * 40}Photograph: Bo Lee",
    ],
    ids=range(4),
)
def test_a_sentence_about_pictures_is_no_caption(line):
    assert captioned(line) == ()


@pytest.mark.parametrize(
    "line",
    ["Getty Images", "Image source, Bo Lee", "© Provided by The Ledger", "Bo Lee/AFP"],
    ids=str,
)
def test_knows_a_picture_s_credit(line):
    assert CREDIT.fullmatch(line)


@pytest.mark.parametrize(
    "line",
    [
        "Reporting by Ann Moss; Editing by Bo Lee",
        "Bo Lee in Merrow contributed to this report.",
        "This article originally appeared on The Ledger: Council closes the old bridge",
    ],
    ids=str,
)
def test_knows_who_reported_a_story(line):
    assert REPORTERS.fullmatch(line)
