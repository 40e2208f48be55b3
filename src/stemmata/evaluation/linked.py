"""How right the linking of claims into events is: B-cubed F1 against `events.json` of a gold folder.

B-cubed (Bagga and Baldwin 1998) asks of each claim which share of its event's claims belong there (precision) and
which share of those that belong there it has (recall). Two figures:

- *from gold claims*: the gold's own claims are linked, so that only linking is judged.
- *end to end*: our claims are linked and each gold claim takes the event of the claim of ours that matches it
  (`matching.matches`). A gold claim that nothing of ours matches counts as alone in an event of its own, so that what
  was not read costs recall; claims of ours that match no gold claim are counted and shown but are no element, as the
  gold does not say where they belong. `matched only` leaves the unmatched gold claims out as well.

Contradictions are found if one of ours on the same role, in an event that holds a claim of the gold's event, has two
sides that each share a document with one of the gold's first two sides.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from stemmata.errors import QueryError
from stemmata.evaluation.corpus import Gold
from stemmata.evaluation.gold_claims import claims_of, gold_id
from stemmata.evaluation.matching import matches
from stemmata.evaluation.names import harmonic
from stemmata.events import contradictions, link
from stemmata.model import Claim
from stemmata.model.events import Contradiction, Linking

Events = Mapping[str, str]
"""The event of each claim, by the claim's id."""


def gold_events(folder: Path, gold: Sequence[Gold]) -> dict[str, str]:
    """The event of each gold claim of the documents given.

    Raises:
        QueryError: the folder has no `events.json`, or it is broken.
    """
    path = folder / "events.json"
    known = {gold_id(one.document["id"], i) for one in gold for i in range(len(one.claims))}
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        found = {gold_id(str(name), int(i)): str(row["id"]) for row in rows for name, i in row["claims"]}
    except FileNotFoundError:
        raise QueryError(f"{path}: there are no gold events here: give a folder that holds events.json") from None
    except (ValueError, KeyError, TypeError) as error:
        raise QueryError(f"{path}: these are no gold events ({error}): see docs/reference/events.md") from None
    return {claim: event for claim, event in found.items() if claim in known}


def bcubed(gold: Events, ours: Events, claims: Iterable[str]) -> dict[str, float]:
    """Precision, recall and F1 over the claims given."""
    chosen = sorted(claims)
    right: dict[str, set[str]] = defaultdict(set)
    found: dict[str, set[str]] = defaultdict(set)
    for one in chosen:
        right[gold[one]].add(one)
        found[ours[one]].add(one)
    if not chosen:
        return {"precision": 0.0, "recall": 0.0, "f1": 0.0, "claims": 0}
    precision = recall = 0.0
    for one in chosen:
        common = len(right[gold[one]] & found[ours[one]])
        precision += common / len(found[ours[one]])
        recall += common / len(right[gold[one]])
    precision, recall = precision / len(chosen), recall / len(chosen)
    return {
        "precision": round(precision, 3),
        "recall": round(recall, 3),
        "f1": round(harmonic(precision, recall), 3),
        "claims": len(chosen),
    }


def grouped(gold: Events, ours: Events, groups: Mapping[str, Sequence[str]]) -> dict[str, dict[str, float]]:
    """B-cubed over all claims and over each group of them."""
    everything = [one for some in groups.values() for one in some]
    return {"all": bcubed(gold, ours, everything)} | {
        name: bcubed(gold, ours, some) for name, some in sorted(groups.items())
    }


def clusters(gold: Sequence[Gold], events: Events) -> dict[str, list[str]]:
    """The gold claims by the cluster of their document."""
    found: dict[str, list[str]] = defaultdict(list)
    for one in gold:
        name = f"cluster={one.document.get('cluster', '?')}"
        found[name] += [key for i in range(len(one.claims)) if (key := gold_id(one.document["id"], i)) in events]
    return dict(found)


def from_gold(folder: Path, gold: Sequence[Gold]) -> dict[str, Any]:
    """Figures of linking the gold's own claims."""
    events = gold_events(folder, gold)
    by_id = {one.id: one for some in claims_of(gold).values() for one in some}
    found = link(by_id.values())
    return {
        "events": grouped(events, found.event_of, clusters(gold, events)),
        "contradictions": _contradicted(folder, gold, events, found, by_id, found.event_of),
    }


def end_to_end(folder: Path, gold: Sequence[Gold], ours: Mapping[str, Sequence[Claim]]) -> dict[str, Any]:
    """Figures of linking claims of ours, given by gold document."""
    from stemmata.ledger.forms import claim_object

    events = gold_events(folder, gold)
    by_id = {one.id: one for some in ours.values() for one in some}
    found = link(by_id.values())
    taken: dict[str, str] = {}
    for one in gold:
        some = ours.get(one.document["id"], ())
        for match in matches(one.document["text"], one.claims, [claim_object(claim) for claim in some]):
            taken[gold_id(one.document["id"], match.gold)] = some[match.answer].id
    alone = {one: f"alone:{one}" for one in events if one not in taken}
    answers = alone | {one: found.event_of[claim] for one, claim in taken.items() if one in events}
    groups = clusters(gold, events)
    matched = {name: [one for one in some if one in taken] for name, some in groups.items()}
    return {
        "events": grouped(events, answers, groups),
        "events_matched_only": grouped(events, answers, matched),
        "claims": {"gold": len(events), "ours": len(by_id), "matched": len(taken)},
        "contradictions": _contradicted(folder, gold, events, found, by_id, answers),
    }


# --- contradictions --------------------------------------------------------------------------


def _contradicted(
    folder: Path, gold: Sequence[Gold], events: Events, found: Linking, claims: Mapping[str, Claim], ours: Events
) -> dict[str, Any]:
    """How many of the gold's contradictions are found, if the folder has any."""
    wanted = list(_wanted(folder, {one.document["id"] for one in gold}))
    by_id = {one.id: one for one in found.events}
    members: dict[str, set[str]] = defaultdict(set)
    for claim, event in events.items():
        members[event].add(ours[claim])
    hits = 0
    for one in wanted:
        near = sorted({event for name in one["events"] for event in members[name] if event in by_id})
        some = [
            known
            for event in near
            for known in contradictions(
                by_id[event],
                claims,
                parts=[by_id[part] for part in by_id[event].children],
                near=[by_id[name] for name in dict.fromkeys(found.event_of[one.other] for one in by_id[event].near)],
            )
        ]
        hits += any(_same(one, known) for known in some)
    return {"found": hits, "gold": len(wanted), "share": round(hits / len(wanted), 3) if wanted else None}


def _wanted(folder: Path, documents: set[str]) -> Iterable[Mapping[str, Any]]:
    """The contradictions of `stemma.json` whose sides stand in the documents given, each once."""
    path = folder / "stemma.json"
    rows = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    seen = set()
    for event in rows.get("events", {}).values():
        for one in event.get("contradictions", ()):
            key = json.dumps(one, sort_keys=True)
            if key not in seen and all(documents & set(side["docs"]) for side in one["sides"][:2]):
                seen.add(key)
                yield one


def _same(gold: Mapping[str, Any], ours: Contradiction) -> bool:
    if gold["role"] != ours.role:
        return False
    first, second = (set(side["docs"]) for side in gold["sides"][:2])
    sides = [set(side.documents) for side in ours.sides]
    return any(a is not b and a & first and b & second for a in sides for b in sides)


def report(found: Mapping[str, Any]) -> list[str]:
    """The figures as lines for people."""
    lines = []
    for name, part in found.items():
        for title in ("events", "events_matched_only"):
            for group, row in part.get(title, {}).items():
                kind = name.replace("_", " ") + (", matched only" if title != "events" else "")
                lines.append(
                    f"{kind:28} {group:12} B-cubed F1 {row['f1']:.3f} (P {row['precision']:.3f} R {row['recall']:.3f})"
                    f"   {row['claims']} claims"
                )
        if "claims" in part:
            counts = part["claims"]
            lines.append(f"{counts['matched']} of {counts['gold']} gold claims matched by {counts['ours']} of ours")
        known = part["contradictions"]
        if known["gold"]:
            lines.append(f"contradictions found: {known['found']} of {known['gold']} ({known['share']:.2f})")
    return lines
