from datetime import UTC, datetime

import orjson
import pytest
from click.testing import CliRunner

from api.cli import main
from api.keys import Key
from api.samples import sample_page
from models import queries
from models.database import Database


@pytest.fixture
def run(monkeypatch, tmp_path):
    monkeypatch.setenv("STANDFIRST_DATABASE_URL", f"sqlite:///{tmp_path}/news.sqlite3")
    return lambda *arguments, **options: CliRunner().invoke(main, arguments, **options)


def test_reads_a_page_as_a_person_would(run, tmp_path):
    file = tmp_path / "page.txt"
    file.write_text(sample_page(), encoding="utf-8")

    result = run("read", str(file), "--captured-at", "2025-07-02T12:00:00Z")

    assert result.exit_code == 0
    assert result.output.count("\n\n\n") == 3
    assert "“" in result.output


def test_explains_a_page_line_by_line(run):
    page = "Home\n\nFares rise\nMonday, 2 June 2025\nFares rise in May, the council said.\n"

    result = run("read", "-", "--explain", input=page.encode())

    assert result.output == (
        "   navigation    │ Home\n"
        "                 │ \n"
        "        title  1 │ Fares rise\n"
        "         time  1 │ Monday, 2 June 2025\n"
        "         body  1 │ Fares rise in May, the council said.\n"
    )


def test_explains_in_colour_on_a_terminal(run):
    result = run("read", "-", "--explain", input=b"Fares rise\nThey rise in May.\n", color=True)

    assert "\x1b[32mThey rise in May.\x1b[0m" in result.output


def test_reads_standard_input_and_answers_as_the_api_does(run):
    result = run(
        "read", "-", "--json", "--captured-at", "2025-07-02T12:00:00Z", input=sample_page()
    )

    page = orjson.loads(result.output)
    assert page["text"] == sample_page()
    assert len(page["articles"]) == 4


def test_keeps_the_line_ends_of_what_it_reads(run):
    text = "Fares rise\r\n\r\nThe fares of the ferry rise in May, the council said.\r\n"

    page = orjson.loads(run("read", "-", "--json", input=text.encode()).output)

    assert page["text"] == text


def test_names_the_byte_that_is_not_utf_8(run):
    result = run("read", "-", input=b"caf\xe9")

    assert (result.exit_code, "position 3" in result.output) == (1, True)


def test_says_when_there_is_no_article(run):
    assert run("read", "-", input="Home\nSign in\n").output == "No article was found.\n"


def test_the_sample_page_goes_into_an_empty_store_only(run):
    run("migrate")

    assert run("sample").output == "The sample page is stored.\n"
    assert run("sample").output == "There are articles already: no sample page.\n"


@pytest.mark.parametrize("command", ["serve", "worker"])
def test_serving_and_working_wait_for_no_migration(run, command):
    result = run(command, env={"STANDFIRST_BROKER_URL": "valkey://127.0.0.1:1/0"})

    assert result.exit_code == 1
    assert "run `standfirst migrate`" in result.output


def test_a_worker_that_nobody_would_tell_of_work_does_not_start(run):
    result = run("worker")

    assert result.exit_code == 1
    assert "STANDFIRST_BROKER_URL names no broker" in result.output


def test_the_contract_is_written(run, tmp_path):
    file = tmp_path / "openapi.yaml"

    assert run("openapi", "--output", str(file)).exit_code == 0
    assert file.read_text(encoding="utf-8") == run("openapi").output


@pytest.mark.parametrize("command", ["serve", "migrate", "sample"])
def test_a_wrong_setting_stops_the_command_with_its_name(run, command):
    result = run(command, env={"PORT": "eighty"})

    assert result.exit_code == 1
    assert result.output == "Error: PORT must be a whole number from 1 to 65535.\n"


@pytest.mark.parametrize(
    "url",
    [
        "sqlite:///no/such/folder/news.sqlite3",
        "postgresql://nobody@127.0.0.1:1/nowhere?connect_timeout=2",
    ],
)
@pytest.mark.parametrize("command", ["serve", "migrate", "sample"])
def test_a_database_that_cannot_be_opened_is_named(run, command, url):
    result = run(command, env={"STANDFIRST_DATABASE_URL": url})

    assert result.exit_code == 1
    assert result.output.startswith("Error: STANDFIRST_DATABASE_URL")


def test_reads_stored_articles_again(run):
    run("migrate")
    run("sample")

    assert run("rebuild").output == "Articles read again: 4.\n"


def test_a_key_is_made_listed_rotated_and_revoked(run):
    run("migrate")
    scopes = ("--scope", "articles:write", "--scope", "articles:read")
    made = run(
        "keys", "create", "--name", "The desk", *scopes, "--limit", "9/2", "--expires", "90d"
    )
    key = Key.read(made.stdout.strip())

    rotated = Key.read(run("keys", "rotate", f"sf_{key.prefix}", "--grace", "1h").stdout.strip())
    listed = run("keys", "list").output
    assert (rotated.prefix, rotated.secret == key.secret) == (key.prefix, False)
    assert not [each for each in (key, rotated) if each.secret in listed]
    assert listed.splitlines()[1].split() == [
        *(key.prefix, "The", "desk", "good", "9/2", "never"),
        *("articles:read", "articles:write"),
    ]
    assert run("keys", "revoke", key.prefix).output == f"Revoked: {key.prefix}.\n"
    assert "revoked" in run("keys", "list").output
    for command in ("revoke", "rotate"):
        again = run("keys", command, key.prefix)
        assert again.exit_code == 1
        assert "No key that is not revoked" in again.output


@pytest.mark.parametrize(
    "options",
    [
        pytest.param(["--name", "x"], id="no scope"),
        pytest.param(["--scope", "admin"], id="no name"),
        pytest.param(["--name", "x", "--scope", "all"], id="no such scope"),
        pytest.param(["--name", "a\nb", "--scope", "admin"], id="two lines"),
        pytest.param(["--name", "x" * 201, "--scope", "admin"], id="long"),
        pytest.param(["--name", "x", "--scope", "admin", "--limit", "9"], id="no limit"),
        pytest.param(["--name", "x", "--scope", "admin", "--expires", "soon"], id="no while"),
        pytest.param(["--name", "x", "--scope", "admin", "--expires", "9999w"], id="too long"),
    ],
)
def test_a_key_that_cannot_be_made_is_not(run, options):
    run("migrate")

    assert run("keys", "create", *options).exit_code == 2
    assert len(run("keys", "list").output.splitlines()) == 1


def test_a_key_in_place_of_its_prefix_is_refused_and_not_repeated(run):
    run("migrate")
    key = Key.make()

    refused = run("keys", "revoke", key.written)

    assert refused.exit_code == 1
    assert key.secret not in refused.output


def test_the_audit_is_pruned_up_to_a_day_or_a_while_ago(run, tmp_path):
    run("migrate")
    database = Database(f"sqlite:///{tmp_path}/news.sqlite3")
    with database.transaction() as session:
        for day in (1, 2, 3):
            entry = {"request_id": "x", "method": "POST", "route": "/", "ids": {}}
            queries.note_request(session, entry | {"at": datetime(2025, 7, day, tzinfo=UTC)})
    database.dispose()

    assert run("audit", "prune", "--before", "2025-07-02").output == "Entries deleted: 1.\n"
    assert run("audit", "prune", "--before", "1d").output == "Entries deleted: 2.\n"
    assert run("audit", "prune", "--before", "long ago").exit_code == 2


def test_a_server_that_others_reach_is_not_open_unless_it_is_said_so(run):
    elsewhere = {"STANDFIRST_HOST": "0.0.0.0"}  # noqa: S104 -- refused before it is bound

    refused = run("serve", env=elsewhere | {"STANDFIRST_KEYS": "open"})

    assert refused.exit_code == 1
    assert "STANDFIRST_KEYS=open-to-everybody" in refused.output
    assert (
        "migrate" in run("serve", env=elsewhere | {"STANDFIRST_KEYS": "open-to-everybody"}).output
    )
