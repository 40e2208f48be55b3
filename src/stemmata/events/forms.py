"""Events, statements and contradictions as plain JSON objects, keys in the order of their fields, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from stemmata.model.events import Contradiction, Event, Link, Reason, Statement

LISTS = ("claims", "documents", "children", "statements")


def event_object(event: Event) -> dict[str, Any]:
    """An event as `docs/reference/events.md` describes it."""
    return _plain(event)


def event_of(found: Mapping[str, Any]) -> Event:
    """The event that an object of `event_object` describes."""
    given: dict[str, Any] = dict(found)
    given |= {name: tuple(found[name]) for name in LISTS}
    given |= {name: tuple(link_of(one) for one in found[name]) for name in ("links", "near")}
    given["why_parent"] = tuple(Reason(**one) for one in found["why_parent"])
    return Event(**given)


def link_of(found: Mapping[str, Any]) -> Link:
    """The link that an object describes."""
    return Link(**{**found, "reasons": tuple(Reason(**one) for one in found["reasons"])})


def statement_object(statement: Statement) -> dict[str, Any]:
    """A statement; what is not known is null."""
    return _plain(statement)


def statement_of(found: Mapping[str, Any]) -> Statement:
    """The statement that an object of `statement_object` describes."""
    return Statement(**{**found, "claims": tuple(found["claims"]), "documents": tuple(found["documents"])})


def contradiction_object(found: Contradiction) -> dict[str, Any]:
    """A contradiction with its sides."""
    return _plain(found)


def _plain(value: Any) -> dict[str, Any]:
    """A noun as an object, keys in the order of its fields."""
    return {name: _tidy(getattr(value, name)) for name in _names(value.__class__)}


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind))


def _tidy(value: Any) -> Any:
    """Nouns as objects, tuples as lists, whole floats as integers."""
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, Mapping):
        return {str(key): _tidy(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_tidy(one) for one in value]
    return _plain(value) if is_dataclass(value) else value
