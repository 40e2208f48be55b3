"""Capture: take in bytes as they are, from files, folders, globs, URLs or standard input."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from stemmata.capture.keep import STATED, from_bytes
from stemmata.capture.limits import DEFAULT, Limits
from stemmata.errors import CaptureError
from stemmata.model import Capture

if TYPE_CHECKING:
    from stemmata.capture.web import Web

__all__ = ["STATED", "Limits", "capture", "from_bytes", "now"]


def now() -> str:
    """The time, ISO 8601 in UTC to the second: the default of every `clock` here."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")


def capture(
    source: str | Path,
    *,
    stated: Mapping[str, str] | None = None,
    limits: Limits = DEFAULT,
    clock: Callable[[], str] = now,
    web: Web | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Capture | CaptureError]:
    """Take in what `source` names: a file, a folder, a glob, an http(s) URL, or `-` for standard input.

    One bad input never stops the others: its CaptureError is yielded in its place, not raised.
    `stated` is what is known of the bytes from elsewhere (url, title, publisher, published, language).
    Hand one `web` to several calls, so that hosts are asked for their rules once and visited with pauses.
    """
    name = str(source)
    try:
        if name == "-":
            yield _from_stdin(stdin or sys.stdin.buffer, clock(), stated or {}, limits)
        elif _is_url(name):
            yield _from_web(name, clock, stated or {}, limits, web)
        else:
            from stemmata.capture import files

            for path in files.find(name):
                yield from files.read_file(path, retrieved=clock(), stated=stated or {}, limits=limits)
    except CaptureError as error:
        yield error


def _from_stdin(stream: BinaryIO, retrieved: str, stated: Mapping[str, str], limits: Limits) -> Capture:
    data = stream.read(limits.page_bytes + 1)
    return from_bytes(data, source="-", retrieved=retrieved, stated=stated, limits=limits)


def _from_web(
    url: str, clock: Callable[[], str], stated: Mapping[str, str], limits: Limits, web: Web | None
) -> Capture:
    from stemmata.capture.web import Web

    if web is not None:
        return web.capture(url, retrieved=clock(), stated=stated)
    with Web(limits=limits) as visitor:
        return visitor.capture(url, retrieved=clock(), stated=stated)


def _is_url(name: str) -> bool:
    """Anything with a scheme before "://" is meant as an address; unknown schemes are refused there."""
    scheme, mark, _ = name.partition("://")
    return bool(mark) and scheme.replace("+", "").replace("-", "").isalnum() and not Path(name).exists()
