"""The sample page: invented articles in the shape, and with the noise, of a real aggregator."""

from datetime import UTC, datetime
from importlib.resources import files

CAPTURED_AT = datetime(2025, 7, 2, 12, 0, tzinfo=UTC)
"""When the sample page was copied: its "33 minutes ago" counts back from here."""


def sample_page() -> str:
    """Return the page to the letter."""
    return files(__name__).joinpath("page.txt").read_bytes().decode()
