import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from types import MappingProxyType
from urllib.request import Request, urlopen

import pytest

from api.app import create_app
from api.config import Settings
from api.samples import CAPTURED_AT, sample_page


@pytest.fixture
def app(database):
    """The application on a migrated, empty database: once on SQLite, once on PostgreSQL."""
    app = create_app(
        Settings(database_url=database.engine.url.render_as_string(hide_password=False))
    )
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


PROJECT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-c", "from api.cli import main; main()"]


class Server:
    """A running service of our own; ``kill`` is as sudden as a power cut to its processes."""

    def __init__(self, database_url):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.environment = os.environ | {
            "PORT": str(self.port),
            "STANDFIRST_DATABASE_URL": database_url,
        }
        self.base = f"http://127.0.0.1:{self.port}"
        self.folder = PROJECT

    def run(self, *arguments):
        subprocess.run([*COMMAND, *arguments], cwd=PROJECT, env=self.environment, check=True)

    def start(self):
        self.process = subprocess.Popen(
            [*COMMAND, "serve"],
            cwd=PROJECT,
            env=self.environment,
            stdout=subprocess.PIPE,
            start_new_session=True,
            text=True,
        )
        self.greeting = ""
        while "What there is to call" not in self.greeting:
            line = self.process.stdout.readline()
            assert line, "the server ended before it served"
            self.greeting += line
        self.call("/health/ready")

    def call(self, path, data=None, content_type="application/json"):
        request = Request(self.base + path, data, {"Content-Type": content_type})
        with urlopen(request, timeout=30) as response:
            return response.status, json.load(response)

    def kill(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.process.stdout.close()

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=30)
        self.process.stdout.close()


@pytest.fixture
def server(database_url):
    server = Server(database_url)
    server.start()
    yield server
    if server.process.poll() is None:
        server.stop()
