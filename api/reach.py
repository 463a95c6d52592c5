"""Which addresses the service may be sent to by others: those of the internet, and few else.

Whoever may name an address could otherwise reach through us what is open to this machine alone.
"""

import re
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import SplitResult, quote, urlsplit

Network = IPv4Network | IPv6Network
Resolver = Callable[[str, int], Sequence[str]]

_PORTS = {"http": 80, "https": 443}
# A name in ASCII, or what stands between the brackets of an IPv6 address.
_HOST = re.compile(r"[a-z0-9._-]{1,253}|[0-9a-f:.]{2,45}")
# What of an address may stand as it is.
_KEPT = "%/:?#[]@!$&'()*+,;=~"
# Of IPv6 nothing else is on the internet, but for what stands for IPv4.
_UNICAST = ip_network("2000::/3")
_NAT64 = ip_network("64:ff9b::/96")
# The registries of special addresses have these, and Python has not had all of them always.
_SPECIAL = tuple(
    ip_network(each)
    for each in ("192.0.0.0/24", "192.88.99.0/24", "2001::/23", "2001:db8::/32", "3fff::/20")
)


class Refused(ValueError):
    """The address may not be sent to; the message says why."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where to send to: the IP addresses that were looked at, and what the URL says beside."""

    scheme: str
    host: str
    port: int
    addresses: tuple[str, ...]
    path: str

    @property
    def name(self) -> str:
        """The host with its port, as a request names it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def target(url: str, networks: Sequence[Network], resolve: Resolver) -> Target:
    """Look a URL up once, and make sure that each of its addresses may be sent to.

    Raises
    ------
    Refused
        If it is no address of http or https, has a user's name in it, or
        leads anywhere but to the internet and *networks*.
    """
    parts, port = _split(url)
    host = parts.hostname or ""
    if not _HOST.fullmatch(host):
        raise Refused("Its host must be a name in ASCII (`xn--...`) or an IP address.")
    try:
        found = tuple(resolve(host, port))
    except (OSError, UnicodeError):
        found = ()
    if not found:
        raise Refused(f"There is no address of {host}.")
    for each in found:
        if not is_open(ip_address(each), networks):
            raise Refused(f"{host} leads to {each}, which is not on the internet.")
    return Target(parts.scheme, host, port, found, _path(parts))


def addresses(host: str, port: int) -> Sequence[str]:
    """Look a host's addresses up, by the system's own ways."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


def is_open(address: IPv4Address | IPv6Address, networks: Sequence[Network] = ()) -> bool:
    """Tell whether an address is on the internet, or in one of the *networks*."""
    if any(address in network for network in networks):
        return True
    if isinstance(address, IPv6Address):
        if (inner := _inner(address)) is not None:
            return is_open(inner, networks)
        if address not in _UNICAST:
            return False
    special = address.is_multicast or any(address in network for network in _SPECIAL)
    return address.is_global and not special


def _inner(address: IPv6Address) -> IPv4Address | None:
    """Return the IPv4 address that another one stands for: mapped, by NAT64 or 6to4."""
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return address.ipv4_mapped or address.sixtofour


def _path(parts: SplitResult) -> str:
    query = f"?{parts.query}" if parts.query else ""
    return quote(f"{parts.path or '/'}{query}", safe=_KEPT)


def _split(url: str) -> tuple[SplitResult, int]:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise Refused("Not an address.") from error
    if parts.scheme not in _PORTS:
        raise Refused("Not an http or https address.")
    if "@" in parts.netloc:
        raise Refused("No user's name may be in it.")
    return parts, port or _PORTS[parts.scheme]
