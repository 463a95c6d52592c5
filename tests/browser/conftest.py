"""A running service, and a real Chromium: Debian's, driven by Playwright."""

import json
import shutil
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread
from urllib.request import Request, urlopen

import pytest
from werkzeug.serving import make_server

from api.app import create_app
from api.config import Keys, Settings
from api.keys import Key
from api.samples import sample_page
from models import queries
from models.database import Database
from models.schema import migrate

AXE = Path(__file__).parents[2] / ".ci" / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture(scope="session")
def base(tmp_path_factory):
    folder = tmp_path_factory.mktemp("store")
    with _served(f"sqlite:///{folder}/news.sqlite3", Keys.OPEN) as base:
        yield base


@pytest.fixture
def keyed(tmp_path):
    """Serve an empty store that asks for keys; give the address and a key."""
    url = f"sqlite:///{tmp_path}/news.sqlite3"
    with _served(url, Keys.REQUIRED) as base:
        key, database = Key.make(), Database(url)
        row = {"prefix": key.prefix, "name": "desk", "digest": key.digest, "scopes": ["admin"]}
        with database.transaction() as session:
            queries.add_key(session, row | {"created_at": datetime.now(UTC)})
        database.dispose()
        yield base, key.written


@contextmanager
def _served(url, keys):
    app = create_app(Settings(database_url=url, keys=keys))
    migrate(app.extensions["database"].engine)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()
    app.extensions["database"].dispose()


@pytest.fixture(scope="session")
def send(base):
    """Send the service something to store; give its answer."""

    def send(path, sent, content_type="application/json"):
        body = sent.encode() if isinstance(sent, str) else json.dumps(sent).encode()
        request = Request(base + path, body, {"Content-Type": content_type})
        with urlopen(request) as response:
            return json.load(response)

    return send


@pytest.fixture(scope="session")
def stored(send):
    """Store the sample page; give its articles."""
    path = "/v1/pages?captured_at=2025-07-02T12:00:00Z"
    return send(path, sample_page(), "text/plain")["articles"]


@pytest.fixture(scope="session")
def browser():
    # Only this folder's tests need it, and `make test` runs where it is not installed.
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with sync_playwright() as playwright:
        # Chromium's own sandbox refuses to run as root, which CI is.
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        yield browser
        browser.close()


@pytest.fixture
def opened(browser):
    """Open pages that note what they ask for and what they complain of."""
    contexts = []

    def opened(address, **options):
        # A phone's or a dark page is another context, and so is one that lets axe in.
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        page.asked, page.said = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("console", lambda message: page.said.append((message.type, message.text)))
        page.on("pageerror", lambda error: page.said.append(("error", str(error))))
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def violations():
    """Have axe-core look at a page; give what it finds, by rule and place."""

    def violations(page, **context):
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate("context => axe.run(context)", {"include": ["html"]} | context)
        assert found["passes"]
        return [
            (rule["id"], place["target"]) for rule in found["violations"] for place in rule["nodes"]
        ]

    return violations
