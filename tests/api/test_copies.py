import pytest

BODY = (
    "The ferry between Harbourton and Sarn sails again on Monday, its owner said. The engine was "
    "mended over the winter by a yard in Sarn. Fares stay as they are, and dogs travel free. "
    "Bicycles cost two crowns. The last boat leaves at nine in the evening from the old pier."
)
FERRY = {"title": "Ferry sails again", "body": BODY, "source": {"name": "The Courier"}}
OTHER = {
    "title": "Harbourton has its ferry back",
    "body": "After a winter in a yard at Sarn the ferry will sail on Monday. Fares do not rise.",
}


@pytest.fixture
def store(client):
    def post(article, **changes):
        return client.post("/v1/articles", json=article | changes).json

    return post


def test_the_same_text_by_another_outlet_is_a_copy_and_kept(client, store):
    first = store(FERRY)
    copy = store(FERRY, title="Back at sea", source={"name": "The Pier"})

    assert first["duplicate_of"] is None
    assert copy["duplicate_of"] == {"id": first["id"], "similarity": 1.0}
    assert len(client.get("/v1/articles").json["items"]) == 2
    assert client.get(f"/v1/articles/{copy['id']}").json == copy


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(BODY[: BODY.index("Bicycles")], id="cut"),
        pytest.param(f"Picture: the pier at dusk.\n\n{BODY}\n\nWrite to us.", id="recaptioned"),
        pytest.param(BODY.replace("Fares stay as they are, and dogs travel free. ", ""), id="less"),
        pytest.param(BODY.replace("nine", "ten"), id="edited"),
    ],
)
def test_a_text_cut_or_recast_is_a_copy(store, body):
    first = store(FERRY)
    copy = store(FERRY, title="Back at sea", body=body)

    assert copy["duplicate_of"]["id"] == first["id"]
    assert 0.5 <= copy["duplicate_of"]["similarity"] <= 1


def test_another_text_of_the_same_event_is_no_copy(store):
    first, other = store(FERRY), store(OTHER)

    assert other["duplicate_of"] is None
    assert other["story_id"] == first["story_id"]


def test_a_copy_is_of_the_story_of_its_original_whenever_it_comes(store):
    first = store(FERRY, published_at="2025-01-01T00:00:00Z")
    copy = store(FERRY, title="Again", published_at="2025-07-01T00:00:00Z")

    assert copy["story_id"] == first["story_id"]


def test_of_copies_all_are_of_the_first(store):
    first = store(FERRY)
    copies = [store(FERRY, source={"name": f"Paper {number}"}) for number in range(3)]

    assert {each["duplicate_of"]["id"] for each in copies} == {first["id"]}


def test_when_an_original_goes_the_first_copy_takes_its_place(client, store):
    first = store(FERRY)
    second, third = [store(FERRY, source={"name": f"Paper {number}"}) for number in range(2)]
    client.delete(f"/v1/articles/{first['id']}")

    def original(article):
        return client.get(f"/v1/articles/{article['id']}").json["duplicate_of"]

    assert original(second) is None
    assert original(third) == {"id": second["id"], "similarity": 1.0}


def test_copies_are_found_and_left_out_by_a_filter(client, store):
    first = store(FERRY)
    copy = store(FERRY, source={"name": "The Pier"})

    def found(query):
        return [each["id"] for each in client.get(f"/v1/articles?{query}").json["items"]]

    assert found("has=duplicate_of") == [copy["id"]]
    assert found("not_has=duplicate_of") == [first["id"]]


def test_pages_and_forms_show_where_an_article_stands(client, post_page):
    page = post_page().json

    for article in page["articles"]:
        assert article["story_id"]
        assert client.get(f"/v1/articles/{article['id']}").json == article
        assert client.get(f"/v1/articles/{article['id']}.json").json == article
    assert client.get(f"/v1/pages/{page['id']}").json["articles"] == page["articles"]
