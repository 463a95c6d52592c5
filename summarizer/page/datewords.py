"""The words of dates and ages in English, German, French and Spanish, case-folded."""

from collections.abc import Iterable


def _numbered(lines: str, first: int) -> dict[str, int]:
    return {
        word: number
        for number, line in enumerate(lines.strip().splitlines(), first)
        for word in line.split()
    }


MONTHS = _numbered(
    """
    jan january januar jänner janv janvier ene enero
    feb february februar févr fév février febrero
    mar march mär mrz märz mars marzo
    apr april avr avril abr abril
    may mai mayo
    jun june juni juin junio
    jul july juli juil juillet julio
    aug august août aout ago agosto
    sep sept september septembre septiembre setiembre
    oct october okt oktober octobre octubre
    nov november novembre noviembre
    dec december dez dezember déc décembre dic diciembre
    """,
    1,
)
# Only English puts the month before the day and leaves the year out.
ENGLISH_MONTHS = {
    "jan", "january", "feb", "february", "mar", "march", "apr", "april", "may", "jun", "june",
    "jul", "july", "aug", "august", "sep", "sept", "september", "oct", "october", "nov",
    "november", "dec", "december",
}  # fmt: skip
# As ``date.weekday`` counts them.
WEEKDAYS = _numbered(
    """
    mon monday mo montag lun lundi lunes
    tue tues tuesday di dienstag mar mardi martes
    wed wednesday mi mittwoch mer mercredi mié miércoles
    thu thur thurs thursday do donnerstag jeu jeudi jue jueves
    fri friday fr freitag ven vendredi vie viernes
    sat saturday sa samstag sam samedi sáb sábado
    sun sunday so sonntag dim dimanche dom domingo
    """,
    0,
)
COUNTS = _numbered(
    """
    a an one ein eine einem einer un une una
    two couple zwei deux dos
    three drei trois tres few wenigen einigen quelques unos unas
    four vier quatre cuatro
    five fünf cinq cinco
    six sechs seis
    seven sieben sept siete
    eight acht huit ocho
    nine neun neuf nueve
    ten zehn dix diez
    eleven elf onze once
    twelve zwölf douze doce
    """,
    1,
)
# The first letter of each line is the unit's key.
_UNITS = """
    s sec secs second seconds sekunde sekunden seconde secondes segundo segundos
    m min mins minute minutes minuten minuto minutos
    h hr hrs hour hours std stunde stunden heure heures hora horas
    d day days tag tage tagen j jour jours día días dia dias
    w wk wks week weeks woche wochen semaine semaines semana semanas
    o mo month months monat monate monaten mois mes meses
    y yr yrs year years jahr jahre jahren ans año años
    """
UNITS = {word: line.split()[0] for line in _UNITS.strip().splitlines() for word in line.split()}
# How many days ago.
DAYS_AGO = _numbered("today heute aujourd'hui hoy\n yesterday gestern hier ayer", 0)


def either(words: Iterable[str]) -> str:
    """Write a pattern of any of the words, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))
