"""What stands under a picture: the caption, and whose picture it is."""

import re

from summarizer.dateline import AGENCIES
from summarizer.page.pieces import Piece, Role
from summarizer.text import Span, trimmed

# Agencies and libraries keep captions below three lines of a page.
_REACH = 400
# The rule of "Image caption," with the caption on the next line.
CAPTION_LABEL = "caption's label"
# The rule of a line that says who reported or edited the story.
REPORTED = "who reported the story"
# No credit is longer: "Photograph: NAME/AGENCY via Getty Images".
_CREDIT_REACH = 100

_HOUSE = (
    rf"(?:getty(?: images)?|epa(?:-efe)?|shutterstock|istock|alamy|rex|wire"
    rf"|{'|'.join(sorted(map(re.escape, AGENCIES), key=len, reverse=True))})"
)
# Names have initials: a stop behind a single capital ends no credit.
_NAME = r"(?:[^.!?]|(?<=\b[A-Z])\.)"
_PICTURE = (
    r"(?:(?:\w+ )?(?:photo(?:graph)?(?: credit)?|image(?: (?:source|credit))?|picture"
    r"|pic|credit|illustration)s?)"
)
_BY = r"(?: ?[:/|] ?|(?<=source), ?|\.\.\. ?| by | courtesy (?:of )?)"
_OWNER = (
    rf"(?:{_PICTURE}{_BY}{_NAME}{{1,60}}|courtesy (?:of )?.{{1,60}}|\u00a9 ?provided by .{{1,60}}"
    rf"|(?:{_NAME}{{1,40}}(?: ?/ ?| via )){{1,2}}{_HOUSE}(?: photo)?"
    rf"|{_HOUSE}(?: photo)?/{_NAME}{{1,40}}|getty images|shutterstock|istock"
    r"|(?:file|representative|handout)(?: (?:photo|image|picture))"
    rf"|file(?: photo)?: ?[^.!?]{{1,40}})"
)
_REPORT = (
    r"(?:(?:additional )?(?:reporting|editing|writing|edited|compiled)(?: and (?:editing|writing))?"
    r" by .{1,120}|.{1,60}\bcontributed to this (?:report|article|story)\.?"
    r"|this (?:article|story) (?:was )?(?:originally|first) (?:appeared|published) .{1,120}"
    r"|a version of this article appear.{1,300})"
)
# A credit that is a line of its own: the picture's, and the story's.
CREDIT = re.compile(
    rf"[(\[]?{_OWNER}[)\]]?\.?|\((?-i:[A-Z])[^()\d.!?:;]{{2,60}}\)"
    r"|\u00a9 ?(?-i:[A-Z])[^\d.!?:]{2,60}",
    re.IGNORECASE,
)
REPORTERS = re.compile(rf"\(?{_REPORT}\)?", re.IGNORECASE)
# Behind a caption it stands in brackets, or behind a stop with its label or house; only a label
# that is nothing else needs neither.
_BEHIND = re.compile(
    rf"(?:[(\[](?:{_OWNER}|{_NAME}{{2,40}} via {_NAME}{{2,40}})[)\]]|(?<=\s)credits?: ?.{{1,60}}"
    rf"|(?:\| ?|(?<=[.!?…'\"’”)\]]\s))(?:{_PICTURE}(?: ?: ?|\.\.\. ?| by ).{{1,60}}"
    rf"|{_HOUSE}/.{{1,50}}|\([^():]{{2,40}}: [^():]{{2,40}}\)"
    rf"|[^\W\d][^.!?]{{1,40}} ?/ ?{_HOUSE}))\.?"
    r"(?:[^.!?]{1,40}, opens (?:in a )?new tab)?\Z",
    re.IGNORECASE,
)
# Libraries' names run into the caption behind them; an agency's might begin a sentence.
_BEFORE = re.compile(r"(?:Getty Images|Shutterstock|Alamy|iStock|PA Media|EPA) (?=[A-Z])")
_LABEL = re.compile(r"(?:image|photo|picture|video|media) caption\b ?[,:]? ?", re.IGNORECASE)


def captioned(line: str) -> tuple[Piece, ...]:
    """Take a picture's caption apart: "The bridge at dusk. Photograph: NAME".

    Parameters
    ----------
    line
        One line without white space at its ends.

    Returns
    -------
    tuple of Piece
        Caption and credit, or the caption alone where a label says what it is; empty for any
        other line. Offsets count from the line's start.
    """
    if len(line) > _REACH:
        return ()
    if label := _LABEL.match(line):
        rule = CAPTION_LABEL if label.end() == len(line) else "caption with its label"
        return (_piece(Span(0, len(line)), Role.CAPTION, rule),)
    if credit := _BEFORE.match(line):
        return (
            _piece(Span(0, credit.end() - 1), Role.CREDIT, "library's name"),
            _piece(Span(credit.end(), len(line)), Role.CAPTION, "words behind a library's name"),
        )
    credit = _BEHIND.search(line, max(0, len(line) - _CREDIT_REACH))
    caption = trimmed(line, 0, credit.start() if credit else 0)
    if credit is None or caption.start == caption.end:
        return ()
    return (
        _piece(caption, Role.CAPTION, "words before a picture credit"),
        _piece(Span(*credit.span()), Role.CREDIT, "picture credit"),
    )


def _piece(span: Span, role: Role, rule: str) -> Piece:
    return Piece(span.start, span.end, role, rule, span)
