"""The contract's page in a real Chromium: Debian's, driven by Playwright."""

import json
import shutil
from threading import Thread

import pytest
from werkzeug.serving import make_server

from api.app import create_app
from api.config import Settings

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    folder = tmp_path_factory.mktemp("store")
    app = create_app(Settings(database_url=f"sqlite:///{folder}/news.sqlite3"))
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
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
def page(browser, base):
    page = browser.new_page()
    page.asked, page.said = [], []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("console", lambda message: page.said.append((message.type, message.text)))
    page.on("pageerror", lambda error: page.said.append(("error", str(error))))
    page.goto(f"{base}/docs")
    page.get_by_role("heading", name="Standfirst").wait_for()
    yield page
    page.close()


def test_shows_every_operation(page, base):
    page.locator(".opblock").first.wait_for()
    contract = page.request.get(f"{base}/openapi.json").json()
    operations = [method for path in contract["paths"].values() for method in path]

    assert page.locator(".opblock").count() == len(
        [method for method in operations if method != "parameters"]
    )


def test_asks_nobody_else_and_complains_of_nothing(page, base):
    page.locator(".opblock").first.wait_for()
    page.wait_for_load_state("networkidle")

    assert {url for url in page.asked if not url.startswith((base, "data:", "blob:"))} == set()
    assert [said for said in page.said if said[0] in {"error", "warning"}] == []


def test_a_digest_can_be_tried_out(page):
    operation = page.locator("#operations-Digests-create_digest")
    operation.locator(".opblock-summary-control").click()
    text = "“Rain is due,” said Ada Quist. The harvest will wait."
    operation.locator("textarea").fill(json.dumps({"body": text}))
    operation.get_by_role("button", name="Execute").click()
    answer = operation.locator(".live-responses-table .response").first
    answer.wait_for()

    assert answer.locator(".response-col_status").inner_text().strip().startswith("200")
    assert "Ada Quist" in answer.locator(".highlight-code").inner_text()
    assert [said for said in page.said if said[0] == "error"] == []
