"""Dated rules against events: the test vectors of the survey, both edges of dates, directions, scopes, readings."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemmata.assessment.provisions import BREACH, COMMITMENT, EXPOSED, POSSIBLY, Case, Finding, in_force, provisions
from stemmata.errors import KnowledgeError, QueryError
from stemmata.knowledge import provisions as data

SRBM = "short-range-ballistic-missile"


def ask(day: str | None, supplier: str, recipient: str, item: str | None, **more: Any) -> dict[str, Finding]:
    case = Case(supplier=(supplier,), recipient=(recipient,), item=item, time=day, **more)
    return {one.rule.id: one for one in provisions(case)}


def of_un(found: dict[str, Finding]) -> set[str]:
    """Rules of the Security Council that an event would or might breach, calls to be vigilant left out."""
    return {
        key
        for key, one in found.items()
        if one.rule.issuer == "UN Security Council"
        and one.rule.force == "obligation"
        and one.outcome in (BREACH, POSSIBLY)
    }


# The sixteen vectors of the survey: what must be found, and what else may be found only as "possibly".
VECTORS: list[tuple[str, str, str, str, dict[str, Any], set[str], set[str]]] = [
    ("2006-10-13", "KP", "SY", "ballistic-missile", {}, set(), set()),
    ("2006-10-15", "KP", "SY", "ballistic-missile", {}, {"kp-1718-8b"}, set()),
    ("2009-06-11", "KP", "ER", "small-arms", {}, set(), set()),
    ("2009-06-13", "KP", "ER", "small-arms", {}, {"kp-1874-9"}, set()),
    ("2015-06-01", "CN", "KP", "small-arms", {}, set(), {"kp-1874-10"}),
    ("2016-03-03", "CN", "KP", "small-arms", {}, {"kp-2270-6"}, {"kp-2270-8"}),
    ("2023-12-30", "KP", "RU", SRBM, {}, {"kp-1718-8b", "kp-1874-9"}, {"kp-2270-8"}),
    ("2024-05-01", "KP", "RU", "shell", {}, {"kp-1874-9"}, {"kp-1718-8b", "kp-2270-8"}),
    ("2020-10-17", "IR", "VE", "drone", {}, {"ir-2231-b6b"}, {"ir-2231-b4"}),
    ("2020-10-19", "IR", "VE", "combat-drone", {"range_km": 200}, set(), set()),
    ("2022-09-13", "IR", "RU", "attack-drone", {"range_km": 2000}, set(), {"ir-2231-b4"}),
    ("2023-10-19", "IR", "RU", SRBM, {}, set(), set()),
    ("2025-10-01", "IR", "RU", "attack-drone", {}, set(), {"ir-1747-5", "ir-1737-7"}),
    ("2024-07-29", "RU", "CF", "small-arms", {"government": True}, set(), {"cf-2127"}),
    ("2025-03-01", "AE", "rsf", "guided-bomb", {"place": ("Darfur",)}, {"sd-1591"}, set()),
    ("2025-03-01", "AE", "SD", "towed-howitzer", {"place": ("Khartoum",)}, set(), set()),
]


@pytest.mark.parametrize(("day", "supplier", "recipient", "item", "more", "breached", "possible"), VECTORS)
def test_vectors(
    day: str, supplier: str, recipient: str, item: str, more: dict[str, Any], breached: set[str], possible: set[str]
) -> None:
    found = ask(day, supplier, recipient, item, **more)
    assert {key for key in of_un(found) if found[key].outcome == BREACH} == breached
    assert {key for key in of_un(found) if found[key].outcome == POSSIBLY} == possible


def test_before_the_first_embargo_only_a_call_bears_on_missiles() -> None:
    found = ask("2006-10-13", "KP", "SY", "ballistic-missile")
    assert found["kp-1695-4"].outcome == POSSIBLY
    assert "a call, not an obligation" in found["kp-1695-4"].why


def test_the_panel_no_longer_sits() -> None:
    assert "kp-1874-26" in {rule.id for rule in in_force(date(2024, 4, 30))}
    assert "kp-1874-26" not in {rule.id for rule in in_force(date(2024, 5, 1))}


# rule, supplier, recipient, item, first day in force, last day in force (None: still)
EDGES = [
    ("kp-1718-8b", "KP", "RU", SRBM, "2006-10-14", None),
    ("kp-1718-8a1", "CN", "KP", "tank", "2006-10-14", None),
    ("kp-1874-9", "KP", "SY", "rifle", "2009-06-12", None),
    ("kp-1874-10", "CN", "KP", "howitzer", "2009-06-12", "2016-03-02"),
    ("kp-2270-6", "CN", "KP", "pistol", "2016-03-02", None),
    ("ir-1747-5", "IR", "SY", "rifle", "2007-03-24", "2016-01-16"),
    ("ir-1929-8", "RU", "IR", "tank", "2010-06-09", "2016-01-16"),
    ("ir-2231-b5", "RU", "IR", "combat-aircraft", "2016-01-16", "2020-10-18"),
    ("ir-2231-b6b", "IR", "VE", "drone", "2016-01-16", "2020-10-18"),
    ("ly-1970-9", "TR", "LY", "armoured-vehicle", "2011-02-26", None),
    ("ye-2216-14", "IR", "houthis", "anti-ship-missile", "2015-04-14", None),
    ("cf-2127", "RU", "CF", "rifle", "2013-12-05", "2024-07-30"),
    ("so-733", "TR", "SO", "drone", "1992-01-23", "2023-12-01"),
    ("er-1907", "KP", "ER", "rifle", "2009-12-23", "2018-11-14"),
    ("eu-2014-512-2", "FR", "RU", "night-vision-device", "2014-08-01", None),
    ("eu-by", "DE", "BY", "pistol", "2011-06-20", None),
    ("ru-2016-decree", "RU", "KP", "air-defence-system", "2016-12-29", None),
    ("ss-2428", "UG", "SS", "rifle", "2018-07-13", None),
]


def _day(text: str, by: int) -> str:
    return str(date.fromordinal(date.fromisoformat(text).toordinal() + by))


@pytest.mark.parametrize(("rule", "supplier", "recipient", "item", "first", "last"), EDGES)
def test_dates_at_both_edges(rule: str, supplier: str, recipient: str, item: str, first: str, last: str | None) -> None:
    assert rule not in ask(_day(first, -1), supplier, recipient, item)
    assert rule in ask(first, supplier, recipient, item)
    if last is None:
        assert rule in ask("2026-01-01", supplier, recipient, item)
    else:
        assert rule in ask(last, supplier, recipient, item)
        assert rule not in ask(_day(last, 1), supplier, recipient, item)


@pytest.mark.parametrize(
    ("rule", "supplier", "recipient", "applies"),
    [
        ("kp-1874-9", "KP", "RU", True),
        ("kp-1874-9", "RU", "KP", False),
        ("kp-2270-6", "RU", "KP", True),
        ("kp-2270-6", "KP", "RU", False),
        ("eu-2016-849", "RU", "KP", False),  # binds members of the EU only
        ("eu-2016-849", "FR", "KP", True),
        ("us-eo-13551", "RU", "KP", True),
        ("eu-cp-944", "DE", "UA", True),
        ("eu-cp-944", "US", "PL", False),  # the supplier is not bound, though the recipient is a member
        ("mtcr", "KP", "RU", False),
        ("mtcr", "RU", "IR", True),
        ("lb-1701", "IR", "hezbollah", True),
        ("lb-1701", "IR", "rsf", False),
    ],
)
def test_directions_and_who_is_bound(rule: str, supplier: str, recipient: str, applies: bool) -> None:
    assert (rule in ask("2022-06-01", supplier, recipient, SRBM)) is applies


@pytest.mark.parametrize(
    ("item", "outcome"),
    [
        ("main-battle-tank", BREACH),
        ("kn-23", BREACH),
        ("man-portable-air-defence-system", BREACH),
        ("weapons", POSSIBLY),  # too broad
        ("missile", POSSIBLY),
        ("item", POSSIBLY),
        ("shell", POSSIBLY),
        ("surface-to-air-missile", None),
        ("air-defence-system", None),
        ("rifle", None),
        ("anti-tank-guided-missile", None),
        ("container", None),
        (None, POSSIBLY),
    ],
)
def test_scope_of_the_register(item: str | None, outcome: str | None) -> None:
    found = ask("2020-01-01", "RU", "KP", item).get("kp-1718-8a1")
    assert (found.outcome if found else None) == outcome


@pytest.mark.parametrize("range_km", [299, 300])
def test_range_decides_for_drones(range_km: float) -> None:
    found = ask("2021-01-01", "IR", "SY", "drone", range_km=range_km)
    assert ("ir-2231-b4" in found) is (range_km >= 300)


def test_contested_readings_stand_side_by_side() -> None:
    snapback = ask("2025-10-01", "IR", "RU", "rifle")["ir-1747-5"]
    assert snapback.outcome == POSSIBLY
    assert snapback.readings == {"e3": BREACH, "ru_cn_ir": "no rule found"}
    drones = ask("2022-09-13", "IR", "RU", "shahed-136", range_km=2000)["ir-2231-b4"]
    assert drones.readings == {"western": BREACH, "ru_ir": "no rule found"}


@pytest.mark.parametrize(
    ("time", "outcome"),
    [
        ("2016-03", POSSIBLY),  # straddles 2 March 2016
        ("../2023-05-01", POSSIBLY),
        ("2016-03-02/..", BREACH),  # all days of the event are after the rule began
        ("2017", BREACH),
        ("2016-02", None),
        (None, POSSIBLY),
    ],
)
def test_intervals(time: str | None, outcome: str | None) -> None:
    found = ask(time, "CN", "KP", "rifle").get("kp-2270-6")
    assert (found.outcome if found else None) == outcome


def test_party_of_a_rule() -> None:
    assert ask("2024-01-01", "IR", "houthis", "drone")["ye-2216-14"].outcome == BREACH
    assert ask("2024-01-01", "IR", "YE", "drone")["ye-2216-14"].outcome == POSSIBLY
    assert "ye-2216-14" not in ask("2024-01-01", "IR", "YE", "drone", government=True)


def test_end_unknown_is_said() -> None:
    found = ask("2026-08-01", "UG", "SS", "rifle")["ss-2428"]
    assert found.outcome == POSSIBLY
    assert any("not known" in one for one in found.why)


def test_a_breach_of_an_embargo_breaches_the_arms_trade_treaty_too() -> None:
    assert ask("2017-01-01", "CN", "KP", "rifle")["att-6-1"].outcome == BREACH
    assert "att-6-1" not in ask("2017-01-01", "CN", "PK", "rifle")


def test_weaker_forms_have_names_of_their_own() -> None:
    found = ask("2024-01-01", "RU", "IR", SRBM)
    assert found["mtcr"].outcome == COMMITMENT
    assert found["us-eo-13949"].outcome == EXPOSED


def test_germany_arming_ukraine_breaches_nothing() -> None:
    found = ask("2023-01-01", "DE", "UA", "air-defence-system")
    assert {one.outcome for one in found.values()} <= {COMMITMENT}


def test_own_activity() -> None:
    case = Case(event="test", operator=("KP",), item="intercontinental-ballistic-missile", time="2022-11-18")
    assert {one.rule.id: one.outcome for one in provisions(case)}["kp-1718-5"] == BREACH
    french = provisions(Case(event="test", operator=("FR",), item="submarine-launched-ballistic-missile", time="2024"))
    assert {one.outcome for one in french} <= {COMMITMENT}
    assert "hcoc" not in {one.rule.id for one in provisions(case)}


@pytest.mark.parametrize("case", [Case(item="raygun"), Case(time="yesterday")])
def test_bad_questions_are_refused(case: Case) -> None:
    with pytest.raises(QueryError):
        provisions(case)


days = st.dates(min_value=date(1990, 1, 1), max_value=date(2027, 12, 31))


@given(days, st.sampled_from(["KP", "IR", "RU", "CN", "DE"]), st.sampled_from(["KP", "RU", "LY", "UA", "houthis"]))
def test_a_coarser_date_is_never_surer(day: Any, supplier: str, recipient: str) -> None:
    """What a month would certainly breach, each of its days would too."""
    month = ask(f"{day:%Y-%m}", supplier, recipient, "rifle")
    sure = {key for key, one in month.items() if one.outcome == BREACH}
    assert sure <= {
        key for key, one in ask(day.isoformat(), supplier, recipient, "rifle").items() if one.outcome == BREACH
    }


def test_every_finding_gives_paragraph_and_reasons() -> None:
    for one in ask("2023-12-30", "KP", "RU", SRBM).values():
        assert one.rule.paragraph
        assert one.why


# --- the data ------------------------------------------------------------------------------------


def test_all_rules_of_the_survey_are_there() -> None:
    assert len(data.rules()) == 104
    assert list(data.problems()) == []


ROW: dict[str, Any] = {
    "id": "x-1",
    "instrument": "X",
    "paragraph": "1",
    "target": ["KP"],
    "direction": "to",
    "acts": ["transfer"],
    "scope": ["all-arms"],
    "scope_text": "arms",
    "periods": [{"from": "2020-01-01"}],
    "force": "obligation",
    "source": "R1",
}
HEAD = {"regime": "x", "name": "X", "issuer": "X", "binds": "all", "checked_on": "2026-01-01"}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"direktion": "to"}, "'direktion' is no column"),
        ({"direction": "towards"}, "direction 'towards' is none of"),
        ({"periods": [{"from": "2020-13-01"}]}, "give from and to as YYYY-MM-DD"),
        ({"periods": [{"from": "2020-02-01", "to": "2020-01-01"}]}, "ends before it begins"),
        ({"force": None}, "force None is none of"),
    ],
)
def test_a_wrong_row_is_named(change: dict[str, Any], message: str) -> None:
    with pytest.raises(KnowledgeError, match=r"knowledge/regimes/x\.toml: rule 'x-1'") as caught:
        list(data.read("x.toml", {**HEAD, "rule": [{**ROW, **change}]}))
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([ROW, ROW], "stands twice"),
        ([{**ROW, "scope": ["rayguns"]}], "scope 'rayguns' is not in scopes.toml"),
        ([{**ROW, "source": "R999"}], "source 'R999' is not in sources.toml"),
        ([{**ROW, "periods": [{"from": "2020-01-01"}, {"from": "2021-01-01"}]}], "overlap"),
        ([{**ROW, "contested": "mine"}], "reading 'mine' is not at the head"),
    ],
)
def test_rules_that_do_not_agree_are_reported(rows: list[dict[str, Any]], message: str) -> None:
    found = list(data.problems(tuple(data.read("x.toml", {**HEAD, "rule": rows}))))
    assert any(message in one for one in found)


def test_reasons_name_states_in_words() -> None:
    case = Case(supplier=("KP",), recipient=("RU",), item="kn-23", time="2023-12-30")
    assert {one.why[0] for one in provisions(case) if one.rule.id == "kp-1718-8b"} == {"North Korea supplies"}
