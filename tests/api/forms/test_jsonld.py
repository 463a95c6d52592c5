import pytest

from api.forms.jsonld import jsonld

EXPECTED = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "@id": "urn:uuid:0197cb18-2c81-7a04-b2c7-91f3de5a7b42",
    "identifier": "desk-4711",
    "url": "https://ferry.example/again",
    "headline": "Ferry sails again",
    "abstract": "“Rain,” he said.",
    "articleBody": "“We sail at dawn,” said Ada Quist, the harbour master. “Rain,” he said.",
    "wordCount": 13,
    "inLanguage": "en",
    "dateline": "QUAY (UNI)",
    "author": {"@type": "Person", "name": "Bo Lund"},
    "publisher": {"@type": "Organization", "name": "The Ferry Post"},
    "sourceOrganization": {"@type": "Organization", "name": "UNI"},
    "datePublished": "2025-07-02T09:00:00Z",
    "sdDatePublished": "2025-07-02T12:00:01Z",
    "keywords": ["harbour master"],
    "hasPart": [
        {
            "@type": "Quotation",
            "text": "We sail at dawn,",
            "spokenByCharacter": {
                "@type": "Person",
                "name": "Ada Quist",
                "jobTitle": "the harbour master",
            },
        },
        {"@type": "Quotation", "text": "Rain,"},
        {"@type": "Quotation", "text": "red line"},
    ],
}


def test_an_article_has_its_place_in_schema_org(ferry):
    assert jsonld(ferry) == EXPECTED


@pytest.mark.parametrize(
    ("speaker", "node"),
    [
        pytest.param(
            {"name": "Ada Quist", "text": "Quist", "kind": "named", "role": None},
            {"@type": "Person", "name": "Ada Quist"},
            id="a name",
        ),
        pytest.param(
            {"name": None, "text": "the council", "kind": "nominal", "role": None},
            {"name": "the council"},
            id="a role, which may be a person's or an organisation's",
        ),
        pytest.param(
            {"name": None, "text": "they", "kind": "pronoun", "role": None},
            None,
            id="a pronoun, which is no name",
        ),
        pytest.param(None, None, id="nobody"),
    ],
)
def test_a_speaker_is_said_to_be_no_more_than_the_article_says(ferry, speaker, node):
    quote = {"text": "Rain,", "rank": 1, "speaker": speaker}

    (part,) = jsonld(ferry | {"quotes": [quote]})["hasPart"]

    assert part.get("spokenByCharacter") == node


def test_a_day_is_not_written_as_its_midnight(ferry):
    day = {"published_at": "2025-07-02T00:00:00Z", "published_at_precision": "day"}

    assert jsonld(ferry | day)["datePublished"] == "2025-07-02"


def test_nothing_is_said_of_what_the_article_has_not(bare):
    assert jsonld(bare).keys() == {
        "@context",
        "@type",
        "@id",
        "headline",
        "articleBody",
        "wordCount",
        "inLanguage",
        "sdDatePublished",
    }
