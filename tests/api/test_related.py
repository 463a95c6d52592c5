import pytest

FERRY = (
    "The ferry between Harbourton and Sarn sails again on Monday, its owner said. The engine was "
    "mended over the winter by a yard in Sarn. Fares stay as they are, and dogs travel free."
)
OTHER_FERRY = (
    "Harbourton has its ferry back. After a winter in a yard at Sarn, where its engine was mended, "
    "it will sail on Monday. The owner promised old fares."
)
MILL = "The mill on Mill Lane closes in May. Its wheel is to be kept, and its miller retires."


@pytest.fixture
def stored(client):
    def store(title, body, **more):
        return client.post("/v1/articles", json={"title": title, "body": body, **more}).json["id"]

    return store


def related(client, article, query=""):
    return client.get(f"/v1/articles/{article}/related{query}").json["items"]


def test_lists_the_same_event_first_and_nothing_that_has_nothing_in_common(client, stored):
    first = stored("Ferry sails again", FERRY)
    second = stored("Ferry is back", OTHER_FERRY)
    stored("Mill closes", MILL)
    third = stored("Ferry fares", "Fares of the ferry are to be discussed.")

    assert [each["id"] for each in related(client, first)] == [second, third]


def test_marks_a_copy_under_another_headline_and_a_part_of_it(client, stored):
    first = stored("Ferry sails again", FERRY)
    copy = stored("Back at sea", FERRY, source={"name": "The Pier"})
    part = stored("Back at sea", FERRY[: FERRY.index("Fares")] + "Write to us.")
    stored("Ferry is back", OTHER_FERRY)

    found = {each["id"]: each for each in related(client, first)}
    assert (found[copy]["likeness"], found[copy]["duplicate"]) == (1.0, True)
    assert found[part]["duplicate"]
    assert sum(each["duplicate"] for each in found.values()) == 2
    assert found[copy]["source"] == {"name": "The Pier"}


def test_lists_no_more_than_asked_for(client, stored):
    first = stored("Ferry sails again", FERRY)
    for number in range(3):
        stored(f"Ferry is back, {number}", OTHER_FERRY)

    assert len(related(client, first, "?limit=2")) == 2


def test_an_article_without_a_telling_word_is_related_to_nothing(client, stored):
    assert related(client, stored("What is it?", "It is what it is.")) == []


def test_there_is_nothing_related_to_no_article(client):
    response = client.get("/v1/articles/0197cb18-2c81-7a04-b2c7-91f3de5a7b42/related")

    assert response.status_code == 404


def test_reads_in_as_many_statements_whatever_there_is(client, stored, statements):
    first = stored("Ferry sails again", FERRY)
    stored("Ferry is back", OTHER_FERRY)
    statements.clear()
    related(client, first)
    few = len(statements)
    for number in range(5):
        stored(f"Ferry is back, {number}", OTHER_FERRY)
    statements.clear()
    related(client, first)

    assert len(statements) == few == 6


def test_what_is_deleted_is_related_no_more(client, stored):
    first, second = stored("Ferry sails again", FERRY), stored("Ferry is back", OTHER_FERRY)
    client.delete(f"/v1/articles/{second}")

    assert related(client, first) == []
