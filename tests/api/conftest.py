from datetime import UTC, datetime
from types import MappingProxyType

import pytest

from api.app import create_app
from api.config import Keys, Settings
from api.keys import Key
from api.samples import CAPTURED_AT, sample_page
from models import queries


@pytest.fixture
def app(database):
    """The application on a migrated, empty database: once on SQLite, once on PostgreSQL.

    It asks for no keys: what does has tests of its own.
    """
    url = database.engine.url.render_as_string(hide_password=False)
    app = create_app(Settings(database_url=url, keys=Keys.OPEN))
    app.testing = True
    yield app
    app.extensions["database"].dispose()


@pytest.fixture
def client(app):
    return app.test_client()


@pytest.fixture
def post_page(client):
    def post(text=None, **query):
        query = {"captured_at": CAPTURED_AT.isoformat()} | query
        return client.post(
            "/v1/pages",
            query_string=query,
            data=(sample_page() if text is None else text).encode(),
            content_type="text/plain",
        )

    return post


MILL = MappingProxyType(
    {
        "title": "Mill Lane bridge to close for a year",
        "body": (
            "The bridge at Mill Lane will close on Monday for a year of repairs, the council"
            " said. Engineers found cracks in three of its five arches.\n\n"
            "“We could not leave it another winter,” said Asha Whitlock, who leads the works"
            " committee. “The river decides, and we listen.”\n\n"
            "Shopkeepers on both banks fear for their trade. A ferry will cross every ten minutes."
        ),
        "source": {"name": "The Mill Lane Courier"},
        "published_at": "2025-07-02T09:30:00+05:30",
        "external_id": "courier-17",
    }
)


@pytest.fixture
def mill():
    return dict(MILL)


@pytest.fixture
def keyed_app(database):
    """The application where it asks for keys."""
    url = database.engine.url.render_as_string(hide_password=False)
    app = create_app(Settings(database_url=url))
    app.testing = True
    yield app
    app.extensions["database"].dispose()


@pytest.fixture
def make_key(database):
    """Store a key for some scopes; give it as it is sent."""

    def make(*scopes, **changes):
        key = Key.make()
        row = {
            "prefix": key.prefix,
            "name": "A desk",
            "digest": key.digest,
            "scopes": [*scopes],
            "created_at": datetime.now(UTC),
        }
        with database.transaction() as session:
            queries.add_key(session, row | changes)
        return key.written

    return make
