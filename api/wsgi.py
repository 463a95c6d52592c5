"""The application for a WSGI server: ``gunicorn api.wsgi:app``.

Jobs and webhooks need a broker and workers then: only `standfirst serve` does them itself.
"""

import os

from api.app import create_app
from api.config import Settings

app = create_app(Settings.from_environment(os.environ))
