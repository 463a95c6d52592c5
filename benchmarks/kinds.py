"""Which kinds of stretches are taken for which others."""

from collections import Counter
from collections.abc import Iterator, Mapping

from gold import CopiedPage
from tables import table

from summarizer.text import Reading

Confusions = Mapping[tuple[str, str], int]


def confusions(page: CopiedPage, reading: Reading) -> Iterator[tuple[str, str]]:
    """Yield of every visible character the gold's kind and ours, where the gold has segments.

    Where the gold names another kind that is just as right, ours counts as the gold's.
    """
    owners = [(part, at) for part in page.segments for at in range(part["start"], part["end"])]
    for part in reading.segments if page.segments else ():
        under = [
            (owner, at) for owner, at in owners[part.start : part.end] if owner["kind"] != "blank"
        ]
        whole = {owner["start"] for owner, _ in under}
        forgiven = len(whole) == 1 and part.kind in (under[0][0].get("alt") or [])
        for owner, at in under:
            if not page.text[at].isspace():
                yield owner["kind"], owner["kind"] if forgiven else part.kind.value


def confusion_table(pairs: Confusions) -> str:
    """Lay out the gold's kinds, in rows, against ours, in columns, by visible characters."""
    names = sorted({name for pair in pairs for name in pair})
    totals = Counter[str]()
    for (gold, _), count in pairs.items():
        totals[gold] += count
    rows = [
        [gold, *(str(pairs.get((gold, ours), ".")) for ours in names), _share(pairs, gold, totals)]
        for gold in names
    ]
    return table(["gold", *(name[:6] for name in names), "right"], rows)


def _share(pairs: Confusions, gold: str, totals: Counter[str]) -> str:
    return f"{pairs.get((gold, gold), 0) / totals[gold]:.3f}" if totals[gold] else "-"
