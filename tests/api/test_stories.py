from uuid import UUID

import pytest

COURIER = {
    "title": "Ferry runs aground off Harbourton",
    "body": (
        "The ferry Anna Brand ran onto a sandbank off Harbourton on Tuesday in thick fog.\n\n"
        "Nobody was hurt, and lifeboats took all passengers ashore within two hours.\n\n"
        "“We felt a long shudder and then silence,” said Marta Keel, the ferry's captain."
    ),
    "source": {"name": "The Courier"},
    "published_at": "2025-07-01T12:00:00Z",
}
PIER = {
    "title": "Passengers safe after ferry grounds",
    "body": (
        "Lifeboats took all passengers of the ferry Anna Brand ashore within two hours.\n\n"
        "The ferry ran onto a sandbank off Harbourton. Brand Lines will pay back every fare.\n\n"
        "“A long shudder and then silence,” was how Keel put it."
    ),
    "source": {"name": "The Pier"},
    "published_at": "2025-07-01T18:00:00Z",
}
GULL = {
    "title": "Inquiry into grounding of ferry",
    "body": (
        "An inquiry into the grounding of the ferry Anna Brand on a sandbank off Harbourton begins "
        "on Friday.\n\n"
        "The sandbank had moved forty metres since it was charted, surveyor Ivo Lund found."
    ),
    "published_at": "2025-07-02T08:00:00Z",
}
MILL = {
    "title": "Mill closes",
    "body": "The mill on Mill Lane closes in May. Its wheel is kept, and its miller retires.",
    "published_at": "2025-07-01T12:00:00Z",
}
FERRY = [COURIER, PIER, GULL]


@pytest.fixture
def store(client):
    def post(article, **changes):
        response = client.post("/v1/articles", json=article | changes)
        assert response.status_code == 201, response.json
        return response.json

    return post


@pytest.fixture
def bodies(client):
    """Give the body of an article, once read."""
    known = {}

    def of(article):
        if article not in known:
            known[article] = client.get(f"/v1/articles/{article}").json["body"]
        return known[article]

    return of


def listed(client, query=""):
    return client.get(f"/v1/stories{query}").json["items"]


def story(client, story_id):
    response = client.get(f"/v1/stories/{story_id}")
    assert response.status_code == 200
    return response.json


def test_articles_of_one_event_are_one_story_and_others_are_not(client, store):
    first, *others = [store(each)["story_id"] for each in FERRY]
    mill = store(MILL)["story_id"]

    assert others == [first, first]
    assert mill != first
    (found,) = listed(client)
    assert (found["id"], found["article_count"]) == (first, 3)
    assert {each["id"] for each in listed(client, "?min_articles=1")} == {first, mill}


def test_a_story_in_a_list_tells_its_outlets_its_time_and_its_latest_articles(client, store):
    ids = [store(each)["id"] for each in FERRY]

    (found,) = listed(client)
    assert found["title"] == GULL["title"]
    assert [each["id"] for each in found["articles"]] == ids[::-1]
    assert found["sources"] == [
        {"name": "The Courier", "article_count": 1},
        {"name": "The Pier", "article_count": 1},
    ]
    assert (found["first_at"], found["last_at"]) == ("2025-07-01T12:00:00Z", "2025-07-02T08:00:00Z")


def test_all_that_a_story_tells_is_a_range_of_an_article(client, store, bodies):
    for each in FERRY:
        store(each)
    read = story(client, listed(client)[0]["id"])

    ranges = []

    def walk(value, article=None):
        if isinstance(value, dict):
            article = value.get("article_id", article)
            if {"start", "end", "text"} <= value.keys():
                ranges.append((article, value))
            value = list(value.values())
        if isinstance(value, list):
            for each in value:
                walk(each, article)

    walk(read)
    assert len(ranges) > 10
    for article, each in ranges:
        assert bodies(article)[each["start"] : each["end"]] == each["text"]


def test_a_story_is_told_without_a_fact_twice(client, store):
    for each in FERRY:
        store(each)
    digest = story(client, listed(client)[0]["id"])["digest"]

    assert digest["text"].lower().count("within two hours") == 1
    assert digest["text"] == " ".join(each["text"] for each in digest["sentences"])
    assert digest["word_count"] == len(digest["text"].split())
    (rescue,) = [each for each in digest["sentences"] if "within two hours" in each["text"]]
    assert "within two hours" in rescue["also"][0]["text"]
    assert rescue["also"][0]["article_id"] != rescue["article_id"]


def test_a_digest_has_no_more_sentences_than_asked_for(client, store):
    for each in FERRY:
        store(each)
    found = listed(client)[0]["id"]

    short = client.get(f"/v1/stories/{found}?sentences=1").json["digest"]
    assert len(short["sentences"]) == 1
    assert client.get(f"/v1/stories/{found}?sentences=0").status_code == 422


def test_a_speaker_of_several_articles_is_one_and_a_saying_is_one(client, store):
    ids = [store(each)["id"] for each in FERRY]

    (keel,) = story(client, listed(client)[0]["id"])["quotes"]
    assert keel["speaker"]["text"] == "Marta Keel"
    assert keel["role"]["text"] == "the ferry's captain"
    assert keel["article_count"] == 2
    (said,) = keel["quotes"]
    assert said["article_id"] in ids[:2]
    assert [each["article_id"] for each in said["also"]] == [
        each for each in ids[:2] if each != said["article_id"]
    ]


def test_the_time_line_tells_what_each_article_told_first(client, store):
    ids = [store(each)["id"] for each in FERRY]
    copy = store(COURIER, source={"name": "The Echo"}, published_at="2025-07-03T08:00:00Z")

    line = story(client, listed(client)[0]["id"])["timeline"]
    assert [each["article_id"] for each in line] == [*ids, copy["id"]]
    assert line[1]["sentence"]["text"] == "Brand Lines will pay back every fare."
    assert line[3]["sentence"] is None


def test_what_is_far_apart_in_time_is_two_stories(store):
    first = store(COURIER)["story_id"]

    assert store(PIER, published_at="2025-07-20T18:00:00Z")["story_id"] != first


def test_an_article_that_links_two_stories_makes_them_one_under_the_older_id(client, store):
    harbour = "Dredgers deepen the harbour of Sarn this summer for larger ferries."
    festival = "Lanterns and kites open the festival of Stellan Bay with a parade."
    both = (
        "Larger ferries come to Sarn, where dredgers deepen the harbour all summer. In Stellan Bay "
        "a parade of lanterns and kites will open the festival."
    )
    older = store({"title": "Harbour of Sarn dredged", "body": harbour})
    newer = store({"title": "Festival of Stellan Bay opens", "body": festival})
    assert older["story_id"] != newer["story_id"]

    link = store({"title": "Sarn dredges, Stellan Bay opens", "body": both})
    assert link["story_id"] == older["story_id"]
    moved = client.get(f"/v1/stories/{newer['story_id']}")
    assert moved.json["id"] == older["story_id"]
    assert moved.json["former_ids"] == [newer["story_id"]]
    assert moved.headers["Content-Location"] == f"/v1/stories/{older['story_id']}"
    assert client.get(f"/v1/articles/{newer['id']}").json["story_id"] == older["story_id"]
    for told in (older["story_id"], newer["story_id"]):
        found = client.get(f"/v1/articles?story={told}").json["items"]
        assert {each["id"] for each in found} == {older["id"], newer["id"], link["id"]}


def test_a_story_that_loses_its_articles_shrinks_and_goes(client, store):
    first, second = store(COURIER), store(PIER)
    (before,) = listed(client)
    client.delete(f"/v1/articles/{first['id']}")

    (left,) = listed(client, "?min_articles=1")
    assert (left["id"], left["article_count"]) == (before["id"], 1)
    assert left["updated_at"] > before["updated_at"]
    client.delete(f"/v1/articles/{second['id']}")
    assert listed(client, "?min_articles=1") == []
    assert client.get(f"/v1/stories/{before['id']}").status_code == 404


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("q=sandbank", 1),
        ("q=mill", 0),
        ("q=mill&min_articles=1", 1),
        ("source=The+Pier", 1),
        ("speaker=keel&has=quotes", 1),
        ("published_before=2025-07-01T00:00:00Z", 0),
        ("min_articles=4", 0),
    ],
)
def test_filters_choose_stories_that_have_an_article_that_fits(client, store, query, count):
    for each in [*FERRY, MILL]:
        store(each)

    assert len(listed(client, f"?{query}")) == count


def test_a_story_is_found_by_an_article(client, store):
    ferry, mill = [store(each) for each in (COURIER, MILL)]
    store(PIER)

    (found,) = listed(client, f"?article={ferry['id']}")
    assert found["id"] == ferry["story_id"]
    (alone,) = listed(client, f"?article={mill['id']}")
    assert alone["id"] == mill["story_id"]
    assert listed(client, f"?article={mill['id']}&min_articles=2") == []


def test_a_list_goes_on_where_it_stopped(client, store):
    towns = ["Harbourton", "Sarn", "Port Ellery", "Stellan Bay", "Mill Lane"]
    events = ["dragon boats", "plum brandy", "tin mines", "glass organs", "moor ponies"]
    stories = [
        store({"title": f"{event} in {town}", "body": f"{town} counts its {event} again."})
        for town, event in zip(towns, events, strict=True)
    ]
    found, address = [], "/v1/stories?min_articles=1&limit=2"
    while address:
        page = client.get(address).json
        found += [each["id"] for each in page["items"]]
        address = page["next"]

    assert found == [each["story_id"] for each in stories][::-1]
    cursor = client.get("/v1/stories?min_articles=1&limit=2").json["next"].partition("cursor=")[2]
    other = client.get(f"/v1/stories?min_articles=2&cursor={cursor}")
    assert other.json["code"] == "cursor-mismatch"


def test_reads_in_as_many_statements_whatever_there_is(client, store, statements):
    for each in FERRY:
        store(each)
    found = listed(client)[0]["id"]
    for number in range(3):
        store(PIER, body=f"{PIER['body']}\n\nDay {number}.", source={"name": f"Pier {number}"})

    for address, count in (("/v1/stories", 3), (f"/v1/stories/{found}", 6)):
        statements.clear()
        assert client.get(address).status_code == 200
        assert len(statements) == count


def test_there_is_no_story_of_nothing(client):
    response = client.get(f"/v1/stories/{UUID(int=7)}")

    assert (response.status_code, response.json["code"]) == (404, "not-found")


def test_a_text_that_many_print_is_told_once_also_where_its_original_is_not_shown(client, store):
    for number in range(31):
        at = f"2025-07-01T12:{number:02}:00Z"
        store(COURIER, source={"name": f"Paper {number}"}, published_at=at)

    read = story(client, listed(client)[0]["id"])
    assert read["article_count"] == 31
    assert [each["also"] for each in read["digest"]["sentences"]] == [[], [], []]
    assert [each["article_count"] for each in read["quotes"]] == [1]
    assert [each["sentence"] is None for each in read["timeline"]] == [False] + [True] * 29


def test_a_copy_of_an_old_text_does_not_make_one_of_two_stories(store):
    old = store(COURIER, published_at="2015-07-01T12:00:00Z")
    this_week = store(PIER)
    assert old["story_id"] != this_week["story_id"]

    copy = store(COURIER, source={"name": "The Echo"})
    assert copy["story_id"] == old["story_id"]
    assert store(GULL)["story_id"] in {this_week["story_id"], copy["story_id"]}
