"""Lines that are the page's own and no story's.

Every rule asks for a whole line. The same words inside a sentence are the writer's.
"""

import re

from summarizer.page.vocabulary import FINE_PRINT, LINES, RULER, WORDS
from summarizer.text import SegmentKind

# A page's own words are short, its fine print has up to three lines; longer lines are never
# looked up.
_REACH, _PRINT = 160, 320

_MARKS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " "})
# Emoji, arrows and bullets before a button's word; brackets, quotes and "©" belong to it.
_BULLET = re.compile(r"[^\w\[(©&?!'\"#/.<=*~_+^-]+")
# What a heading or a button ends in.
_ARROWS = " :→»›>▾▼…"
# "WIRE-SLUG", "FOREIGN-MINE-RESCUE": capitals and hyphens, no blank.
_SLUG = re.compile(r"[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+")
_ITEMS = re.compile(r"\t+| ?[|•·»›>] ?| / ")
# Share bars run on without separators; three buttons in a row are no sentence.
_BUTTONS = re.compile(
    r"(?:(?:share|email|print|save|copy|tweet|listen|comment|follow)(?: (?:on|via|this|link|for|to"
    r"|article|story|facebook|x|twitter|whatsapp|linkedin|later|us|all|now)){0,4}(?: |\Z)){3,20}",
    re.IGNORECASE,
)


def furniture(line: str) -> tuple[SegmentKind, str] | None:
    """Recognise a line that is the page's own and no story's.

    Parameters
    ----------
    line
        One line without white space at its ends.

    Returns
    -------
    tuple of SegmentKind and str, or None
        What it is, and the rule that says so.
    """
    if not any(map(str.isalnum, line)):
        return SegmentKind.DEBRIS, RULER
    words = _plain(line)
    if words and len(words) <= _PRINT and FINE_PRINT.fullmatch(words):
        return SegmentKind.NAVIGATION, "fine print"
    return _short(words) if 0 < len(words) <= _REACH else None


def _short(words: str) -> tuple[SegmentKind, str] | None:
    for kind, rule, form in LINES:
        if form.fullmatch(words):
            return kind, rule
    if _SLUG.fullmatch(words):
        return SegmentKind.LABEL, "slug line"
    return (SegmentKind.NAVIGATION, "menu or breadcrumb") if _is_menu(words) else None


def _plain(line: str) -> str:
    """Fold the typography away, and the symbol that a button begins with."""
    words = line[: _PRINT + 20].translate(_MARKS)
    bullet = _BULLET.match(words)
    return (words[bullet.end() :] if bullet else words).removesuffix("...").rstrip(_ARROWS)


def _is_menu(words: str) -> bool:
    items = [item.strip() for item in _ITEMS.split(words) if item.strip()]
    if len(items) == 1:
        return bool(_BUTTONS.fullmatch(words))
    known = [item for item in map(_plain, items) if WORDS.fullmatch(item)]
    # A breadcrumb ends in the page's own headline, a menu may hold a section we do not know.
    return known[:1] == items[:1] or 2 * len(known) > len(items)
