"""What can be set from outside, read from the environment once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from importlib.metadata import version
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import Any, Self
from urllib.parse import urlsplit

from sqlalchemy.exc import ArgumentError

from api.limits import Limit
from models.database import engine_of

VERSION = version("standfirst")
ENGINE = f"standfirst/{VERSION}"
"""Who made a summary or a reading; stored beside it, so that a later reader can be told apart."""

BROKERS = {
    **{each: each for each in ("redis", "rediss", "amqp", "amqps")},
    "valkey": "redis",
    "valkeys": "rediss",
}
"""The brokers that there are, by the scheme of their URL, and what their library calls that."""
_MEBIBYTE = 2**20
_NOT_OPEN = (
    "STANDFIRST_KEYS=open is for a service that only this machine reaches, and STANDFIRST_HOST is"
    " {}. Require keys, or say that no one needs any: STANDFIRST_KEYS=open-to-everybody."
)


class ConfigurationError(ValueError):
    """A variable of the environment has a value that cannot be used; the message names it."""


class Keys(StrEnum):
    """Whether requests need a key.

    ``open`` is for a service that only its own machine reaches.
    """

    REQUIRED = "required"
    OPEN = "open"
    OPEN_TO_EVERYBODY = "open-to-everybody"

    @classmethod
    def read(cls, value: str) -> Self:
        """Read the word; raise ValueError with those that there are."""
        try:
            return cls(value)
        except ValueError:
            raise ValueError(" or ".join(cls)) from None


def is_loopback(host: str) -> bool:
    """Tell whether what listens on *host*, or comes from there, is on this machine."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _database_url(value: str) -> str:
    try:
        engine_of(value).dispose()
    except FileNotFoundError:
        return value  # the folder may be there when it is needed
    except (ValueError, ArgumentError, ImportError):
        raise ValueError(
            "sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME, without another driver"
        ) from None
    return value


def _broker_url(value: str) -> str:
    parts = urlsplit(value)
    try:
        is_whole = parts.scheme in BROKERS and parts.hostname and (parts.port or 1)
    except ValueError:
        is_whole = False
    if not is_whole:
        raise ValueError("redis://HOST/0, valkey://HOST/0 or amqp://USER:PASSWORD@HOST/NAME")
    return value


def _whole_number(low: int, high: int) -> Callable[[str], int]:
    def read(value: str) -> int:
        digits = value.isascii() and value.isdigit() and len(value) <= len(f"{high}")
        if not (digits and low <= int(value) <= high):
            raise ValueError(f"a whole number from {low} to {high}")
        return int(value)

    return read


def _networks(value: str) -> tuple[IPv4Network | IPv6Network, ...]:
    try:
        return tuple(ip_network(each.strip()) for each in value.split(","))
    except ValueError:
        raise ValueError("networks with commas between them, such as 10.0.0.0/8,fd00::/8") from None


def _variable(name: str, default: Any, read: Callable[[str], Any] = str) -> Any:
    return field(default=default, metadata={"name": name, "read": read})


@dataclass(frozen=True, slots=True)
class Settings:
    """The service's settings; each field's variable and default stand beside it."""

    database_url: str = _variable(
        "STANDFIRST_DATABASE_URL", "sqlite:///standfirst.sqlite3", _database_url
    )
    # Who is told of work; where none is named the servers do it themselves.
    broker_url: str = _variable("STANDFIRST_BROKER_URL", "", _broker_url)
    host: str = _variable("STANDFIRST_HOST", "127.0.0.1")
    # Signs cursors, which open nothing that a filter does not: no secret need be made for it.
    secret: str = _variable("STANDFIRST_SECRET", "standfirst")
    port: int = _variable("PORT", 8000, _whole_number(1, 65_535))
    workers: int = _variable("STANDFIRST_WORKERS", 2, _whole_number(1, 64))
    threads: int = _variable("STANDFIRST_THREADS", 4, _whole_number(1, 64))
    max_bytes: int = _variable(
        "STANDFIRST_MAX_BYTES", 8 * _MEBIBYTE, _whole_number(1024, 64 * _MEBIBYTE)
    )
    webhook_networks: tuple[IPv4Network | IPv6Network, ...] = _variable(
        "STANDFIRST_WEBHOOK_NETWORKS", (), _networks
    )

    # Both are immutable, as ruff cannot see.
    keys: Keys = _variable("STANDFIRST_KEYS", Keys.REQUIRED, Keys.read)  # noqa: RUF009 -- as said
    rate: Limit = _variable("STANDFIRST_RATE", Limit(600, 60), Limit.read)  # noqa: RUF009 -- as said

    @property
    def address(self) -> str:
        """Where the service listens, as an address writes it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}"

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Self:
        """Read every variable that is set.

        Raises
        ------
        ConfigurationError
            If a value cannot be used, if no key is required where other
            machines reach the service, or if a variable that begins with
            ``STANDFIRST_`` is none of ours; the message names it.
        """
        variables = {each.metadata["name"]: each for each in fields(cls)}
        given = {name for name in environment if name.startswith("STANDFIRST_")}
        if strange := sorted(given - variables.keys()):
            known = ", ".join(variables)
            raise ConfigurationError(f"{strange[0]} is no setting. There are: {known}.")
        values = {}
        for name, each in variables.items():
            if value := environment.get(name):
                try:
                    values[each.name] = each.metadata["read"](value)
                except ValueError as error:
                    raise ConfigurationError(f"{name} must be {error}.") from None
        settings = cls(**values)
        if settings.keys is Keys.OPEN and not is_loopback(settings.host):
            raise ConfigurationError(_NOT_OPEN.format(settings.host))
        return settings
