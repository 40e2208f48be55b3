"""The stemma of an event as lines of text: origins at the top, what was made from them below."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from stemmata import phrases
from stemmata.model.stemma import Account, Drift, Edge, Node

WORDS: Mapping[str, str] = {
    "reprint": "reprinted",
    "abridgement": "shortened",
    "rewrite": "rewritten",
    "translation": "translated",
    "cites": "cited",
    "statement": "said",
    "correction": "corrected",
}
LONGEST = 72
MOST_NAMED = 12
"""Independent origins that a summary names."""


def lines(account: Account) -> Iterator[str]:
    """The tree, one node a line, with what each was made from and how; a node with several parents stands under each,
    its own descendants only under the first."""
    nodes = {one.id: one for one in account.nodes}
    below = _below(account.edges, nodes)
    parents = {edge.child for edge in account.edges}
    roots = [one for one in sorted(nodes, key=lambda i: _rank(nodes[i])) if one not in parents]
    shown: set[str] = set()
    for root in roots:
        yield label(nodes[root], account)
        yield from _under(root, "", nodes, below, shown, account)


def _under(
    at: str,
    indent: str,
    nodes: Mapping[str, Node],
    below: Mapping[str, list[Edge]],
    shown: set[str],
    account: Account,
) -> Iterator[str]:
    if at in shown:
        return
    shown.add(at)
    edges = below.get(at, [])
    for number, edge in enumerate(edges):
        last = number == len(edges) - 1
        again = edge.child in shown and bool(below.get(edge.child))
        branch, above = "└─" if last else "├─", " (above)" if again else ""
        yield f"{indent}{branch} {_told(edge)}{label(nodes[edge.child], account)}{above}"
        yield from _under(edge.child, indent + ("   " if last else "│  "), nodes, below, shown, account)


def _below(edges: Iterable[Edge], nodes: Mapping[str, Node]) -> dict[str, list[Edge]]:
    found: dict[str, list[Edge]] = defaultdict(list)
    for edge in edges:
        if edge.parent in nodes and edge.child in nodes:
            found[edge.parent].append(edge)
    return {one: sorted(some, key=lambda e: _rank(nodes[e.child])) for one, some in found.items()}


def _rank(node: Node) -> tuple[int, str, str]:
    order = {"origin": 0, "wire": 1, "document": 2}
    return (
        order[node.kind] + (3 if not node.recorded and node.kind == "origin" else 0),
        phrases.moment(node.published),
        node.id,
    )


def _told(edge: Edge) -> str:
    also = ", or from another" if edge.also else ""
    return "" if edge.kind == "statement" else f"[{WORDS[edge.kind]}{also}] "


def label(node: Node, account: Account) -> str:
    """A node in words: an origin with its side, a wire as not held, a report with outlet, language, time and title."""
    if node.kind == "origin":
        sides = sorted({o.standing for o in account.origins if o.node == node.id})
        examined = ", examined the object" if any(o.examined for o in account.origins if o.node == node.id) else ""
        country = f" ({node.country})" if node.country else ""
        return f"{node.name}{country}{' ' + ', '.join(sides) if sides else ''}{examined}"
    if node.kind == "wire":
        return f"{node.name} wire{' of ' + node.published if node.published else ''}, not held"
    title = f" “{_cut(node.title)}”" if node.title else ""
    unknown = "" if node.recorded else ", lineage not recorded"
    return f"{node.name} ({node.language or '?'}) {_time(node)}{title}{unknown}"


def _time(node: Node) -> str:
    return phrases.moment(node.published)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


def summary(account: Account) -> str:
    """How many independent origins, and who they are."""
    names = {o.node: o.name for o in account.origins}
    groups = [" + ".join(names[node] for node in group) for group in account.independent]
    reports = len({d for o in account.origins for d in o.documents})
    head = f"{_counted(account.count, 'independent origin')} in {_counted(reports, 'report')}"
    more = f"; and {len(groups) - MOST_NAMED} more" if len(groups) > MOST_NAMED else ""
    few = " (never more than there are reports)" if len(groups) > account.count else ""
    return (
        f"{head}{few}: {'; '.join(groups[:MOST_NAMED])}{more}" if groups else f"{head}: nobody is named who asserts it"
    )


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def change(one: Drift, names: Mapping[str, str]) -> str:
    """A change on the way in words."""
    by = names.get(one.introduced_by, one.introduced_by)
    heirs = ", ".join(names.get(d, d) for d in one.inherited_by)
    passed = f"; passed on by {heirs}" if heirs else ""
    own = ", mended later" if one.by_origin else ""
    return f"{one.role}: {one.change}, “{one.wrong}” for “{one.right}” in {by}{own}{passed}"
