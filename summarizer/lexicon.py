"""How the tables of words in these modules are written and read."""


def words(table: str) -> frozenset[str]:
    """Read a table of words, parted by white space."""
    return frozenset(table.split())


def phrases(table: str) -> frozenset[str]:
    """Read a table of words and phrases, parted by bars or line ends."""
    rows = table.replace("\n", "|").split("|")
    return frozenset(row.strip() for row in rows if row.strip())
