"""Answers that need not be sent again (RFC 9110, section 13), and how long they may be kept."""

from flask import Flask, Response, request


def install_conditional_requests(app: Flask) -> None:
    """Give every read a weak ``ETag``, and answer 304 to a client that has it already."""

    @app.after_request
    def validate(response: Response) -> Response:
        if request.method in {"GET", "HEAD"} and response.status_code == 200:  # noqa: PLR2004 -- HTTP's own number
            if "Cache-Control" not in response.headers:
                response.headers["Cache-Control"] = "private, no-cache"
            if not response.cache_control.no_store and not response.is_streamed:
                response.add_etag(weak=True)
                response.make_conditional(request)
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response
