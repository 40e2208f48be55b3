"""Claims for tests of events, in as few words as they need."""

from __future__ import annotations

from typing import Any, get_args

from hypothesis import strategies as st

from stemmata.model import Claim, EventType, Evidence, Source

OUTLET = Source(name="Daily", kind="outlet")
NAMED = ("supplier", "recipient", "operator", "target", "body", "item")


def claim(id: str, event: str = "use", *, said: str | None = "2024-01-05", by: str = "", **roles: Any) -> Claim:
    """A claim `report#number`: roles as ids, `time` as EDTF, `quantity` as one number, else fields of a claim."""
    document, _, number = id.partition("#")
    fields: dict[str, Any] = {"status": "occurred", "polarity": "positive", "certainty": "certain", "stance": "asserts"}
    fields = {name: roles.pop(name, word) for name, word in fields.items()}
    speaker = (Source(name=by, kind="government", country=by[:2].upper()),) if by else ()
    at = int(number or 0) * 100
    assert event in get_args(EventType)
    return Claim(
        id=id,
        document={"id": document, "published": said, "publisher": document, "url": None, "language": "en"},
        event=event,  # type: ignore[arg-type]  # checked above
        roles={name: shaped(name, value) for name, value in roles.items() if value is not None},
        sources=(*speaker, OUTLET),
        evidence=(Evidence(start=at, end=at + 9, quote="so it was"),),
        made_by="test",
        **fields,
    )


def shaped(name: str, value: Any) -> Any:
    """A role value in the form that claims have."""
    if name in NAMED:
        return [{"id": one} for one in value] if isinstance(value, list) else {"id": value}
    if name == "time":
        return {"edtf": value}
    if name == "place":
        return {"id": value, "name": value, "country": "UA", "precision": "settlement"}
    if name == "quantity":
        return {"min": value, "max": value, "approx": False}
    return value


@st.composite
def stories(draw: st.DrawFn, most: int = 14) -> list[Claim]:
    """A few reports with claims that may or may not be of one event."""
    found = []
    for number in range(draw(st.integers(1, most))):
        report = draw(st.sampled_from("ABCDE"))
        days = (None, "2024-01-02", "2024-01-03", "2024-01-12", "../2024-01-05", "2023-12/2024-01")
        roles: dict[str, Any] = {
            "operator": draw(st.sampled_from((None, "RU", "IR"))),
            "target": draw(st.sampled_from((None, "UA", "IL"))),
            "item": draw(st.sampled_from((None, "shahed-136", "drone", "ballistic-missile", "weapons"))),
            "quantity": draw(st.sampled_from((None, 28, 38, 280))),
            "time": draw(st.sampled_from(days)),
            "stance": draw(st.sampled_from(("asserts", "denies"))),
        }
        event = draw(st.sampled_from(("use", "transfer")))
        found.append(claim(f"{report}#{number}", event, by=draw(st.sampled_from(("", "ua mayor", "ru army"))), **roles))
    return found
