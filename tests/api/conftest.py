import json
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_network
from threading import Thread
from types import MappingProxyType

import pytest

from api.app import create_app
from api.config import Keys, Settings
from api.keys import Key
from api.samples import CAPTURED_AT, sample_page
from models import queries

HERE = (ip_network("127.0.0.0/8"),)


@pytest.fixture
def app(database):
    """The application on a migrated, empty database: once on SQLite, once on PostgreSQL.

    It asks for no keys: what does has tests of its own.
    """
    url = database.engine.url.render_as_string(hide_password=False)
    app = create_app(Settings(database_url=url, keys=Keys.OPEN, webhook_networks=HERE))
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


class Receiver(ThreadingHTTPServer):
    """A receiver of webhooks on this machine: it keeps what it is sent, and answers as it is told.

    ``answers`` are used up one after the other, and then it is 204: a status, or what writes the
    answer itself.
    """

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Receiving)
        self.url = f"http://127.0.0.1:{self.server_port}/news"
        self.got, self.answers = [], []

    @property
    def ids(self):
        return [headers["webhook-id"] for _, headers, _ in self.got]

    def events(self):
        return [json.loads(body) for _, _, body in self.got]


class _Receiving(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.got.append((self.path, self.headers, body))
        answer = self.server.answers.pop(0) if self.server.answers else 204
        if callable(answer):
            answer(self)
            return
        self.send_response(answer)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        """Keep still."""


@contextmanager
def _receiving():
    with Receiver() as server:
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def receiver():
    with _receiving() as server:
        yield server


@pytest.fixture
def other_receiver():
    with _receiving() as server:
        yield server
