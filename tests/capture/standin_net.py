"""A net of our own for tests: canned answers by address, and a record of who was asked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from httpcore2 import NetworkBackend, NetworkStream


class CannedStream(NetworkStream):
    """Answers each request with the next canned response; every read is recorded."""

    def __init__(self, answer: bytes) -> None:
        self._answer = answer

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        data, self._answer = self._answer[:max_bytes], self._answer[max_bytes:]
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        pass

    def close(self) -> None:
        pass

    def get_extra_info(self, info: str) -> Any:
        return None


class CannedNet(NetworkBackend):
    """Gives one answer per connection, in order, whatever the address; `asked` lists the addresses."""

    def __init__(self, *answers: bytes) -> None:
        self.answers = list(answers)
        self.asked: list[str] = []

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> NetworkStream:
        self.asked.append(host)
        return CannedStream(self.answers.pop(0))


def answer(status: str = "200 OK", body: bytes = b"", **headers: str) -> bytes:
    """The bytes of an HTTP answer that closes its connection."""
    lines = [f"HTTP/1.1 {status}", f"content-length: {len(body)}", "connection: close"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body
