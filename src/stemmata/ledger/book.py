"""The ledger as users hold it: read reports in, ask for claims, check, rebuild."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Self, Unpack

from sqlalchemy import Connection

from stemmata.errors import CaptureError, QueryError
from stemmata.ledger import (
    chain,
    checks,
    derived,
    descent,
    forms,
    judgements,
    linking,
    queries,
    readings,
    rebuilding,
    store,
    work,
)
from stemmata.ledger.checks import Fault
from stemmata.ledger.derived import Derived
from stemmata.ledger.rebuilding import Change
from stemmata.ledger.version import extractor
from stemmata.model import Article, Capture, Claim
from stemmata.model.events import Decision, Event, Statement, Verdict
from stemmata.model.ratings import Overrule
from stemmata.model.stemma import Account

BATCH = 500
"""Claims fetched at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What became of one input: `source` as given, the `document` it is, how many `claims`, or the `error`.

    `published` is the report's date, None where none was found: its relative times are not resolved.

    `known` is set when the same bytes had been read before by the same extractor: only the sighting is new.
    """

    source: str
    document: str | None = None
    claims: int = 0
    known: bool = False
    published: str | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A captured document and what was read from it; `error` says why nothing could be."""

    id: str
    source: str
    retrieved: str
    sightings: int
    size: int
    claims: int
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    language: str | None = None
    published: str | None = None
    extractor: str | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """One time that a document's bytes were met: the `source` as given, when, and the `url` stated with it."""

    source: str
    retrieved: str
    url: str | None = None


def _worked(capture: Capture | None) -> Derived | None:
    return derived.read(capture) if capture else None


def _captures(sources: Sequence[str | Path], stated: dict[str, str]) -> Iterator[Capture | CaptureError]:
    """What the sources hold. One visitor for all addresses, so that a host is asked for its rules once."""
    from stemmata.capture import capture

    with ExitStack() as stack:
        web = None
        if any("://" in str(source) for source in sources):
            from stemmata.capture.web import Web

            web = stack.enter_context(Web())
        for source in sources:
            yield from capture(source, stated=stated, web=web)


class Ledger:
    """A ledger file: what was captured and decided, kept for ever; the claims read from it, made again at will.

    Opens the file at `path`, or makes it. Use it as a context manager, or leave it to the end of the program:
    every document is written in one transaction, nothing waits in memory.

        >>> with Ledger("reports.db") as ledger:                            # doctest: +SKIP
        ...     ledger.read("reports/", language="de")
        ...     for claim in ledger.claims(event="transfer", actor="KP"):
        ...         print(claim.evidence[0].quote)

    Raises:
        LedgerError: the file is no ledger, is locked, or can't be written.
    """

    def __init__(self, path: str | Path = "stemmata.db", *, create: bool = True) -> None:
        self.path = Path(path)
        self._engine = store.connect(self.path, create=create)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Give the file back."""
        self._engine.dispose()

    # --- writing -----------------------------------------------------------------------------

    def read(
        self, *sources: str | Path, jobs: int = 1, progress: Callable[[Receipt], None] | None = None, **stated: str
    ) -> list[Receipt]:
        """Capture files, folders, globs, page dumps or URLs and read them into claims.

        `stated` says what the bytes don't: `url`, `publisher`, `published`, `title`, `language`. Inputs that can't
        be taken or read get a receipt with an `error`; the others are done. `progress` is called with each receipt.
        With `jobs` above 1, call it under `if __name__ == "__main__":`, as Python's multiprocessing asks.
        """
        return self.keep(_captures(sources, stated), jobs=jobs, progress=progress)

    def keep(
        self,
        captures: Iterable[Capture | CaptureError],
        *,
        jobs: int = 1,
        progress: Callable[[Receipt], None] | None = None,
    ) -> list[Receipt]:
        """As `read`, for captures made elsewhere (`stemmata.capture.from_bytes`)."""
        receipts = []
        waiting: deque[tuple[Capture | CaptureError, str | None]] = deque()

        def to_read() -> Iterator[Capture | None]:
            for found in captures:
                task = self._to_read(found)
                waiting.append((found, readings.basis(task) if task else None))
                yield task

        with store.trouble(self.path):
            for made in work.over(_worked, to_read(), jobs=jobs):
                receipts.append(self._keep(*waiting.popleft(), made))
                if progress:
                    progress(receipts[-1])
        return receipts

    def _to_read(self, found: Capture | CaptureError) -> Capture | None:
        """The capture with all that was ever stated of it; None for an error and for what was read already."""
        if isinstance(found, CaptureError):
            return None
        with self._engine.connect() as connection:
            before = store.merged(connection, found.id, found.data)
            last = derived.latest(connection, found.id)
        merged = replace(before, stated={**before.stated, **found.stated}) if before else found
        if last and (last["basis"], last["extractor"]) == (readings.basis(merged), extractor()):
            return None
        return merged

    def _keep(self, found: Capture | CaptureError, basis: str | None, made: Derived | None) -> Receipt:
        """Write one input in one transaction: bytes, sighting, and what was read."""
        if isinstance(found, CaptureError):
            return Receipt(source="", error=str(found))
        with store.writing(self._engine) as connection:
            store.keep(connection, found)
            capture = store.merged(connection, found.id, found.data)
            assert capture is not None
            now = readings.basis(capture)
            last = derived.latest(connection, found.id)
            if made and last and (last["basis"], last["extractor"]) == (now, made.extractor):
                made = None  # another process, or an earlier input of the batch, has kept the same reading
            elif (basis if made else last and last["basis"]) != now:
                # An earlier input of the batch had the same bytes, and other things were stated of them.
                made = derived.read(capture)
            if made:
                derived.write(connection, made, basis=now)
            claims, published, error = queries.outcome(connection, found.id)
        return Receipt(
            source=found.source,
            document=found.id,
            claims=claims,
            known=made is None,
            published=published,
            error=f"{found.source}: {_bare(error, found)}" if error else None,
        )

    def rebuild(self, *, jobs: int = 1, dry_run: bool = False) -> Iterator[Change]:
        """Read every capture again and yield what became of each document; with `dry_run` nothing is written."""
        with store.trouble(self.path):
            yield from rebuilding.rebuild(self._engine, jobs=jobs, dry_run=dry_run)

    # --- asking ------------------------------------------------------------------------------

    def claims(self, **wanted: Unpack[queries.Wanted]) -> Iterator[Claim]:
        """The claims that fit, in the order of publication, document and text; see `docs/reference/python.md`.

        Raises:
            QueryError: a filter makes no sense; the message names what would.
        """
        queries.conditions(wanted)  # what makes no sense is said here, not at the first claim asked for
        return self._claims(wanted)

    def _claims(self, wanted: queries.Wanted) -> Iterator[Claim]:
        with store.trouble(self.path), self._engine.connect() as connection:
            query = queries.claims(connection, wanted)
            for found in connection.execution_options(yield_per=BATCH).execute(query).scalars():
                yield forms.claim_of(json.loads(found))

    def undated(self, **wanted: Unpack[queries.Wanted]) -> int:
        """How many claims `since` and `until` leave out because their event has no time."""
        with store.trouble(self.path), self._engine.connect() as connection:
            return queries.undated(connection, wanted)

    def events(self, **wanted: Unpack[queries.Wanted]) -> Iterator[Event]:
        """The events of which a claim fits, in the order of their first report; the filters are those of `claims`.

        Claims are linked when events are first asked for, and again where reports or decisions came since.

        Raises:
            QueryError: a filter makes no sense; the message names what would.
        """
        queries.conditions(wanted)
        return self._events(wanted)

    def _events(self, wanted: queries.Wanted) -> Iterator[Event]:
        with self._linked() as connection:
            yield from linking.events(connection, wanted)

    def event(self, name: str) -> Event:
        """One event, by its id, the beginning of it, or the id of a claim in it.

        Raises:
            QueryError: no such event, or several.
        """
        with self._linked() as connection:
            return linking.event(connection, name)

    def claims_of(self, *events: Event) -> dict[str, Claim]:
        """The claims of events by id, in the order of publication."""
        with store.trouble(self.path), self._engine.connect() as connection:
            return linking.claims_of(connection, [claim for one in events for claim in one.claims])

    def stemma(self, event: Event) -> Account:
        """From which report, wire, statement and origin each report of an event descends, and how many are independent.

        Made from the reports of the event, of the events it holds, and all that share an event with one of them.
        """
        with self._linked() as connection:
            return descent.account(connection, event)

    def statements(self) -> list[Statement]:
        """Who said something on which day, found across reports, in the order of the first report."""
        with self._linked() as connection:
            return list(linking.statements(connection))

    def decide(self, verdict: Verdict, one: str, other: str, *, person: str, reason: str = "") -> None:
        """Rule that the events of two claims are the `same`, are `different`, or that the first is `part-of` the other.

        `one` and `other` are ids of claims. The ruling is kept for ever, by content, and wins over all weights.

        Raises:
            QueryError: no such claim, or twice the same.
        """
        from stemmata.capture import now

        with store.trouble(self.path), store.writing(self._engine) as connection:
            first, second = (queries.claim(connection, name) for name in (one, other))
            if first.id == second.id:
                raise QueryError(f"{one!r} and {other!r} are one claim: name two")
            linking.decide(connection, verdict, first, second, person=person, made=now(), reason=reason)

    def decisions(self, *, lost: bool = False) -> list[Decision]:
        """What people ruled on claims, in the order in which they did; with `lost` those whose claims are not there."""
        with store.trouble(self.path), self._engine.connect() as connection:
            return list(linking.lost(connection)) if lost else linking.decisions(connection)

    @contextmanager
    def _linked(self) -> Iterator[Connection]:
        with store.trouble(self.path):
            linking.refresh(self._engine)
            with self._engine.connect() as connection:
                yield connection

    def documents(self) -> list[Document]:
        """Every document, in the order in which they came."""
        with store.trouble(self.path), self._engine.connect() as connection:
            return [Document(**row) for row in queries.documents(connection)]

    def sightings(self, document: str) -> list[Sighting]:
        """Where and when the bytes of a document were met, in the order in which they were; named as for `article`.

        Raises:
            QueryError: no such document, or several.
        """
        with store.trouble(self.path), self._engine.connect() as connection:
            found = queries.sightings(connection, queries.document_id(connection, document))
            return [Sighting(**row) for row in found]

    def article(self, document: str) -> Article:
        """The report as it was read; `document` is an id, the beginning of one, a URL or a path.

        Raises:
            QueryError: no such document, or several.
        """
        with store.trouble(self.path), self._engine.connect() as connection:
            return derived.article(connection, queries.document_id(connection, document))

    def rate(self, subject: Claim | str, grade: str, *, scale: str, person: str, reason: str) -> None:
        """Overrule a rating: the credibility of a claim's event (`credibility`), or a source's `event` or `position`.

        Kept for ever, with the reason, naming all claims of the event by content; the later wins, all stay visible.

        Raises:
            QueryError: no such grade on this scale, no reason, nobody named, no such claim.
        """
        from stemmata.capture import now

        event = self.event(subject.id) if isinstance(subject, Claim) else None
        name, claims = (event.label, self.claims_of(event).values()) if event else (str(subject), ())
        with store.trouble(self.path), store.writing(self._engine) as connection:
            judgements.keep(
                connection, name, grade, claims=claims, scale=scale, person=person, made=now(), reason=reason
            )

    def overruled_events(self, event_of: Mapping[str, str], claims: Iterable[Claim]) -> dict[str, list[Overrule]]:
        """What people decided of the credibility of events, by their ids; `event_of` maps claims to events.

        A decision is about the event that now holds most of the claims that it was made on, of several the first in
        `event_of`; where none of them is left, it stands under the empty id.
        """
        with store.trouble(self.path), self._engine.connect() as connection:
            return judgements.of_events(connection, event_of, claims)

    def overruled_sources(self) -> dict[tuple[str, str], list[Overrule]]:
        """What people decided of sources, by folded name and scale."""
        with store.trouble(self.path), self._engine.connect() as connection:
            return judgements.of_sources(connection)

    def verify(self, *, head: str | None = None) -> list[Fault]:
        """Every row that is not as it was written; with `head`, noted earlier, also entries cut off since."""
        with store.trouble(self.path), self._engine.connect() as connection:
            return list(checks.faults(connection, head=head))

    @property
    def head(self) -> str:
        """The hash that stands for all that is kept. Note it elsewhere: `verify(head=…)` proves nothing was cut off."""
        with store.trouble(self.path), self._engine.connect() as connection:
            return chain.head(connection)[1]


def _bare(error: str, found: Capture) -> str:
    """An error without the name of its input, which some carry already."""
    return error.removeprefix(f"{found.source}: ").removeprefix(f"{found.id}: ")
