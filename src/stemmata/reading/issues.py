"""Issues with stable ids: what could not be read is recorded, never guessed."""

from __future__ import annotations

import hashlib

from stemmata.model import Issue


def issue(document: str, kind: str, message: str, start: int | None = None, end: int | None = None) -> Issue:
    """An issue whose id depends only on document, kind and place, so that it survives a rebuild."""
    name = f"{document}\n{kind}\n{start}\n{end}"
    number = hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:12]
    return Issue(id=f"issue:{number}", kind=kind, message=message, start=start, end=end)
