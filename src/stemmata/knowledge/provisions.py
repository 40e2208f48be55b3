"""The dated rules on arms transfers (`knowledge/regimes/`), the scopes they use and whom they bind."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Any

from stemmata.errors import KnowledgeError
from stemmata.knowledge import table

DIRECTIONS = frozenset({"to", "from", "both", "own", "monitoring", "none"})
FORCES = frozenset({"obligation", "call", "commitment", "assessment", "listing", "monitoring", "legal-basis"})
_NEEDED = frozenset(
    (
        "id",
        "instrument",
        "paragraph",
        "target",
        "direction",
        "acts",
        "scope",
        "scope_text",
        "periods",
        "force",
        "source",
    )
)
_KEYS = _NEEDED | {
    "party",
    "territory",
    "period_text",
    "duty",
    "judged",
    "contested",
    "exceptions",
    "widened_by",
    "needs_breach",
    "reach",
    "unverified",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """From `first` to `last`, both included; `last` None: open. `reading`: only by this reading of the law."""

    first: date
    last: date | None
    reading: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A row of `knowledge/regimes/<regime>.toml`; the columns are explained in the README there."""

    id: str
    regime: str
    regime_name: str
    issuer: str
    binds: str
    checked_on: str
    instrument: str
    paragraph: str
    target: tuple[str, ...]
    direction: str
    acts: tuple[str, ...]
    scope: tuple[str, ...]
    scope_text: str
    periods: tuple[Period, ...]
    force: str
    source: str
    duty: str = ""
    period_text: str = ""
    party: tuple[str, ...] = ()
    territory: str | None = None
    judged: str | None = None
    contested: str | None = None
    reach: str | None = None
    widened_by: str | None = None
    needs_breach: bool = False
    unverified: bool = False
    exceptions: tuple[Mapping[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How some states read a rule: by it the rule was in force; by the `opposed` one it was not."""

    id: str
    text: str
    opposed: str | None
    source: str


@cache
def readings() -> dict[str, Reading]:
    """The disputed readings that the heads of the files name, by id."""
    return {
        name: Reading(id=name, text=row["text"], opposed=row.get("opposed"), source=row.get("source", ""))
        for _, content in files()
        for name, row in content.get("reading", {}).items()
    }


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, by regime and in the order of their files.

    Raises:
        KnowledgeError: a file is no valid TOML or a row lacks what a rule must have; file and row are named.
    """
    return tuple(rule for name, content in files() for rule in read(name, content))


def files() -> Iterator[tuple[str, dict[str, Any]]]:
    """Name and content of each regime file, sorted by name."""
    folder = resources.files(__package__) / "regimes"
    for path in sorted(folder.iterdir(), key=lambda one: one.name):
        if path.name.endswith(".toml"):
            try:
                yield path.name, tomllib.loads(path.read_text(encoding="utf-8"))
            except tomllib.TOMLDecodeError as error:
                raise KnowledgeError(f"knowledge/regimes/{path.name}: {error}") from None


def read(name: str, content: Mapping[str, Any]) -> Iterator[Rule]:
    """The rules of one file.

    Raises:
        KnowledgeError: a key is missing, unknown or has an impossible value.
    """
    for key in ("regime", "name", "issuer", "binds", "checked_on"):
        if key not in content:
            raise KnowledgeError(f"knowledge/regimes/{name}: {key} is missing at the head of the file")
    for number, row in enumerate(content.get("rule", ()), 1):
        where = f"knowledge/regimes/{name}: rule {row.get('id', number)!r}"
        _known_keys(where, row)
        yield Rule(
            regime=content["regime"],
            regime_name=content["name"],
            issuer=content["issuer"],
            binds=content["binds"],
            checked_on=str(content["checked_on"]),
            periods=tuple(_period(where, one) for one in row["periods"]),
            **{key: _frozen(value) for key, value in row.items() if key != "periods"},
        )


def _known_keys(where: str, row: Mapping[str, Any]) -> None:
    for key in sorted(_NEEDED - set(row)):
        raise KnowledgeError(f"{where}: {key} is missing: add it (see the README there)")
    for key in sorted(set(row) - _KEYS):
        raise KnowledgeError(f"{where}: {key!r} is no column: correct the name (see the README there)")
    for key, words in (("direction", DIRECTIONS), ("force", FORCES)):
        if row[key] not in words:
            raise KnowledgeError(f"{where}: {key} {row[key]!r} is none of {', '.join(sorted(words))}")


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _period(where: str, row: Mapping[str, str]) -> Period:
    try:
        first = date.fromisoformat(row["from"])
        last = date.fromisoformat(row["to"]) if "to" in row else None
    except (KeyError, ValueError) as error:
        raise KnowledgeError(f"{where}: period {dict(row)}: {error}: give from and to as YYYY-MM-DD") from None
    if last and last < first:
        raise KnowledgeError(f"{where}: period {row['from']} to {row['to']} ends before it begins: swap them")
    return Period(first=first, last=last, reading=row.get("reading"), after=row.get("after"))


@cache
def members(name: str) -> frozenset[str]:
    """The states that a regime binds: a list of `knowledge/members.toml`."""
    return frozenset(table("members")[name]["members"])


def problems(found: tuple[Rule, ...] | None = None) -> Iterator[str]:
    """What is wrong with the rules taken together: ids twice, unknown words, overlapping periods, sources."""
    known, lists = table("scopes")["scope"], table("members")
    sources, families = set(table("sources")["source"]), {row["id"] for row in table("families")["family"]}
    for name, scope in known.items():
        for key in ("holds", "not", "perhaps", "by_range"):
            for family in scope.get(key, ()):
                if family not in families:
                    yield f"knowledge/scopes.toml: [{name}] {key}: {family!r} is not in families.toml"
    seen: set[str] = set()
    everything = rules() if found is None else found
    ids = {rule.id for rule in everything}
    for rule in everything:
        where = f"knowledge/regimes/{rule.regime}.toml: rule {rule.id!r}"
        if rule.id in seen:
            yield f"{where} stands twice: rename or merge"
        seen.add(rule.id)
        yield from (f"{where}: scope {one!r} is not in scopes.toml" for one in rule.scope if one not in known)
        yield from (
            f"{where}: source {one!r} is not in sources.toml" for one in rule.source.split() if one not in sources
        )
        if rule.binds != "all" and rule.binds not in lists:
            yield f"{where}: binds {rule.binds!r} is not in members.toml"
        if rule.widened_by and rule.widened_by not in ids:
            yield f"{where}: widened_by {rule.widened_by!r} is no rule"
        for name in (rule.contested, *(period.reading for period in rule.periods)):
            if name and (name not in readings() or not readings()[name].opposed):
                yield f"{where}: reading {name!r} is not at the head of its file with the one it is opposed to"
        if rule.source == "survey" and not rule.unverified:
            yield f"{where}: source 'survey' is no checked source: add unverified = true"
        yield from (f"{where}: {message}" for message in _overlaps(rule))


def _overlaps(rule: Rule) -> Iterator[str]:
    by_time = sorted(rule.periods, key=lambda one: one.first)
    for one, other in pairwise(by_time):
        if one.last is None or one.last >= other.first:
            yield f"the periods from {one.first} and from {other.first} overlap: end the first before the second"
