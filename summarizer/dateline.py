"""What a news agency puts around a story's words: the dateline before, the sign-off behind."""

import re
from dataclasses import dataclass

from summarizer.lexicon import phrases
from summarizer.text import Span, trimmed


@dataclass(frozen=True, slots=True)
class Dateline(Span):
    """Place, date and agency before the first sentence, with the dash or colon that closes them.

    ``label`` is the same range without that dash or colon, ``agency`` the agency's name in it.
    """

    label: Span
    agency: Span | None


@dataclass(frozen=True, slots=True)
class SignOff(Span):
    """An agency's mark at either end of a story, and the agency's name in it."""

    agency: Span | None


AGENCIES = phrases("""
    AAP|ABC|ABC News|AFP|AGI|Al Jazeera|ANI|ANSA|AP|APA|APP|Associated Press|BBC|Belga|Bernama
    Bloomberg|BSS|CBC|CBS|CBS News|CNA|CNBC|CNN|CP|dpa|DPA|EFE|Fox News|GNA|HT|IANS|Interfax|IRNA
    Jiji|KCNA|Kyodo|Lusa|NAN|NBC|NBC News|NPA|PA|PA Media|PNA|Press Association
    Press Trust of India|PTI|Reuters|RIA|RIA Novosti|SANA|SAPA|Sputnik|TASS|The Canadian Press|TNN
    Ukrinform|UNB|UNI|United News of India|UPI|Xinhua|Yonhap
""")

# Cities that stand in datelines without state or country; an unknown place needs capitals, a date
# or an agency beside it, else "Note:" would pass for one.
_CITIES = phrases("""
    Abu Dhabi|Abuja|Accra|Addis Ababa|Ahmedabad|Algiers|Amman|Amsterdam|Ankara|Athens|Atlanta
    Auckland|Baghdad|Baku|Baltimore|Bangkok|Beijing|Beirut|Belfast|Belgrade|Bengaluru|Berlin|Bern
    Bhopal|Bhubaneswar|Birmingham|Bogota|Boston|Brasilia|Brisbane|Brussels|Bucharest|Budapest
    Buenos Aires|Cairo|Canberra|Cape Town|Caracas|Cardiff|Chandigarh|Chennai|Chicago|Cleveland
    Colombo|Copenhagen|Dallas|Damascus|Dar es Salaam|Dehradun|Delhi|Denver|Detroit|Dhaka|Doha|Dubai
    Dublin|Durban|Edinburgh|Frankfurt|Geneva|Glasgow|Guwahati|Gurugram|Hanoi|Harare|Havana|Helsinki
    Hong Kong|Honolulu|Houston|Hyderabad|Imphal|Indore|Islamabad|Istanbul|Jaipur|Jakarta|Jerusalem
    Johannesburg|Kabul|Kampala|Karachi|Kathmandu|Khartoum|Kiev|Kigali|Kochi|Kolkata|Kuala Lumpur
    Kuwait City|Kyiv|Lagos|Lahore|Las Vegas|Lima|Lisbon|Liverpool|London|Los Angeles|Lucknow|Lusaka
    Luxembourg|Madrid|Manchester|Manila|Melbourne|Mexico City|Miami|Milan|Milwaukee|Minneapolis
    Monrovia|Montreal|Moscow|Mumbai|Munich|Muscat|Nagpur|Nairobi|New Delhi|New Orleans|New York
    Noida|Oslo|Ottawa|Panaji|Paris|Patna|Perth|Philadelphia|Phoenix|Pittsburgh|Prague|Pretoria|Pune
    Quebec City|Raipur|Ranchi|Rio de Janeiro|Riyadh|Rome|San Diego|San Francisco|Santiago|Sao Paulo
    Seattle|Seoul|Shanghai|Shimla|Singapore|Sofia|Srinagar|Stockholm|St. Louis|Sydney|Taipei|Tehran
    Tel Aviv|The Hague|Thiruvananthapuram|Tokyo|Toronto|Tripoli|Tunis|Vancouver|Vienna|Vijayawada
    Visakhapatnam|Warsaw|Washington|Wellington|Yangon|Zurich
""")

# Words in capitals that newsrooms set before a dash and that are no places.
_SLUGS = phrases("""
    ANALYSIS|BREAKING|COMMENT|CORRECTION|EDITORIAL|EXCLUSIVE|EXPLAINER|FACTBOX|LIVE|MORE|NASA|NATO
    NEWS|NOTE|OPINION|PHOTOS|PICTURES|READ|REVIEW|UPDATE|UPDATED|UPDATES|VIDEO|WATCH
""")

# No dateline and no sign-off is longer; the window keeps every look at a paragraph constant.
_REACH = 120
# Shorter capitals before a dash are abbreviations: "US —", "WHO —".
_SHORTEST_PLACE = 4

_WORD = r"[A-ZÀ-ÖØ-Þ][\w.'’-]{0,24}"
_PLACE = rf"{_WORD}(?: (?:(?:de|es|of|the) )?{_WORD}){{0,3}}"
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
    r"|ene|abr|ago|dic|nov|oct|sept|feb|mar|jun|jul)\b"
)
_DATE = rf"(?:{_MONTH}\.? \d{{1,2}}\b(?:,? \d{{4}})?|\d{{1,2}} {_MONTH}\.?(?: \d{{4}})?)"
_CLOSE = r"\.?[ \t]*(?:--?(?!\w)|[–—:])"
_DATELINE = re.compile(
    rf"(?P<label>(?P<place>{_PLACE}(?: \([A-Z][A-Za-z.]{{1,12}}\)(?=,))?"
    rf"(?:(?:/|, ?| and )(?!{_MONTH}){_PLACE}){{0,3}})"
    rf"(?P<date>[,.] ?{_DATE})?"
    r"(?:[,.]? ?(?:\((?P<agency>[^()\n]{2,40})\)|/(?P<slashed>[A-Za-z]{2,12})/\.?))?)"
    rf"(?P<close>{_CLOSE})?"
)


def _either(names: frozenset[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))


_NAME = f"(?:{_either(AGENCIES)})"
# Only names in capitals sign without a mark: "Reuters" behind a stop may begin a sentence.
_WIRE = f"(?:{_either(frozenset(filter(str.isupper, AGENCIES)))})"
_LIST = rf"{_NAME}(?:(?:/|,[ ]?|[ ]and[ ]|[ ]&[ ]){_NAME})*"
_LEADING = re.compile(
    # "(CNN)", "(CNN Student News)"; without brackets only before a dash: "CNN —".
    rf"(?:\((?P<agency>{_NAME}(?: [A-Z][a-z]+){{0,2}})\)(?:{_CLOSE})?"
    rf"|(?P<bare>{_NAME})[ \t]*(?:--|[–—]))"
)
_SIGN_OFF = re.compile(
    rf"""(?:\A|(?<=[\s.!?…'"’”)\]]))
    (?:\((?P<marked>{_LIST})\)\.?
      |(?P<wired>{_WIRE})(?:[ ][A-Z]{{2,4}}){{1,5}}(?:[ ]\d{{3,4}})?
      |(?:--?|[–—/])[ ]?(?:with[ ])?(?:(?P<dashed>{_LIST})|[Aa]gencies)
      |(?P<bare>{_WIRE})
      |\(?(?:With|Additional)[ ](?:agency[ ])?(?:inputs?|reporting)
         (?:[ ](?:from|by)[ ](?:(?:the[ ])?(?P<inputs>{_LIST})|(?:news[ ])?agencies))?\.?\)?
      |(?:[-(][ ]?)?(?:ENDS|Ends)(?:[ ]?[-)])?
    )\Z""",
    re.VERBOSE,
)
_STOPS = frozenset(".!?…'\"’”)]")


def dateline(text: str, start: int, end: int) -> Dateline | None:
    """Find the dateline at the head of a paragraph.

    Parameters
    ----------
    text
        The text that the offsets point into.
    start, end
        The paragraph, a half-open range of *text*, in code points.

    Returns
    -------
    Dateline or None
        A range that begins with the paragraph's first visible character. A place alone needs a
        dash or colon behind it, and must be set in capitals or be a city known from datelines.
        A small letter behind it says that the sentence merely goes on: None.
    """
    head = _head(_DATELINE, text, start, end)
    if head is None or not _is_dateline(head, end):
        return None
    return Dateline(*head.span(), Span(*head.span("label")), _agency(head, 0))


def leading_mark(text: str, start: int, end: int) -> SignOff | None:
    """Find the agency mark without a place, "(CNN)" or "CNN —", at the head of a paragraph.

    Parameters
    ----------
    text
        The text that the offsets point into.
    start, end
        The paragraph, a half-open range of *text*, in code points.

    Returns
    -------
    SignOff or None
        A range that begins with the paragraph's first visible character, its dash included.
    """
    mark = _head(_LEADING, text, start, end)
    return None if mark is None else SignOff(*mark.span(), _agency(mark, 0))


def sign_off(text: str, start: int, end: int) -> SignOff | None:
    """Find the sign-off at the end of a paragraph: "(ANI)", "-- PTI", "With inputs from agencies".

    Parameters
    ----------
    text
        The text that the offsets point into.
    start, end
        The paragraph, a half-open range of *text*, in code points.

    Returns
    -------
    SignOff or None
        A range that ends with the paragraph's last visible character; it is the whole paragraph
        or stands behind the mark that ends the last sentence.
    """
    tail = trimmed(text, max(start, end - _REACH), end)
    mark = _SIGN_OFF.search(tail.of(text))
    if mark is None or not _ended(text, start, tail.start + mark.start()):
        return None
    return SignOff(tail.start + mark.start(), tail.end, _agency(mark, tail.start))


def _head(form: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    """Match a form at the head, unless a small letter behind it goes on with the sentence."""
    reach = min(end, start + _REACH)
    start = trimmed(text, start, reach).start
    # Nearly every paragraph is dismissed by its first character.
    likely = text[start : start + 1].isupper() or text[start : start + 1] == "("
    match = form.match(text, start, reach) if likely else None
    if match is None:
        return None
    rest = trimmed(text, match.end(), min(end, match.end() + _REACH))
    return None if rest.of(text)[:1].islower() else match


def _is_dateline(head: re.Match[str], end: int) -> bool:
    place, name, close = head["place"], head["agency"] or head["slashed"], head["close"]
    if place in AGENCIES:
        return False
    if name:
        # Behind a date or a place in capitals the dash says that whatever is in brackets signs.
        capitals = place.split(",")[0].isupper() and _SLUGS.isdisjoint(place.split())
        dashed = bool(close) and (bool(head["date"]) or capitals)
        return dashed or _signs(name) or bool(head["date"] and name.isupper())
    return bool(close) and head.end() < end and bool(head["date"] or _is_place(place, close))


def is_city(name: str) -> bool:
    """Tell whether a name, in capitals or not, is a city's that datelines print alone."""
    return name in _CITIES or name.title() in _CITIES


def _is_place(place: str, close: str) -> bool:
    city = re.split("[,/]", place, maxsplit=1)[0]
    if is_city(city):
        return True
    # Before a colon, capitals are as often the speaker in a transcript.
    capitals = city.isupper() and len(city) >= _SHORTEST_PLACE and ":" not in close
    return capitals and _SLUGS.isdisjoint(city.split())


def _signs(names: str) -> bool:
    """Tell whether every one of these names is an agency: "Reuters", "AP/AFP", "CNN Money"."""
    return all(re.match(rf"{_NAME}\b", name.strip()) for name in re.split("[,/]", names))


def _ended(text: str, start: int, position: int) -> bool:
    """Tell whether the paragraph's last sentence has ended before this position."""
    before = trimmed(text, max(start, position - _REACH), position)
    return before.of(text)[-1:] in _STOPS or before.start == before.end


def _agency(match: re.Match[str], offset: int) -> Span | None:
    names = ("agency", "slashed", "bare", "marked", "wired", "dashed", "inputs")
    found = next((name for name in names if match.groupdict().get(name)), None)
    return None if found is None else Span(match.start(found) + offset, match.end(found) + offset)
