"""Who is behind a claim at first hand, and who are one house: organs of one state, a person and their office."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import pairwise

from stemmata.knowledge import table
from stemmata.model import Claim, Source
from stemmata.stemma.slots import MEDIA
from stemmata.stemma.spelling import latin

OFFICIAL = frozenset({"government", "military", "intelligence"})
SOURCES = 1 << 14
"""Sources whose words are kept at hand: each is compared with all others of its event."""
_ROLE = re.compile(r"\s*\(([^()]*)\)\s*")


def inner(claim: Claim, own: str | None) -> tuple[Source, ...]:
    """The links of a claim's chain that are not media, innermost first; `own` is the report's publisher.

    A state's own agency, as innermost link of a longer chain, speaks for that state.
    """
    found = [s for s in claim.sources if s.kind not in MEDIA and latin(s.name) != latin(own or "")]
    first = claim.sources[0] if len(claim.sources) > 1 else None
    if not found and first is not None and first.kind == "agency" and first.name in table("stemma")["organs"]:
        found = [replace(first, kind="government", country=table("stemma")["organs"][first.name])]
    return tuple(found)


def issuer(claim: Claim) -> Source | None:
    """The publisher of a claim's report where it is a body that speaks for itself and no outlet."""
    last = claim.sources[-1] if claim.sources else None
    return last if last is not None and last.kind not in MEDIA else None


def first_hand(claim: Claim, own: str | None) -> Source | None:
    """The innermost source that is somebody: a nameless one ("investigators") counts as the body it stands within."""
    links = inner(claim, own) or tuple(s for s in [issuer(claim)] if s is not None)
    if not links:
        return None
    if len(links) > 1 and nameless(links[0]) and not nameless(links[1]):
        return links[1]
    return links[0]


def nameless(source: Source) -> bool:
    """Whether a source is only a kind of person or thing: "officials", "analysts"."""
    return not source.country and not _words(source) and source.kind not in ("international", "armed-group")


def anonymous_opinion(source: Source) -> bool:
    """Unnamed analysts, experts, observers: background, not an origin."""
    return not _words(source) and not source.country and bool(_all_words(source) & _generic()["opinion"])


@lru_cache(maxsize=SOURCES)
def house(source: Source) -> str:
    """A key that organs of one state share; others by the words of their name.

    The rule of docs/reference/stemma.md: government, military and intelligence of one state are one origin.
    """
    if source.country and (source.kind in OFFICIAL or (source.kind == "unnamed" and _official(source))):
        return f"state {source.country}"
    words = _words(source) or _all_words(source)
    return "name " + " ".join(sorted(words))


def same(a: Source, b: Source) -> bool:
    """Whether two sources are one: one house, or one name within the other, or one office."""
    if house(a) == house(b):
        return True
    if house(a).startswith("state ") and house(b).startswith("state "):
        return False
    x, y = _words(a), _words(b)
    if x and y and (x <= y or y <= x):
        return True
    role_a, role_b = _office(a), _office(b)
    if (x and x <= role_b) or (y and y <= role_a):
        return True  # a person and the body that is spoken for
    return bool(role_a and role_b and (role_a <= role_b or role_b <= role_a) and not (x and y and not x & y))


def within(a: Source, b: Source) -> bool:
    """Whether one of two is a nameless source ("prosecutors") that the other may be: they are not told apart."""
    x, y = _all_words(a), _all_words(b) | _office(b)
    if nameless(b) and not nameless(a):
        return within(b, a)
    offices = frozenset(w for w in x if w in _generic()["offices"])
    return nameless(a) and bool(offices) and offices <= y


def unplaced(source: Source) -> bool:
    """An organ of a state that is not named: it cannot be told from those of the states that are."""
    return nameless(source) and source.kind in OFFICIAL


def relies(claim: Claim, own: str | None) -> list[tuple[Source, Source]]:
    """Pairs (who relies, on whom) that a claim's chain shows: "the panel, citing the ministry"."""
    links = inner(claim, own)
    return [(outer, within) for within, outer in pairwise(links)]


def _official(source: Source) -> bool:
    return bool(_all_words(source) & _generic()["offices"])


@lru_cache(maxsize=SOURCES)
def _office(source: Source) -> frozenset[str]:
    text = " ".join([source.role or "", *_ROLE.findall(source.name)])
    if not text.strip():
        text = source.name if not _words(source) else ""
    return frozenset(w for w in _split(text) if w not in _generic()["empty"])


@lru_cache(maxsize=SOURCES)
def _words(source: Source) -> frozenset[str]:
    """The words of a name that tell it from others: no titles, no offices."""
    plain = _ROLE.sub(" ", source.name)
    generic = _generic()
    return frozenset(w for w in _split(plain) if w not in generic["empty"] and w not in generic["offices"])


@lru_cache(maxsize=SOURCES)
def _all_words(source: Source) -> frozenset[str]:
    return frozenset(_split(source.name))


def _split(text: str) -> Sequence[str]:
    return [w.removesuffix("s") if len(w) > 4 else w for w in re.findall(r"[^\W_]+", latin(text))]


@cache
def _generic() -> dict[str, frozenset[str]]:
    rows = table("stemma")["speakers"]
    return {name: frozenset(w for text in words for w in _split(text)) for name, words in rows.items()}
