"""From claims to what a map shows: each place once, with its precision as the reports state it and in which roles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from stemmata.knowledge import gazetteer, outlines, table
from stemmata.model import Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place on a map.

    `precision` is that of the report, not of the gazetteer; `lat` and `lon` (degrees, rounded to that precision) are
    None where no coordinates are known: such a place is listed and not drawn. `radius` in km is that of a soft area, 0
    for a dot. `roles` are those that it fills ("place", "supplier" …), `claims` those that name it; `denied` says that
    each of them denies; `event` numbers the events of one map from 0.
    """

    id: str | None
    name: str
    precision: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius: float = 0.0
    status: str | None = None
    roles: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    denied: bool = False
    event: int = 0

    @property
    def drawn(self) -> bool:
        """Whether there is anything to draw."""
        return self.lat is not None and self.lon is not None


def spots(claims: Iterable[Claim], *, event: int = 0) -> list[Spot]:
    """The places of one event's claims, in the order in which they are first named.

    A state that is only aimed at is left out where a place in it is known; who supplies and who receives is not.
    """
    seen: dict[tuple[str, str], tuple[Spot, dict[str, None], dict[str, None]]] = {}
    held: set[str] = set()
    for claim in claims:
        if claim.polarity != "negative" and claim.stance != "denies":
            held.add(claim.id)
        for role, spot in _named(claim):
            key = (spot.id or spot.name.casefold(), spot.precision)
            _, roles, ids = seen.setdefault(key, (spot, {}, {}))
            roles[role], ids[claim.id] = None, None
    found = [
        Spot(
            id=one.id,
            name=one.name,
            precision=one.precision,
            country=one.country,
            lat=one.lat,
            lon=one.lon,
            radius=one.radius,
            status=one.status,
            roles=tuple(roles),
            claims=tuple(ids),
            denied=held.isdisjoint(ids),
            event=event,
        )
        for one, roles, ids in seen.values()
    ]
    return [one for one in found if not _covered(one, found)]


def _covered(spot: Spot, every: Iterable[Spot]) -> bool:
    """Whether another one says the same better: the same name with coordinates, or a place in a state aimed at."""
    others = [one for one in every if one is not spot and one.drawn and one.country == spot.country]
    if not spot.drawn:
        return any(one.name == spot.name for one in others)
    aimed = spot.precision == "country" and not set(spot.roles) - set(_rules()["roles"]["else"])
    return aimed and any(one.precision != "country" for one in others)


def _rules() -> Mapping[str, Any]:
    return table("maps")


def _named(claim: Claim) -> Iterator[tuple[str, Spot]]:
    rules = _rules()["roles"]
    states = rules["states"].get(claim.event, rules["else"])
    for role in dict.fromkeys([*rules["places"], *states]):
        value = claim.roles.get(role)
        for one in value if isinstance(value, list | tuple) else [value]:
            if not isinstance(one, Mapping):
                continue
            if one.get("precision") and role in rules["places"]:
                yield role, _spot(one)
            elif role in states and (state := str(one.get("id") or one.get("country") or "")) in outlines.countries():
                yield role, _spot({"id": state, "precision": "country"})


def _spot(value: Mapping[str, Any]) -> Spot:
    precision, key = str(value["precision"]), str(value.get("id") or "") or None
    place = gazetteer.place(key) if key else None
    name = str(value.get("name") or (place.name if place else "") or value.get("text") or "unnamed")
    size = _rules()["size"].get("area" if place and place.kind == "area" else precision)
    if not place or not size:
        return Spot(id=key, name=name, precision=precision, country=value.get("country"))
    radius, digits = size
    return Spot(
        id=place.id,
        name=name,
        precision=precision,
        country=place.country,
        lat=round(place.lat, digits),
        lon=round(place.lon, digits),
        radius=_rules()["wide"].get(place.id, radius),
        status=place.status,
    )
