import pytest

ARTICLE = {
    "id": "0197cb18-2c81-7a04-b2c7-91f3de5a7b42",
    "external_id": "desk-4711",
    "url": "https://ferry.example/again",
    "title": "Ferry sails again",
    "body": "“We sail at dawn,” said Ada Quist, the harbour master. “Rain,” he said.",
    "language": "en",
    "source": {"name": "The Ferry Post"},
    "byline": "Bo Lund",
    "agency": "UNI",
    "dateline": "QUAY (UNI)",
    "published_at": "2025-07-02T09:00:00Z",
    "published_at_precision": "minute",
    "created_at": "2025-07-02T12:00:01Z",
    "summary": {"text": "“Rain,” he said.", "engine": "standfirst/0.1.0"},
    "keywords": [{"text": "harbour master", "score": 0.666667}],
    "quotes": [
        {
            "text": "Rain,",
            "rank": 2,
            "speaker": {"name": None, "text": "he", "kind": "pronoun", "role": None},
        },
        {
            "text": "We sail at dawn,",
            "rank": 1,
            "speaker": {
                "name": "Ada Quist",
                "text": "Ada Quist",
                "kind": "named",
                "role": {"text": "the harbour master"},
            },
        },
        {"text": "red line", "rank": 3, "speaker": None},
    ],
}


@pytest.fixture
def ferry():
    """An article that has all that an article can have."""
    return dict(ARTICLE)


@pytest.fixture
def bare(ferry):
    """An article that has only what every article has."""
    return ferry | {
        **dict.fromkeys(("external_id", "url", "source", "byline", "agency", "dateline")),
        "published_at": None,
        "published_at_precision": "unknown",
        "summary": {"text": "", "engine": "standfirst/0.1.0"},
        "keywords": [],
        "quotes": [],
    }
