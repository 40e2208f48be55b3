"""Small invented reports for tests of descent: texts, claims and events made from a few sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from stemmata.model import Article, Claim, Evidence, Source
from stemmata.model.stemma import Account, Edge, Stemma
from stemmata.reading import read_text
from stemmata.stemma import descend, for_event

FACTS = (
    "Mayor Olha Petrenko said 28 drones had flown towards the harbour town in several waves.",
    "Five of them got through, she said, one tearing open a warehouse beside the grain terminal.",
    "The air force said its units had destroyed 37 Shahed-136 drones across the country since Sunday evening.",
    "Tehran rejected the charge and said it had not provided weapons to any party to the war.",
    "Repair crews worked until noon, and the ferry to the eastern bank stayed in port for the day.",
)


@dataclass(frozen=True)
class Told:
    """A report with its claims; each claim is `(sentence, event, source, changes to the claim)`."""

    id: str
    publisher: str
    published: str | None
    text: str
    claims: Sequence[tuple[str, str, str | Source | None, Mapping[str, Any]]] = ()
    language: str = "en"
    url: str | None = None


def source(name: str, kind: str = "government", country: str | None = None) -> Source:
    """A speaker."""
    return Source(name=name, kind=kind, country=country)


def article(told: Told) -> Article:
    """The report as it is read."""
    stated = {"publisher": told.publisher, "published": told.published, "language": told.language, "url": told.url}
    return read_text(told.text, document=told.id, stated={k: v for k, v in stated.items() if v})


def claims(told: Told) -> list[Claim]:
    """The report's claims."""
    found = []
    read = article(told)
    for i, (sentence, _event, speaker, changes) in enumerate(told.claims):
        at = max(0, told.text.find(sentence))
        who = [speaker] if isinstance(speaker, Source) else [source(speaker)] if speaker else []
        plain: dict[str, Any] = {
            "event": "use",
            "roles": {},
            "status": "occurred",
            "polarity": "positive",
            "certainty": "certain",
            "stance": "asserts",
        } | dict(changes)
        agencies = [Source(name=name, kind="agency") for name in read.agencies]
        found.append(
            Claim(
                id=f"{told.id}#{i}",
                document={"id": told.id, "published": told.published},
                sources=(*who, *agencies, Source(name=told.publisher, kind="outlet")),
                evidence=(Evidence(start=at, end=at + len(sentence), quote=sentence),),
                **plain,
            )
        )
    return found


def stemma_of(reports: Sequence[Told]) -> Stemma:
    """The stemma of reports whose claims name their events."""
    event_of = {f"{told.id}#{i}": claim[1] for told in reports for i, claim in enumerate(told.claims)}
    return descend([article(told) for told in reports], {told.id: claims(told) for told in reports}, event_of)


def account_of(reports: Sequence[Told], event: str = "raid") -> Account:
    """One event's account."""
    return for_event(stemma_of(reports), event)


def close(stemma: Stemma | Account) -> dict[str, list[Edge]]:
    """The edges between reports and wires, by child."""
    found: dict[str, list[Edge]] = {}
    for edge in stemma.edges:
        if edge.kind != "statement":
            found.setdefault(edge.child, []).append(edge)
    return found
