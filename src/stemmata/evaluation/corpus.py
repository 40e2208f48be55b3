"""A folder of gold: `docs/ID.json` with the texts, `gold/ID.json` with the claims."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stemmata.errors import QueryError, StemmataError
from stemmata.evaluation.figures import Judged, judge
from stemmata.evaluation.matching import Object


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """One document of a gold folder with its claims."""

    document: dict[str, Any]
    claims: list[Object]


def load(folder: Path, *, only: Collection[str] = ()) -> list[Gold]:
    """The documents that have gold, by name.

    Raises:
        QueryError: the folder has no `docs/` and `gold/`, or none of the documents asked for, or broken JSON.
    """
    if not (folder / "docs").is_dir() or not (folder / "gold").is_dir():
        raise QueryError(f"{folder}: no gold here: give a folder that holds docs/ and gold/")
    found = []
    for path in sorted((folder / "docs").glob("*.json")):
        beside = folder / "gold" / path.name
        if beside.exists() and (not only or path.stem in only):
            found.append(Gold(document=_json(path) | {"id": path.stem}, claims=_json(beside)))
    missing = sorted(set(only) - {one.document["id"] for one in found})
    if missing or not found:
        raise QueryError(f"{folder}: no gold for {', '.join(missing) or 'any document'}: look into {folder / 'docs'}")
    return found


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, OSError) as error:
        raise QueryError(f"{path}: this is no JSON ({error}): mend it or take it out") from None


def answered(gold: Iterable[Gold], layers: Iterable[dict[str, Any] | StemmataError], *, by: str) -> Iterator[Judged]:
    """Judge each document by its layers; one that could not be read has no claims."""
    for one, found in zip(gold, layers, strict=True):
        claims = [] if isinstance(found, StemmataError) else found["claims"]
        yield judge(one.document, one.claims, claims, by=by)


def claims_by_document(lines: Iterable[str], gold: Iterable[Gold]) -> dict[str, list[Object]]:
    """Claims of a JSON Lines export, by gold document; those of other documents are left out."""
    documents = [one.document for one in gold]
    known = {one["id"]: one["id"] for one in documents} | {one["url"]: one["id"] for one in documents if one.get("url")}
    found: dict[str, list[Object]] = {}
    for text in lines:
        if text.strip():
            claim = json.loads(text)
            named = claim.get("document") or {}
            key = next((known[named[k]] for k in ("gold_id", "url", "id") if named.get(k) in known), None)
            if key is not None:
                found.setdefault(key, []).append(claim)
    return found
