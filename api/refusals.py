"""Why somebody is not let in, each as the error that says so."""

from typing import Any, ClassVar

from werkzeug.exceptions import Forbidden, TooManyRequests, Unauthorized

from api.rules import Access

_CHALLENGE = 'Bearer realm="standfirst"'  # RFC 6750, section 3


class NoKey(Unauthorized):
    """The request has no key, and needs one."""

    problem: ClassVar[str] = "no-key"

    def get_headers(self, *_: Any) -> list[tuple[str, str]]:
        """Say how a key is sent."""
        return [("WWW-Authenticate", _CHALLENGE)]


class KeyNotValid(Unauthorized):
    """The request's key is none of ours, or no longer good."""

    problem: ClassVar[str] = "key-not-valid"

    def get_headers(self, *_: Any) -> list[tuple[str, str]]:
        """Say how a key is sent, and that this one will not do."""
        return [("WWW-Authenticate", f'{_CHALLENGE}, error="invalid_token"')]


class ScopeMissing(Forbidden):
    """The key is good, and for other things than this."""

    problem: ClassVar[str] = "scope-missing"

    def __init__(self, scope: Access) -> None:
        """Name the *scope* that is wanted."""
        super().__init__(f"This needs a key with the scope `{scope}`.")
        self.members = {"scope": scope.value}

    def get_headers(self, *_: Any) -> list[tuple[str, str]]:
        """Say it as RFC 6750 has it, too."""
        told = f'{_CHALLENGE}, error="insufficient_scope", scope="{self.members["scope"]}"'
        return [("WWW-Authenticate", told)]


class LimitReached(TooManyRequests):
    """The key has called as often as it may, for now."""

    problem: ClassVar[str] = "too-many-requests"
