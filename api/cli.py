"""The command line."""

import sys
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click
import orjson

from api import readable, rebuilding
from api.client_contract import in_one_form
from api.commands import configured, connected
from api.config import VERSION, Keys, Settings
from api.importing import Fate, Importer, files
from api.ingest import ReadPage, page_document, store_page
from api.key_commands import audit, keys
from api.samples import CAPTURED_AT, sample_page
from api.schemas.page import PageSchema
from api.submissions import Page
from models import queries, schema

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

CURLS = """\
Standfirst {version} serves on {base}: stop it with Ctrl-C. Try, in another terminal:

  curl -s {key}'{base}/v1/articles?limit=1'
  curl -s {key}'{base}/v1/quotes?limit=3'
  curl -s {key}'{base}/v1/pages?dry_run=true' -H 'Content-Type: text/plain' \\
    --data-binary @api/samples/page.txt
{note}
What there is to call: {base}/docs
"""

KEY = '-H "Authorization: Bearer $KEY" '
NOTE = """
Requests need a key, here in $KEY. To make one:

  standfirst keys create --name NAME --scope articles:read --scope articles:write
"""


def _check_tables(settings: Settings) -> None:
    """Stop where the tables are of another release."""
    with connected(settings) as database, database.reading() as session:
        if not schema.is_current(session.connection()):
            raise click.ClickException(
                "The tables are not of this release: run `standfirst migrate`."
            )


def _in_utc(_context: object, _parameter: object, at: datetime | None) -> datetime | None:
    return at and at.replace(tzinfo=UTC)


_captured_at = click.option(
    "--captured-at",
    type=click.DateTime(["%Y-%m-%dT%H:%M:%SZ"]),
    callback=_in_utc,
    help='When the page was copied, in UTC: "33 minutes ago" counts back from it. Default: now.',
)


@click.group()
@click.version_option(VERSION, prog_name="standfirst")
def main() -> None:
    """News in; articles, short abstracts and key quotes out."""


@main.command()
@configured
def serve(settings: Settings) -> None:
    """Serve the API (PORT, STANDFIRST_HOST, STANDFIRST_DATABASE_URL ...)."""
    # gunicorn is loaded by the one command that needs it.
    from api.serving import serve as run  # noqa: PLC0415

    # Before the workers are forked: no connection crosses a fork.
    _check_tables(settings)
    asked = settings.keys is Keys.REQUIRED
    greeting = CURLS.format(
        version=VERSION,
        base=f"http://{settings.address}",
        key=KEY if asked else "",
        note=NOTE if asked else "",
    )
    run(settings, lambda: click.echo(greeting))


@main.command()
@click.option("--threads", type=click.IntRange(1, 64), default=4, help="For webhooks; default: 4.")
@configured
def worker(settings: Settings, threads: int) -> None:
    """Store what was sent as jobs, and tell webhooks: told of it by STANDFIRST_BROKER_URL.

    As many workers as you like, on as many machines. Where no broker is named the servers do it.
    """
    if not settings.broker_url:
        raise click.ClickException(
            "STANDFIRST_BROKER_URL names no broker: the servers do the work themselves."
        )
    # It loads Dramatiq, for which no other command need wait.
    from api.worker import serve as run  # noqa: PLC0415

    _check_tables(settings)
    run(settings, threads, lambda: click.echo("The worker is ready: stop it with Ctrl-C."))


@main.command()
@configured
def migrate(settings: Settings) -> None:
    """Bring the database's tables to this release."""
    with connected(settings) as database:
        schema.migrate(database.engine)
    click.echo("The tables are of this release.")


@main.command()
@configured
def sample(settings: Settings) -> None:
    """Store the sample page, if nothing is stored yet."""
    with connected(settings) as database, database.transaction() as session:
        if not queries.is_empty(session):
            click.echo("There are articles already: no sample page.")
            return
        now = datetime.now(UTC)
        page = Page(sample_page(), captured_at=CAPTURED_AT)
        store_page(session, ReadPage.of(page, now), now)
    click.echo("The sample page is stored.")


@main.command()
@configured
def rebuild(settings: Settings) -> None:
    """Read every stored article again by this release; what was sent stays as it is."""
    with connected(settings) as database:
        count = sum(1 for _ in rebuilding.rebuild(database, datetime.now(UTC)))
    click.echo(f"Articles read again: {count}.")


@main.command("import")
@click.argument(
    "paths",
    nargs=-1,
    required=True,
    metavar="FILE...",
    type=click.Path(exists=True, path_type=Path),
)
@click.option("--dry-run", is_flag=True, help="Say what would be stored, and store nothing.")
@_captured_at
@configured
def import_files(
    settings: Settings, paths: tuple[Path, ...], *, dry_run: bool, captured_at: datetime | None
) -> None:
    """Store what is in files, and in folders of them; what is stored already is passed over.

    Files of .json have an article, or an array of them, as the API takes it; .ndjson an article a
    line; .txt and .html a page. Each may be packed (.gz). Stopped at any moment, do it again: it
    goes on where it was.
    """
    try:
        found = list(files(paths))
    except ValueError as error:
        raise click.ClickException(str(error)) from error
    counts, refused = Counter[Fate](), []
    with connected(settings) as database:
        importer = Importer(
            database, datetime.now(UTC), settings.max_bytes, captured_at, dry=dry_run
        )
        with _progress(found) as bar:
            for path in found:
                read = 0
                for each in importer.file(path):
                    counts[each.fate] += 1
                    if each.problem:
                        refused.append(f"{each.place}: {each.problem}")
                    bar.update(each.position - read)
                    read = each.position
    for line in refused:
        click.echo(line)
    told = ", ".join(f"{counts[fate]} {fate}" for fate in Fate)
    click.echo(f"{told}, and nothing done." if dry_run else f"{told}.")
    if refused:
        raise click.exceptions.Exit(1)


def _progress(found: Sequence[Path]) -> "ProgressBar[int]":
    size = sum(path.stat().st_size for path in found)
    return click.progressbar(
        length=size, label="Importing", file=sys.stderr, hidden=not sys.stderr.isatty()
    )


@main.command()
@click.argument("file", type=click.File("rb"))
@click.option("--json", "as_json", is_flag=True, help="Print JSON, as the API answers it.")
@click.option("--explain", is_flag=True, help="Print the page, and beside it what each line is.")
@_captured_at
def read(file: BinaryIO, *, as_json: bool, explain: bool, captured_at: datetime | None) -> None:
    """Read a page, its HTML, or a single text from FILE (- for standard input)."""
    try:
        text = file.read().decode()
    except UnicodeDecodeError as error:
        raise click.ClickException(f"Not UTF-8: {error}") from error
    now = datetime.now(UTC).replace(microsecond=0)
    # What begins with a tag is HTML: no story does.
    page = Page(text, captured_at=captured_at, is_html=text.lstrip()[:1] == "<")
    document = PageSchema().dump(page_document(ReadPage.of(page, now)))
    if as_json:
        click.echo(orjson.dumps(document, option=orjson.OPT_INDENT_2))
    elif explain:
        click.echo(readable.explained(document))
    else:
        click.echo(readable.page(document))


@main.command()
@click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), help="Default: standard output."
)
@click.option(
    "--for-clients",
    is_flag=True,
    help="Describe requests and answers in one form each, JSON where there is it: programs that "
    "write clients give a function one type.",
)
def openapi(output: Path | None, *, for_clients: bool) -> None:
    """Write the contract (OpenAPI 3.1) as YAML."""
    from api.app import create_app  # noqa: PLC0415 -- as above
    from api.contract import as_yaml  # noqa: PLC0415 -- as above

    contract = create_app(Settings()).extensions["contract"]
    text = as_yaml(in_one_form(contract.document())) if for_clients else contract.yaml
    if output:
        output.write_text(text, encoding="utf-8")
    else:
        click.echo(text, nl=False)


main.add_command(keys)
main.add_command(audit)
