"""Where stories begin: headers found as patterns over the roles of a page's pieces."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from summarizer.page.pieces import Piece, Role, role_string
from summarizer.text import SegmentKind


@dataclass(frozen=True, slots=True)
class Header:
    """The pieces ``start`` to ``end`` above a story, and the kinds that their places give them."""

    start: int
    end: int
    rule: str
    kinds: dict[int, SegmentKind]


# Every piece is a figure (the gap above) and a letter (its role); see ``Role``. Repetitions are
# bounded: a header is short, and a page of a million menu lines stays linear.
_BODY = r"(?=(?:\d[nadclrf]){0,12}(?:\d[PD]|\dq(?!0[lhN])|\dk\d[PDqk]))"
_HEADERS = re.compile(
    rf"""
      (?P<aggregator>(?P<source1>\d[hNcnlq])0t0[sg](?P<title1>\d[hNqPkDlnL])){_BODY}
    | (?P<outlet_time_title>(?P<source2>\d[Nc])0t(?P<title2>0[hNq])){_BODY}
    | (?P<outlet_title_time>(?P<source3>\d[Nc])(?:0n)?(?P<title3>0[hNq])0t){_BODY}
    | (?P<time_title>(?:(?<![hNbs])0t|[12]t)(?P<title4>0[hNq])(?P<byline4>0N)?){_BODY}
    | (?P<title_details>(?:\df)?(?P<title5>\d[hNqT])(?P<deck5>\d[Pk])?
        (?=(?:\d[nlfda]){{0,8}}\d[tsb])(?:\d[tsbnlfdac]){{1,16}}(?:\d[Nnlac]){{0,6}}){_BODY}
    | (?P<byline_title>\db(?:0[btsl]){{0,4}}(?P<title7>\d[hN])){_BODY}
    | (?P<title_dateline>(?P<title6>\d[hNq])(?=\dD))
    """,
    re.VERBOSE,
)
_COMMENTS = re.compile(r"\dx(?:\dx|\d[hN]\dt(?:\d[Pqk])+)*")
_PLACES = {
    "source": SegmentKind.SOURCE,
    "title": SegmentKind.TITLE,
    "byline": SegmentKind.BYLINE,
    "deck": SegmentKind.DECK,
}
_RULES = {
    "aggregator": "outlet, age and outlet again above a headline",
    "outlet_time_title": "outlet and time above a headline",
    "outlet_title_time": "outlet above a headline, time below",
    "time_title": "time above a headline",
    "title_details": "source, time or byline below a headline",
    "byline_title": "byline above a headline",
    "title_dateline": "headline above a dateline",
}


def headers(codes: str) -> dict[int, Header]:
    """Find the headers that prove a story by more than a headline.

    Parameters
    ----------
    codes
        A page's role string, the comments in it already named.

    Returns
    -------
    dict
        Headers by the index of their first piece; they do not overlap, and each is followed by
        a paragraph.
    """
    return {header.start: header for header in map(_header, _HEADERS.finditer(codes))}


def without_comments(found: Sequence[Piece]) -> tuple[Piece, ...]:
    """Name all that readers wrote below a comment box as comments.

    Parameters
    ----------
    found
        A page's pieces.

    Returns
    -------
    tuple of Piece
        The same pieces; name, age and text of every reader behind a comment box have the role
        of comments.
    """
    named = list(found)
    for match in _COMMENTS.finditer(role_string(found)):
        for index in range(match.start() // 2, match.end() // 2):
            named[index] = replace(named[index], role=Role.COMMENTS, rule="reader's comment")
    return tuple(named)


def _header(match: re.Match[str]) -> Header:
    groups = [name for name, value in match.groupdict().items() if value]
    rule = next(name for name in groups if name in _RULES)
    kinds = {
        match.start(name) // 2: kind
        for name in groups
        # The figure only keeps the groups of the alternatives apart.
        if (kind := _PLACES.get(name[:-1]))
    }
    return Header(match.start() // 2, match.end() // 2, _RULES[rule], kinds)
