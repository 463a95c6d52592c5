"""The make that a page's stories share: where their headlines and their details stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from summarizer.page.headers import Header
from summarizer.page.items import ABOVE, DETAILS, NAMES, Item, is_short, items, roles
from summarizer.page.pieces import REPEATED, Piece, Role
from summarizer.page.places import headlines
from summarizer.page.rows import Row, rows
from summarizer.text import SegmentKind

# The rule of what only its place proves.
PLACED = "where the page's other stories have it"

# Two stories of one make are a template; of three, one shows the others' place.
_STORIES, _MANY = 2, 3
# Details stand within so many lines behind a text; a line this like a headline ends them.
_REACH, _WHOLE = 8, 0.8
# A deck says something.
_DECK_WORDS = 8
_DETAILS = {
    Role.TIME: SegmentKind.TIME,
    Role.SOURCE: SegmentKind.SOURCE,
    Role.OUTLET: SegmentKind.SOURCE,
    Role.BYLINE: SegmentKind.BYLINE,
}
_OUTLETS = {Role.OUTLET, Role.AGENCY}
_UNKNOWN = NAMES | {Role.QUESTION, Role.STANDFIRST, Role.PROSE, Role.ITEM, Role.CUT}


@dataclass(frozen=True, slots=True)
class Template:
    """What a page's make says: its pieces corrected, headers, and the details below a text."""

    found: tuple[Piece, ...]
    headers: dict[int, Header] = field(default_factory=dict)
    below: dict[int, SegmentKind] = field(default_factory=dict)


def template(text: str, found: Sequence[Piece]) -> Template:
    """Find the make that the page's stories share, and read them all by it.

    Parameters
    ----------
    text
        The page.
    found
        Its pieces in order, corrected by their neighbours.

    Returns
    -------
    Template
        Nothing but *found* where no two stories are made alike.
    """
    found = _with_known_outlets(text, found)
    lines = rows(text, found)
    placed = tuple(items(lines, found, headlines(lines)))
    if sum(item.has_text for item in placed) < _STORIES:
        return Template(tuple(found))
    return _read(found, lines, placed)


def _with_known_outlets(text: str, found: Sequence[Piece]) -> tuple[Piece, ...]:
    """Read a line as an outlet's name if another line, with its mark or a time, has the same."""
    names = {piece.core.of(text) for piece in found if piece.role in {Role.SOURCE, Role.OUTLET}}
    return tuple(
        replace(piece, role=Role.OUTLET, rule="outlet that is named again")
        if piece.role in NAMES and piece.of(text) in names
        else piece
        for piece in found
    )


def _read(found: Sequence[Piece], lines: Sequence[Row], stories: Sequence[Item]) -> Template:
    """Name the lines of every item by what its place says, and the details below the texts."""
    outlets = frozenset(_outlets(found, lines, stories))
    stories = [replace(item, start=_first_detail(found, lines, item, outlets)) for item in stories]
    above = _stand_above(found, lines, stories)
    if not above:
        stories = [replace(item, start=item.title) for item in stories]
    changed, heads = list(found), dict[int, Header]()
    for row in lines:
        if row.is_fixed and found[row.head].role in _UNKNOWN:
            changed[row.head] = replace(found[row.head], role=Role.LABEL, rule=REPEATED)
    for item in stories:
        span = range(lines[item.start].start, lines[item.end - 1].end)
        title = lines[item.title].head
        if item.has_text:
            kinds = {index: SegmentKind.SOURCE for index in span if index in outlets}
            kinds |= dict.fromkeys(_decks(found, lines, item), SegmentKind.DECK)
            kinds |= {title: SegmentKind.TITLE}
            changed[title] = replace(found[title], role=Role.TITLED)
            heads[span.start] = Header(span.start, span.stop, PLACED, kinds)
        else:
            for index in span:
                if index == title or index in outlets or found[index].role in _DETAILS:
                    changed[index] = replace(found[index], role=Role.POINTER, rule=PLACED)
    below = {} if above else dict(_below(found, lines, stories))
    return Template(tuple(changed), heads, below)


def _decks(found: Sequence[Piece], lines: Sequence[Row], item: Item) -> Iterator[int]:
    """Yield the sentence right below a headline, with details or a dateline between it and text."""
    for row in lines[item.title + 1 : item.end]:
        if roles(row, found) & _DETAILS.keys():
            return
        if row.form and found[row.head].words >= _DECK_WORDS:
            yield row.head


def _first_detail(
    found: Sequence[Piece], lines: Sequence[Row], item: Item, outlets: frozenset[int]
) -> int:
    """Leave above the header what is no detail."""
    return next(
        at
        for at in range(item.start, item.title + 1)
        if at == item.title or roles(lines[at], found) & ABOVE or lines[at].start in outlets
    )


def _stand_above(found: Sequence[Piece], lines: Sequence[Row], stories: Sequence[Item]) -> bool:
    """Tell whether the details above headlines are theirs, not those of the texts above."""
    told = [item for item in stories if item.has_text]
    own = [item for item in told if item.start < item.title]
    parted = any(not item.start or lines[item.start].is_parted for item in own)
    ended = any(True for _ in _below(found, lines, stories[-1:]))
    return len(own) * _MANY >= len(told) and (parted or not ended)


def _outlets(
    found: Sequence[Piece], lines: Sequence[Row], stories: Sequence[Item]
) -> Iterator[int]:
    """Yield the outlets and, where other stories have them, the unknown short lines."""
    for above in (True, False):
        sides = [(item, _shorts(found, lines, item, above=above)) for item in stories]
        told = [item for item, short in sides if any(found[at].role in _OUTLETS for at in short)]
        usual = len(told) * _MANY >= sum(bool(short) for _, short in sides) >= _MANY
        for item, short in sides:
            named = [at for at in short if found[at].role in _OUTLETS]
            if named or (short and usual and not _has_source(found, lines, item)):
                yield (named or short)[-1 if above else 0]


def _has_source(found: Sequence[Piece], lines: Sequence[Row], item: Item) -> bool:
    return any(Role.SOURCE in roles(row, found) for row in lines[item.start : item.end])


def _shorts(found: Sequence[Piece], lines: Sequence[Row], item: Item, *, above: bool) -> list[int]:
    """List the short lines on one side of a headline."""
    side = lines[item.start : item.title] if above else lines[item.title + 1 : item.end]
    return [row.start for row in side if is_short(row, found) or _is_outlet(row, found)]


def _is_outlet(row: Row, found: Sequence[Piece]) -> bool:
    return roles(row, found) <= _OUTLETS


def _below(
    found: Sequence[Piece], lines: Sequence[Row], stories: Sequence[Item]
) -> Iterator[tuple[int, SegmentKind]]:
    """Yield the details that stand behind a text, before the next headline, a time only once."""
    starts = [item.start for item in stories[1:]]
    for item, end in zip(stories, (*starts, len(lines)), strict=True):
        if not item.has_text:
            continue
        known = {role for row in lines[item.start : item.end] for role in roles(row, found)}
        last = max(at for at in range(item.end, end) if lines[at].is_text or at == item.end)
        for row in lines[last + 1 : min(end, last + 1 + _REACH)]:
            if row.form >= _WHOLE or (row.is_parted and _is_menu(row, found)):
                break
            for index in range(row.start, row.end):
                role = found[index].role
                if role in DETAILS and (role is Role.SOURCE or role not in known):
                    known.add(role)
                    yield index, _DETAILS[role]


def _is_menu(row: Row, found: Sequence[Piece]) -> bool:
    return bool(roles(row, found) & {Role.NAVIGATION, Role.LISTING})
