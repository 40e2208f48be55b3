"""Statements: somebody saying something on a day, found across the reports that pass it on.

Claims are of one statement if the same speaker says them in reports of the same days, or if a speaker and the body he
speaks for say the same of one event in reports of the same days.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from stemmata.events.clustering import find
from stemmata.events.facts import Facts, rules
from stemmata.model import Claim, Source
from stemmata.model.events import Statement

NOT_SPEAKING = ("outlet", "agency")


def speaker_of(claim: Claim) -> Source | None:
    """The innermost source that speaks for itself: no outlet, no agency."""
    return next((one for one in claim.sources if one.kind not in NOT_SPEAKING), None)


def statements(
    claims: Sequence[Claim], seen: Mapping[str, Facts], event_of: Mapping[str, str]
) -> tuple[Statement, ...]:
    """All statements, in the order of their first report. `claims` are in the order of publication."""
    spoken = [one for one in claims if seen[one.id].speaker]
    root = list(range(len(spoken)))
    by_name: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, claim in enumerate(spoken):
        fact = seen[claim.id]
        by_name["name", fact.speaker].append(i)
        if fact.voice != fact.speaker:
            by_name["voice", fact.voice, event_of[claim.id], fact.stance, fact.polarity].append(i)
    for some in by_name.values():
        some.sort(key=lambda i: (seen[spoken[i].id].said or 0, i))
        for i, j in pairwise(some):
            if _same_days(seen[spoken[i].id], seen[spoken[j].id]):
                one, other = find(root, i), find(root, j)
                root[max(one, other)] = min(one, other)
    groups: dict[int, list[Claim]] = defaultdict(list)
    for i, claim in enumerate(spoken):
        groups[find(root, i)].append(claim)
    return tuple(_statement(some, seen) for some in groups.values())


def _same_days(a: Facts, b: Facts) -> bool:
    if a.document == b.document:
        return True
    return a.said is not None and b.said is not None and abs(a.said - b.said) <= rules()["time"]["statement"]


def _statement(some: Sequence[Claim], seen: Mapping[str, Facts]) -> Statement:
    """The statement of claims in the order of publication; its speaker is the one most fully named."""
    sources = [found for one in some if (found := speaker_of(one))]
    speaker = max(sources, key=lambda one: (bool(one.role or one.organisation), len(one.name), one.name))
    published = [str(one.document["published"])[:10] for one in some if one.document.get("published")]
    return Statement(
        id="statement:" + hashlib.sha256(some[0].id.encode()).hexdigest()[:16],
        speaker=speaker.name,
        kind=speaker.kind,
        organisation=speaker.organisation or speaker.role,
        country=speaker.country,
        date=min(published, default=None),
        claims=tuple(one.id for one in some),
        documents=tuple(dict.fromkeys(str(one.document.get("id")) for one in some)),
    )
