"""Whole paragraphs that are not the story's: the page speaks, or speaks of the writer."""

import re
from collections.abc import Iterable

# An untitled text this short that speaks to the reader is the page's greeting or excuse.
_VOICE = 400
_READER = re.compile(r"\b(?:you|your|yours|we|our|us|please)\b", re.IGNORECASE)
_QUOTE = re.compile(r"(?:^|\s)[\"'\u2018\u201c]\w")
# What a page speaks of in its own affairs.
_NOTICE = re.compile(
    r"\b(?:cookies?|newsletters?|subscri\w+|sign(?:ing)? up|log(?:ged)? in|e-?mail|inbox|browser"
    r"|comments?|privacy|copyright|rights reserved|javascript|spam)\b",
    re.IGNORECASE,
)
# What a dialogue asks leave for has up to twelve lines and names its subject again and again.
_DIALOGUE, _OFTEN = 1000, 2
_SITE = re.compile(r"\b(?:your|our|the|this) (?:web)?site\b|\bfrom us\b", re.IGNORECASE)
_RIGHTS = re.compile(
    r"\u00a9|copyright\b|all rights reserved|good (?:morning|afternoon|evening)\b"
    r"|.{0,80}\bmay not be (?:reproduced|copied|published|republished|redistributed)\b",
    re.IGNORECASE,
)
_AND = re.compile(r", and | and | & |, ")
_ABOUT = re.compile(
    r"(?P<name>[^\s.,]{1,40}(?: [^\s.,]{1,40}){0,3}?),? (?:covers|reports|writes|joined"
    r"|can be reached|(?:is|was) (?:an?|the|\w+['\u2019]s?)"
    r"|has (?:covered|been|worked|reported|written))\b"
)


def writers(bylines: Iterable[str]) -> frozenset[str]:
    """Split bylines into single names, in small letters."""
    return frozenset(name for names in bylines for name in _AND.split(names.casefold()))


def introduces(words: str, names: frozenset[str]) -> bool:
    """Tell whether a paragraph begins with one of *names*, or a part of one, and says who it is."""
    about = _ABOUT.match(words) if names else None
    return about is not None and any(
        about["name"].casefold() in {name, *name.split()} for name in names
    )


def addresses_reader(words: str) -> bool:
    """Tell whether a short paragraph greets the reader or excuses the page, and quotes nobody."""
    return len(words) <= _VOICE and bool(_READER.search(words)) and not _QUOTE.search(words)


def gives_notice(words: str) -> bool:
    """Tell whether a paragraph speaks of the page's own affairs: its rights, or to the reader."""
    if _RIGHTS.match(words) or (addresses_reader(words) and _NOTICE.search(words)):
        return True
    told = len(_NOTICE.findall(words)) if len(words) <= _DIALOGUE else 0
    return told >= _OFTEN and _SITE.search(words) is not None and not _QUOTE.search(words)
