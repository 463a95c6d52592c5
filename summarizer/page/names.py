"""Names that stand alone: writers with their place or office, and outlets."""

import re

from summarizer.page.pieces import Role
from summarizer.text import Span

_NAME_WORDS, _NAME = 6, 50
# A longer row of capitals is a headline, unless a word of it says that it is an outlet.
_PLAIN_WORDS = 3

_SMALL = {"of", "the", "and", "&", "de", "for", "in", "on", "al", "la", "le", "du"}
NAMED = r"[A-ZÀ-Þ][\w.'’-]*(?: (?:(?:de|da|van|von|der|bin|al|el|la|le) )?[A-ZÀ-Þ][\w.'’-]*){0,4}"
_AND = r"(?:, | and | & |, and )"
NAMES = rf"{NAMED}(?:{_AND}{NAMED}){{0,5}}"
# The office of a writer.
OFFICE = (
    r"(?:correspondent|reporter|columnist|staff|writer|editor|producer|critic|bureau|journalist"
    r"|desk|contributor|analyst|agencies)s?"
)
# As few words as will do: "Ann Moss Harbour correspondent".
_PERSON = NAMED.replace("{0,4}", "{1,3}?")
PERSONS = rf"{_PERSON}(?:{_AND}{_PERSON}){{0,5}}"
_WRITER = re.compile(
    rf"(?P<names>{PERSONS})(?:,? in {NAMED}|,? (?:and|with) agencies"
    rf"|,? (?:[\w’'&-]+ ){{0,4}}{OFFICE}(?: in {NAMED})?)?"
)
# "The Daily Post, Nairobi", below its writer's name.
_POSTED = re.compile(r"(?P<name>[^,]{3,40}), (?:\S+ ?){1,4}\Z")
_DOMAIN = re.compile(r"(?:[a-z\d-]{2,40}\.){1,3}[a-z]{2,10}")
_OUTLET = re.compile(
    r"^The (?:\w[\w'’-]* ?){1,2}\Z|\.(?:com|org|net|info|news|in|co\.uk)\Z"
    r"|\b(?:News(?:paper|wire)?|Times|Post|Press|Daily|Weekly|Herald|Tribune|Journal|Today|Network"
    r"|Agency|Gazette|Chronicle|Courier|Observer|Mirror|Mail|Standard|Express|Telegraph|Guardian"
    r"|Independent|Globe|Review|Dispatch|Sentinel|Argus|Advertiser|Bulletin|Register|Examiner|Banner"
    r"|Echo|Ledger|Magazine|Radio|TV|Television|FM|Media|Online|Insider|Reporter|Wire|Broadcasting"
    r"|Desk)\b"
)


def named(line: str) -> tuple[Role, Span] | None:
    """Tell whether a line is a name and nothing else, and whose.

    Parameters
    ----------
    line
        A line, or a field of one, without white space at its ends.

    Returns
    -------
    tuple of Role and Span, or None
        ``OUTLET`` where a word says so, else ``NAME``, and where the name itself stands: a
        writer's place and office are left out.
    """
    if (outlet := _POSTED.match(line)) and is_name(outlet["name"]) and is_outlet(outlet["name"]):
        return Role.OUTLET, Span(*outlet.span("name"))
    if _DOMAIN.fullmatch(line) or (is_name(line) and is_outlet(line)):
        return Role.OUTLET, Span(0, len(line))
    writer = _WRITER.fullmatch(line)
    if writer and (writer.end("names") < len(line) or " and " in line or ", " in line):
        return Role.NAME, Span(*writer.span("names"))
    large = sum(part not in _SMALL for part in line.split())
    return (Role.NAME, Span(0, len(line))) if is_name(line) and large <= _PLAIN_WORDS else None


def is_outlet(name: str) -> bool:
    """Tell whether a word of a name says that it is an outlet's."""
    return _OUTLET.search(name) is not None or _DOMAIN.fullmatch(name) is not None


def is_name(words: str) -> bool:
    """Tell whether a few words can name an outlet or a person."""
    parts = words.split()
    return _DOMAIN.fullmatch(words) is not None or (
        0 < len(parts) <= _NAME_WORDS
        and len(words) <= _NAME
        and words[-1:] not in ",:;?!"
        and all(part[0].isupper() or part[0].isdigit() or part in _SMALL for part in parts)
        and any(map(str.isalpha, words))
    )
