"""The page of a designation: names, family, producers, published figures side by side, and what claims say of it.

Nothing is averaged and nothing chosen: a figure stands beside its source, a claim beside who makes it. Claimed figures
are brought to one unit, so that 885 km and 550 miles are seen to be one value.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from stemmata import phrases
from stemmata.errors import QueryError
from stemmata.events import amounts
from stemmata.events.amounts import Amount
from stemmata.events.facts import earliest
from stemmata.knowledge import table
from stemmata.knowledge.catalogue import Designation, ancestors, designations, families
from stemmata.mentions.matching import squeeze
from stemmata.model import Claim

Verdict = Literal["as published", "within what is published", "beyond what is published", "nothing published", "adds"]
RANGE = "range"
_CODES = re.compile(r"\s*\[([A-Z]+\d+)\]")
_UNVERIFIED = re.compile(r"\s*\(unverified\)")
_HEDGE = r"(?:about|up to|almost|over|more than|around|nearly|some|at least|\"over|\"|<|>|>=|<=)"
_LEADING = re.compile(rf"^(?:{_HEDGE} ?)*(\d[\d,.]*)(?:-(\d[\d,.]*))?(?: (?:and|/) (\d[\d,.]*))?(?![\d%])")
_ROUNDED = 0.02
_SOME = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A published figure as printed, its span in km where it can be read, and the codes of its sources."""

    text: str
    low: float | None
    high: float | None
    sources: tuple[str, ...]
    unverified: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """What claims say of one property: the value in the words of the first, further ways to put it, who and when.

    `verdict` holds it against the published figures; only ranges have such.
    """

    property: str
    value: str
    also: tuple[str, ...]
    verdict: Verdict
    said_by: tuple[str, ...]
    since: str | None
    claims: tuple[str, ...]
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """All that is known of a designation, or of a family, which has `kinds` instead of figures."""

    id: str
    name: str
    names: tuple[str, ...]
    family: str
    lineage: tuple[str, ...]
    producers: tuple[str, ...]
    figures: tuple[Figure, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    kinds: tuple[str, ...] = ()
    sources: tuple[tuple[str, str, str], ...] = ()
    unverified: bool = False
    claimed: tuple[Claimed, ...] = ()
    contradictions: tuple[str, ...] = ()
    mentions: tuple[tuple[str, int], ...] = ()


def find(name: str) -> tuple[str, ...]:
    """The designations and families that bear a name, whatever its spaces, hyphens and case.

    Raises:
        QueryError: nothing bears it; the message names what comes near.
    """
    key = squeeze(name)
    if found := _names().get(key):
        return found
    near = difflib.get_close_matches(key, _names(), n=_SOME, cutoff=0.7)
    shown = sorted({_shown(one) for close in near for one in _names()[close]})
    hint = f"did you mean {', '.join(shown)}?" if shown else "see knowledge/weapons.toml and families.toml"
    raise QueryError(f"{name!r} is no designation and no family known here: {hint}")


def page(item: str, claims: Iterable[Claim] = ()) -> Page:
    """The page of a designation or family by its id; `claims` are all that are to be looked through.

    Raises:
        QueryError: the id is in neither table.
    """
    own = [one for one in earliest(claims) if item in _items(one)]
    if item in designations():
        return _designation(designations()[item], own)
    if item in families():
        return _family(item, own)
    raise QueryError(f"{item!r} is no designation and no family known here: look for it with `stemmata weapon`")


def published(item: str) -> tuple[Figure, ...]:
    """The published ranges of a designation, as printed; nothing for one of which none is known."""
    row = _facts().get(item)
    return tuple(_figures(str(row["range_km"]))) if row else ()


def reach(item: str) -> tuple[float, float] | None:
    """The smallest and the largest published range of a designation in km; None where none can be read."""
    spans = [one for one in published(item) if one.low is not None and one.high is not None]
    if not spans:
        return None
    return min(one.low for one in spans if one.low is not None), max(one.high for one in spans if one.high is not None)


def _designation(found: Designation, own: Sequence[Claim]) -> Page:
    row = _facts().get(found.id, {})
    weapon = next(one for one in table("weapons")["weapon"] if one["id"] == found.id)
    figures = published(found.id)
    codes = dict.fromkeys([*(c for f in figures for c in f.sources), *str(weapon.get("source", "")).split()])
    codes |= dict.fromkeys(str(row.get("source", "")).split())
    return Page(
        id=found.id,
        name=found.name,
        names=tuple(dict.fromkeys((found.name, *found.aliases))),
        family=families()[found.family].name,
        lineage=tuple(families()[one].name for one in ancestors(found.family)),
        producers=tuple(phrases.names(one) for one in found.producer),
        figures=figures,
        facts=tuple((key, str(row[key])) for key in FACTS if row.get(key) not in (None, "-")),
        sources=tuple((code, *_source(code)) for code in codes),
        unverified=bool(weapon.get("unverified") or row.get("unverified")),
        claimed=_claimed(own, figures),
        contradictions=tuple(_contradictions(found, own)),
        mentions=_mentions(own),
    )


FACTS = ("first_use", "sipri", "unroca", "mtcr")
"""Further columns of `weapon_facts.toml` that are shown."""


def _family(item: str, own: Sequence[Claim]) -> Page:
    row = families()[item]
    kinds = [one.name for one in designations().values() if item in (one.family, *ancestors(one.family))]
    narrower = [one.name for one in families().values() if one.parent == item]
    return Page(
        id=item,
        name=row.name,
        names=(row.name,),
        family=row.name,
        lineage=tuple(families()[one].name for one in ancestors(item)),
        producers=(),
        kinds=(*sorted(narrower), *sorted(kinds)),
        claimed=_claimed(own, ()),
        mentions=_mentions(own),
    )


@cache
def _facts() -> Mapping[str, Mapping[str, Any]]:
    return {row["id"]: row for row in table("weapon_facts")["fact"]}


@cache
def _names() -> Mapping[str, tuple[str, ...]]:
    """Ids by every squeezed name."""
    found: dict[str, list[str]] = {}
    for one in designations().values():
        for name in (one.id, one.name, *one.aliases):
            found.setdefault(squeeze(name), []).append(one.id)
    for family in families().values():
        for name in (family.id, family.name):
            found.setdefault(squeeze(name), []).append(family.id)
    return {key: tuple(dict.fromkeys(ids)) for key, ids in found.items()}


def _shown(item: str) -> str:
    return designations()[item].name if item in designations() else families()[item].name


def _source(code: str) -> tuple[str, str]:
    row = table("sources")["source"].get(code, {})
    return str(row.get("title", "")), str(row.get("address", ""))


# --- published figures ---------------------------------------------------------------------------


def _figures(text: str) -> list[Figure]:
    """The figures of a cell: parts between semicolons, each with its own codes."""
    return [_figure(part.strip()) for part in text.split(";") if part.strip() not in ("", "-")]


def _figure(part: str) -> Figure:
    plain = _UNVERIFIED.sub("", _CODES.sub("", part)).strip()
    low, high = _span(plain)
    unverified = bool(_UNVERIFIED.search(part))
    return Figure(text=plain, low=low, high=high, sources=tuple(_CODES.findall(part)), unverified=unverified)


def _span(text: str) -> tuple[float | None, float | None]:
    """The numbers that a figure begins with; what begins otherwise is for reading only."""
    found = _LEADING.match(text)
    if not found:
        return None, None
    try:
        numbers = [float(one.rstrip(",.").replace(",", "")) for one in found.groups() if one]
    except ValueError:
        return None, None
    return min(numbers), max(numbers)


# --- claims --------------------------------------------------------------------------------------


def _items(claim: Claim) -> list[str]:
    value = claim.roles.get("item")
    listed = value if isinstance(value, list) else [value]
    return [str(one.get("id") or "") for one in listed if isinstance(one, Mapping)]


def _claimed(own: Sequence[Claim], figures: Sequence[Figure]) -> tuple[Claimed, ...]:
    """Values of properties, one row for each value whatever its unit; the first said stands first."""
    groups: list[tuple[str, Amount, list[tuple[Claim, Amount]]]] = []
    for claim in own:
        name = phrases.names(claim.roles.get("property"))
        amount = amounts.read(claim, "value")
        if claim.event != "specification" or not name or amount is None or claim.polarity == "negative":
            continue
        row = next((some for key, one, some in groups if key == name and amounts.equal(one, amount)), None)
        if row is None:
            groups.append((name, amount, [(claim, amount)]))
        else:
            row.append((claim, amount))
    return tuple(_row(name, amount, some, figures) for name, amount, some in groups)


def _row(name: str, amount: Amount, some: Sequence[tuple[Claim, Amount]], figures: Sequence[Figure]) -> Claimed:
    shown = dict.fromkeys(one.text for _, one in some)
    first = some[0][0]
    return Claimed(
        property=name,
        value=amount.text,
        also=tuple(one for one in shown if one != amount.text),
        verdict=_verdict(name, amount, figures),
        said_by=tuple(dict.fromkeys(one.sources[0].name for one, _ in some if one.sources)),
        since=str(first.document["published"])[:10] if first.document.get("published") else None,
        claims=tuple(one.id for one, _ in some),
        quote=first.evidence[0].quote if first.evidence else "",
    )


def _verdict(name: str, amount: Amount, figures: Sequence[Figure]) -> Verdict:
    """A range against all published ones; both ends may be off by what rounding and converting make of them."""
    if name != RANGE or amount.unit != "km":
        return "adds"
    read = [(one.low, one.high) for one in figures if one.low is not None and one.high is not None]
    if not read:
        return "nothing published"
    ends = [one for one in amount.range if one is not None]
    if any(abs(end - one) <= _ROUNDED * one for end in ends for pair in read for one in pair):
        return "as published"
    low, high = min(one for one, _ in read), max(one for _, one in read)
    inside = all(low * (1 - _ROUNDED) <= one <= high * (1 + _ROUNDED) for one in ends)
    return "within what is published" if inside else "beyond what is published"


def _contradictions(found: Designation, own: Sequence[Claim]) -> Iterable[str]:
    """Claims that name another producer, or class it with another family."""
    for claim in own:
        items = claim.roles["item"]
        for one in items if isinstance(items, list) else [items]:
            if not isinstance(one, Mapping):
                continue  # only named: a name says nothing of a producer
            maker = phrases.names(one.get("producer")) if one.get("id") == found.id else ""
            known = {phrases.names(code) for code in found.producer}
            if maker and maker not in known:
                who = claim.sources[0].name if claim.sources else "nobody named"
                yield f"{who} calls it made in {maker}; listed: {', '.join(sorted(known))} ({claim.id})"


def _mentions(own: Sequence[Claim]) -> tuple[tuple[str, int], ...]:
    """How many claims of each type name it, the most first."""
    types = [one.event for one in own]
    return tuple(sorted(((one, types.count(one)) for one in set(types)), key=lambda pair: (-pair[1], pair[0])))
