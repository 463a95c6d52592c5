import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.dateline import dateline, is_city, leading_mark, sign_off


@pytest.mark.parametrize(
    ("paragraph", "whole", "label", "agency"),
    [
        pytest.param(
            "OSLO, May 4 (AFP) The harbour froze.",
            "OSLO, May 4 (AFP)",
            "OSLO, May 4 (AFP)",
            "AFP",
            id="capitals, date and agency",
        ),
        pytest.param(
            "Oslo/Bergen, 4 May (PTI) - The harbour froze.",
            "Oslo/Bergen, 4 May (PTI) -",
            "Oslo/Bergen, 4 May (PTI)",
            "PTI",
            id="two places and a dash",
        ),
        pytest.param(
            "Bergen, Norway (CNN)The harbour froze.",
            "Bergen, Norway (CNN)",
            "Bergen, Norway (CNN)",
            "CNN",
            id="place, country and agency, no space behind",
        ),
        pytest.param("Oslo: The harbour froze.", "Oslo:", "Oslo", None, id="a known city, colon"),
        pytest.param("BERGEN — Ice came.", "BERGEN —", "BERGEN", None, id="capitals, dash"),
        pytest.param(
            "BERGEN, Norway (WNBX) — Ice came.",
            "BERGEN, Norway (WNBX) —",
            "BERGEN, Norway (WNBX)",
            "WNBX",
            id="capitals and a station",
        ),
        pytest.param(
            "Bergen, May 4 (Fjord News Service) -- Ice came.",
            "Bergen, May 4 (Fjord News Service) --",
            "Bergen, May 4 (Fjord News Service)",
            "Fjord News Service",
            id="date and a small agency",
        ),
    ],
)
def test_finds_place_date_and_agency_at_the_head(paragraph, whole, label, agency):
    found = dateline(paragraph, 0, len(paragraph))

    assert (found.of(paragraph), found.label.of(paragraph)) == (whole, label)
    assert (found.agency.of(paragraph) if found.agency else None) == agency


@pytest.mark.parametrize(
    "paragraph",
    [
        "He said: The harbour froze.",
        "Note: The harbour froze.",
        "Oslo: the city that never thaws.",
        "The US (Treasury) - A guide.",
        "Oslo (AFP) has thawed.",
        "(CNN) The harbour froze.",
        "NATO (Brussels) — The harbour froze.",
        "UPDATE — The harbour froze.",
        "US — The harbour froze.",
        "",
    ],
)
def test_takes_no_ordinary_opening_for_a_dateline(paragraph):
    assert dateline(paragraph, 0, len(paragraph)) is None


@pytest.mark.parametrize(
    ("paragraph", "mark"),
    [
        pytest.param("(CNN)Ice came.", "(CNN)", id="touching"),
        pytest.param("(AP) -- Ice came.", "(AP) --", id="with its dash"),
        pytest.param("CNN — Ice came.", "CNN —", id="without brackets"),
    ],
)
def test_finds_an_agency_mark_without_a_place(paragraph, mark):
    assert leading_mark(paragraph, 0, len(paragraph)).of(paragraph) == mark


@pytest.mark.parametrize(
    ("paragraph", "mark", "agency"),
    [
        pytest.param("Ice came. (ANI)", "(ANI)", "ANI", id="in brackets"),
        pytest.param("'Ice came.' UNI KJ LM 0915", "UNI KJ LM 0915", "UNI", id="wire marks"),
        pytest.param("Ice came. -- PTI", "-- PTI", "PTI", id="behind a dash"),
        pytest.param(
            "Ice came. With inputs from agencies", "With inputs from agencies", None, id="inputs"
        ),
        pytest.param("(With inputs from PTI)", "(With inputs from PTI)", "PTI", id="named inputs"),
        pytest.param("Ice came. ENDS", "ENDS", None, id="end"),
        pytest.param("AFP", "AFP", "AFP", id="a paragraph of its own"),
    ],
)
def test_finds_the_sign_off_at_the_end(paragraph, mark, agency):
    found = sign_off(paragraph, 0, len(paragraph))

    assert found.of(paragraph) == mark
    assert (found.agency.of(paragraph) if found.agency else None) == agency


@pytest.mark.parametrize("paragraph", ["She spoke to CNN", "So says the (AP)", "It ends.", ""])
def test_takes_no_ordinary_end_for_a_sign_off(paragraph):
    assert sign_off(paragraph, 0, len(paragraph)) is None


@given(st.text(alphabet="ACPN() -—:,.12 abJuly\n"))
def test_every_find_is_a_range_at_its_end_of_the_text(text):
    head = dateline(text, 0, len(text)) or leading_mark(text, 0, len(text))
    tail = sign_off(text, 0, len(text))

    assert head is None or text[: head.start].strip() == "" < head.of(text)
    assert tail is None or text[tail.end :].strip() == "" < tail.of(text)


@pytest.mark.parametrize(("name", "known"), [("Oslo", True), ("OSLO", True), ("Merrow", False)])
def test_knows_the_cities_that_datelines_print_alone(name, known):
    assert is_city(name) is known
