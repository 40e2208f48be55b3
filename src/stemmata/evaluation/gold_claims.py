"""Gold claims as `Claim` objects, so that linking and stemma can be judged apart from extraction.

Gold is written by hand: roles are plain strings ("Houthis", "anti-tank guided missile", `RU`), evidence is a quote,
sources are names ("Vitali Klitschko (mayor of Kyiv)", "dpa+AFP"). Names become ids by the same finders that read
reports; what they don't know becomes a folded name, so that equal names are equal ids.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Set
from functools import cache
from typing import Any

from stemmata import knowledge
from stemmata.evaluation.corpus import Gold
from stemmata.evaluation.matching import Object
from stemmata.evaluation.names import listed
from stemmata.model import Claim, Evidence, Source
from stemmata.words import fold

ACTORS = frozenset({"supplier", "recipient", "operator", "actor", "body", "parties"})
PLACED = frozenset({"target"})
"""Roles whose value may be an actor or a place."""
PLAIN = ("event", "status", "polarity", "certainty", "stance")
IN_BRACKETS = re.compile(r"^(?P<name>[^()]+?) *\((?P<office>[^()]*)\)$")
CODE = re.compile(r"[A-Z]{2}")
DOCUMENT = ("id", "url", "title", "publisher", "published", "language")


def gold_id(document: str, index: int) -> str:
    """The id of a gold claim: `A01#3`."""
    return f"{document}#{index}"


def claims_of(gold: Iterable[Gold]) -> dict[str, list[Claim]]:
    """The gold claims of each document, in their order; ids are `gold_id(document, index)`."""
    gold = list(gold)
    outlets = {fold(one.document["publisher"]) for one in gold if one.document.get("publisher")}
    return {
        one.document["id"]: [_claim(one.document, i, claim, outlets) for i, claim in enumerate(one.claims)]
        for one in gold
    }


def _claim(document: Mapping[str, Any], index: int, gold: Object, outlets: Set[str]) -> Claim:
    text = str(document.get("text") or "")
    plain = {key: gold[key] for key in PLAIN}
    return Claim(
        id=gold_id(document["id"], index),
        document={key: document.get(key) for key in DOCUMENT},
        roles={name: _role(name, value) for name, value in gold["roles"].items() if value not in (None, "", [])},
        sources=tuple(one for name in gold["sources"] for one in _sources(name, outlets)),
        evidence=_evidence(text, gold["evidence"]),
        also=_evidence(text, gold.get("also")),
        made_by="gold",
        **plain,
    )


def _evidence(text: str, quotes: Any) -> tuple[Evidence, ...]:
    """Where the quotes stand; one that is not in the text stands at its beginning, with no length."""
    plain, found = re.sub(r"\s", " ", text), []
    for quote in listed(quotes):
        start = plain.find(re.sub(r"\s", " ", quote))
        end = start + len(quote) if start >= 0 else 0
        found.append(Evidence(start=max(start, 0), end=end, quote=text[max(start, 0) : end]))
    return tuple(found)


def _role(name: str, value: Any) -> Any:
    if isinstance(value, list):
        return [_role(name, one) for one in value]
    if name == "item":
        return _item(str(value))
    if name in ACTORS or name in PLACED:
        return _actor(str(value), place=name in PLACED)
    if name == "place":
        return _place(str(value))
    if name == "regime":
        return {"name": value, "text": value}
    if name == "time":
        return {"edtf": value, "text": value}
    return value


@cache
def _states() -> frozenset[str]:
    return frozenset(row["id"] for row in knowledge.table("states")["state"])


@cache
def _actor(name: str, *, place: bool = False) -> dict[str, Any]:
    from stemmata.mentions.actors import find_actors

    if name in _states():
        return {"id": name, "text": name}
    if place and (known := _place(name)).get("precision") not in ("country", "unknown"):
        return known  # a capital that is hit is the town
    found = [one for one in find_actors(name, "en") if (one.start, one.end) == (0, len(name))]
    if found:
        return {"id": found[0].id, "name": found[0].name, "text": name}
    named = {"name": name, "text": name}
    return named if name[:1].islower() or name[:1].isdigit() else {"id": fold(name).replace(" ", "-"), **named}


@cache
def _place(name: str) -> dict[str, Any]:
    """A state by its code, a place of the gazetteer named anywhere in the words, else the words."""
    from stemmata.mentions.places import find_places

    if name in _states():
        return {"id": name, "name": name, "country": name, "precision": "country", "text": name}
    for found in find_places(f"in {name}", "en"):
        if found.country or found.precision == "sea":
            exact = {"id": found.id, "name": found.name, "country": found.country, "precision": found.precision}
            return exact | {"text": name}
    codes = [word for word in CODE.findall(name) if word in _states()]
    return {"name": name, "country": codes[0] if codes else None, "precision": "unknown", "text": name}


@cache
def _item(name: str) -> dict[str, Any]:
    from stemmata.mentions.items import find_items

    families = {row["name"]: row["id"] for row in knowledge.table("families")["family"]}
    if name in families:
        return {"id": families[name], "name": name, "text": name, "family": families[name]}
    found = max(find_items(name, "en"), key=lambda one: one.end - one.start, default=None)
    if found is None:
        return {"id": fold(name).replace(" ", "-"), "name": name, "text": name}
    return {"id": found.id, "name": found.name, "text": name, "family": found.family}


@cache
def _agencies() -> dict[str, str]:
    rows = knowledge.table("agencies")["agency"]
    return {fold(form): row["name"] for row in rows for form in (row["name"], *row.get("forms", ()))}


def _sources(name: str, outlets: Set[str]) -> list[Source]:
    """One link of a gold chain: agencies joined by `+` are several of ours."""
    if fold(name) in outlets:
        return [Source(name=name, kind="outlet")]
    parts = name.split("+")
    if all(fold(part) in _agencies() for part in parts):
        return [Source(name=_agencies()[fold(part)], kind="agency") for part in parts]
    return [_spoken(name)]


@cache
def _spoken(name: str) -> Source:
    """A speaker: the office in brackets, the state that office or name belongs to, the kind from its words."""
    from stemmata.claims.attribution.kinds import of_kind

    found = IN_BRACKETS.match(name)
    own, office = (found["name"], found["office"]) if found else (name, None)
    return of_kind(Source(name=own, kind="person" if found else "other", role=office, country=_country(name)))


def _country(name: str) -> str | None:
    from stemmata.mentions.actors import find_actors
    from stemmata.mentions.places import find_places

    codes = [word for word in CODE.findall(name) if word in _states()]
    actors = [one.country or (one.id if one.kind == "state" else None) for one in find_actors(name, "en")]
    places = [one.country for one in find_places(name, "en")]
    return next((code for code in (*codes, *actors, *places) if code), None)
