"""Whether the knowledge tables agree with each other: what `stemmata check-knowledge` prints."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from stemmata.errors import KnowledgeError
from stemmata.knowledge import provisions, table
from stemmata.knowledge.catalogue import ancestors
from stemmata.languages import codes, data

_ROWS = {
    "families": "family",
    "weapons": "weapon",
    "weapon_facts": "fact",
    "states": "state",
    "actors": "actor",
    "people": "person",
    "agencies": "agency",
    "outlets": "outlet",
}
# Bodies that may stand where a row names a state.
_NOT_STATES = frozenset({"EU", "UN", "NATO", "IAEA"})


def check() -> list[str]:
    """Problems of the tables of items, actors and rules, sorted; each names file, row and mend. Empty: all is well."""
    problems = [
        *_missing(),
        *_duplicate_ids(),
        *_families(),
        *_weapons(),
        *_duplicate_aliases(),
        *_countries(),
        *_languages(),
        *_regimes(),
    ]
    return sorted(set(problems))


def rows(name: str) -> list[dict[str, Any]]:
    """The rows of a table that is a list of rows."""
    found: list[dict[str, Any]] = table(name)[_ROWS[name]]
    return found


def _missing() -> Iterator[str]:
    """Every row says where it comes from; a row checked against nothing says so."""
    known = set(table("sources")["source"])
    for name in _ROWS:
        for row in rows(name):
            where = f"knowledge/{name}.toml: row {row.get('id', '?')!r}"
            source = row.get("source", "")
            if not source:
                yield f"{where} has no source: name one of sources.toml, or `general` with unverified = true"
            for code in source.split():
                if code not in known:
                    yield f"{where}: source {code!r} is not in sources.toml"
            if source in ("general", "survey") and row.get("unverified") is not True:
                yield f"{where}: source {source!r} is no checked source: add unverified = true"


def _duplicate_ids() -> Iterator[str]:
    for name in _ROWS:
        seen: set[str] = set()
        for row in rows(name):
            key = row.get("id", "")
            if not key:
                yield f"knowledge/{name}.toml: a row has no id: {row}"
            elif key in seen:
                yield f"knowledge/{name}.toml: id {key!r} stands twice: rename or merge the rows"
            seen.add(key)


def _families() -> Iterator[str]:
    known = {row["id"] for row in rows("families")}
    for row in rows("families"):
        slug = re.sub(r"[^a-z0-9]+", "-", row["name"].lower()).strip("-")
        if slug != row["id"]:
            yield f"knowledge/families.toml: id {row['id']!r} is not its name in kebab-case ({slug!r})"
        try:
            ancestors(row["id"])
        except KnowledgeError as error:
            yield str(error)
    for tops in table("families")["kin"]:
        for family in tops:
            if family not in known:
                yield f"knowledge/families.toml: kin names {family!r}, which is no family"


def _weapons() -> Iterator[str]:
    known = {row["id"] for row in rows("families")}
    for row in rows("weapons"):
        where = f"knowledge/weapons.toml: row {row['id']!r}"
        if row["family"] not in known:
            yield f"{where}: family {row['family']!r} is not in families.toml"
        names = {row["name"], *row.get("aliases", ())}
        for key in ("guarded", "beside", "shared"):
            for name in row.get(key, ()):
                if name not in names:
                    yield f"{where}: {key} name {name!r} is none of its names"


def _duplicate_aliases() -> Iterator[str]:
    """A name belongs to one row, whatever its spaces, hyphens and case, unless all its rows share it."""
    owner: dict[str, tuple[str, bool]] = {}
    for row in rows("weapons"):
        for name in {row["name"], *row.get("aliases", ())}:
            key = re.sub(r"[\s\-\"']", "", name.lower())
            shared = name in row.get("shared", ())
            if key in owner and owner[key][0] != row["id"] and not (shared and owner[key][1]):
                yield (
                    f"knowledge/weapons.toml: row {row['id']!r}: name {name!r} is of row {owner[key][0]!r} too: "
                    "drop it from one, or list it as shared in both"
                )
            owner.setdefault(key, (row["id"], shared))


def _countries() -> Iterator[str]:
    states = {row["id"] for row in rows("states")} | _NOT_STATES
    for name in ("weapons", "actors", "people", "agencies", "outlets"):
        for row in rows(name):
            for code in (*row.get("producer", ()), *filter(None, [row.get("country")])):
                if code not in states:
                    yield f"knowledge/{name}.toml: row {row['id']!r}: {code!r} is not a state of states.toml"


def _languages() -> Iterator[str]:
    """Each language names every state, and its item words lead to families."""
    states = {row["id"] for row in rows("states")}
    families = {row["id"] for row in rows("families")}
    for code in codes():
        named = data(code, "actors")["state"]
        where = f"languages/{code}/actors.toml"
        yield from (f"{where}: no row for state {s!r}" for s in sorted(states - set(named)))
        yield from (f"{where}: {s!r} is not a state of states.toml" for s in sorted(set(named) - states))
        items = data(code, "items")
        where = f"languages/{code}/items.toml"
        for family in (*items["forms"], *items["takes"]):
            if family not in families:
                yield f"{where}: {family!r} is no family"
        english = _english_names()
        for key in ("heads", "phrases", "event_modifiers"):
            for word, name in items.get(key, {}).items():
                if name not in english:
                    yield f"{where}: [{key}] {word!r} leads to {name!r}, which is no name or English form of a family"


def _regimes() -> Iterator[str]:
    try:
        yield from provisions.problems()
    except KnowledgeError as error:
        yield str(error)


def _english_names() -> set[str]:
    names = {row["name"] for row in rows("families")}
    for forms in data("en", "items")["forms"].values():
        names.update(forms)
    return names
