"""Who may call what: a word for every route, and whom it lets in."""

from collections.abc import Callable, Collection
from enum import StrEnum
from typing import Any, TypeVar

from flask import Flask

View = TypeVar("View", bound=Callable[..., Any])


class Access(StrEnum):
    """What a route asks for: nothing, a key, or a key with a scope."""

    PUBLIC = "public"
    ANY_KEY = "any key"
    READ = "articles:read"
    WRITE = "articles:write"
    ADMIN = "admin"

    def is_within(self, scopes: Collection[str]) -> bool:
        """Tell whether a key with *scopes* may call what asks for this; admin may call all."""
        return self in {Access.PUBLIC, Access.ANY_KEY} or not {self, Access.ADMIN}.isdisjoint(
            scopes
        )


SCOPES = (Access.READ, Access.WRITE, Access.ADMIN)
"""What a key can be given."""
READS = frozenset({"GET", "HEAD", "OPTIONS"})


def default_access(methods: Collection[str]) -> Access:
    """Return what a route asks for that does not say: to read for reads, to write for the rest."""
    return Access.READ if READS.issuperset(methods) else Access.WRITE


def asking_for(access: Access) -> Callable[[View], View]:
    """Write on a view what its route asks for."""

    def mark(view: View) -> View:
        view.access = access  # type: ignore[attr-defined] # functions take any attribute
        return view

    return mark


public = asking_for(Access.PUBLIC)


def access_of(app: Flask, endpoint: str) -> Access:
    """Return what the route to *endpoint* asks for; what was forgotten opens to admins alone."""
    access: Access = getattr(app.view_functions[endpoint], "access", Access.ADMIN)
    return access
