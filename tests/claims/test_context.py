"""What a clause leaves out comes from the report: flows, strikes, seizures, acts, origins.

The texts are our own. A row gives the report, the event, roles (ids, comma for several), status and polarity of one
claim that a reader takes from it.
"""

from __future__ import annotations

import pytest

from clauses import claims, keys, says

ROWS: tuple[tuple[str, str, str, str, str], ...] = (
    (
        "en",
        "Russian forces struck Kharkiv with eight drones on Monday. Three of them were shot down.",
        "use",
        "operator=RU target=geonames:706483 item=drone time=2024-05-13 property=intercepted",
        "occurred positive asserts",
    ),
    (
        "de",
        "Russland hat am Dienstag Kiew mit 30 Drohnen beschossen. Fünf davon wurden abgeschossen.",
        "use",
        "operator=RU target=geonames:703448 item=drone time=2024-05-14 property=intercepted",
        "occurred positive asserts",
    ),
    (
        "en",
        "France stopped a boat with rifles in the Arabian Sea on 15 January. The weapons had been sent from Iran to "
        "the Houthis. The crew also seized 20 missiles.",
        "transfer",
        "supplier=IR recipient=houthis operator=FR item=missile time=2024-01-15",
        "ongoing positive asserts",
    ),
    (
        "de",
        "Die US-Marine fing am 12. Mai im Golf von Oman Gewehre aus dem Iran für die Huthi ab. Auf dem Boot "
        "wurden auch "
        "Raketen sichergestellt.",
        "transfer",
        "supplier=IR recipient=houthis operator=US item=missile time=2024-05-12",
        "ongoing positive asserts",
    ),
    (
        "en",
        "The United Arab Emirates supplied the RSF with howitzers, Amnesty International said. The delivery "
        "violates the UN arms embargo.",
        "violation",
        "operator=AE recipient=rsf item=howitzer",
        "occurred positive asserts",
    ),
    (
        "de",
        "Die Türkei lieferte Libyen gepanzerte Fahrzeuge, sagte ein Experte der Vereinten Nationen. Die Lieferung "
        "verstößt "
        "gegen das Waffenembargo.",
        "violation",
        "operator=TR recipient=LY item=armoured-vehicle",
        "occurred positive asserts",
    ),
    (
        "de",
        "Nordkorea testete am Montag eine Rakete vom Typ Hwasong-18. Japan nannte den Start einen Verstoß gegen "
        "UN-Resolutionen.",
        "violation",
        "operator=KP item=hwasong-18",
        "occurred positive asserts",
    ),
    (
        "en",
        "Iran has delivered Shahed-136 drones to Russia. Russia used Shahed-136 drones against Kyiv on Monday.",
        "use",
        "supplier=IR operator=RU target=geonames:703448 item=shahed-136",
        "occurred positive asserts",
    ),
    (
        "de",
        "Nordkorea testete am Montag eine Rakete vom Typ Hwasong-18. Die Rakete hat eine Reichweite von 15.000 "
        "Kilometern.",
        "specification",
        "operator=KP item=hwasong-18 property=range",
        "occurred positive asserts",
    ),
    (
        "en",
        "Poland has delivered four Leopard 2 tanks to Ukraine. Norway supplied Ukraine with eight Leopard 2 tanks. "
        "Germany plans to give 18 tanks.",
        "transfer",
        "supplier=DE recipient=UA",
        "planned positive asserts",
    ),
    (
        "en",
        "Iran denies arming the Houthis with missiles. The US Navy seized 2,000 rifles in the Gulf of Oman on 3 May.",
        "transfer",
        "operator=US item=rifle time=2024-05-03",
        "ongoing positive asserts",
    ),
)


@pytest.mark.parametrize(("language", "text", "event", "roles", "facts"), ROWS)
def test_the_report_fills_what_is_left_out(language: str, text: str, event: str, roles: str, facts: str) -> None:
    found = claims(language, text)
    assert any(says(c, event, roles, facts) for c in found), [(c.event, dict(c.roles), c.status) for c in found]


def test_a_role_from_elsewhere_says_where_it_comes_from() -> None:
    text = "Russian forces struck Kharkiv with eight drones on Monday. Three of them were shot down."
    shot = next(c for c in claims("en", text) if c.roles.get("property") == "intercepted")
    reason = next(w for w in shot.why if w.get("field") == "operator")
    assert "Russian forces struck Kharkiv" in text[reason["from"]["start"] : reason["from"]["end"]]


def test_nobody_supplies_or_attacks_itself() -> None:
    for language, text, *_ in ROWS:
        for claim in claims(language, text):
            assert not keys(claim.roles.get("supplier")) & keys(claim.roles.get("recipient"))
            assert not keys(claim.roles.get("operator")) & keys(claim.roles.get("target"))
