from summarizer.rank.methods import LIMITS, METHODS


def listed(client):
    return {method["name"]: method for method in client.get("/v1/methods").json["items"]}


def test_every_method_that_can_be_asked_for_is_listed_and_the_default_is_the_first(client):
    items = client.get("/v1/methods").json["items"]

    assert [method["name"] for method in items] == list(METHODS)
    assert items[0]["name"] == "news"


def test_a_method_says_what_it_is_and_whose_it_is(client):
    method = listed(client)["edmundson"]

    del method["gains"]
    assert method == {
        "name": "edmundson",
        "does": "Counts words of the headline, frequent words, and the sentence's place.",
        "source": {
            "title": "New Methods in Automatic Extracting",
            "authors": ["H. P. Edmundson"],
            "year": 1969,
        },
        "parameters": ["sentences", "max_words", "max_chars"],
        "heeds": ["title", "language"],
        "grows_with": "words",
        "limits": {"sentences": 3000, "words": 30000},
    }


def test_the_limits_are_those_that_are_kept(client):
    limits = {name: method["limits"] for name, method in listed(client).items()}

    assert {name: limit for name, limit in limits.items() if limit} == {
        name: {"sentences": limit.sentences, "words": limit.words} for name, limit in LIMITS.items()
    }


def test_the_first_sentences_are_what_all_are_measured_against(client):
    gains = listed(client)["lead"]["gains"]

    assert gains == {"rouge_1": 0.0, "rouge_2": 0.0, "rouge_l": 0.0, "too_long": 0}
    assert all(method["gains"] for method in listed(client).values())
