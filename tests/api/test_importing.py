"""Files and folders, straight into the store."""

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from api.cli import main
from api.samples import sample_page
from models import queries

COMMAND = [sys.executable, "-c", "from api.cli import main; main()", "import"]


@pytest.fixture
def run(monkeypatch, database_url):
    monkeypatch.setenv("STANDFIRST_DATABASE_URL", database_url)
    return lambda *arguments: CliRunner().invoke(main, ["import", *map(str, arguments)])


def article(number):
    return {
        "title": f"Report {number}",
        "body": f"It is report {number}.",
        "external_id": f"{number}",
    }


def ndjson(*articles):
    return b"".join(json.dumps(each).encode() + b"\n" for each in articles)


def titles(database):
    with database.reading() as session:
        documents = queries.article_documents(session, None, 10_000)
    return sorted(json.loads(document)["title"] for _, document in documents)


@pytest.fixture
def folder(tmp_path):
    """Make a folder with a file of each kind, packed and not."""
    (tmp_path / "one.json").write_text(json.dumps(article(1)), encoding="utf-8")
    (tmp_path / "two.ndjson").write_bytes(ndjson(article(2), article(3)))
    (tmp_path / "below").mkdir()
    array = json.dumps([article(4), article(5)]).encode()
    (tmp_path / "below" / "array.json.gz").write_bytes(gzip.compress(array))
    (tmp_path / "below" / "three.ndjson.gz").write_bytes(gzip.compress(ndjson(article(6))))
    (tmp_path / "page.txt").write_text(sample_page(), encoding="utf-8")
    html = "<title>Zölle</title><h1>Zölle</h1><p>Die Zölle steigen im Mai, sagte der Rat.</p>"
    (tmp_path / "page.html").write_bytes(b'<meta charset="latin-1">' + html.encode("latin-1"))
    (tmp_path / "notes.pdf").write_bytes(b"passed over")
    return tmp_path


def test_everything_in_a_folder_is_stored_and_then_there(run, folder, database):
    first, second = run(folder), run(folder)

    assert (first.exit_code, first.output) == (0, "8 stored, 0 there already, 0 refused.\n")
    assert (second.exit_code, second.output) == (0, "0 stored, 8 there already, 0 refused.\n")
    stored = titles(database)
    assert [each for each in stored if each.startswith("Report")] == [
        f"Report {number}" for number in range(1, 7)
    ]
    assert "Zölle" in stored
    assert len(stored) == 6 + 4 + 1


def test_a_dry_run_stores_nothing(run, folder, database):
    run(folder / "one.json")

    result = run("--dry-run", folder)

    assert result.output == "7 stored, 1 there already, 0 refused, and nothing done.\n"
    assert titles(database) == ["Report 1"]


def test_what_is_refused_is_told_with_its_place_and_the_rest_is_stored(run, tmp_path, database):
    lines = tmp_path / "lines.ndjson"
    lines.write_bytes(ndjson(article(1)) + b"\nnonsense\n" + ndjson({"title": "T"}, article(2)))
    array = tmp_path / "array.json"
    array.write_text(json.dumps([article(3), article(1) | {"body": "Else."}]), encoding="utf-8")
    nothing, cut, latin = (tmp_path / name for name in ("no.json", "cut.ndjson.gz", "latin.txt"))
    nothing.write_bytes(b"{")
    cut.write_bytes(gzip.compress(ndjson(article(4)))[:-12])
    latin.write_bytes(b"caf\xe9")

    result = run(lines, array, nothing, cut, latin)

    *refused, counts = result.output.splitlines()
    assert (result.exit_code, counts) == (1, "3 stored, 0 there already, 6 refused.")
    assert [line.partition(": ")[0] for line in refused] == [
        f"{lines}:3",
        f"{lines}:4",
        f"{array}[1]",
        f"{nothing}",
        f"{cut}",
        f"{latin}",
    ]
    assert [line.split(": ")[1] for line in refused] == [
        "malformed-json",
        "invalid-fields",
        "external-id-taken",
        "malformed-json",
        "bad-request",
        "unreadable-text",
    ]
    assert "/body Missing data for required field." in refused[1]
    assert titles(database) == ["Report 1", "Report 2", "Report 3"]


def test_a_line_too_long_is_refused(run, tmp_path, monkeypatch):
    monkeypatch.setenv("STANDFIRST_MAX_BYTES", "1024")
    file = tmp_path / "long.ndjson"
    file.write_bytes(ndjson({"title": "T", "body": "x" * 1024}, article(1)))

    result = run(file)

    assert "too-large: At most 1,024 bytes" in result.output
    assert "1 stored, 0 there already, 1 refused." in result.output


def test_times_on_a_page_count_back_from_when_it_was_captured(run, tmp_path, database):
    file = tmp_path / "page.txt"
    file.write_text(sample_page(), encoding="utf-8")

    assert run("--captured-at", "2025-07-02T12:00:00Z", file).exit_code == 0

    with database.reading() as session:
        documents = [json.loads(each[1]) for each in queries.article_documents(session, None, 9)]
    assert {each["published_at"][:4] for each in documents if each["published_at"]} == {"2025"}


def test_a_file_of_another_kind_is_refused_by_name(run, tmp_path):
    file = tmp_path / "notes.pdf"
    file.write_bytes(b"")

    result = run(file)

    assert result.exit_code == 1
    assert result.output == (
        f"Error: {file} is no file of .json, .ndjson, .txt, .html, nor of one of these with .gz"
        " behind.\n"
    )


def test_what_is_stored_costs_a_look_each(run, tmp_path, statements):
    file = tmp_path / "lines.ndjson"
    file.write_bytes(ndjson(*map(article, range(5))))
    run(file)
    statements.clear()

    run(file)

    assert [each.split()[0] for each in statements if "PRAGMA" not in each].count("SELECT") >= 5
    assert not [each for each in statements if each.startswith("INSERT")]


def test_an_import_that_is_killed_goes_on_where_it_was(run, tmp_path, database, database_url):
    file = tmp_path / "lines.ndjson"
    file.write_bytes(ndjson(*map(article, range(120))))
    environment = os.environ | {"STANDFIRST_DATABASE_URL": database_url}

    for wanted in (1, 60):
        running = subprocess.Popen([*COMMAND, file], env=environment, cwd=Path(__file__).parents[2])
        while len(titles(database)) < wanted:
            assert running.poll() is None
            time.sleep(0.01)
        running.send_signal(signal.SIGKILL)
        running.wait()
    before = len(titles(database))

    result = run(file)

    assert 60 <= before < 120
    assert result.output == f"{120 - before} stored, {before} there already, 0 refused.\n"
    assert titles(database) == sorted(f"Report {number}" for number in range(120))
