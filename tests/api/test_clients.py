"""What generators make of the contract: a client in Python, and work done with it."""

import importlib
import json
import os
import subprocess
import sys
from itertools import islice
from pathlib import Path
from types import SimpleNamespace
from uuid import UUID, uuid4

import httpx
import pytest

from api.app import create_app
from api.config import Settings
from api.samples import sample_page

PROJECT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def document():
    return create_app(Settings()).test_client().get("/openapi-clients.json").json


@pytest.fixture(scope="session")
def written(document, tmp_path_factory):
    """Write the client; give its folder, and what was said about it."""
    folder = tmp_path_factory.mktemp("client")
    (folder / "contract.json").write_text(json.dumps(document), encoding="utf-8")
    return folder / "written", generated("contract.json", "clients.yaml", folder)


def generated(contract, settings, folder):
    """Write the client of a *contract*; give what was said about it."""
    ran = subprocess.run(
        [
            *(sys.executable, "-m", "openapi_python_client", "generate", "--meta=setup"),
            *(f"--path={contract}", f"--config={PROJECT / 'docs' / settings}"),
            "--output-path=written",
        ],
        cwd=folder,
        # It formats what it wrote with the ruff that it finds.
        env=os.environ | {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"},
        capture_output=True,
        check=True,
        text=True,
    )
    return ran.stdout + ran.stderr


@pytest.fixture(scope="session")
def standfirst(written, document):
    """Import the client; give its operations and models by their names."""
    with pytest.MonkeyPatch.context() as path:
        path.syspath_prepend(written[0])
        operations = {
            operation["operationId"]: importlib.import_module(
                f"standfirst_client.api.{operation['tags'][0].lower()}.{operation['operationId']}"
            )
            for methods in document["paths"].values()
            for name, operation in methods.items()
            if name != "parameters"
        }
        package = importlib.import_module("standfirst_client")
        models = importlib.import_module("standfirst_client.models")
        yield SimpleNamespace(**operations, **vars(models), Client=package.AuthenticatedClient)


@pytest.fixture
def backend():
    """Run on SQLite alone: what answers alike on both is another test's subject."""
    return "sqlite"


@pytest.fixture(scope="module")
def service(sqlite_news, serving):
    url = sqlite_news.engine.url.render_as_string(hide_password=False)
    with serving(url, STANDFIRST_KEYS="required") as server:
        yield server


@pytest.fixture
def desk(standfirst, service, make_key):
    """Give a client with a key of its own; the store is emptied behind it."""
    key = make_key("articles:read", "articles:write")
    with standfirst.Client(
        service.base, key, raise_on_unexpected_status=True, timeout=httpx.Timeout(30)
    ) as client:
        yield client


@pytest.fixture
def rain(standfirst):
    """Make an article, as it is sent."""

    def make(number=1, **changes):
        return standfirst.ArticleRequest(
            title=f"Rain, day {number}",
            body="Rain is due on Monday. “Bring a coat,” said Ada Quist, the harbour master.",
            source=standfirst.SourceInput(name="The Ferry Post"),
            **changes,
        )

    return make


def test_the_client_is_written_without_a_warning(written):
    folder, said = written

    assert said == "Generating written\n"
    assert (folder / "setup.py").exists()


def test_all_forms_of_the_contract_are_read_without_a_warning_too(tmp_path):
    contract = PROJECT / "openapi.yaml"

    assert generated(contract, "clients-all-forms.yaml", tmp_path) == "Generating written\n"


def test_the_clients_types_fit_every_example_of_the_contract(standfirst, document):
    shown = [
        (operation["operationId"], int(status), content["example"])
        for methods in document["paths"].values()
        for name, operation in methods.items()
        if name != "parameters"
        for status, response in operation["responses"].items()
        for media_type, content in response.get("content", {}).items()
        if "json" in media_type
    ]

    client = standfirst.Client("", "")
    for name, status, example in shown:
        answer = httpx.Response(status, json=example)
        parsed = getattr(standfirst, name)._parse_response(client=client, response=answer)
        again = json.loads(json.dumps(parsed.to_dict()).replace("+00:00", "Z"))
        assert again == example, name
    assert len(shown) > 30


def test_an_article_is_stored_once_with_an_idempotency_key(standfirst, desk, rain):
    sent = {"client": desk, "body": rain(), "idempotency_key": str(uuid4())}
    first = standfirst.create_article.sync_detailed(**sent)
    again = standfirst.create_article.sync_detailed(**sent)
    other = standfirst.create_article.sync(**sent | {"body": rain(2)})

    assert (first.status_code, again.status_code) == (201, 201)
    assert again.headers["Idempotency-Replayed"] == "true"
    assert again.parsed == first.parsed
    assert isinstance(other, standfirst.Problem)
    assert (other.status, other.code) == (422, "idempotency-key-reused")


def test_an_article_is_read_as_it_was_stored(standfirst, desk, rain):
    stored = standfirst.create_article.sync(client=desk, body=rain())
    read = standfirst.read_article.sync(stored.id, client=desk)
    part = standfirst.read_article.sync(stored.id, client=desk, fields="title,source")

    assert isinstance(read, standfirst.RelatingArticle)
    assert read.to_dict() == stored.to_dict()
    assert isinstance(part, standfirst.ArticlePart)
    assert part.to_dict() == {"title": "Rain, day 1", "source": {"name": "The Ferry Post"}}
    assert "Bring a coat" in standfirst.read_article_form.sync(stored.id, "md", client=desk)


def everything(operation, client, **query):
    """Follow a list to its end."""
    page = operation.sync(client=client, **query)
    yield from page.items
    while page.next_:
        cursor = httpx.URL(page.next_).params["cursor"]
        page = operation.sync(client=client, cursor=cursor, **query)
        yield from page.items


def test_lists_and_searches_are_followed_to_their_end(standfirst, desk, rain):
    for number in range(1, 6):
        standfirst.create_article.sync(client=desk, body=rain(number))

    listed = everything(standfirst.list_articles, desk, limit=2)
    assert [each.title for each in listed] == [f"Rain, day {number}" for number in (5, 4, 3, 2, 1)]
    found = everything(
        standfirst.list_articles, desk, limit=1, q="day 3 OR 4", sort="-created_at", language="en"
    )
    assert [each.title for each in found] == ["Rain, day 4", "Rain, day 3"]


def test_changes_are_followed(standfirst, desk, rain):
    stored = standfirst.create_article.sync(client=desk, body=rain())
    first = standfirst.list_changes.sync(client=desk)
    standfirst.delete_article.sync_detailed(stored.id, client=desk)
    later = everything(standfirst.list_changes, desk, limit=1)

    assert [(each.type_, each.article_id) for each in first.items] == [("created", stored.id)]
    assert [each.type_ for each in islice(later, 2)] == ["created", "withdrawn"]


def test_an_article_is_corrected_by_who_has_read_it(standfirst, desk, rain):
    stored = standfirst.create_article.sync(client=desk, body=rain())
    tag = standfirst.read_article.sync_detailed(stored.id, client=desk).headers["ETag"]
    patch = {"client": desk, "body": standfirst.ArticlePatch(title="Sun")}
    corrected = standfirst.correct_article.sync(stored.id, if_match=tag, **patch)
    late = standfirst.correct_article.sync(stored.id, if_match=tag, **patch)

    assert (corrected.title, corrected.version) == ("Sun", 2)
    assert isinstance(late, standfirst.Problem)
    assert late.code == "precondition-failed"


def test_a_problem_is_an_answer_with_a_type(standfirst, desk, rain):
    problem = standfirst.create_article.sync(client=desk, body=rain(url="ftp://a"))
    nothing = standfirst.read_article.sync(UUID(int=0), client=desk)

    assert isinstance(problem, standfirst.Problem)
    assert (problem.status, problem.code) == (422, "invalid-fields")
    assert [each.pointer for each in problem.errors] == ["/url"]
    assert (nothing.status, nothing.code) == (404, "not-found")


def test_a_batch_tells_of_each_item(standfirst, desk, rain):
    items = [rain(1), rain(2, external_id=""), rain(1)]
    batch = standfirst.create_articles.sync(
        client=desk, body=standfirst.ArticleBatchRequest(items=items)
    )

    assert [each.status for each in batch.items] == [201, 422, 200]
    assert batch.items[0].id == batch.items[2].id
    assert batch.items[1].problem.code == "invalid-fields"


def test_a_batch_becomes_a_job(standfirst, desk, rain):
    batch = standfirst.ArticleBatchRequest(items=[rain()])
    job = standfirst.create_articles.sync(client=desk, body=batch, prefer="respond-async")

    seen = standfirst.read_job.sync(job.id, client=desk)
    assert (seen.id, seen.kind, seen.items) == (job.id, "articles", 1)


def test_quotes_have_their_speakers_and_ranges(standfirst, desk, rain):
    stored = standfirst.create_article.sync(client=desk, body=rain())
    (quote,) = standfirst.list_quotes.sync(client=desk, kind="direct", speaker="quist").items

    assert quote.article_id == stored.id
    assert stored.body[quote.start : quote.end] == quote.text == "Bring a coat,"
    assert quote.speaker.name == "Ada Quist"


def test_a_page_is_sent_as_its_text(standfirst, desk):
    page = standfirst.create_page.sync(
        client=desk, body=standfirst.PageRequest(text=sample_page()), dry_run=True
    )

    assert len(page.articles) == 4
    assert page.id is None
