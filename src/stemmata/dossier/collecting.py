"""All of a ledger that assessments look at, gathered once: claims, events, stemma, ratings, decisions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from stemmata.assessment import reliability
from stemmata.assessment.hearing import Lines, ratings, speakers
from stemmata.errors import QueryError
from stemmata.ledger.book import Document, Ledger
from stemmata.ledger.descent import MOST as MOST_REPORTS
from stemmata.ledger.judgements import Sources
from stemmata.model import Article, Claim, Source
from stemmata.model.events import Event
from stemmata.model.ratings import Overrule, Rating
from stemmata.model.stemma import Account, Stemma
from stemmata.stemma import descend
from stemmata.words import fold

SHORTEST = 4
"""Least number of signs of an id that may stand for it."""
MOST = 25
"""Events in one dossier; a query that finds more is to be narrowed."""


class Articles(Mapping[str, Article]):
    """The reports of a ledger by id, read from it when they are asked for."""

    def __init__(self, book: Ledger, ids: Iterable[str]) -> None:
        """`ids` are those of all reports that could be read."""
        self._book, self._ids = book, dict.fromkeys(ids)
        self._read: dict[str, Article] = {}

    def __getitem__(self, document: str) -> Article:
        if document not in self._ids:
            raise KeyError(document)
        if document not in self._read:
            self._read[document] = self._book.article(document)
        return self._read[document]

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


@dataclass(frozen=True, kw_only=True)
class Whole:
    """A ledger as assessments see it. What takes long is made when it is first asked for."""

    claims: Mapping[str, Claim]
    events: Mapping[str, Event]
    event_of: Mapping[str, str]
    documents: Mapping[str, Document]
    articles: Mapping[str, Article]
    overruled_sources: Sources
    policy: Sequence[reliability.Row]
    head: str
    book: Ledger

    @cached_property
    def by_report(self) -> Mapping[str, Sequence[Claim]]:
        """The claims of each report."""
        found: dict[str, list[Claim]] = defaultdict(list)
        for one in self.claims.values():
            found[str(one.document["id"])].append(one)
        return found

    @cached_property
    def overruled(self) -> Mapping[str, Sequence[Overrule]]:
        """What people decided of events, by their ids."""
        return self.book.overruled_events(self.event_of, self.claims.values())

    def descent(self, event: Event) -> Stemma:
        """The stemma of an event's reports and of all that share an event with them, as `Ledger.stemma` has it."""
        own = dict.fromkeys(event.documents)
        for part in event.children:
            own |= dict.fromkeys(self.events[part].documents if part in self.events else ())
        near = {self.event_of[one.id] for document in own for one in self.by_report[document]}
        others = {document for one in near for document in self.events[one].documents} - set(own)
        some = [*own, *sorted(others)][: max(MOST_REPORTS, len(own))]
        claims = {one: self.by_report[one] for one in some}
        return descend([self.articles[one] for one in some], claims, self.event_of)

    def rated(self, event: Event) -> tuple[Rating, Account]:
        """One event's credibility, and the part of the stemma that it rests on."""
        stemma = self.descent(event)
        found = ratings([event], self.claims, stemma, self.overruled)
        return found[event.id], Lines(stemma).account(event)

    def ratings(self) -> dict[str, Rating]:
        """The credibility of each event by its id, from the descent of all reports at once."""
        stemma = descend(self.articles.values(), self.by_report, self.event_of)
        return ratings(self.events.values(), self.claims, stemma, self.overruled)

    def reliability(self, source: Source) -> tuple[Rating, Rating]:
        """What a source is worth on what happened, and on the position of its own government or body."""
        event, position = (
            reliability.reliability(
                source,
                scale,
                policy=self.policy,
                overruled=self.overruled_sources.get((fold(source.name), scale), ()),
            )
            for scale in reliability.SCALES
        )
        return event, position

    def source(self, name: str) -> Source | None:
        """The source of that name, as claims write it; None if nobody bears it."""
        return next((one for one in speakers(self.claims.values()) if fold(one.name) == fold(name)), None)

    def event(self, name: str) -> Event | None:
        """The event that an id, the beginning of one, or one of its claims names; None if nothing does.

        Raises:
            QueryError: several do.
        """
        if name in self.events:
            return self.events[name]
        if name in self.event_of:
            return self.events[self.event_of[name]]
        short = name.removeprefix("event:").casefold()
        if len(short) < SHORTEST or not all(sign in "0123456789abcdef" for sign in short):
            return None
        found = [one for one in self.events if one.startswith(f"event:{short}")]
        if len(found) > 1:
            raise QueryError(f"{name!r} names {len(found)} events ({', '.join(found[:3])} …): give more of the id")
        return self.events[found[0]] if found else None


def collect(book: Ledger, *, policy: Sequence[reliability.Row] | None = None) -> Whole:
    """All that assessments need of a ledger."""
    claims = {one.id: one for one in book.claims()}
    events = {one.id: one for one in book.events()}
    documents = {one.id: one for one in book.documents()}
    return Whole(
        claims=claims,
        events=events,
        event_of={claim: one.id for one in events.values() for claim in one.claims},
        documents=documents,
        articles=Articles(book, (key for key, one in documents.items() if not one.error)),
        overruled_sources=book.overruled_sources(),
        policy=reliability.shipped() if policy is None else policy,
        head=book.head,
        book=book,
    )


def chosen(whole: Whole, wanted: str) -> tuple[list[Event], int]:
    """The events that an id or words name, and how many of them are left out of a dossier.

    Words must all stand in the event's line or in the quotes that it rests on.

    Raises:
        QueryError: nothing is named, or an id names several.
    """
    if found := whole.event(wanted):
        return [found], 0
    words = fold(wanted).split()
    events = [one for one in whole.events.values() if words and all(word in _text(whole, one) for word in words)]
    if not events:
        raise QueryError(
            f"{wanted!r} names no event of this ledger: give an id, or words that stand in its claims "
            "(`stemmata ratings` lists the events)"
        )
    return events[:MOST], len(events[MOST:])


def _text(whole: Whole, event: Event) -> str:
    quotes = (quote.quote for one in event.claims if one in whole.claims for quote in whole.claims[one].evidence)
    return f" {fold(' '.join([event.label, *quotes]))} "


def shown(event: Event) -> str:
    """An event's line as it stands in a heading: that something breaches a rule is said by its sources, not by us."""
    return event.label.replace("violation:", "said to breach a rule:", 1) if event.type == "violation" else event.label
