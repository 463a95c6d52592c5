"""Names that stand alone on a line."""

import pytest

from summarizer.page.names import named
from summarizer.page.pieces import Role


@pytest.mark.parametrize(
    ("line", "role", "name"),
    [
        ("Ann Moss", Role.NAME, "Ann Moss"),
        ("Ann Moss and Bo Lee", Role.NAME, "Ann Moss and Bo Lee"),
        ("Ann Moss in Merrow", Role.NAME, "Ann Moss"),
        ("Ann Moss, harbour correspondent", Role.NAME, "Ann Moss"),
        ("Ann Moss Harbour correspondent", Role.NAME, "Ann Moss"),
        ("The Ledger", Role.OUTLET, "The Ledger"),
        ("Merrow Evening Gazette", Role.OUTLET, "Merrow Evening Gazette"),
        ("Radio Merrow FM, at the harbour", Role.OUTLET, "Radio Merrow FM"),
        ("ledger.example", Role.OUTLET, "ledger.example"),
    ],
    ids=str,
)
def test_reads_names(line, role, name):
    found = named(line)

    assert found is not None
    assert (found[0], found[1].of(line)) == (role, name)


@pytest.mark.parametrize(
    "line",
    [
        "Council Closes The Old Bridge",
        "Bridge closes",
        "The Night The Bridge Fell Down",
        "Ann Moss says the bridge is old",
        "Harbour:",
    ],
    ids=str,
)
def test_a_headline_is_no_name(line):
    assert named(line) is None
