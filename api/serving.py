"""The service under gunicorn."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication

from api.app import create_app
from api.config import Settings
from api.work import Work, work
from summarizer.detection import detection


class Server(BaseApplication):
    """gunicorn with our settings in place of its command line."""

    def __init__(self, settings: Settings) -> None:
        """Serve by *settings*."""
        self.settings = settings
        self.work: Work | None = None
        super().__init__()

    def load_config(self) -> None:
        """Set gunicorn up."""
        for name, value in self._options().items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """Build the application, once, before the workers are forked: they share its memory."""
        # sumy takes half a second to import; the first to ask for one of its methods need not wait.
        import_module("summarizer.rank.sumy_methods")
        detection("")  # it keeps 75 MB and reads them in a second: once for all workers
        return create_app(self.settings)

    def begin_work(self) -> None:
        """Look, in this process, for what is to be done behind the answers."""
        self.work = work(self.settings, self.wsgi().extensions["news"])
        self.work.start()

    def end_work(self) -> None:
        """Stop looking; a worker that could not begin has none to stop."""
        if self.work:
            self.work.stop()

    def _options(self) -> dict[str, Any]:
        return {
            "bind": [self.settings.address],
            "workers": self.settings.workers,
            "threads": self.settings.threads,
            "worker_class": "gthread",
            "preload_app": True,
            # gunicorn would open a control socket in the home directory.
            "control_socket_disable": True,
            # Twice its default: by several names beyond ASCII a search is longer than that.
            "limit_request_line": 8190,
            "proc_name": "standfirst",
            "loglevel": "warning",
            # Its threads begin in the workers, for none crosses a fork.
            "post_worker_init": lambda worker: worker.app.begin_work(),
            "worker_exit": lambda _, worker: worker.app.end_work(),
        }


def serve(settings: Settings, ready: Callable[[], None]) -> None:
    """Serve until stopped; *ready* is called once the port is open."""
    server = Server(settings)
    server.cfg.set("when_ready", lambda _: ready())
    server.run()
