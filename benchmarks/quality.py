"""Measure all that is promised in one run, beside others, and hold it to floors.

    python benchmarks/quality.py SHARED [--parts PART ...] [--raise] [--picture FILE.png]
    make quality SHARED=../shared

SHARED   a folder whose data/ has summaries, sentences, bbc, quotes, pages and extraction; what is
         missing is named, and nothing is measured.

Prints a table for each part: a row for each system, ours first, with half the width of the 95 %
interval behind a figure, and the floors that ours must not fall below. Ends with 1 where one does,
and where a figure that has a floor is not measured. benchmarks/README.md says what is measured.
"""

import json
import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from types import MappingProxyType

from corpora import ARTICLES, EWT, EXTRACTION, GOLDEN, GUM, HEADLINES, MORE_PAGES, PAGES, QUOTES
from figures import Figure, fallen, part_table, raised, unmeasured

_FLOORS = Path(__file__).with_name("floors.json")
_SENTENCES = (GUM, EWT, GOLDEN)
# Each part with the function that measures it, by its module, and the files that it needs.
PARTS: Mapping[str, tuple[str, str, tuple[str, ...]]] = MappingProxyType({
    "abstracts": ("abstracts", "abstracts", (ARTICLES,)),
    "sentences": ("parts", "sentences", _SENTENCES),
    "keywords": ("parts", "keywords", (HEADLINES,)),
    "quotes": ("parts", "quotes", (QUOTES,)),
    "pages": ("parts", "pages", (PAGES, MORE_PAGES)),
    "bodies": ("parts", "longest_bodies", (EXTRACTION,)),
    "costs": ("spending", "spending", (ARTICLES, *_SENTENCES)),
})  # fmt: skip


def main() -> None:
    """Measure, print, draw, and hold to the floors or raise them."""
    options = _options()
    if absent := _absent(options.shared, options.parts):
        sys.exit(f"Nothing was measured: {options.shared} has no {', '.join(absent)}.")
    floors = json.loads(options.floors.read_bytes()) if options.floors.exists() else {}
    figures = _measured(options, floors)
    if options.picture:
        import_module("drawing").draw(figures, options.picture)
    if options.raised:
        floors = raised(figures, floors)
        options.floors.write_text(json.dumps(floors, indent=2) + "\n", encoding="utf-8")
    if faults := [*fallen(figures, floors), *unmeasured(figures, floors)]:
        sys.exit("\n".join(["Floors that do not hold:", *faults]))


def _options() -> Namespace:
    parser = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, metavar="SHARED")
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=list(PARTS))
    parser.add_argument("--floors", type=Path, default=_FLOORS, help="default floors.json here")
    parser.add_argument(
        "--raise", action="store_true", dest="raised", help="raise the floors, and lower none"
    )
    parser.add_argument("--picture", type=Path, help="draw abstracts and sentences")
    return parser.parse_args()


def _absent(shared: Path, parts: Iterable[str]) -> list[str]:
    wanted = dict.fromkeys(path for part in parts for path in PARTS[part][2])
    return [path for path in wanted if not (shared / path).exists()]


def _measured(options: Namespace, floors: Mapping[str, Mapping[str, float]]) -> list[Figure]:
    """Measure part by part, and print each as soon as it is there."""
    figures: list[Figure] = []
    for part in options.parts:
        module, name, _ = PARTS[part]
        own: Sequence[Figure] = list(getattr(import_module(module), name)(options.shared))
        print(part_table(part, own, floors), end="\n\n", flush=True)
        figures += own
    return figures


if __name__ == "__main__":
    main()
