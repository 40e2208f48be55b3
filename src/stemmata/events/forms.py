"""Events, statements and contradictions as plain JSON objects, keys in the order of their fields, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from stemmata.model.events import Contradiction, Event, Link, Reason, Statement

LISTS = ("claims", "documents", "children", "statements")


def event_object(event: Event) -> dict[str, Any]:
    """An event as `docs/reference/events.md` describes it."""
    return _plain(asdict(event))


def event_of(found: Mapping[str, Any]) -> Event:
    """The event that an object of `event_object` describes."""
    given: dict[str, Any] = dict(found)
    given |= {name: tuple(found[name]) for name in LISTS}
    given["links"] = tuple(link_of(one) for one in found["links"])
    given["why_parent"] = tuple(Reason(**one) for one in found["why_parent"])
    return Event(**given)


def link_of(found: Mapping[str, Any]) -> Link:
    """The link that an object describes."""
    return Link(**{**found, "reasons": tuple(Reason(**one) for one in found["reasons"])})


def statement_object(statement: Statement) -> dict[str, Any]:
    """A statement; what is not known is null."""
    return _plain(asdict(statement))


def statement_of(found: Mapping[str, Any]) -> Statement:
    """The statement that an object of `statement_object` describes."""
    return Statement(**{**found, "claims": tuple(found["claims"]), "documents": tuple(found["documents"])})


def contradiction_object(found: Contradiction) -> dict[str, Any]:
    """A contradiction with its sides."""
    return _plain(asdict(found))


def _plain(value: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _tidy(one) for key, one in value.items()}


def _tidy(value: Any) -> Any:
    """Tuples as lists, whole floats as integers."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, Mapping):
        return {str(key): _tidy(one) for key, one in value.items()}
    return [_tidy(one) for one in value] if isinstance(value, list | tuple) else value
