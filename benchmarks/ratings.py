"""Seconds to rate 10,000 events, to look for what was foretold and to ask the dated rules, on made-up clusters.

python benchmarks/ratings.py [EVENTS]
"""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from clusters import claims
from stemmata.assessment.cases import bearing
from stemmata.assessment.consistency import consistency
from stemmata.assessment.hearing import ratings
from stemmata.assessment.predictions import predictions
from stemmata.model import Claim
from stemmata.model.events import Event
from stemmata.model.stemma import Edge, Node, Origin, Stemma

Found = TypeVar("Found")


EACH = 6
"""Claims of one event."""


def main(wanted: int) -> None:
    """Make events and an account for each, and time what is made again when something changes."""
    made = claims(wanted * EACH)
    by_id = {one.id: one for one in made}
    events = grouped(made)
    stemma = descent(events, by_id)
    print(f"{len(events):,} events, {len(made):,} claims")
    timed("ratings", lambda: ratings(events, by_id, stemma))
    timed("predictions", lambda: predictions(events, by_id))
    timed("provisions", lambda: [bearing(one) for one in events])
    timed("consistency", lambda: [consistency(one, by_id) for one in events])


def grouped(made: Sequence[Claim]) -> list[Event]:
    """Claims of one type put together as they come: linking has a benchmark of its own."""
    by_type: dict[str, list[Claim]] = defaultdict(list)
    for one in made:
        by_type[one.event].append(one)
    runs = [some[at : at + EACH] for some in by_type.values() for at in range(0, len(some), EACH)]
    return [_event(number, run) for number, run in enumerate(runs)]


def _event(number: int, some: Sequence[Claim]) -> Event:
    first = some[0]
    return Event(
        id=f"event:{number}",
        type=first.event,
        label=first.event,
        roles=first.roles,
        time=(first.roles.get("time") or {}).get("edtf"),
        claims=tuple(one.id for one in some),
        documents=tuple(dict.fromkeys(str(one.document["id"]) for one in some)),
    )


def timed(name: str, work: Callable[[], Found]) -> Found:
    """Run it and print how long it took, by the clock and of the processor."""
    begun, used = time.perf_counter(), time.process_time()
    done = work()
    print(f"{name:<12} {time.perf_counter() - begun:>7.1f} s {time.process_time() - used:>7.1f} s CPU", flush=True)
    return done


def descent(events: Sequence[Event], by_id: Mapping[str, Claim]) -> Stemma:
    """A stemma in which each speaker is an origin and each report was made from the one before it."""
    origins: dict[str, tuple[Origin, ...]] = {}
    edges, nodes, sources = [], {}, {}
    for event in events:
        told: dict[str, list[Claim]] = defaultdict(list)
        for one in event.claims:
            told[by_id[one].sources[0].name].append(by_id[one])
        rows = []
        for name, some in sorted(told.items()):
            node = f"origin:{name}"
            sources[node] = some[0].sources[0]
            nodes[node] = Node(id=node, kind="origin", name=name)
            rows.append(
                Origin(
                    node=node,
                    name=name,
                    house=name,
                    standing="asserts",
                    claims=tuple(one.id for one in some),
                    documents=tuple(sorted({str(one.document["id"]) for one in some})),
                    counted=True,
                )
            )
        origins[event.id] = tuple(rows)
        for parent, child in zip(event.documents, event.documents[1:], strict=False):
            edges.append(Edge(child=child, parent=parent, kind="reprint", weight=1.0, grounds=(), events=(event.id,)))
        nodes |= {one: Node(id=one, kind="document", name=one) for one in event.documents}
    return Stemma(nodes=tuple(nodes.values()), edges=tuple(edges), origins=origins, sources=sources)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
