"""Reports on disk: files, folders, globs; JSON sidecars; JSON and JSON Lines that are reports themselves."""

from __future__ import annotations

import glob
import json
import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from stemmata.capture import kinds
from stemmata.capture.keep import STATED, from_bytes, too_large
from stemmata.capture.limits import Limits, size
from stemmata.errors import CaptureError
from stemmata.model import Capture

PAGES = (".html", ".htm", ".xhtml", ".txt")
LINES = (".jsonl", ".ndjson")
_LONGEST_SIDECAR = 1_000_000


def find(source: str) -> list[Path]:
    """The files that a path, folder or glob names, sorted; sidecars left out unless named themselves.

    Raises:
        CaptureError: there is no such file, or nothing readable in the folder.
    """
    path = Path(source)
    try:
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*") if p.is_file() and not _is_hidden(p.relative_to(path)))
            return _wanted(inside) or _nothing(source, "no reports in this folder")
        if path.exists() or path.is_symlink():
            return [path]
        if glob.has_magic(source):
            matched = sorted(Path(p) for p in glob.glob(source, recursive=True))
            return _wanted([p for p in matched if p.is_file()]) or _nothing(source, "no file matches")
    except (OSError, ValueError) as error:
        raise CaptureError(f"{source}: cannot be looked up ({_reason(error)}): check the path") from None
    raise CaptureError(f"{source}: no such file or folder: check the path")


def read_file(
    path: Path, *, retrieved: str, stated: Mapping[str, str], limits: Limits
) -> Iterator[Capture | CaptureError]:
    """The captures of one file: one, or one a line for JSON Lines. Errors are yielded, not raised."""
    try:
        if path.suffix.lower() in LINES:
            yield from _read_lines(path, retrieved=retrieved, stated=stated, limits=limits)
            return
        data = _read(path, limits)
        said = {**sidecar(path), **{k: v for k, v in stated.items() if v}}
        kind = kinds.JSON if path.suffix.lower() == ".json" else None
        yield from_bytes(data, source=str(path), retrieved=retrieved, media_type=kind, stated=said, limits=limits)
    except CaptureError as error:
        yield error
    except OSError as error:
        yield CaptureError(f"{path}: cannot be read ({_reason(error)}): check the file and its permissions")


def sidecar(path: Path) -> dict[str, str]:
    """What the JSON file beside a page states of it: `x.json` or `x.html.json` beside `x.html`; {} if there is none.

    Raises:
        CaptureError: the sidecar is no JSON object.
    """
    if path.suffix.lower() not in PAGES:
        return {}
    for beside in (path.with_suffix(".json"), path.with_name(path.name + ".json")):
        if beside.is_file() and beside.stat().st_size <= _LONGEST_SIDECAR:
            try:
                fields = json.loads(beside.read_bytes())
            except (ValueError, RecursionError):
                raise CaptureError(f"{path}: its sidecar {beside.name} is not valid JSON: mend or remove it") from None
            if not isinstance(fields, dict):
                continue
            return {k: fields[k] for k in STATED if isinstance(fields.get(k), str) and fields[k]}
    return {}


def _read(path: Path, limits: Limits) -> bytes:
    """All bytes of a regular file that is not too large; a large one is refused unread."""
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise CaptureError(f"{path}: not a regular file: give a file, a folder or -")
    if status.st_size > limits.page_bytes:
        raise too_large(str(path), status.st_size, limits)
    with path.open("rb") as stream:
        data = stream.read(limits.page_bytes + 1)
    if len(data) > limits.page_bytes:
        raise too_large(str(path), None, limits)
    return data


def _read_lines(
    path: Path, *, retrieved: str, stated: Mapping[str, str], limits: Limits
) -> Iterator[Capture | CaptureError]:
    if path.stat().st_size > limits.bundle_bytes:
        yield CaptureError(f"{path}: over the limit of {size(limits.bundle_bytes)} for JSON Lines: split it")
        return
    with path.open("rb") as stream:
        number = 0
        while line := stream.readline(limits.page_bytes + 1):
            number += 1
            source = f"{path}:{number}"
            if len(line) > limits.page_bytes:
                yield CaptureError(f"{source}: a line over the limit of {size(limits.page_bytes)}: split the file")
                return
            if line.strip():
                try:
                    yield from_bytes(
                        line.strip(),
                        source=source,
                        retrieved=retrieved,
                        media_type=kinds.JSON,
                        stated=stated,
                        limits=limits,
                    )
                except CaptureError as error:
                    yield error


def _wanted(paths: list[Path]) -> list[Path]:
    """Pages, JSON Lines, and JSON files that are reports and not the sidecar of a page beside them."""
    pages = {p for p in paths if p.suffix.lower() in PAGES}
    have = {p.with_suffix("") for p in pages} | pages
    return [
        p
        for p in paths
        if p in pages
        or p.suffix.lower() in LINES
        or (p.suffix.lower() == ".json" and p.with_suffix("") not in have and _is_report(p))
    ]


def _is_report(path: Path) -> bool:
    try:
        return path.stat().st_size <= 20_000_000 and kinds.json_report(path.read_bytes()) is not None
    except OSError:
        return False


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _nothing(source: str, what: str) -> list[Path]:
    kinds_read = ", ".join((*PAGES, ".json", *LINES))
    raise CaptureError(f"{source}: {what}: files read are {kinds_read}")


def _reason(error: Exception) -> str:
    return (os.strerror(error.errno) if isinstance(error, OSError) and error.errno else str(error)).lower()
