"""What stands in a dossier, as plain JSON values: the three forms of the page show the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from stemmata import __version__, phrases
from stemmata.assessment.cases import Bearing, bearing
from stemmata.assessment.consistency import consistency
from stemmata.assessment.hearing import speakers
from stemmata.assessment.likelihood import likelihood
from stemmata.assessment.predictions import predictions
from stemmata.dossier.collecting import Whole, shown
from stemmata.dossier.lineage import tree
from stemmata.dossier.questions import NAMES, questions
from stemmata.events import contradictions
from stemmata.ledger import forms
from stemmata.ledger.version import extractor
from stemmata.maps import Spot, spots
from stemmata.maps import draw as draw_map
from stemmata.model import Claim
from stemmata.model.events import Contradiction, Event
from stemmata.model.ratings import Prediction, Rating
from stemmata.model.stemma import Account
from stemmata.stemma.svg import draw

METHOD = (
    "Every line is what its sources claim; nothing is said in the voice of this program.",
    "Claims were read from the captures by rules and trained parsers, without a language model; each rests on a quote.",
    "Credibility is the number of the Admiralty code, computed from independent origins, never from the count of "
    "reports; 6 means that it cannot be judged. Reliability is its letter; F means that nobody has judged it.",
    "Provisions are dated rules laid beside the claims: what an event would breach if it happened as claimed. "
    "This is not legal advice.",
    "Where lineage is not recorded, independence is not assumed.",
    "Maps show places as the reports name them and no finer: a town is a dot, a region an area. Outlines are those of "
    "Natural Earth (public domain) and take no side, but that Crimea is Ukraine, occupied (UN General Assembly "
    "resolution 68/262).",
)


def contents(whole: Whole, events: Sequence[Event], *, wanted: str, left_out: int = 0) -> dict[str, Any]:
    """The whole dossier on some events."""
    own = [whole.claims[one] for event in events for one in event.claims if one in whole.claims]
    foretold = predictions(whole.events.values(), whole.claims)
    documents = list(dict.fromkeys(str(one.document["id"]) for one in own))
    title = shown(events[0]) if len(events) == 1 else wanted
    return {
        "title": title,
        "query": wanted,
        "left_out": left_out,
        "map": _overview(whole, events, title),
        "events": [_event(whole, one, foretold) for one in events],
        **_sources(whole, own),
        "captures": [_capture(whole, one) for one in documents],
        "method": list(METHOD),
        "made_by": {
            "stemmata": __version__,
            "extractor": extractor(),
            "claims": sorted({one.made_by for one in own}),
            "head": whole.head,
        },
    }


def _event(whole: Whole, event: Event, foretold: Sequence[Prediction]) -> dict[str, Any]:
    own = [whole.claims[one] for one in event.claims if one in whole.claims]
    parts = [whole.events[one] for one in event.children if one in whole.events]
    rating, account = whole.rated(event)
    differing = contradictions(event, whole.claims, parts=parts)
    remarks = consistency(event, whole.claims, {one: whole.articles[one] for one in event.documents})
    rules = bearing(event)
    names = {node.id: node.name for node in account.nodes}
    places = spots(own)
    return {
        "id": event.id,
        "label": shown(event),
        "type": event.type,
        "time": phrases.time(event.time),
        "parent": shown(whole.events[event.parent]) if event.parent and event.parent in whole.events else None,
        "parts": [{"id": one.id, "label": shown(one), "time": phrases.time(one.time)} for one in parts],
        "summary": list(_summary(event, own, account, differing)),
        "rating": rated(rating),
        "claims": [_claim(one) for one in own],
        "timeline": [_report(whole, one, account) for one in _by_day(whole, event.documents)],
        "places": [_place(one) for one in places],
        "map": draw_map(places, title=f"Map: {shown(event)}"),
        "origins": [asdict(one) for one in account.origins],
        "independent": account.count,
        "stemma": tree(account),
        "picture": draw(account, shown(event)),
        "drift": [
            {**asdict(one), "brought_in_by": names.get(one.introduced_by, one.introduced_by)} for one in account.drift
        ],
        "contradictions": [_contradiction(one) for one in differing],
        "remarks": [asdict(one) for one in remarks],
        "provisions": provisions(rules),
        "predictions": [predicted(one) for one in foretold if _concerns(one, event)],
        "likelihood": [asdict(found) for one in own if (found := likelihood(one))],
        "questions": list(questions(event, account, rating, differing, remarks, rules)),
    }


def _overview(whole: Whole, events: Sequence[Event], title: str) -> str:
    """One map of several events, numbered as they stand in the dossier; none of a single one."""
    if len(events) < 2:
        return ""
    found = [
        spot
        for number, event in enumerate(events)
        for spot in spots([whole.claims[one] for one in event.claims if one in whole.claims], event=number)
    ]
    return draw_map(found, title=f"Map: {title}")


def _place(spot: Spot) -> dict[str, Any]:
    return {key: value for key, value in asdict(spot).items() if key != "event"}


def _summary(event: Event, own: Sequence[Claim], account: Account, differing: Sequence[Contradiction]) -> Iterator[str]:
    """In the claims' words: who says it first, how many stand behind it, who is against it."""
    yield (
        f"{_many(len(own), 'claim')} in {_many(len(event.documents), 'report')}, "
        f"{_many(account.count, 'independent origin')}."
    )
    told: dict[str, Claim] = {}
    by_id = {one.id: one for one in own}
    for origin in account.origins:
        claim = next((by_id[one] for one in origin.claims if one in by_id), None)
        if claim and (origin.counted or origin.standing == "denies"):
            told.setdefault(origin.name + (", denying" if origin.standing == "denies" else ""), claim)
    for who, claim in list(told.items())[:8]:
        yield f"{who}: “{claim.evidence[0].quote}” ({str(claim.document.get('published') or 'no date')[:10]})."
    if open_ := [one.role for one in differing if one.kind in ("conflict", "denial")]:
        yield f"Disputed: {', '.join(dict.fromkeys(NAMES.get(one, one) for one in open_))}."


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _claim(claim: Claim) -> dict[str, Any]:
    found = forms.claim_object(claim)
    return {
        **{key: found[key] for key in ("id", "document", "sources", "evidence", "made_by")},
        "what": phrases.what(claim),
        "how": phrases.how(claim),
        "who": phrases.who(claim),
        "published": str(claim.document.get("published") or "")[:10],
    }


def _by_day(whole: Whole, documents: Iterable[str]) -> list[str]:
    return sorted(documents, key=lambda one: (phrases.moment(whole.documents[one].published), one))


def _report(whole: Whole, document: str, account: Account) -> dict[str, Any]:
    one = whole.documents[document]
    lines = [edge for edge in account.edges if edge.child == document and edge.kind != "statement"]
    names = {node.id: node.name for node in account.nodes}
    return {
        "document": document,
        "published": phrases.moment(one.published) if one.published else "",
        "publisher": one.publisher,
        "title": one.title,
        "url": one.url,
        "language": one.language,
        "made_from": [f"{edge.kind} of {names.get(edge.parent, edge.parent)}" for edge in lines],
    }


def _contradiction(found: Contradiction) -> dict[str, Any]:
    return {
        "role": found.role,
        "kind": found.kind,
        "note": found.note,
        "sides": [
            {
                "value": side.value,
                "sources": list(side.sources),
                "since": side.since,
                "claims": list(side.claims),
                "quotes": list(dict.fromkeys(one.quote for one in side.evidence))[:3],
            }
            for side in found.sides
        ],
    }


def _concerns(found: Prediction, event: Event) -> bool:
    return found.event == event.id or any(one.event == event.id for one in found.fulfilments)


def rated(rating: Rating) -> dict[str, Any]:
    """A rating as plain values: what the rules give and what people decided stand side by side."""
    return {
        "subject": rating.subject,
        "scale": rating.scale,
        "grade": rating.grade,
        "label": rating.label,
        "computed": rating.computed,
        "steps": [asdict(one) for one in rating.steps],
        "overruled": [asdict(one) for one in rating.overruled],
    }


def predicted(found: Prediction) -> dict[str, Any]:
    """A prediction as plain values."""
    return dict(forms.tidy(asdict(found)))


def provisions(found: Bearing) -> dict[str, Any]:
    """The rules that bear on an event as plain values."""
    return {
        "answers": [
            {
                "item": case.item,
                "findings": [
                    {
                        "rule": one.rule.id,
                        "regime": one.rule.regime_name,
                        "instrument": one.rule.instrument,
                        "paragraph": one.rule.paragraph,
                        "outcome": one.outcome,
                        "why": list(one.why),
                        "readings": dict(one.readings),
                        "unverified": one.rule.unverified,
                    }
                    for one in findings
                ],
            }
            for case, findings in found.answers
        ],
        "notes": list(found.notes),
    }


def _sources(whole: Whole, own: Sequence[Claim]) -> dict[str, Any]:
    """Sources that a rule or a person has judged, with both letters; the names of those that nobody has."""
    judged, unjudged = [], []
    for source in speakers(own):
        event, position = whole.reliability(source)
        if any(one.overruled or one.computed != "F" for one in (event, position)):
            judged.append({**asdict(source), "event": rated(event), "position": rated(position)})
        else:
            unjudged.append(source.name)
    return {"sources": judged, "unjudged": unjudged}


def _capture(whole: Whole, document: str) -> dict[str, Any]:
    one = whole.documents[document]
    return {
        "id": document,
        "size": one.size,
        "retrieved": one.retrieved,
        "source": one.source,
        "url": one.url,
        "title": one.title,
        "publisher": one.publisher,
        "published": one.published,
        "extractor": one.extractor,
    }
