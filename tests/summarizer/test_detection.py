import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.detection import detection
from summarizer.language import LANGUAGES


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param("cs", "Přívoz v Mlýnské uličce bude od pondělí zavřený, řekla starostka."),
        pytest.param("de", "Die Fähre an der Mühlgasse fährt ab Montag wieder, sagte die Rätin."),
        pytest.param("en", "The ferry at Mill Lane sails again from Monday, the council said."),
        pytest.param("es", "El transbordador vuelve a zarpar el lunes, dijo ayer la alcaldesa."),
        pytest.param("fr", "Le bac de la rue du Moulin reprend lundi, a annoncé la mairie hier."),
        pytest.param("it", "Il traghetto riparte lunedì, ha detto ieri la sindaca del paese."),
        pytest.param("pt", "A balsa volta a navegar na segunda-feira, disse ontem a prefeita."),
        pytest.param(
            "sk", "Kompa v Mlynskej uličke bude od pondelka zatvorená, povedala primátorka."
        ),
        pytest.param("sv", "Färjan vid Kvarngatan går igen från måndag, sade kommunalrådet i går."),
        pytest.param("uk", "Пором на Млиновій вулиці знову ходитиме з понеділка, сказала мерка."),
    ],
    ids=lambda value: value if len(value) == 2 else "",
)
def test_tells_each_language_that_is_read(language, text):
    found = detection(text)

    assert (found.likeliest, found.read_as) == (language, language)
    assert found.confidence > 0.5


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param("pl", "Prom przy ulicy Młyńskiej znów kursuje od poniedziałku.", id="Polish"),
        pytest.param("nl", "De veerpont aan de Molenstraat vaart vanaf maandag weer.", id="Dutch"),
        pytest.param("zh", "市政府表示，磨坊巷的渡轮将于星期一恢复运营。", id="Chinese"),
    ],
)
def test_what_is_not_read_is_read_as_english_and_said_to_be_none(language, text):
    found = detection(text)

    assert (found.likeliest, found.read_as) == (language, "en")
    assert found.confidence < 0.01


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param(" \n\t", id="blanks"),
        pytest.param("'" * 5000, id="marks"),
        pytest.param("340", id="a number"),
        pytest.param("Rain fell.", id="two words"),
        pytest.param("Mill to close", id="three words"),
        pytest.param("LONDON, July 2 (UNI) (ANI)", id="a dateline"),
    ],
)
def test_what_is_too_short_to_tell_is_english_without_a_claim(text):
    found = detection(text)

    assert (found.likeliest, found.read_as) == ("en", "en")
    assert found.confidence < 0.5


def test_the_beginning_tells():
    german = "Die Fähre fährt ab Montag wieder, sagte die Rätin am Sonntag im Rathaus. " * 30

    assert detection("\n" * 5000 + german + "The ferry sails. " * 10_000) == detection(german)


@given(st.text())
def test_any_text_is_read_as_something(text):
    found = detection(text)

    assert found.read_as in LANGUAGES
    assert found.read_as == (found.likeliest if found.likeliest in LANGUAGES else "en")
    assert 0 <= found.confidence <= 1
    assert detection(text) == found
