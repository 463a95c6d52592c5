"""The contract's page in a real Chromium."""

import json

import pytest

pytestmark = pytest.mark.browser


@pytest.fixture
def page(opened, base):
    page = opened(f"{base}/docs")
    page.get_by_role("heading", name="Standfirst").wait_for()
    return page


def test_shows_every_operation(page, base):
    page.locator(".opblock").first.wait_for()
    contract = page.request.get(f"{base}/openapi.json").json()
    described = [*contract["paths"].values(), *contract["webhooks"].values()]
    operations = [method for path in described for method in path]

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


def test_our_own_markup_keeps_nobody_out(opened, base, violations):
    page = opened(f"{base}/docs", bypass_csp=True)
    page.locator(".opblock").first.wait_for()

    # What Swagger UI draws is Swagger UI's.
    assert violations(page, exclude=["#contract > *"]) == []
