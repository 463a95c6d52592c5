"""What is put into articles, whole ones and chosen fields of them, and what it costs."""

import pytest

FERRY = (
    "The ferry between Harbourton and Sarn sails again on Monday, its owner Ada Verne said. The "
    "engine was mended over the winter by a yard in Sarn. “Fares stay as they are,” Verne said."
)
MILL = "The mill on Mill Lane closes in May. Its wheel is to be kept, and its miller retires."


@pytest.fixture
def stored(client):
    def store(title, body):
        return client.post("/v1/articles", json={"title": title, "body": body}).json

    return store


@pytest.fixture
def ferry(stored):
    """Store an article, seven about the same and one about something else; give the first."""
    first = stored("Ferry sails again", FERRY)
    for number in range(7):
        stored(f"Ferry is back, {number}", f"{FERRY} Dogs of {number} years travel free.")
    stored("Mill closes", MILL)
    return first


def asked(client, path, **query):
    response = client.get(path, query_string=query)
    assert response.status_code == 200, response.text
    return response.json


@pytest.mark.parametrize(
    ("query", "names"),
    [
        pytest.param(
            {"fields": "id,title", "embed": "summary"}, ["id", "title", "summary"], id="one"
        ),
        pytest.param(
            {"fields": "title", "embed": "quotes,summary"}, ["title", "quotes", "summary"], id="two"
        ),
        pytest.param({"fields": "quotes", "embed": "quotes"}, ["quotes"], id="named twice"),
    ],
)
def test_what_is_embedded_stands_behind_the_fields_that_are_chosen(client, ferry, query, names):
    expected = [(name, ferry[name]) for name in names]

    assert list(asked(client, f"/v1/articles/{ferry['id']}", **query).items()) == expected
    assert list(asked(client, "/v1/articles", **query)["items"][-1].items()) == expected


def test_what_is_there_anyway_changes_nothing(client, ferry):
    path = f"/v1/articles/{ferry['id']}"

    assert asked(client, path, embed="summary,quotes") == ferry
    assert client.get(f"{path}?embed=summary", headers={"Accept": "text/plain"}).text.startswith(
        ferry["title"]
    )


def test_fields_in_brackets_cut_what_is_embedded(client, ferry):
    query = {"fields": "summary(text),related(title)", "embed": "summary,related"}
    article = asked(client, f"/v1/articles/{ferry['id']}", **query)

    assert article["summary"] == {"text": ferry["summary"]["text"]}
    assert [list(each) for each in article["related"]] == [["title"]] * 5


def test_the_nearest_articles_are_embedded_as_they_are_listed(client, ferry):
    path = f"/v1/articles/{ferry['id']}"
    listed = asked(client, f"{path}/related", limit=5)["items"]

    assert len(listed) == 5
    assert asked(client, path, embed="related") == ferry | {"related": listed}
    articles = asked(client, "/v1/articles", embed="related")["items"]
    assert articles[-1] == ferry | {"related": listed}
    for article in articles:
        alone = asked(client, f"/v1/articles/{article['id']}/related", limit=5)["items"]
        assert article["related"] == alone
    assert "related" not in asked(client, "/v1/articles", fields="id,related")["items"][0]


def test_what_is_embedded_stands_beside_the_marks_of_a_search(client, ferry):
    query = {"q": "ferry -dogs", "fields": "title,snippet", "embed": "related"}
    (article,) = asked(client, "/v1/articles", **query)["items"]

    assert list(article) == ["title", "snippet", "related"]
    assert len(article["related"]) == 5
    assert article["title"] == ferry["title"]


def test_a_list_goes_on_with_what_is_embedded(client, ferry):
    first = asked(client, "/v1/articles", limit=8, embed="related", fields="id")
    (last,) = client.get(first["next"]).json["items"]

    assert last["id"] == ferry["id"]
    assert len(last["related"]) == 5


def test_an_article_without_a_telling_word_is_related_to_nothing(client, stored):
    made = stored("What is it?", "It is what it is.")

    assert asked(client, f"/v1/articles/{made['id']}", embed="related")["related"] == []


@pytest.mark.parametrize("path", ["/v1/articles", "/v1/articles/{}"])
@pytest.mark.parametrize(
    ("embed", "message"),
    [
        pytest.param("source", "called source. There are: summary, quotes, related.", id="other"),
        pytest.param("summary(text)", "There are: summary, quotes, related.", id="brackets"),
        pytest.param("summary,", "There are: summary, quotes, related.", id="a comma"),
    ],
)
def test_what_cannot_be_embedded_is_refused_and_the_rest_listed(
    client, ferry, path, embed, message
):
    response = client.get(path.format(ferry["id"]), query_string={"embed": embed})

    assert (response.status_code, response.json["code"]) == (422, "invalid-fields")
    (error,) = response.json["errors"]
    assert error["parameter"] == "embed"
    assert message in error["detail"]


@pytest.mark.usefixtures("ferry")
@pytest.mark.parametrize("listed", [2, 9])
@pytest.mark.parametrize(
    ("query", "cost"),
    [
        pytest.param({"embed": "summary"}, 1, id="the summary"),
        pytest.param({"embed": "summary,quotes", "fields": "id"}, 1, id="and quotes"),
        # The list, its terms, who else has them, those articles, and their sources.
        pytest.param({"embed": "related"}, 5, id="related ones"),
    ],
)
def test_a_list_costs_as_many_statements_however_many_it_has(
    client, statements, query, cost, listed
):
    statements.clear()
    items = asked(client, "/v1/articles", limit=listed, **query)["items"]

    assert (len(items), len(statements)) == (listed, cost)
