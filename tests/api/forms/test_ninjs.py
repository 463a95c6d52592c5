"""ninjs by our own reading of it, and by IPTC's schemas where a folder has them."""

import os
from pathlib import Path

import orjson
import pytest
from jsonschema import Draft202012Validator, FormatChecker

from api.examples import examples
from api.forms.ninjs import ninjs, ninjs2

# Not ours to ship: https://github.com/iptc/newsinjson, specification/ninjs-schema_*.json
SCHEMAS = Path(os.environ.get("SHARED", Path(__file__).parents[4] / "shared"), "data", "schemas")
URI = "urn:uuid:0197cb18-2c81-7a04-b2c7-91f3de5a7b42"
EXPECTED = {
    "standard": {
        "name": "ninjs",
        "version": "3.1",
        "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
    },
    "uri": URI,
    "type": "text",
    "representationType": "full",
    "firstCreated": "2025-07-02T12:00:01Z",
    "contentCreated": "2025-07-02T09:00:00Z",
    "language": "en",
    "title": "Ferry sails again",
    "headlines": [{"role": "main", "contentType": "text/plain", "value": "Ferry sails again"}],
    "descriptions": [
        {"role": "summary", "contentType": "text/plain", "value": "“Rain,” he said."},
        {"role": "dateline", "contentType": "text/plain", "value": "QUAY (UNI)"},
    ],
    "bodies": [
        {
            "role": "main",
            "contentType": "text/plain",
            "value": "“We sail at dawn,” said Ada Quist, the harbour master. “Rain,” he said.",
            "charCount": 71,
            "wordCount": 13,
        }
    ],
    "by": "Bo Lund",
    "infoSources": [
        {"role": "publisher", "name": "The Ferry Post"},
        {"role": "agency", "name": "UNI"},
    ],
    "altIds": [
        {"role": "url", "value": "https://ferry.example/again"},
        {"role": "external", "value": "desk-4711"},
    ],
    "subjects": [{"name": "harbour master", "creator": "standfirst/0.1.0", "relevance": 67}],
    "associations": [
        {
            "name": "quote-1",
            "rel": "quote",
            "uri": f"{URI}#quote-1",
            "type": "component",
            "by": "Ada Quist, the harbour master",
            "bodies": [{"role": "quote", "contentType": "text/plain", "value": "We sail at dawn,"}],
            "people": [{"name": "Ada Quist", "rel": "speaker"}],
        },
        {
            "name": "quote-2",
            "rel": "quote",
            "uri": f"{URI}#quote-2",
            "type": "component",
            "by": "he",
            "bodies": [{"role": "quote", "contentType": "text/plain", "value": "Rain,"}],
        },
        {
            "name": "quote-3",
            "rel": "quote",
            "uri": f"{URI}#quote-3",
            "type": "component",
            "bodies": [{"role": "quote", "contentType": "text/plain", "value": "red line"}],
        },
    ],
}


def test_an_article_has_its_place_in_ninjs_3(ferry):
    assert ninjs(ferry) == EXPECTED


def test_ninjs_2_is_the_same_in_lower_case_without_relations_between_items(ferry):
    lower = ninjs2(ferry)

    assert lower["standard"] == {
        "name": "ninjs",
        "version": "2.2",
        "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_2.2.json#",
    }
    assert lower["firstcreated"] == EXPECTED["firstCreated"]
    assert lower["bodies"][0]["wordcount"] == 13
    assert lower["associations"][0] == {
        "name": "quote-1",
        "uri": f"{URI}#quote-1",
        "type": "component",
        "by": "Ada Quist, the harbour master",
        "bodies": [{"role": "quote", "contenttype": "text/plain", "value": "We sail at dawn,"}],
        "people": [{"name": "Ada Quist", "rel": "speaker"}],
    }
    assert len(lower) == len(EXPECTED)


def test_ninjs_says_nothing_of_what_the_article_has_not(bare):
    assert ninjs(bare).keys() == {
        "standard",
        "uri",
        "type",
        "representationType",
        "firstCreated",
        "language",
        "title",
        "headlines",
        "bodies",
    }


@pytest.mark.skipif(not SCHEMAS.is_dir(), reason="no folder with IPTC's schemas: SHARED names it")
@pytest.mark.parametrize(("form", "version"), [(ninjs, "3.1"), (ninjs2, "2.2")])
def test_ninjs_is_valid_by_iptcs_own_schema(form, version, ferry, bare):
    schema = orjson.loads((SCHEMAS / f"ninjs-schema_{version}.json").read_bytes())
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    sample = examples()["create_page"].response["articles"]

    for article in (ferry, bare, *sample):
        assert [error.message for error in validator.iter_errors(form(article))] == []
