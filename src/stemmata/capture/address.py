"""Addresses on the net that may be asked: public ones only, checked after resolution, on every connection.

The check sits under the HTTP client, as its network backend: a name is resolved once, every address it has must
be public, and the connection goes to the address that was checked. So redirects, re-binding of names and odd
spellings of addresses (decimal, hexadecimal, IPv4 inside IPv6) come past the same gate.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable, Iterable
from typing import Any

import httpcore2
from httpcore2 import NetworkBackend, NetworkStream

from stemmata.errors import CaptureError

Resolver = Callable[[str, int], list[str]]
"""Name and port to numeric addresses."""

_EMBEDDING = tuple(ipaddress.ip_network(n) for n in ("64:ff9b::/96", "64:ff9b:1::/48", "::/96"))


def resolve(host: str, port: int) -> list[str]:
    """All addresses of a name, as the system resolves it."""
    answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(answer[4][0]) for answer in answers))


def is_public(address: str) -> bool:
    """Whether a numeric address is a public unicast one, also when an IPv6 address only wraps an IPv4 one."""
    try:
        ip = ipaddress.ip_address(address.split("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and any(ip in net for net in _EMBEDDING):
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        if ip.is_site_local:
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified or ip.is_loopback)


class GuardedBackend(NetworkBackend):
    """A network backend that connects to vetted addresses only and stops at a deadline.

    `allowed` decides on numeric addresses (a seam for tests with a server of their own). `deadline` is set
    before each request, on the clock `now`.
    """

    def __init__(
        self,
        *,
        resolver: Resolver = resolve,
        allowed: Callable[[str], bool] = is_public,
        inner: NetworkBackend | None = None,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._resolver, self._allowed, self._now = resolver, allowed, now
        self._inner = inner or httpcore2.SyncBackend()
        self.deadline = float("inf")

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> NetworkStream:
        """Connect to the first address that answers.

        Raises:
            CaptureError: the name has no address, or one that is not public.
        """
        failure: Exception | None = None
        for address in self._vetted(host.strip("[]"), port):
            try:
                stream = self._inner.connect_tcp(
                    address,
                    port,
                    timeout=self.left(timeout),
                    local_address=local_address,
                    socket_options=socket_options,
                )
                return _TimedStream(stream, self)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
        raise failure or httpcore2.ConnectError(f"{host} has no address")

    def connect_unix_socket(self, path: str, timeout: float | None = None, socket_options: Any = None) -> NetworkStream:
        """Never: sockets of this machine are not the public net."""
        raise CaptureError(f"{path}: local sockets are not read")

    def left(self, timeout: float | None) -> float:
        """Seconds an operation may still take.

        Raises:
            httpcore2.ReadTimeout: none are left.
        """
        left = self.deadline - self._now()
        if left <= 0:
            raise httpcore2.ReadTimeout("total time is over")
        return left if timeout is None else min(timeout, left)

    def _vetted(self, host: str, port: int) -> list[str]:
        try:
            addresses = self._resolver(host, port)
        except (OSError, UnicodeError):
            raise CaptureError(f"{host}: this name has no address: check the URL and the network") from None
        forbidden = [a for a in addresses if not self._allowed(a)]
        if forbidden:
            named = forbidden[0] if forbidden[0] == host else f"{host} leads to {forbidden[0]}, which"
            raise CaptureError(f"{named} is not a public address: only pages on the public net are read")
        return addresses


class _TimedStream(NetworkStream):
    """A stream whose every operation respects the backend's deadline."""

    def __init__(self, inner: NetworkStream, guard: GuardedBackend) -> None:
        self._inner, self._guard = inner, guard

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, timeout=self._guard.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, timeout=self._guard.left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> NetworkStream:
        inner = self._inner.start_tls(ssl_context, server_hostname=server_hostname, timeout=self._guard.left(timeout))
        return _TimedStream(inner, self._guard)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)
