"""Make a Capture of bytes: checked, named by their SHA-256, with what was stated of them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from stemmata.capture import kinds
from stemmata.capture.limits import DEFAULT, Limits, size
from stemmata.errors import CaptureError
from stemmata.model import Capture

STATED = ("url", "title", "publisher", "published", "language")
"""What a user, a sidecar file or a JSON report may state of a report."""


def from_bytes(
    data: bytes,
    *,
    source: str,
    retrieved: str,
    media_type: str | None = None,
    headers: Mapping[str, str] | None = None,
    stated: Mapping[str, str] | None = None,
    limits: Limits = DEFAULT,
) -> Capture:
    """A Capture of `data` as they are.

    `media_type` may carry a charset, as in HTTP. A JSON report states what its fields say; `stated` wins over them.

    Raises:
        CaptureError: empty, too large or binary.
    """
    if len(data) > limits.page_bytes:
        raise too_large(source, len(data), limits)
    kinds.refuse_binary(data, source)
    kind = media_type if media_type in (kinds.HTML, kinds.JSON) else kinds.media_type(data, media_type)
    fields = kinds.json_report(data) if kind == kinds.JSON else None
    if kind == kinds.JSON and fields is None:
        raise CaptureError(f"{source}: JSON without a text or html field: a report needs one of them")
    received = {k.lower(): v for k, v in (headers or {}).items()}
    if media_type and "charset" in media_type:
        received.setdefault("content-type", media_type)
    said = {k: fields[k] for k in STATED if fields.get(k)} if fields else {}
    said |= {k: v for k, v in (stated or {}).items() if v}
    return Capture(
        id="sha256:" + hashlib.sha256(data).hexdigest(),
        data=data,
        source=source,
        retrieved=retrieved,
        media_type=kind,
        headers=received,
        stated=said,
    )


def too_large(source: str, count: int | None, limits: Limits) -> CaptureError:
    """The error for a page over the limit; `count` None when it was cut off while reading."""
    have = size(count) if count is not None else "more"
    return CaptureError(f"{source}: {have}, over the limit of {size(limits.page_bytes)} for a page: cut it or split it")
