"""The nouns of descent: nodes, edges with their grounds, origins, and what changed on the way.

Plain frozen dataclasses like those of `stemmata.model`; rules live in `stemmata.stemma`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from stemmata.model import Evidence, Source

NodeKind = Literal["document", "wire", "origin"]
EdgeKind = Literal["reprint", "abridgement", "rewrite", "translation", "cites", "statement", "correction"]
Standing = Literal["asserts", "denies", "doubts", "demands", "condemns", "asserts-by-error"]
Change = Literal[
    "number",
    "bounds",
    "date",
    "item",
    "name",
    "actor",
    "lost hedge",
    "added hedge",
    "lost negation",
    "added negation",
    "status",
    "lost attribution",
    "operator added",
    "taken back",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """One piece of evidence for (or, with a negative weight, against) an edge, and the passages it rests on.

    `feature` names a table of `knowledge/stemma.toml`; the passages' offsets are into the child's and the parent's
    canonical text.
    """

    feature: str
    detail: str
    weight: float
    child: tuple[Evidence, ...] = ()
    parent: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A report, an agency's wire that nobody holds, or an origin: who asserts or saw it first hand.

    `id` is the document's id, else stable from the content: `wire:dpa:2024-03-13:…`, `origin:…`. `recorded` is False
    for a report of which nothing says where it comes from.
    """

    id: str
    kind: NodeKind
    name: str
    published: str | None = None
    publisher: str | None = None
    language: str | None = None
    title: str | None = None
    country: str | None = None
    recorded: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """`child` was made from `parent`; `events` limits it to those events, empty means all of the child.

    `also` are further parents that the texts cannot exclude.
    """

    child: str
    parent: str
    kind: EdgeKind
    weight: float
    grounds: tuple[Ground, ...]
    events: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Who asserts an event, or denies it, at first hand: one line of an event's account.

    `node` is the node of the stemma, `house` what makes several origins one (a state's organs, a body and whom it
    relies on). `counted` is False for background that nobody is named for. `examined`: the claims say that they looked
    at the object themselves.
    """

    node: str
    name: str
    house: str
    standing: Standing
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    counted: bool
    examined: bool = False
    depends_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """What changed on the way: `introduced_by` has `wrong` where its parent, or most reports, have `right`."""

    event: str
    role: str
    change: Change
    wrong: str
    right: str
    introduced_by: str
    inherited_by: tuple[str, ...]
    claims: tuple[str, ...]
    by_origin: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Stemma:
    """The descent of a set of reports.

    `origins` are those of each event by its id, `sources` who stands behind each origin's node.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    origins: Mapping[str, tuple[Origin, ...]]
    sources: Mapping[str, Source]
    drift: tuple[Drift, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One event's part of a stemma: its nodes and edges, its origins, and how many of them are independent.

    `witnesses` is the number of its reports that were not made from another of them.
    """

    event: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    origins: tuple[Origin, ...]
    independent: tuple[tuple[str, ...], ...]
    witnesses: int
    drift: tuple[Drift, ...] = ()

    @property
    def count(self) -> int:
        """The number of independent origins; never more than the witnesses: all else is their word alone."""
        return min(len(self.independent), self.witnesses)
