"""Articles searched: what is found, in which order, with which marks, part by part."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from itsdangerous import URLSafeSerializer

from api.highlights import LONGEST_SNIPPET
from api.schemas.search import ArticlesQuery
from api.search import Search

BRIDGE = {
    "title": "Mill Lane bridge to close",
    "body": (
        "The council's bridge will close on Monday. “It could not wait,” said Asha Whitlock."
        " Ferries will cross."
    ),
    "source": {"name": "The Mill Lane Courier"},
    "byline": "By Ødger Marsh",
    "published_at": "2025-07-02T09:30:00+05:30",
}
FERRY = {
    "title": "Ferry fares rise again",
    "body": "Fares rise by 10% in May. A lane to the mill is shut. Nobody knows why.",
    "source": {"name": "The Ferry Post"},
    "published_at": "2025-07-01T23:30:00Z",
}
CAFE = {
    "title": "Café reopens",
    "body": "The CAFE\u0301 by the bridge, shut since May, reopens. The co-operative’s ferry too.",
}
FAEHRE = {
    "title": "Fähre fährt wieder",
    "body": "Die Fähre an der Mühlgasse fährt ab Montag wieder. Die Preise bleiben.",
    "language": "de",
    "published_at": "2025-07-03T00:00:00Z",
}
NAMES = {"Mill": "bridge", "Ferr": "ferry", "Café": "cafe", "Fähr": "fähre"}


@pytest.fixture
def stored(client):
    for article in (BRIDGE, FERRY, CAFE, FAEHRE):
        assert client.post("/v1/articles", json=article).status_code == 201


def names(response):
    assert response.status_code == 200, response.text
    return [NAMES[article["title"][:4]] for article in response.json["items"]]


def find(client, path="/v1/articles", **query):
    return client.get(path, query_string=query)


@pytest.mark.usefixtures("stored")
@pytest.mark.parametrize(
    ("q", "expected"),
    [
        pytest.param("BRIDGE", ["cafe", "bridge"], id="in any case, in title or body"),
        pytest.param("mill lane", ["ferry", "bridge"], id="all words, in any order"),
        pytest.param('"mill lane"', ["bridge"], id="a phrase"),
        pytest.param('"close the"', [], id="no phrase goes from the title into the body"),
        pytest.param("bridge fares", [], id="words that no article has together"),
        pytest.param("close whitlock", ["bridge"], id="one in the title, one in the body"),
        pytest.param("bridge -may", ["bridge"], id="without a word"),
        pytest.param('ferry -"ferry fares"', ["cafe"], id="without a phrase"),
        pytest.param("ferr*", ["cafe", "ferry", "bridge"], id="what begins so"),
        pytest.param("bridge -caf*", ["bridge"], id="without what begins so"),
        pytest.param("café", ["cafe"], id="an accent however it is written"),
        pytest.param("cafe", [], id="but not without it"),
        pytest.param("council's", ["bridge"], id="one apostrophe"),
        pytest.param("council’s", ["bridge"], id="is as good as the other"),
        pytest.param("council", ["bridge"], id="and parts words"),
        pytest.param("co-operative", ["cafe"], id="a hyphen parts words"),
        pytest.param("FÄHRE", ["fähre"], id="any alphabet's case"),
        pytest.param("10%", ["ferry"], id="numbers, and no wildcards"),
        pytest.param("fares OR café", ["cafe", "ferry"], id="one of two"),
        pytest.param('fares OR "by the bridge" may', ["cafe", "ferry"], id="and another word"),
        pytest.param("ferr* asha OR nobody -rise", ["bridge"], id="behind a word, and without"),
        pytest.param("whitlock OR fähr* OR x", ["fähre", "bridge"], id="one of several"),
        pytest.param("bridge OR NOT title:close*", [], id="no engine's words are understood"),
    ],
)
def test_finds_words(client, q, expected):
    assert names(find(client, q=q)) == expected


@pytest.mark.usefixtures("stored")
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param({"source": "The Ferry Post"}, ["ferry"], id="source"),
        pytest.param({"not_source": "The Ferry Post"}, ["fähre", "cafe", "bridge"], id="no source"),
        pytest.param({"author": "ØDGER"}, ["bridge"], id="author"),
        pytest.param({"not_author": "marsh"}, ["fähre", "cafe", "ferry"], id="not the author"),
        pytest.param({"author": "%"}, [], id="a per cent sign is itself"),
        pytest.param({"speaker": "whitlock"}, ["bridge"], id="speaker"),
        pytest.param({"not_speaker": "whit"}, ["fähre", "cafe", "ferry"], id="not the speaker"),
        pytest.param({"language": "de"}, ["fähre"], id="language"),
        pytest.param({"not_language": "de"}, ["cafe", "ferry", "bridge"], id="not the language"),
        pytest.param({"has": "quotes"}, ["bridge"], id="has quotes"),
        pytest.param({"not_has": "quotes"}, ["fähre", "cafe", "ferry"], id="has none"),
        pytest.param({"published_after": "2025-07-02T04:00:00Z"}, ["fähre", "bridge"], id="after"),
        pytest.param({"published_before": "2025-07-02T04:00:00Z"}, ["ferry"], id="before"),
        pytest.param({"published_after": "now-1w"}, [], id="a week ago"),
        pytest.param(
            {"published_after": "now-30m", "date_field": "created_at"},
            ["fähre", "cafe", "ferry", "bridge"],
            id="stored in the last half hour",
        ),
        pytest.param({"published_before": "now-12h", "date_field": "created_at"}, [], id="long"),
        pytest.param({"q": "mill", "source": "The Ferry Post"}, ["ferry"], id="all must hold"),
    ],
)
def test_filters(client, query, expected):
    assert names(find(client, **query)) == expected


@pytest.mark.usefixtures("stored")
def test_finds_by_keyword_in_any_case(client):
    keyword = find(client, q="asha").json["items"][0]["keywords"][0]["text"]

    assert "bridge" in names(find(client, keyword=keyword.upper()))
    assert "bridge" not in names(find(client, not_keyword=keyword.upper()))


@pytest.mark.usefixtures("stored")
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param({}, ["fähre", "cafe", "ferry", "bridge"], id="the latest stored first"),
        pytest.param(
            {"sort": "-published_at"},
            ["fähre", "bridge", "ferry", "cafe"],
            id="no time last",
        ),
        pytest.param(
            {"sort": "relevance", "q": "ferr*"}, ["ferry", "cafe", "bridge"], id="the title first"
        ),
        pytest.param(
            {"sort": "relevance", "q": "bridge"}, ["bridge", "cafe"], id="whenever it was stored"
        ),
    ],
)
@pytest.mark.parametrize("limit", [1, 3, 10])
def test_sorts_part_by_part_while_articles_arrive(client, query, expected, limit):
    listed, address = [], client.get("/v1/articles", query_string=query | {"limit": limit})
    number = 0
    while True:
        listed += [each for each in address.json["items"] if each["title"][:4] in NAMES]
        if not address.json["next"]:
            break
        number += 1
        news = {"title": f"News {number} of the bridge", "body": f"Ferry {number} sails. Bridge."}
        client.post("/v1/articles", json=news | {"published_at": f"2026-01-0{number}T00:00:00Z"})
        address = client.get(address.json["next"])

    assert [NAMES[each["title"][:4]] for each in listed] == expected


@pytest.mark.usefixtures("stored")
def test_marks_what_was_found_and_shows_the_sentence_with_most_of_it(client):
    (article,) = find(client, q="fares may*").json["items"]

    marked = [article[each["field"]][each["start"] : each["end"]] for each in article["highlight"]]
    assert marked == ["fares", "Fares", "May"]
    assert article["snippet"] == {"start": 0, "end": 25, "text": "Fares rise by 10% in May."}


@pytest.mark.usefixtures("stored")
def test_marks_all_that_there_is_to_choose_from(client):
    (article,) = find(client, q='mill OR "a lane" OR fares nobody').json["items"]

    marked = [article[each["field"]][each["start"] : each["end"]] for each in article["highlight"]]
    assert marked == ["fares", "Fares", "A lane", "mill", "Nobody"]
    assert article["snippet"]["text"] == "Fares rise by 10% in May."


WORDS = ("ferry", "harbour", "port", "mill")
ANY_OF = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3, unique=True)
# The same choice twice is one.
CHOICES = st.lists(ANY_OF, min_size=1, max_size=3, unique_by=tuple)


@pytest.fixture
def shuffled(client):
    """Store an article for each set of words in a body; give the words of its title and of it."""
    made = {}
    for number in range(2 ** len(WORDS)):
        body = {word for at, word in enumerate(WORDS) if number >> at & 1}
        title = {word for at, word in enumerate(WORDS) if number * 7 >> at & 1}
        sent = {
            "title": f"Report {number} {' '.join(sorted(title))}",
            "body": f"It is number {number}. {' '.join(sorted(body))}",
        }
        made[client.post("/v1/articles", json=sent).json["id"]] = title, body
    return made


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(choices=CHOICES, without=st.sets(st.sampled_from(WORDS), max_size=2))
def test_finds_and_sorts_what_the_choices_say(client, shuffled, choices, without):
    def relevance(made):
        title, body = shuffled[made]
        return sum(2 * bool(title & set(any_of)) + bool(body & set(any_of)) for any_of in choices)

    fitting = [
        made
        for made, (title, body) in reversed(shuffled.items())
        if all((title | body) & set(any_of) for any_of in choices) and not (title | body) & without
    ]
    q = " ".join([*(" OR ".join(any_of) for any_of in choices), *(f"-{word}" for word in without)])

    def found(sort):
        listed = find(client, q=q, sort=sort, fields="id", limit=100).json["items"]
        return [article["id"] for article in listed]

    assert found("-created_at") == fitting
    assert found("relevance") == sorted(fitting, key=relevance, reverse=True)


def test_a_long_sentence_is_cut_between_words_around_what_was_found(client):
    body = f"{'The river rose and ' * 40}the weir broke{' and fields were lost' * 40}."
    client.post("/v1/articles", json={"title": "The river", "body": body})

    (article,) = find(client, q='"weir broke"').json["items"]
    start, end, text = (article["snippet"][name] for name in ("start", "end", "text"))
    assert text == body[start:end]
    assert len(text) <= LONGEST_SNIPPET
    assert "the weir broke" in text
    assert body[start - 1] == body[end] == " "


@pytest.mark.usefixtures("stored")
def test_marks_nothing_where_nothing_was_searched_for(client):
    assert "highlight" not in find(client).json["items"][0]


CHOSEN = st.lists(st.sampled_from(["OR", "ab", "a*", '"b ß"', "-é"]), max_size=9).map(" ".join)
PIECES = st.text(st.sampled_from("ab ßéİ\"“-*:()^\\'&|!<>.,_\u0301\U0001f327"), max_size=30)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(q=PIECES | st.text(max_size=40) | CHOSEN, body=PIECES.filter(str.strip))
def test_no_search_fails_and_every_mark_is_a_range(client, q, body):
    client.post("/v1/articles", json={"title": "a b", "body": body})
    for sort in ("-created_at", "relevance"):
        response = find(client, q=q, sort=sort, limit=100)
        assert response.status_code in {200, 422}
        for article in response.json.get("items", ()):
            assert article["highlight"]
            assert all(
                0 <= each["start"] < each["end"] <= len(article[each["field"]])
                for each in article["highlight"]
            )
            if snippet := article["snippet"]:
                assert article["body"][snippet["start"] : snippet["end"]] == snippet["text"]


@pytest.mark.usefixtures("stored")
@pytest.mark.parametrize(
    ("query", "parameter", "message"),
    [
        pytest.param({"q": "-rain"}, "q", "must be there too", id="only what must not be"),
        pytest.param({"q": "…"}, "q", "must be there: none", id="nothing"),
        pytest.param({"q": " ".join("a" * 40)}, "q", "At most 32", id="too much"),
        pytest.param({"q": "rain OR -snow"}, "q", "`OR` stands between", id="or without"),
        pytest.param({"sort": "relevance"}, "sort", "of `q`", id="relevant to nothing"),
        pytest.param({"sort": "title"}, "sort", "-created_at, -published_at, relevance", id="sort"),
        pytest.param({"published_after": "now-2y"}, "published_after", "now-1w", id="a year"),
        pytest.param({"has": "pictures"}, "has", "quotes", id="has"),
        pytest.param({"language": "xx"}, "language", "en", id="language"),
        pytest.param({"include": "all"}, "include", "total", id="include"),
        pytest.param({"date_field": "x"}, "date_field", "created_at", id="date field"),
        pytest.param({"fields": "id,name"}, "fields", "title, language", id="a field"),
        pytest.param({"fields": "summary(x)"}, "fields", "word_count", id="a field within"),
        pytest.param({"fields": "id(x)"}, "fields", "has none", id="a field of none"),
        pytest.param({"fields": "id,,title"}, "fields", "No list of names", id="a comma"),
        pytest.param({"fields": "quotes(text"}, "fields", "No list of names", id="a bracket"),
    ],
)
def test_says_what_cannot_be_asked_for(client, query, parameter, message):
    response = find(client, **query)

    assert (response.status_code, response.json["code"]) == (422, "invalid-fields")
    (error,) = response.json["errors"]
    assert error["parameter"] == parameter
    assert message in error["detail"]


@pytest.mark.usefixtures("stored")
def test_a_list_says_how_many_there_are_if_asked(client):
    assert "total" not in find(client, limit=1).json
    assert find(client, limit=1, include="total").json["total"] == 4
    assert find(client, limit=1, include="total", q="bridge").json["total"] == 2


@pytest.mark.usefixtures("stored")
def test_gives_the_fields_that_are_asked_for(client):
    (article,) = find(client, q="fares", fields="title,summary(text),quotes(text),snippet").json[
        "items"
    ]
    whole = find(client, q="fares").json["items"][0]

    assert article == {
        "title": whole["title"],
        "summary": {"text": whole["summary"]["text"]},
        "quotes": [],
        "snippet": whole["snippet"],
    }
    one = client.get(f"/v1/articles/{whole['id']}?fields=source(name),id,published_at")
    assert one.json == {name: whole[name] for name in ("source", "id", "published_at")}


@pytest.mark.usefixtures("stored")
def test_a_cursor_is_good_for_its_own_search_alone(client):
    following = find(client, q="ferr*", sort="relevance", limit=1, fields="title").json["next"]

    assert client.get(following.replace("limit=1", "limit=2")).status_code == 200
    for other in (("ferr", "fare"), ("relevance", "-published_at"), ("q=", "has=quotes&q=")):
        response = client.get(following.replace(*other))
        assert (response.status_code, response.json["code"]) == (422, "cursor-mismatch")


def test_a_cursor_remembers_when_its_list_began(app):
    query = ArticlesQuery().load({"published_after": "now-30m"})
    began = datetime(2025, 7, 2, 12, tzinfo=UTC)
    with app.app_context():
        progress = replace(Search.of(query).progress, now=began)
        cursor = progress.cursor(None, UUID(int=0).hex)
        later = Search.of(query | {"cursor": cursor})

    assert later.wanted.after == began - timedelta(minutes=30)


@pytest.mark.parametrize(
    "cell",
    [
        pytest.param(("x", None, "00" * 16, 0), id="of another search"),
        pytest.param((None, 1, "00" * 16, 0), id="a rank where none is"),
        pytest.param((None, None, "xx", 0), id="no id"),
        pytest.param((None, None, 7, 0), id="a number for an id"),
        pytest.param((None, None, "00" * 16, 10**30), id="after all time"),
        pytest.param((None, None, "00" * 16, 10**11), id="begun in days to come"),
        pytest.param((None, "0001-01-01T00:00:00+23:59", "00" * 16, 1.8e9), id="before all time"),
        pytest.param((None,), id="too little"),
        pytest.param("text", id="no list"),
    ],
)
@pytest.mark.parametrize("query", [{}, {"sort": "-published_at"}, {"sort": "relevance", "q": "a"}])
def test_whatever_is_signed_no_cursor_breaks_a_list(client, app, cell, query):
    signer = URLSafeSerializer(app.config["SECRET_KEY"], salt="cursor")
    asked = Search.of(ArticlesQuery().load(query)).progress.asked
    told = [asked if part is None and at == 0 else part for at, part in enumerate(cell)]

    assert find(client, **query, cursor=signer.dumps(told)).status_code in {200, 422}


@pytest.mark.usefixtures("stored")
def test_a_cursor_signed_by_others_is_refused(client):
    forged = URLSafeSerializer("another secret", salt="cursor").dumps(["x", None, "00" * 16, 0])
    response = find(client, cursor=forged)

    assert (response.status_code, response.json["code"]) == (422, "invalid-fields")


@pytest.mark.usefixtures("stored")
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param(
            {"by": "source"}, [("The Ferry Post", 1), ("The Mill Lane Courier", 1)], id="source"
        ),
        pytest.param(
            {"by": "day"}, [("2025-07-01", 1), ("2025-07-02", 1), ("2025-07-03", 1)], id="day"
        ),
        pytest.param({"by": "day", "limit": 1}, [("2025-07-01", 1)], id="so many"),
        pytest.param({"by": "speaker"}, [("Asha Whitlock", 1)], id="speaker"),
        pytest.param({"by": "speaker", "q": "fares"}, [], id="of those that a search finds"),
        pytest.param(
            {"by": "source", "source": "The Ferry Post", "author": "x"}, [], id="by all filters"
        ),
        pytest.param(
            {"by": "speaker", "speaker": "asha", "not_keyword": "x"},
            [("Asha Whitlock", 1)],
            id="by what the filter is of",
        ),
    ],
)
def test_counts(client, query, expected):
    response = find(client, "/v1/articles/counts", **query)

    assert [(each["value"], each["count"]) for each in response.json["items"]] == expected


def test_counts_what_most_articles_have_first(client):
    for number, name in enumerate(["Mint", "Ledger", "Mint", "Argus"]):
        article = {
            "title": f"Bridges {number}",
            "body": "Bridges closed.",
            "source": {"name": name},
        }
        client.post("/v1/articles", json=article)
    counts = find(client, "/v1/articles/counts", by="source").json["items"]
    keywords = find(client, "/v1/articles/counts", by="keyword", limit=1).json["items"]

    assert [tuple(each.values()) for each in counts] == [("Mint", 2), ("Argus", 1), ("Ledger", 1)]
    assert [each["count"] for each in keywords] == [4]


@pytest.mark.usefixtures("stored")
def test_a_search_follows_what_becomes_of_an_article(client):
    location = "/v1/articles/" + find(client, q="fares").json["items"][0]["id"]
    client.delete(location)

    assert names(find(client, q="fares")) == []
    assert client.post("/v1/articles", json=FERRY).status_code == 201
    assert names(find(client, q="fares")) == ["ferry"]


ALL = {
    "q": 'bridge "mill lane" -snow',
    "source": "The Mill Lane Courier",
    "not_author": "x",
    "not_speaker": "x",
    "not_keyword": "x",
    "has": "quotes",
    "published_after": "now-9999w",
    "sort": "relevance",
}


@pytest.mark.usefixtures("stored")
@pytest.mark.parametrize(
    ("query", "cost"),
    [
        pytest.param({}, 1, id="a list"),
        pytest.param(ALL, 1, id="a search by everything"),
        pytest.param(ALL | {"include": "total"}, 2, id="and the total"),
    ],
)
def test_a_search_costs_a_fixed_number_of_statements(client, statements, query, cost):
    statements.clear()
    assert "bridge" in names(find(client, **query))

    assert len(statements) == cost
    statements.clear()
    find(client, "/v1/articles/counts", by="keyword")
    assert len(statements) == 1
