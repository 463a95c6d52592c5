"""Where stories begin: headers found as patterns over the roles of a page's pieces."""

import re
from dataclasses import dataclass

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
_BESIDES = r"\d[nladcirxfmy]"
# An odd line among the details. Directly below a time or an outlet it may be the next headline,
# unless a byline has said that the details belong to the headline above.
_ODD = r"\d[hew](?!\d[tsbNOA])"
_DETAIL = r"\d[tsbA]"
_BODY = rf"(?=(?:{_BESIDES}){{0,16}}(?:\d[PD]|\dq(?!0[lhewN]|\d[ts])|\dk\d[PDqk]))"


def _title(number: int) -> str:
    """Write the pattern of a headline with the outlet above and the standfirst below it."""
    return (
        rf"(?:\df)?(?:(?P<source{number}>\d[OA])(?:\d[nl]){{0,4}}(?!\d\w(?:\d[nltb]){{0,4}}\ds))?"
        rf"(?P<title{number}>\d[heNOwqT])(?:\d[nl]){{0,2}}(?P<deck{number}>\d[Pke])?"
    )


_HEADERS = re.compile(
    rf"""
      (?P<aggregator>(?P<source1>\d[heNOAnlq])0t0[sg](?P<title1>\d[heNOwqPkDlnL])){_BODY}
    | (?P<outlet_time_title>(?P<source2>\d[NOA])0t(?P<title2>0[heNOq])){_BODY}
    | (?P<outlet_title_time>(?P<source3>\d[NOA])(?:0n)?(?P<title3>0[heNOq])0t(?!\dP\db)){_BODY}
    | (?P<time_title>(?:(?<![hewNObs])0t|[12]t)(?:0t)?(?P<title4>0[heNOwq])(?P<byline4>0N)?){_BODY}
    | (?P<item>(?P<title0>\d[heq])(?=\dP0t(?:0[nxl]){{0,2}}(?:[12][hlwN]|\Z)))
    | (?P<title_byline>{_title(5)}(?:{_BESIDES}|\d[tsANOw]){{0,8}}
        (?:(?<=t)(?P<deck0>\dP))?\db(?:{_BESIDES}|{_DETAIL}|\d[NO]|{_ODD}){{0,24}}){_BODY}
    | (?P<title_details>{_title(8)}(?=(?:{_BESIDES}|\d[NOw]){{0,16}}{_DETAIL})
        (?:{_BESIDES}|{_DETAIL}|\d[NO]|(?<![tsbNOA]){_ODD}){{1,24}}){_BODY}
    | (?P<byline_title>\db(?:0[btsl]){{0,4}}(?P<title7>\d[heNO])){_BODY}
    | (?P<title_text_time>(?P<title9>\d[heq])(?=\dP[01]t))
    | (?P<title_dateline>(?P<title6>\d[heNOwq])(?P<deck6>\de)?(?=\dD))
    """,
    re.VERBOSE,
)
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
    "title_byline": "byline below a headline",
    "title_details": "source, time or byline below a headline",
    "byline_title": "byline above a headline",
    "item": "headline, one paragraph and a time",
    "title_text_time": "headline, one paragraph and a time",
    "title_dateline": "headline above a dateline",
}


def headers(codes: str) -> dict[int, Header]:
    """Find the headers that prove a story by more than a headline.

    Parameters
    ----------
    codes
        A page's role string, its pieces already judged by their neighbours.

    Returns
    -------
    dict
        Headers by the index of their first piece; they do not overlap, and each is followed by
        a paragraph.
    """
    return {header.start: header for header in map(_header, _HEADERS.finditer(codes))}


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
