"""The credibility of an event: the number of the Admiralty code, from declared rules.

The rules are rows of `knowledge/ratings.toml`. What speaks for an event is counted in independent origins, never in
reports: the best row whose needs are met gives the grade, and rows on denials and contradictions limit it. Every need
is "at least so many", so that a further independent origin never makes it worse.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from stemmata.knowledge import table
from stemmata.model.ratings import Hearing, Overrule, Rating, Step, Voice

UNKNOWN = "6"
SCALE = "credibility"


def credibility(found: Hearing, overruled: Sequence[Overrule] = ()) -> Rating:
    """How credible an event is, 1 to 6, with every rule that was applied; the last of `overruled` wins."""
    steps = tuple(_steps(found))
    computed = steps[0].grade if steps[0].grade == UNKNOWN else max(one.grade for one in steps if one.grade)
    grade = overruled[-1].grade if overruled else computed
    return Rating(
        subject=found.event,
        scale=SCALE,
        grade=grade,
        label=label(grade),
        computed=computed,
        steps=steps,
        overruled=tuple(overruled),
    )


def label(grade: str) -> str:
    """The words of the code for a number."""
    return str(table("ratings")["credibility"][grade]["label"])


def _steps(found: Hearing) -> list[Step]:
    """The row that gives the grade, the rows that limit it, what else a reader should know (without a grade)."""
    notes = [Step(rule="doubted", text=f"doubted by {_named(found.doubts)}")] if found.doubts else []
    if found.torn:
        notes.append(Step(rule="both-sides", text=f"asserted and denied by {', '.join(found.torn)}: both are counted"))
    if found.as_claimed:
        notes.append(
            Step(rule="as-claimed", text=f"what is judged is that it is {found.as_claimed}, not that it was done")
        )
    if found.unrecorded:
        many = f"of {found.unrecorded} of {found.reports} reports the lineage is not recorded: they count for nothing"
        notes.append(Step(rule="lineage-not-recorded", text=many))
    if found.foretold:
        return [Step(rule="foretold", text="nobody says that it has happened: nothing to judge", grade=UNKNOWN), *notes]
    if found.opinion and found.voices:
        text = f"a reading of the law, shared by {_named(found.voices)}: that several share it confirms nothing"
        return [Step(rule="opinion", text=text, grade=UNKNOWN), *notes]
    if not found.voices:
        return [Step(rule="no-origin", text="no independent origin asserts it", grade=UNKNOWN), *notes]
    return [_support(found.voices), *_limits(found), *notes]


def _support(voices: Sequence[Voice]) -> Step:
    counted = {
        "voices": len(voices),
        "firm": sum(one.certainty != "possible" for one in voices),
        "certain": sum(one.certainty == "certain" for one in voices),
        "examined": sum(one.examined and one.certainty != "possible" for one in voices),
    }
    met = [row for row in table("ratings")["support"] if all(counted[key] >= n for key, n in row["needs"].items())]
    best = min(met, key=lambda row: row["grade"])
    return Step(rule=best["id"], text=f"{best['text']}: {_named(voices)}", grade=best["grade"])


def _limits(found: Hearing) -> list[Step]:
    inspected = sum(one.examined for one in found.voices)
    steps = []
    for row in table("ratings")["limit"]:
        who = WHEN[row["when"]](found)
        if who and not ("unless_examined" in row and inspected >= row["unless_examined"]):
            steps.append(Step(rule=row["id"], text=f"{row['text']}: {who}", grade=row["grade"]))
    return steps


def _party(found: Hearing) -> str:
    return _named([one for one in found.denials if one.party])


def _other(found: Hearing) -> str:
    return _named([one for one in found.denials if not one.party])


def _many(found: Hearing) -> str:
    others = [one for one in found.denials if not one.party]
    return _named(others) if len(others) >= len(found.voices) else ""


def _examined(found: Hearing) -> str:
    return _named([one for one in found.denials if one.examined])


def _conflict(found: Hearing) -> str:
    return ", ".join(found.conflicts)


WHEN: Mapping[str, Callable[[Hearing], str]] = {
    "party": _party,
    "other": _other,
    "many": _many,
    "examined": _examined,
    "conflict": _conflict,
}
"""What the `when` of a limit asks; each answers who or what makes it hold, or nothing."""


def _named(voices: Sequence[Voice]) -> str:
    """Who they are, each with what weighs: `UN panel (looked at it), US officials (probable)`."""
    return ", ".join(_one(one) for one in voices)


def _one(voice: Voice) -> str:
    marks: list[str] = [voice.certainty] * (voice.certainty != "certain")
    marks += ["looked at the object"] * voice.examined + ["takes part"] * voice.party
    return f"{voice.name} ({', '.join(marks)})" if marks else voice.name
