"""Claims to events: compare what blocking brings together, group, describe each group."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from stemmata.events import clustering
from stemmata.events.conflicts import conflict
from stemmata.events.describing import described
from stemmata.events.facts import Facts, earliest, facts
from stemmata.events.rulings import Rulings, rulings
from stemmata.model import Claim
from stemmata.model.events import Decision, Linking


def linked(claims: Iterable[Claim], *, decisions: Sequence[Decision] = ()) -> Linking:
    """Which claims speak of one event, and what those events are.

    The order of the input doesn't matter. `decisions` name claims by content and win over all weights.
    """
    ordered = {one.id: one for one in earliest(claims)}
    ruled = rulings(decisions, ordered.values())
    groups, weights = grouped([facts(one) for one in ordered.values()], ruled)
    return described(groups, weights, ordered, ruled)


def grouped(found: Sequence[Facts], ruled: Rulings) -> tuple[list[list[int]], clustering.Weights]:
    """Groups of nodes with the weights between them."""
    nodes = clustering.nodes_of(found, ruled.named)
    node_of: Mapping[str, int] = {one.id: i for i, node in enumerate(nodes) for one in node.members}
    return clustering.cluster(
        nodes,
        clustering.candidates(nodes),
        same=[(node_of[a], node_of[b]) for a, b in ruled.same],
        different=frozenset((min(i, j), max(i, j)) for i, j in ((node_of[a], node_of[b]) for a, b in ruled.different)),
        conflict=conflict,
    )
