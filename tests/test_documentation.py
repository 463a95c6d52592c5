"""What the README, docs/ and the contract have people type: it is run, and answers as they say.

A page is one script. Its `console` blocks are typed in order into one shell, each at its own line,
against a new server with the sample page. A block of `SHOWN` is what the `console` block right
above it prints, `...` standing for anything. Nothing runs what is in blocks of `READ`.
"""

import re
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from itertools import zip_longest
from pathlib import Path

import pytest
import yaml
from markdown_it import MarkdownIt

from api.deliveries import due
from api.samples import sample_page

PROJECT = Path(__file__).parents[1]
PAGES = [PROJECT / "README.md", *sorted((PROJECT / "docs").glob("*.md"))]
SHOWN = {"json", "http", "text"}
READ = {"sh", "javascript", "typescript", "java", "{toctree}"}
ADDRESS = "http://127.0.0.1:8000"
# curl tells the line that it stands on, its exit code and the status; a block ends with a mark.
PRELUDE = (
    'set -eu; curl() { command curl -w "%{stderr}curl $BASH_LINENO %{exitcode} %{http_code}\\n" '
    '"$@"; }; '
)
MARK = "\0"


@dataclass(frozen=True)
class Block:
    """A fenced block of a page, its text without the fences, and the line it begins on."""

    kind: str
    line: int
    text: str

    @property
    def status(self):
        """Give the status that a shown answer tells, a problem's or the protocol's."""
        told = re.search(r'^HTTP/1\.1 (\d+)|"status": (\d+),\s+"code"', self.text)
        return told and int(told[1] or told[2])


@dataclass(frozen=True)
class Page:
    """A page's blocks."""

    name: str
    text: str

    @cached_property
    def blocks(self):
        tokens = [each for each in MarkdownIt().parse(self.text) if each.type == "fence"]
        return [Block(each.info, each.map[0] + 2, each.content) for each in tokens]

    @property
    def typed(self):
        """Give each block that is typed, and what is shown to be printed by it."""
        return [
            (block, after if after and after.kind in SHOWN else None)
            for block, after in zip_longest(self.blocks, self.blocks[1:])
            if block.kind == "console"
        ]

    @property
    def script(self):
        """Write the page as a script: every line that is typed stands where the page has it."""
        lines = [""] * (self.text.count("\n") + 2)
        for block, _ in self.typed:
            typed = block.text.splitlines()
            lines[block.line - 1 : block.line - 1 + len(typed)] = typed
            lines[block.line - 1 + len(typed)] = r"printf '\0'"
        return PRELUDE + "\n".join(lines)


def faults(page, server, folder):
    """Type a page; give what goes otherwise than it says, by its name and line."""
    script = folder / page.name
    script.write_text(page.script.replace(ADDRESS, server.base), encoding="utf-8")
    (folder / "api").symlink_to(PROJECT / "api")
    (folder / ".venv").symlink_to(Path(sys.executable).parents[1])
    ran = subprocess.run(
        ["/bin/bash", page.name],
        cwd=folder,
        capture_output=True,
        check=False,
        timeout=60,
        text=True,
    )
    called, complaints = [], []
    for line in ran.stderr.splitlines():
        told = re.fullmatch(r"curl (\d+) (\d+) (\d+)", line)
        called.append([int(each) for each in told.groups()]) if told else complaints.append(line)
    printed = ran.stdout.replace(server.base, ADDRESS).split(MARK)
    for (block, shown), got in zip(page.typed, printed, strict=False):
        complaints += [f"{page.name}:{line}: {what}" for line, what in _wrong(block, called, shown)]
        if shown and (missing := _missing(shown.text, got)) is not None:
            complaints.append(f"{page.name}:{shown.line}: no {missing!r} in its place in {got}")
    if len(printed) != len(page.typed) + 1:
        complaints.append(f"{page.name}: {len(printed) - 1} of {len(page.typed)} blocks ran")
    return complaints


def _wrong(block, called, shown):
    end = block.line + block.text.count("\n")
    calls = [each for each in called if block.line <= each[0] < end]
    if len(calls) < len(re.findall(r"\bcurl ", block.text)):
        yield block.line, "not every curl ran"
    for call in calls:
        line, code, status = call
        expected = shown and call is calls[-1] and shown.status
        if code or not (status == expected if expected else 200 <= status < 400):
            yield line, f"curl ended with {code} and was answered with {status}"


def _missing(shown, got):
    """Find the first piece of what is shown, between two ellipses, that is not printed there."""
    rest = _tight(got)
    first, *pieces = [piece.strip() for piece in _tight(shown).split("...")]
    if not rest.startswith(first) or (not pieces and rest != first):
        return first
    rest = rest.removeprefix(first)
    for piece in pieces[:-1]:
        _, found, rest = rest.partition(piece) if piece else ("", "...", rest)
        if not found:
            return piece
    return pieces[-1] if pieces and not rest.endswith(pieces[-1]) else None


def _tight(text):
    """Take out the space that JSON may have or not, and fold what is left."""
    return " ".join(re.sub(r"\s*([{}\[\],:])\s*", r"\1", text).split())


@pytest.fixture
def backend():
    """Run on SQLite alone: what answers alike on both is another test's subject."""
    return "sqlite"


@pytest.fixture(scope="module")
def service(sqlite_news, serving):
    url = sqlite_news.engine.url.render_as_string(hide_password=False)
    with serving(url, STANDFIRST_WEBHOOK_NETWORKS="127.0.0.0/8") as server:
        yield server


@pytest.fixture
def server(service, database):  # noqa: ARG001 - it empties the store behind each test
    """Give the one server, whose store has the sample page and nothing else."""
    service.call("/v1/pages?captured_at=2025-07-02T12:00:00Z", sample_page().encode(), "text/plain")
    return service


@pytest.fixture(params=PAGES, ids=lambda path: path.name)
def page(request):
    return Page(request.param.name, request.param.read_text(encoding="utf-8"))


def test_what_a_page_has_typed_answers_as_it_says(page, server, tmp_path):
    found = faults(page, server, tmp_path)
    assert not found, "\n".join(found)


def test_every_block_of_a_page_is_typed_shown_or_marked_as_neither(page):
    kinds = [block.kind for block in page.blocks]

    assert set(kinds) <= {"console"} | SHOWN | READ
    assert page.text.count("```") == 2 * len(kinds)
    assert not [token for token in MarkdownIt().parse(page.text) if token.type == "code_block"]
    assert len([kind for kind in kinds if kind in SHOWN]) == len(
        [one for one in page.typed if one[1]]
    )
    assert not [block for block in page.blocks if block.kind in READ and "curl " in block.text]


def test_every_link_of_a_page_leads_to_a_file(page):
    folder = next(path for path in PAGES if path.name == page.name).parent
    tokens = [
        one for each in MarkdownIt().enable("table").parse(page.text) for one in each.children or []
    ]
    links = [one.attrs.get("href") or one.attrs.get("src") for one in tokens]
    files = [link.partition("#")[0] for link in links if link and "://" not in link]

    assert [file for file in files if file and not (folder / file).exists()] == []


@pytest.mark.parametrize(
    ("typed", "shown", "line"),
    [
        pytest.param(f"curl -s {ADDRESS}/v1/nothing", None, 4, id="a status"),
        pytest.param("curl -s http://127.0.0.1:1/", None, 4, id="no server"),
        pytest.param(f"echo\ncurl -s {ADDRESS}/", '{"name": "Else"...', 10, id="an answer"),
        pytest.param(
            f"curl -s {ADDRESS}/",
            '{... "status": 404, "code": "not-found", ...}',
            4,
            id="no problem",
        ),
        pytest.param(f"if false; then curl -s {ADDRESS}/; fi", None, 4, id="not run"),
        pytest.param("echo\nnothing-of-the-kind", None, 5, id="a command"),
    ],
)
def test_a_wrong_line_is_told_with_its_page_and_line(server, tmp_path, typed, shown, line):
    text = f"# A page\n\n```console\n{typed}\n```\n"
    text += f"\n\n```json\n{shown}\n```\n" if shown else ""

    assert re.search(
        rf"^\S*wrong\.md:(?: line )?{line}:", faults(Page("wrong.md", text), server, tmp_path)[0]
    )


def test_the_lines_of_the_contract_work(server, database, tmp_path):
    first = server.call("/v1/articles?limit=1")[1]["items"][0]
    article, story = first["id"], first["story_id"]
    summary = server.call(f"/v1/articles/{article}/summaries")[1]["items"][0]["id"]
    webhook = server.call("/v1/webhooks", b'{"url": "http://127.0.0.1:8099/"}')[1]["id"]
    stored = server.call("/v1/pages", b"Rain is due on Monday.", "text/plain")[1]["id"]
    batch = '{"title": "Rain", "body": "It rains."}'
    job = server.call(
        "/v1/articles/batch", batch.encode(), "application/x-ndjson", Prefer="respond-async"
    )[1]["id"]
    due(database, datetime.now(UTC), timedelta(0), 10)
    delivery = server.call(f"/v1/webhooks/{webhook}/deliveries")[1]["items"][0]["id"]
    paths = yaml.load((PROJECT / "openapi.yaml").read_bytes(), yaml.CSafeLoader)["paths"]
    operations = [
        (method, operation)
        for methods in paths.values()
        for method, operation in methods.items()
        if method != "parameters"
    ]
    # What changes comes behind what reads, and what deletes comes last.
    order = ["post", "get", "patch", "put", "delete"]
    operations.sort(key=lambda each: order.index(each[0]))
    lines = [sample["source"] for _, each in operations for sample in each["x-codeSamples"]]
    ids = f"ARTICLE={article} PAGE={stored} STORY={story} SUMMARY={summary}"
    ids += f" JOB={job} WEBHOOK={webhook} DELIVERY={delivery}"
    text = "\n".join(f"```console\n{line}\n```" for line in [ids, *lines])

    assert len(lines) == len(operations)
    assert faults(Page("openapi.md", text), server, tmp_path) == []
