"""What speaks for a candidate as the speaker of a quotation, a short text for each piece of it."""

from collections.abc import Mapping

from summarizer.quotes.candidates import Candidate, Target
from summarizer.quotes.passages import QUOTATION, Passages
from summarizer.text import QuoteKind
from summarizer.value import value

_LONGEST_BETWEEN, _KEPT = 7, 3
# Longer quotations do not differ any more in whether they are somebody's words.
_MOST_WORDS = 12
_OFTEN, _CLOSE = 3, 2
_WINDOW = 40
# "A truly dreadful 'wave'" is what the reporter names: an article, and two words at most.
_OPENED = 3
# What stands behind a signature.
_LAST = frozenset(("", "."))
# Headlines have no stop.
_FINAL = frozenset((".", ":", QUOTATION))
# Whether something is so.
_TOLD = "01"


@value
class Circumstances:
    """What is the same for all candidates of a quotation.

    ``sort`` is d or p, by the quotation's kind; ``end`` what it ends on; ``pre`` and ``post`` the
    symbols beside it; ``opened`` whether a phrase opens right before it; ``spoken`` whether its
    passage has a verb of speech; ``run`` how it goes on from the quotation before it; ``final`` the
    passage's last symbol; ``words`` counts its words, up to a dozen.
    """

    sort: str
    end: str
    pre: str
    opened: str
    post: str
    spoken: str
    run: str
    final: str
    words: int


def circumstances(
    text: Passages, target: Target, kind: QuoteKind, earlier: Target | None
) -> Circumstances:
    """Describe a quotation."""
    number, piece = target.place
    symbols = text[number].symbols
    return Circumstances(
        sort=kind[0],
        end=_end(text.body, target),
        pre=symbols[piece - 1] if piece else "^",
        opened=_TOLD["D" in symbols[max(0, piece - _OPENED) : piece]],
        post=symbols[piece + 1 : piece + 2] or "$",
        spoken=_TOLD["s" in symbols[max(0, piece - _WINDOW) : piece + _WINDOW]],
        run=_run(text, target, earlier),
        final=symbols[-1] if symbols[-1] in _FINAL else "n",
        words=min(_MOST_WORDS, text.body.count(" ", target.quote.start, target.quote.end) + 1),
    )


def _end(body: str, target: Target) -> str:
    """Tell the mark that the quotation ends on, or the stop behind it: Britons put it there."""
    last = body[target.quote.end - 1]
    if last in ",.?!…—-":
        return last
    behind = body[target.quote.outer.end : target.quote.outer.end + 1]
    return behind if behind in {".", ","} else "x"


def _run(text: Passages, target: Target, earlier: Target | None) -> str:
    """Tell whether the quotation before was left open, and how many paragraphs lie between."""
    if earlier is None:
        return ""
    here, there = text.all[target.place.passage], text.all[earlier.place.passage]
    return f"{'c' if earlier.quote.closed else 'o'}{min(2, here.paragraph - there.paragraph)}"


def evidence(
    text: Passages,
    candidate: Candidate,
    around: Circumstances,
    last: Candidate | None,
    spoken: Mapping[str, int],
) -> list[str]:
    """Tell what is known of a candidate.

    Parameters
    ----------
    text
        The passages of the body.
    candidate
        A mention near the quotation.
    around
        The quotation.
    last
        The mention that names the speaker of the quotation before it.
    spoken
        How many quotations so far are by each name, by its last word.
    """
    parsed, mention = text[candidate.passage], candidate.mention
    side, between, kind, sort = candidate.side, candidate.between, mention.kind, around.sort
    beside = parsed.setting(mention.piece)
    left, right, verb, inverted = beside.left, beside.right, beside.verb, beside.inverted
    found = [
        f"{side}|{kind}",
        f"{kind}|{sort}",
        f"{side}|b={_shortened(between)}|{kind[0]}|{sort}",
        f"{side}|r={right}",
        f"{side}|l={left}",
        f"{side}|{sort}|e={around.end}|{around.final}",
        f"{side}|S={around.spoken}|{sort}|{min(_CLOSE, between.count(QUOTATION))}",
    ]
    if verb is None:
        found.append(f"{side}|v=0")
    else:
        found += (f"v={parsed.word(verb)}", f"{side}|v={parsed.symbols[verb]}|{beside.past}|{sort}")
    if inverted is not None:
        symbol = parsed.symbols[inverted]
        found += (f"i={parsed.word(inverted)}|{side[0]}", f"{side}|i={symbol}|{sort}|{between[:1]}")
    if last and mention is last.mention:
        found.append(f"same|{side}|{around.run}|{sort}|{around.pre}")
    if kind[0] == "C":
        found.append(f"{side}|often={min(_OFTEN, spoken.get(parsed.head(mention), 0))}")
        if _is_signed(side, left, right, between):
            found.append("signed")
    return found


def of_nobody(around: Circumstances, last: Candidate | None) -> list[str]:
    """Tell what speaks for a quotation being nobody's words."""
    sort = around.sort
    return [
        f"0|{sort}",
        f"0|{sort}|n={around.words}",
        f"0|{sort}|l={around.pre}",
        f"0|{sort}|d={around.opened}",
        f"0|{sort}|r={around.post}",
        f"0|{sort}|e={around.end}",
        f"0|{sort}|S={around.spoken}|{around.final}",
        f"0|{sort}|{around.run}|{int(last is not None)}",
    ]


def _shortened(between: str) -> str:
    """Leave out adverbs, and the middle of what is long."""
    kept = between.replace("a", "")
    return kept if len(kept) <= _LONGEST_BETWEEN else f"{kept[:_KEPT]}~{kept[-_KEPT:]}"


def _is_signed(side: str, left: str, right: str, between: str) -> bool:
    """Tell a label, "ANN LEE:", or a signature behind the quotation or below it: "— Ann Lee"."""
    if side == "L0":
        return between == ":" and left == "^"
    if side == "R0":
        return between == "-" and right in _LAST
    return side == "B" and left == "^-" and right in _LAST
