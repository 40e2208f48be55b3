"""A claim as linking sees it: folded names, days as numbers, families of items. Made once a claim, compared often."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache, lru_cache
from math import isfinite
from typing import Any

from stemmata import knowledge
from stemmata.errors import StemmataError
from stemmata.knowledge import catalogue
from stemmata.model import Claim
from stemmata.words import fold

ACTOR_ROLES = ("supplier", "recipient", "operator", "target", "body", "parties")
Names = frozenset[str]
Nothing: Names = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is compared of one claim.

    `actors` maps a role to the ids in it, `states` to the states those belong to; `items` are designation or family
    ids, `families` theirs; `first` and `last` are days as ordinals, None where open; `shape` says how the time is
    given: day, period, until, since, none. `said` is the day of the report. `speaker` is the innermost source that
    is no outlet or agency. `quantity` is (min, max); `value` a property's value as text.
    """

    id: str
    document: str
    start: int
    type: str
    status: str
    polarity: str
    certainty: str
    stance: str
    actors: Mapping[str, Names]
    states: Mapping[str, Names]
    items: Names
    families: Names
    places: Names
    lands: Names
    regime: str
    shape: str
    first: int | None
    last: int | None
    said: int | None
    quantity: tuple[float | None, float | None] | None
    property: str
    value: str
    speaker: str
    voice: str


@cache
def rules() -> Mapping[str, Any]:
    """The table of weights and words."""
    return knowledge.table("linking")


def facts(claim: Claim) -> Facts:
    """What of a claim is compared. Roles of any shape are taken; what can't be read counts as not stated."""
    roles = claim.roles
    actors = {name: _ids(roles.get(name)) for name in ACTOR_ROLES if roles.get(name)}
    if "operator" not in actors and roles.get("actor"):
        actors["operator"] = _ids(roles["actor"])
    states = {name: _states(roles.get(name) or roles.get("actor")) for name in actors}
    items, families, makers = _items(roles.get("item"))
    if makers and "supplier" not in actors:
        actors["supplier"] = states["supplier"] = makers
    shape, first, last = _days(roles.get("time"))
    speaker, voice = _speaker(claim)
    places = [one for name in ("place", "target") for one in _listed(roles.get(name))]
    return Facts(
        id=claim.id,
        document=str(claim.document.get("id")),
        start=min((one.start for one in claim.evidence), default=0),
        type=claim.event,
        status=claim.status,
        polarity=claim.polarity,
        certainty=claim.certainty,
        stance=claim.stance,
        actors=actors,
        states=states,
        items=items,
        families=families,
        places=frozenset(name for one in places if (name := _exact_place(one))),
        lands=frozenset(str(one["country"]) for one in places if isinstance(one, Mapping) and one.get("country")),
        regime=_regime(roles.get("regime")),
        shape=shape,
        first=first,
        last=last,
        said=_said(claim.document.get("published")),
        quantity=_quantity(roles.get("quantity")),
        property=_property(roles.get("property")),
        value=fold(_first_text(roles.get("value"))),
        speaker=speaker,
        voice=voice,
    )


def _listed(value: Any) -> list[Any]:
    if value is None or value == "":
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


DESCRIBED = "~"
"""Begins what is only described, not named: an apartment building, two companies."""


def _id(one: Any) -> str:
    mark = ""
    if isinstance(one, Mapping):
        mark = "" if one.get("id") or not (one.get("name") or one.get("text")) else DESCRIBED
        one = one.get("id") or one.get("name") or one.get("text") or ""
    text = str(one)
    return text if len(text) == 2 and text.isupper() else mark + fold(text).replace(" ", "-")


def _ids(value: Any) -> Names:
    return frozenset(found for one in _listed(value) if (found := _id(one)))


def _states(value: Any) -> Names:
    found = set()
    for one in _listed(value):
        known = _id(one)
        if isinstance(one, Mapping) and one.get("country"):
            known = str(one["country"])
        found.add(_lands().get(known, known))
    return frozenset(found - {""})


@cache
def _lands() -> Mapping[str, str]:
    """The state that a listed actor belongs to, by its folded id."""
    rows = knowledge.table("actors")["actor"]
    return {fold(row["id"]).replace(" ", "-"): row["country"] for row in rows if row.get("country")}


@cache
def groups() -> Names:
    """Armed groups, by their folded ids: in a state, but not of it."""
    rows = knowledge.table("actors")["actor"]
    return frozenset(fold(row["id"]).replace(" ", "-") for row in rows if row["kind"] == "armed-group")


def _items(value: Any) -> tuple[Names, Names, Names]:
    """Ids, families and makers of the items."""
    ids: set[str] = set()
    families: set[str] = set()
    makers: set[str] = set()
    for one in _listed(value):
        name = str(one.get("id") or _id(one)) if isinstance(one, Mapping) else str(one)
        family = (one.get("family") if isinstance(one, Mapping) else None) or _family(name)
        ids.add(name)
        families.add(str(family))
        if isinstance(one, Mapping) and one.get("producer"):
            makers |= _ids(one["producer"])
    return frozenset(ids - {""}), frozenset(families - {""}), frozenset(makers)


@lru_cache(maxsize=4096)
def _family(name: str) -> str:
    return catalogue.family_of(name) or name


@lru_cache(maxsize=4096)
def vague(name: str) -> bool:
    """Whether a name stands for nobody in particular: a partner navy, foreign companies, what is only described."""
    return name.startswith(DESCRIBED) or not frozenset(rules()["vague"]["words"]).isdisjoint(name.split("-"))


@lru_cache(maxsize=4096)
def lineage(family: str) -> Names:
    """A family and all it is a kind of."""
    return frozenset({family, *(catalogue.ancestors(family) if family in catalogue.families() else ())})


def _exact_place(one: Any) -> str:
    """A place finer than a country, by its id, else by its words."""
    if not isinstance(one, Mapping) or one.get("precision") in (None, "country"):
        return ""
    return str(one.get("id") or fold(one.get("name") or one.get("text") or ""))


def _regime(value: Any) -> str:
    return " ".join(fold(one.get("name") or one.get("id") or "") if isinstance(one, Mapping) else fold(one)
                    for one in _listed(value))  # fmt: skip


def _first_text(value: Any) -> str:
    found = _listed(value)
    return str(found[0]) if found else ""


def _property(value: Any) -> str:
    """A property's name, by the class that `linking.toml` puts it into."""
    names = [fold(part) for part in _first_text(value).split(";")]
    if any(" per " in f" {name} " for name in names):
        return "rate"
    found = [str(_classes().get(name, name)) for name in names]
    return next((name for name in found if name in rules()["stages"]["words"]), found[0])


@cache
def _classes() -> Mapping[str, str]:
    return {fold(word): kind for kind, words in rules()["properties"].items() for word in words}


def _days(value: Any) -> tuple[str, int | None, int | None]:
    """How the time is given, first and last day."""
    written = value.get("edtf") if isinstance(value, Mapping) else value
    first, last = bounds(str(written)) if written else (None, None)
    if first is None and last is None:
        return "none", None, None
    if first is None or last is None:
        return ("until" if first is None else "since"), first, last
    return ("day" if last - first <= rules()["time"]["day"] else "period"), first, last


@lru_cache(maxsize=65536)
def bounds(written: str) -> tuple[int | None, int | None]:
    """First and last day of an EDTF expression as ordinals, None where open or not readable."""
    from stemmata.mentions import edtf

    try:
        first, last = edtf.bounds(written)
    except StemmataError:
        return None, None
    return (first.toordinal() if first else None), (last.toordinal() if last else None)


@lru_cache(maxsize=65536)
def _said(published: Any) -> int | None:
    try:
        return date.fromisoformat(str(published)[:10]).toordinal() if published else None
    except ValueError:
        return None


def _quantity(value: Any) -> tuple[float | None, float | None] | None:
    if not isinstance(value, Mapping):
        return None
    low, high = finite(value.get("min")), finite(value.get("max"))
    return None if low is None and high is None else (low, high)


def finite(value: Any) -> float | None:
    """A number, None for anything else."""
    return value if isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value) else None


def _speaker(claim: Claim) -> tuple[str, str]:
    """The innermost source that speaks for itself, and for whom (organisation or country with kind)."""
    for one in claim.sources:
        if one.kind not in ("outlet", "agency"):
            name = fold(one.name)
            return name, f"{one.country}:{one.kind}" if one.country else fold(one.organisation or one.name)
    return "", ""


@lru_cache(maxsize=65536)
def moment(published: Any) -> str:
    """A time of publication in UTC as far as it says, so that reports of two time zones can be put in order."""
    try:
        found = datetime.fromisoformat(str(published)) if published else None
    except ValueError:
        found = None
    if found is None:
        return str(published or "9999")
    return (found.astimezone(UTC) if found.tzinfo else found).isoformat()[: len(str(published)[:19])]


def earliest(claims: Iterable[Claim]) -> list[Claim]:
    """Claims in the order of publication, document, place in the text."""
    return sorted(
        claims,
        key=lambda one: (
            moment(one.document.get("published")),
            str(one.document.get("id")),
            min((found.start for found in one.evidence), default=0),
            one.id,
        ),
    )
