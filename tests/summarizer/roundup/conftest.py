"""Three invented articles of one event, and how they are read."""

import pytest

from summarizer.digest import digest
from summarizer.roundup import Account

COURIER = (
    "The ferry Anna Brand ran onto a sandbank off Harbourton on Tuesday in thick fog.\n\n"
    "Nobody was hurt, and lifeboats took all passengers ashore within two hours.\n\n"
    "“We felt a long shudder and then silence,” said Marta Keel, the ferry's captain."
)
PIER = (
    "Lifeboats took all passengers of the ferry ashore within two hours, and nobody was hurt.\n\n"
    "The owner will pay back every fare, Pier Lines said in the evening.\n\n"
    "“A long shudder and then silence,” was how Keel put it."
)
GULL = (
    "An inquiry into the grounding of the Anna Brand begins on Friday, the board said.\n\n"
    "The sandbank had moved forty metres since it was charted, surveyor Ivo Lund found.\n\n"
    "“Charts are promises that the sea never made,” Lund said."
)


@pytest.fixture
def read():
    """Read bodies, each as an article."""

    def accounts(*bodies):
        found = [digest(body, language="en") for body in bodies]
        return [
            Account(body, "", "en", each.sentences, each.quotes)
            for body, each in zip(bodies, found, strict=True)
        ]

    return accounts


@pytest.fixture
def ferry(read):
    """Read the three articles on the ferry, the first one first."""
    return read(COURIER, PIER, GULL)


@pytest.fixture
def words():
    """Give the words of a place among the sentences, or the quotes, of some articles."""

    def of(accounts, place, parts="sentences"):
        account = accounts[place.article]
        return getattr(account, parts)[place.index].of(account.body)

    return of
