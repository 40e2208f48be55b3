"""The reliability of a source: the letter of the Admiralty code, from a policy or a person, never from our own count.

Every source starts at F. What moves it is a row of a policy (`knowledge/reliability.toml`, a file of the user's) or a
decision kept in the ledger. Two letters that are never mixed: `position`, what the source says of its own government or
body; `event`, what it says of what happened.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from stemmata.errors import KnowledgeError
from stemmata.knowledge import table
from stemmata.model import Source
from stemmata.model.ratings import Overrule, Rating, Step
from stemmata.words import fold

UNKNOWN = "F"
SCALES = ("event", "position")
_CONDITIONS = ("sources", "kinds", "control")
_KEYS = frozenset({"id", "for", "grade", "why", "checked_on", "source", "unverified", *_CONDITIONS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a policy; `names` are folded, `origin` the file that it stands in."""

    id: str
    scale: str
    grade: str
    why: str
    checked_on: str
    origin: str
    names: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    control: frozenset[str] = frozenset()


def reliability(
    source: Source, scale: str = "event", *, policy: Sequence[Row] | None = None, overruled: Sequence[Overrule] = ()
) -> Rating:
    """How reliable a source is on a scale, with the rows that say so; the last of `overruled` wins."""
    steps = [Step(rule="start", text="nothing to judge by until somebody says so", grade=UNKNOWN)]
    for row in shipped() if policy is None else policy:
        if row.scale == scale and _fits(row, source):
            checked = f", checked on {row.checked_on}" if row.checked_on else ""
            steps.append(Step(rule=row.id, text=f"{row.why} ({row.origin}{checked})", grade=row.grade))
    computed = steps[-1].grade
    grade = overruled[-1].grade if overruled else computed
    return Rating(
        subject=source.name,
        scale=scale,
        grade=grade,
        label=label(grade),
        computed=computed,
        steps=tuple(steps),
        overruled=tuple(overruled),
    )


def label(grade: str) -> str:
    """The words of the code for a letter."""
    return str(table("ratings")["reliability"][grade]["label"])


def _fits(row: Row, source: Source) -> bool:
    known = _known().get(fold(source.name))
    if row.names and not row.names & {
        fold(source.name),
        fold(source.organisation or ""),
        known and fold(known["name"]),
    }:
        return False
    if row.kinds and source.kind not in row.kinds:
        return False
    return not row.control or (known is not None and known.get("control") in row.control)


@cache
def _known() -> Mapping[str, Mapping[str, Any]]:
    """Rows of agencies and outlets by every folded name that they have."""
    rows = (*table("outlets")["outlet"], *table("agencies")["agency"])
    return {fold(name): row for row in rows for name in (row["id"], row["name"], *row.get("forms", ()))}


# --- policies ------------------------------------------------------------------------------------


@cache
def shipped() -> tuple[Row, ...]:
    """The policy that comes with the program."""
    return read_policy("knowledge/reliability.toml", table("reliability"))


def policy_file(path: Path) -> tuple[Row, ...]:
    """The rows that come with the program, then those of a file.

    Raises:
        KnowledgeError: the file cannot be read, or a row lacks what it must have; file and row are named.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise KnowledgeError(
            f"{path}: this policy cannot be read ({error}): see docs/reference/assessment.md"
        ) from None
    return (*shipped(), *read_policy(str(path), content))


def read_policy(name: str, content: Mapping[str, Any]) -> tuple[Row, ...]:
    """The rows of a policy.

    Raises:
        KnowledgeError: a key is missing or unknown, or has an impossible value.
    """
    rows = content.get("policy")
    if not isinstance(rows, list) or set(content) != {"policy"}:
        raise KnowledgeError(f"{name}: a policy holds [[policy]] rows and nothing else")
    return tuple(_row(name, number, row) for number, row in enumerate(rows, 1))


def _row(name: str, number: int, row: Any) -> Row:
    where = f"{name}: policy {row.get('id', number)!r}" if isinstance(row, Mapping) else f"{name}: policy {number}"
    if not isinstance(row, Mapping):
        raise KnowledgeError(f"{where} is no table: write [[policy]]")
    for key in sorted(set(row) - _KEYS):
        raise KnowledgeError(f"{where}: {key!r} is no column: use {', '.join(sorted(_KEYS))}")
    for key in ("for", "grade", "why"):
        if not str(row.get(key, "")).strip():
            raise KnowledgeError(f"{where}: {key} is missing: add it")
    if row["for"] not in SCALES:
        raise KnowledgeError(f"{where}: for {row['for']!r} is neither event nor position")
    if row["grade"] not in table("ratings")["reliability"]:
        raise KnowledgeError(f"{where}: grade {row['grade']!r} is none of A to F")
    for key in _CONDITIONS:
        if key in row and not (isinstance(row[key], list) and all(isinstance(one, str) for one in row[key])):
            raise KnowledgeError(f'{where}: {key} is no list of words: write ["…"]')
    if not any(row.get(key) for key in _CONDITIONS):
        raise KnowledgeError(f"{where}: it names nobody: add one of {', '.join(_CONDITIONS)}")
    return Row(
        id=str(row.get("id", number)),
        scale=row["for"],
        grade=row["grade"],
        why=row["why"],
        checked_on=str(row.get("checked_on", "")),
        origin=name,
        names=frozenset(_full(one) for one in row.get("sources", ())),
        kinds=frozenset(row.get("kinds", ())),
        control=frozenset(row.get("control", ())),
    )


def _full(name: str) -> str:
    """A name as it is compared: that of the table's row where there is one."""
    known = _known().get(fold(name))
    return fold(known["name"] if known else name)
