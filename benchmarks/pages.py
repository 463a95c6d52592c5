"""Measure how pages are read, and what that costs, beside what others have built.

    python benchmarks/pages.py --pages DIR [DIR ...]
    python benchmarks/pages.py --extraction DIR
    make benchmarks PAGES=DIR EXTRACTION=DIR

--pages        folders of pages as a person copies them: NAME.txt, to the letter, and NAME.json:
               {"family": layout, "captured_at": RFC 3339,
                "articles": [{"title", "body", "source": {"name"} or null, "published_at",
                              "published_at_precision", "byline", "agency", "dateline"}],
                "segments": [{"start", "end", "kind", "article", "alt": [kinds just as right]}]}
               A field that is left out is not scored; without segments no kinds are compared.
--extraction   a folder as of github.com/scrapinghub/article-extraction-benchmark:
               ground-truth.json {id: {"articleBody"}} and html/ID.html.gz; beside them
               text/ID.txt, the text that a person would copy from the page.

benchmarks/README.md says what each figure means. The peers come with `make benchmarks`; one that
is not installed is named as absent. Nothing is fetched.
"""

import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from bodies import body_table
from copied import HEADS, Tally, rows
from costs import costs
from gold import CopiedPage, HtmlPage, copied_pages, html_pages
from kinds import confusion_table, confusions
from readers import BASELINE, READERS, TEXT, installed, ours_of_text, version
from tables import table
from workers import Worker

from summarizer.page.reading import read_page


def main() -> None:
    """Print the tables of the folders that are named."""
    options = _options()
    print(f"Python {sys.version.split()[0]}", *_versions(), sep="; ")
    if options.pages:
        _copied([page for folder in options.pages for page in copied_pages(folder)])
    if options.extraction:
        _extraction(list(html_pages(options.extraction)), options.limit, options.repetitions)


def _options() -> Namespace:
    parser = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, nargs="+", metavar="DIR")
    parser.add_argument("--extraction", type=Path, metavar="DIR")
    parser.add_argument("--repetitions", type=int, default=5, help="of the costs (default 5)")
    parser.add_argument("--limit", type=float, default=20, help="seconds for one page (default 20)")
    options = parser.parse_args()
    if not (options.pages or options.extraction):
        parser.error("name a folder: --pages, --extraction, or both")
    return options


def _versions() -> Iterator[str]:
    for release in dict.fromkeys(release for release, _ in READERS.values()):
        yield f"{release} {version(release) or 'absent'}"


def _copied(pages: Sequence[CopiedPage]) -> None:
    """Print how pages of copied text were read."""
    families = {name: Tally() for name in (*sorted({page.family for page in pages}), "all")}
    kinds = Counter[tuple[str, str]]()
    for page in pages:
        reading = read_page(page.text, page.captured_at)
        for family in (page.family, "all"):
            families[family].add(page, reading)
        kinds.update(confusions(page, reading))
    print("\nCopied text\n", table(HEADS, rows(families)), sep="\n")
    print("\nVisible characters by kind: gold's in rows, ours in columns\n")
    print(confusion_table(kinds))


def _extraction(pages: Sequence[HtmlPage], limit: float, repetitions: int) -> None:
    """Print how HTML pages, and their text as copied, were read by ours and the peers."""
    loaders = installed() | {TEXT: ours_of_text}
    workers = {name: Worker(loader, limit) for name, loader in loaders.items()}
    forms = [dict.fromkeys(workers, page.html) | {TEXT: page.text} for page in pages]
    answers = {name: [worker.ask(form[name]) for form in forms] for name, worker in workers.items()}
    faults = {name: [answer.fault for answer in given] for name, given in answers.items()}
    # A page that any of them failed on cannot be compared; and nobody's first time counts.
    steady = [
        form for form, *failed in zip(forms, *faults.values(), strict=True) if not any(failed)
    ]
    if not steady:
        raise SystemExit(f"No page was read by all: {faults}")
    spent = costs(workers, steady, BASELINE, repetitions)
    for worker in workers.values():
        worker.stop()
    found = {name: [answer.value or "" for answer in given] for name, given in answers.items()}
    print(f"\nThe longest body of each of {len(pages)} pages\n")
    print(body_table([page.body for page in pages], found, faults, spent))


if __name__ == "__main__":
    main()
