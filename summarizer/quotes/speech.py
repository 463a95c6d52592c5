"""What a pair of marks holds: a statement, some words of one, or a mere name."""

import re

from summarizer.lexicon import words
from summarizer.quotes.marks import Quoted
from summarizer.text import QuoteKind, Span

_FIRST = re.compile(r"[^\w]*(\w)")
_STOPS = frozenset(".,!?…;—–-")
_INNER_STOP = re.compile(r"[.!?…] +[\"'“‘]?[A-Z]")
# Small words inside a title: "The Wind in the Willows".
_SMALL = words("a an and at by de for from in la le nor of on or the to with")
# The longest of titles; more capitals than that are a headline, which somebody wrote.
_TITLE_WORDS = 6


def kind(body: str, quote: Quoted, sentence: Span) -> QuoteKind:
    """Tell a whole statement from words within the reporter's sentence.

    A statement begins with a capital and either stops within its marks or is set apart from the
    reporter's words by the sentence's beginning, a comma or a colon.
    """
    first = _FIRST.match(body, quote.start, quote.end)
    opens = first is not None and not first[1].islower()
    stops = body[quote.end - 1] in _STOPS or body[quote.outer.end : quote.outer.end + 1] in (
        ",",
        ".",
    )
    if opens and (
        _INNER_STOP.search(body, quote.start, quote.end) or _is_set_apart(body, quote, sentence)
    ):
        return QuoteKind.DIRECT if stops or " " in quote.of(body) else QuoteKind.PARTIAL
    return QuoteKind.PARTIAL


def _is_set_apart(body: str, quote: Quoted, sentence: Span) -> bool:
    before = body[max(sentence.start, quote.outer.start - 3) : quote.outer.start].rstrip()
    return not before or before[-1] in ",:"


def is_name(body: str, quote: Span) -> bool:
    """Tell whether the words are a title or a name: all capitals, and no stop behind them."""
    inside = quote.of(body)
    if inside[-1] in _STOPS or inside.count(" ") >= _TITLE_WORDS:
        return False
    return all(word[0].isupper() or word[0].isdigit() or word in _SMALL for word in inside.split())
