"""The application, put together."""

from threading import BoundedSemaphore, Event
from typing import Any

import orjson
from flask import Flask
from flask.json.provider import JSONProvider

from api import (
    articles,
    audit,
    batches,
    changes,
    corrections,
    desk,
    digests,
    docs,
    feeds,
    health,
    jobs,
    key,
    methods,
    pages,
    quotes,
    related,
    root,
    speakers,
    stories,
    summaries,
    told,
    webhooks,
)
from api.audit import install_audit
from api.conditional import install_conditional_requests
from api.config import Settings
from api.context import install_request_id
from api.contract import Contract
from api.gate import install_gate
from api.handlers import install_problems
from api.idempotency import install_idempotency
from api.outbound import Way
from models.database import Database


class OrjsonProvider(JSONProvider):
    """JSON by orjson: UTF-8 as it is, no lone surrogates, no NaN."""

    def dumps(self, obj: Any, **_: Any) -> str:
        """Write *obj* as JSON."""
        return orjson.dumps(obj).decode()

    def loads(self, s: str | bytes, **_: Any) -> Any:
        """Read JSON."""
        return orjson.loads(s)


# In the order of the contract.
RESOURCES = (
    pages,
    articles,
    corrections,
    changes,
    webhooks,
    told,
    batches,
    jobs,
    feeds,
    summaries,
    related,
    stories,
    quotes,
    speakers,
    digests,
    methods,
    key,
    audit,
    health,
    root,
)


def create_app(settings: Settings) -> Flask:
    """Build the application; it connects to the database with its first request, not before."""
    app = Flask(__name__, static_folder=None)
    app.json = OrjsonProvider(app)
    app.config["MAX_CONTENT_LENGTH"] = settings.max_bytes
    # A redirect would repeat whatever host the client named; a wrong address is a 404.
    app.url_map.merge_slashes = False
    app.config["SECRET_KEY"] = settings.secret
    app.extensions["database"] = Database(settings.database_url, threads=settings.threads)
    app.extensions["places to wait"] = BoundedSemaphore(max(1, settings.threads // 2))
    # So many batches a process stores at once: a thread is left to all else, if there are two.
    app.extensions["turns"] = BoundedSemaphore(max(settings.threads - 1, 1))
    # That there is work, for who looks for it in this process.
    app.extensions["news"] = Event()
    app.extensions["way"] = Way(settings.webhook_networks)
    install_problems(app)
    install_gate(app, settings)
    install_audit(app)
    install_conditional_requests(app)
    install_idempotency(app)
    install_request_id(app)
    contract = Contract(app)
    for resource in RESOURCES:
        contract.register_blueprint(resource.bp)
    app.register_blueprint(docs.bp)
    app.register_blueprint(desk.bp)
    return app
