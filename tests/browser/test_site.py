"""The pages of docs/ as `make docs` builds them, in a real Chromium."""

from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

SITE = Path(__file__).parents[2] / "docs" / "_build"


def test_no_page_asks_anybody_else_or_complains(opened):
    pages = [opened(path.as_uri()) for path in sorted(SITE.glob("*.html"))]

    assert len(pages) > 10, "run `make docs`"
    asked = {address for page in pages for address in page.asked}
    assert {address for address in asked if not address.startswith(SITE.as_uri())} == set()
    assert [said for page in pages for said in page.said] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", ["index", "quotes"])
def test_it_keeps_nobody_out(opened, violations, name, width, scheme):
    looks = {"viewport": {"width": width, "height": 800}, "color_scheme": scheme}
    page = opened((SITE / f"{name}.html").as_uri(), **looks)

    # The sidebar is the theme's, whose headings tell no level.
    assert violations(page, exclude=[".sidebar-drawer"]) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_a_word_is_found(opened):
    page = opened(f"{(SITE / 'search.html').as_uri()}?q=external_id")
    page.locator("#search-results li a").first.wait_for()

    assert "Integrating" in page.locator("#search-results").inner_text()
