"""The comparable values of claims: figures, dates, items, names, hedges, and when two of them cannot both be meant."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import SequenceMatcher

from stemmata.knowledge import catalogue
from stemmata.model import Claim
from stemmata.stemma.spelling import latin

NAMED = ("supplier", "recipient", "operator", "target", "body", "regime")
SURENESS = {"certain": 2, "probable": 1, "possible": 0}
UNREAL = frozenset({"hypothetical", "planned", "expected", "sought", "offered", "negotiated"})
MEDIA = frozenset({"agency", "outlet"})
NEAR = 0.125
"""Share by which two measurements of one thing may differ."""


def quantity(claim: Claim) -> tuple[float, float] | None:
    """The range that a claim's quantity names."""
    found = claim.roles.get("quantity")
    if not isinstance(found, Mapping):
        return None
    low, high = found.get("min"), found.get("max")
    if low is None and high is None:
        return None
    return float(low if low is not None else 0), float(high if high is not None else "inf")


def stated(claim: Claim) -> float | None:
    """The figure that a quantity writes down."""
    found = quantity(claim)
    if found is None:
        return None
    return found[0] if found[0] or found[1] == float("inf") else found[1]


def figure(claim: Claim) -> str | None:
    """A quantity as people write it, with its hedge: "about 50", "at least 1", "2-5"."""
    found, plain = quantity(claim), stated(claim)
    if found is None or plain is None:
        return None
    low, high = found
    hedge = "about " if claim.roles["quantity"].get("approx") else ""
    if low == high:
        return f"{hedge}{number(low)}"
    if high == float("inf"):
        return f"at least {number(low)}"
    return f"at most {number(high)}" if low == 0 else f"{hedge}{number(low)}-{number(high)}"


def number(value: float) -> str:
    """A figure as people write it."""
    return f"{value:,.0f}" if value == int(value) else f"{value:g}"


def value(claim: Claim) -> float | None:
    """The measured value of a property, as a number."""
    found = claim.roles.get("value")
    if isinstance(found, bool) or found is None:
        return None
    match = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*(?:[-–]\s*\d+(?:\.\d+)?)?\s*", str(found))
    return float(match[1]) if match else None


def time(claim: Claim) -> str | None:
    """EDTF."""
    found = claim.roles.get("time")
    value = found.get("edtf") if isinstance(found, Mapping) else found
    return str(value) if value else None


def item(claim: Claim) -> str | None:
    """The item's id, or its name where it has none; the first of several."""
    found = claim.roles.get("item")
    if isinstance(found, list | tuple):
        found = found[0] if found else None
    if isinstance(found, Mapping):
        found = found.get("id") or found.get("name") or found.get("text")
    return str(found) if found else None


def names(claim: Claim, role: str) -> tuple[str, ...]:
    """The names in a role."""
    found = claim.roles.get(role)
    rows = found if isinstance(found, list | tuple) else [found]
    plain = [(r.get("name") or r.get("id") or r.get("text")) if isinstance(r, Mapping) else r for r in rows]
    return tuple(str(p) for p in plain if p)


def ids(claim: Claim, role: str) -> set[str]:
    """The ids of the actors in a role."""
    found = claim.roles.get(role)
    rows = found if isinstance(found, list | tuple) else [found]
    return {str(r.get("id") or r.get("name") or "") if isinstance(r, Mapping) else str(r) for r in rows if r} - {""}


def kin(a: str, b: str) -> bool:
    """Whether two ids may mean one actor: one's words within the other's, or a slip of spelling."""
    x, y = set(re.findall(r"[^\W_]+", latin(a))), set(re.findall(r"[^\W_]+", latin(b)))
    return x <= y or y <= x or misspelt(a, b)


def kind_word(claim: Claim) -> str:
    """The head noun of the item: what may be counted together ("servo motor", "motor")."""
    name = item(claim)
    words = re.findall(r"[^\W\d_]+", latin(name)) if name else []
    return words[-1].removesuffix("s") if words else ""


def topic(claim: Claim) -> str:
    """What of an event a claim is about, so that only like is compared with like."""
    return f"{claim.roles.get('property') or ''}"


def named_source(claim: Claim) -> bool:
    """Whether somebody other than media is named for it."""
    return any(s.kind not in MEDIA for s in claim.sources)


def clash_of_figures(a: tuple[float, float], b: tuple[float, float]) -> bool:
    """No number lies in both ranges."""
    return a[1] < b[0] or b[1] < a[0]


def garbled(a: float, b: float) -> bool:
    """Two figures that a slip makes of one another: a digit changed, lost, doubled or moved, a factor of ten.

    A changed digit that makes little difference (760 for 750) is rather another measurement.

    >>> garbled(28, 38), garbled(1240, 12400), garbled(1240, 1420), garbled(750, 760)
    (True, True, True, False)
    """
    if a == b or a != int(a) or b != int(b):
        return False
    x, y = str(int(a)), str(int(b))
    if len(x) == len(y):
        different = [i for i in range(len(x)) if x[i] != y[i]]
        return (len(different) == 1 and abs(a - b) > NEAR * max(a, b)) or sorted(x) == sorted(y)
    longer, shorter = (x, y) if len(x) > len(y) else (y, x)
    if longer == shorter + "0" * (len(longer) - len(shorter)):
        return True
    return len(longer) == len(shorter) + 1 and any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))


def clash_of_times(a: str, b: str) -> bool:
    """Two days that differ, both exact: a date garbled, not a wider one."""
    day = re.compile(r"\d{4}-\d\d-\d\d")
    return a != b and bool(day.fullmatch(a) and day.fullmatch(b))


def clash_of_items(a: str, b: str) -> bool:
    """Two items of which neither may be the other."""
    if latin(a) == latin(b):
        return False
    known = catalogue.families().keys() | catalogue.designations().keys()
    if a in known and b in known:
        return not catalogue.compatible(a, b)
    x, y = set(_words(a)), set(_words(b))
    return not (x <= y or y <= x)


def misspelt(a: str, b: str) -> bool:
    """Two spellings of one name that differ by a slip, not by language.

    >>> misspelt("Brankhof Feinmechanik", "Brenkhof Feinmechanik"), misspelt("RU", "UA"), misspelt("Iran", "Irak")
    (True, False, False)
    """
    x, y = latin(a), latin(b)
    if x == y or min(len(x), len(y)) < 6 or abs(len(x) - len(y)) > 2 or a[:1] != b[:1]:
        return False
    return SequenceMatcher(None, x, y, autojunk=False).ratio() > 0.85


def _words(name: str) -> list[str]:
    return [w.removesuffix("s") for w in re.findall(r"[^\W_]+", latin(name))]
