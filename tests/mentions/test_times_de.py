"""German time expressions of a report published on Friday, 5 January 2024: span, TIMEX3 value, EDTF past[, future]."""

from __future__ import annotations

import pytest

from stemmata.mentions.times import find_times

ROWS: list[tuple[str, list[tuple[str | None, ...]]]] = [
    (
        "Sie ging 2019. Im Juli desselben Jahres kamen Teile an.",
        [("2019", "2019", "2019"), ("Juli desselben Jahres", "2019-07", "2019-07")],
    ),
    ("Die Rakete wurde am Dienstag abgefeuert.", [("Dienstag", "2024-01-02", "2024-01-02", "2024-01-09")]),
    ("Am Donnerstag trifft sich der Rat.", [("Donnerstag", "2024-01-04", "2024-01-04", "2024-01-11")]),
    ("Am Freitag sprach der Minister.", [("Freitag", "2024-01-05", "2024-01-05")]),
    ("Er sagte am vergangenen Donnerstag nichts.", [("vergangenen Donnerstag", "2023-12-28", "2023-12-28")]),
    ("Das Treffen ist für kommenden Montag geplant.", [("kommenden Montag", "2024-01-08", "2024-01-08")]),
    ("Der Angriff begann am Donnerstagabend.", [("Donnerstagabend", "2024-01-04TEV", "2024-01-04", "2024-01-11")]),
    (
        "In der Nacht zum Freitag schlugen Drohnen ein.",
        [("Nacht zum Freitag", "2024-01-05TNI", "2024-01-04/2024-01-05")],
    ),
    (
        "In der Nacht auf den 3. Januar fielen Schüsse.",
        [("Nacht auf den 3. Januar", "2024-01-03TNI", "2024-01-02/2024-01-03", "2025-01-02/2025-01-03")],
    ),
    ("Am 30. Dezember 2023 trafen Raketen die Stadt.", [("30. Dezember 2023", "2023-12-30", "2023-12-30")]),
    ("Am 30. Dezember trafen Raketen die Stadt.", [("30. Dezember", "2023-12-30", "2023-12-30", "2024-12-30")]),
    (
        "Am 25. und 26. Dezember gab es Angriffe.",
        [("25.", "2023-12-25", "2023-12-25", "2024-12-25"), ("26. Dezember", "2023-12-26", "2023-12-26", "2024-12-26")],
    ),
    (
        "Vom 28. bis 30. Dezember wurde geschossen.",
        [
            ("28.", "2023-12-28", "2023-12-28/2023-12-30", "2024-12-28/2024-12-30"),
            ("30. Dezember", "2023-12-30", "2023-12-28/2023-12-30", "2024-12-28/2024-12-30"),
        ],
    ),
    ("Der Vertrag vom 15.03.2022 gilt.", [("15.03.2022", "2022-03-15", "2022-03-15")]),
    (
        "Über den Jahreswechsel wurden Raketen abgefeuert.",
        [("Jahreswechsel", "2024-01-01", "2023-12-31~/2024-01-01~", "2024-12-31~/2025-01-01~")],
    ),
    ("Die Lieferung erfolgte im November.", [("November", "2023-11", "2023-11", "2024-11")]),
    ("Im März 2023 wurde der Vertrag unterzeichnet.", [("März 2023", "2023-03", "2023-03")]),
    ("Seit Mitte November liefert das Land Granaten.", [("Mitte November", "2023-11", "2023-11-15~/..")]),
    ("Seit 2004 gilt ein Embargo.", [("2004", "2004", "2004/..")]),
    ("Anfang 2024 sollen die Panzer eintreffen.", [("Anfang 2024", "2024", "2024-01/2024-03")]),
    ("Ende 2023 kamen die ersten Systeme an.", [("Ende 2023", "2023", "2023-10/2023-12")]),
    (
        "Anfang Dezember wurde das Schiff gestoppt.",
        [("Anfang Dezember", "2023-12", "2023-12-01/2023-12-10", "2024-12-01/2024-12-10")],
    ),
    (
        "Mitte Dezember stoppte die Marine das Schiff.",
        [("Mitte Dezember", "2023-12", "2023-12-11/2023-12-20", "2024-12-11/2024-12-20")],
    ),
    (
        "Ende Dezember stoppte die Marine das Schiff.",
        [("Ende Dezember", "2023-12", "2023-12-21/2023-12-31", "2024-12-21/2024-12-31")],
    ),
    ("In der vergangenen Woche fielen Bomben.", [("der vergangenen Woche", "2023-W52", "2023-12-25/2023-12-31")]),
    ("Diese Woche fielen Bomben.", [("Diese Woche", "2024-W01", "2024-01-01/2024-01-05", "2024-01-05/2024-01-07")]),
    ("Das Paket soll nächste Woche folgen.", [("nächste Woche", "2024-W02", "2024-01-08/2024-01-14")]),
    ("Im vergangenen Jahr lieferte Teheran Drohnen.", [("vergangenen Jahr", "2023", "2023")]),
    ("Im nächsten Jahr soll die Fertigung beginnen.", [("nächsten Jahr", "2025", "2025")]),
    ("Im vergangenen Monat wurde ein Schiff gestoppt.", [("vergangenen Monat", "2023-12", "2023-12")]),
    ("In diesem Jahr sollen sie eintreffen.", [("diesem Jahr", "2024", "2024", "2024-01-05/2024-12-31")]),
    ("Vor zwei Jahren begann die Produktion.", [("zwei Jahren", "P2Y", "2022")]),
    ("Vor drei Tagen begann die Produktion.", [("drei Tagen", "P3D", "2024-01-02")]),
    ("Seit vier Jahren verhandeln beide Seiten.", [("vier Jahren", "P4Y", "2020~/..")]),
    ("In drei Monaten sollen die Panzer ankommen.", [("drei Monaten", "P3M", "2023-10-05~/2024-01-05", "2024-04-05~")]),
    (
        "Binnen 15 Monaten sollen sie übergeben werden.",
        [("15 Monaten", "P15M", "2022-10-05~/2024-01-05", "2024-01-05/2025-04-05")],
    ),
    (
        "In den vergangenen zwei Monaten wurden vier Schiffe gestoppt.",
        [("den vergangenen zwei Monaten", "P2M", "2023-11-05~/2024-01-05")],
    ),
    ("In den vergangenen Tagen wurden Schiffe gestoppt.", [("den vergangenen Tagen", "PXD", "../2024-01-05")]),
    ("In den kommenden Wochen sollen sie folgen.", [("den kommenden Wochen", "PXW", "2024-01-05/..")]),
    ("Bis Ende des Jahres sollen alle geliefert sein.", [("Ende des Jahres", "2024", "2024-01-05/2024-12-31")]),
    ("Bis März sollen alle geliefert sein.", [("März", "2024-03", "../2023-03", "2024-01-05/2024-03-31")]),
    ("Die Lieferung erfolgt nicht vor Juni.", [("Juni", "2023-06", "2023-06/..", "2024-06/..")]),
    ("Im Herbst 2020 wurden Drohnen eingesetzt.", [("Herbst 2020", "2020-FA", "2020-23")]),
    ("Im Sommer wurden Drohnen eingesetzt.", [("Sommer", "2023-SU", "2023-22", "2024-22")]),
    ("Im zweiten Halbjahr 2024 beginnt die Fertigung.", [("zweiten Halbjahr 2024", "2024-H2", "2024-41")]),
    ("Im dritten Quartal begann die Fertigung.", [("dritten Quartal", "2023-Q3", "2023-35", "2024-35")]),
    ("In den 1990er Jahren kaufte das Land Panzer.", [("den 1990er Jahren", "199", "1990/1999")]),
    ("In den neunziger Jahren kaufte das Land Panzer.", [("den neunziger Jahren", "199", "1990/1999")]),
    (
        "Der Vertrag von 2010 und die Lieferung drei Jahre später.",
        [("2010", "2010", "2010"), ("drei Jahre später", "P3Y", "2013")],
    ),
    (
        "Am 5. Dezember lief das Schiff aus. Zwei Wochen später kam es an.",
        [("5. Dezember", "2023-12-05", "2023-12-05", "2024-12-05"), ("Zwei Wochen später", "P2W", "2023-12-19")],
    ),
    (
        "Am 5. Dezember lief das Schiff aus. Am Tag darauf wurde es gestoppt.",
        [("5. Dezember", "2023-12-05", "2023-12-05", "2024-12-05"), ("Tag darauf", "2023-12-06", "2023-12-06")],
    ),
    ("Kürzlich trafen neue Raketen ein.", [("Kürzlich", "PAST_REF", "../2024-01-05")]),
    ("Derzeit laufen Gespräche.", [("Derzeit", "PRESENT_REF", "2024-01-05")]),
    ("Bis heute wurde nichts geliefert.", [("heute", "PRESENT_REF", "../2024-01-05")]),
    ("Gestern wurde die Stadt beschossen.", [("Gestern", "2024-01-04", "2024-01-04")]),
    ("Gestern Abend wurde die Stadt beschossen.", [("Gestern Abend", "2024-01-04TEV", "2024-01-04")]),
    ("Heute früh wurde die Stadt beschossen.", [("Heute früh", "2024-01-05TMO", "2024-01-05")]),
    ("Übermorgen endet die Frist.", [("Übermorgen", "2024-01-07", "2024-01-07")]),
    (
        "Die Rakete startete am Mittwoch um 7.10 Uhr.",
        [("Mittwoch", "2024-01-03", "2024-01-03", "2024-01-10"), ("7.10 Uhr", "2024-01-03T07:10", "2024-01-03T07:10")],
    ),
    ("Der Alarm kam um 22:15 Uhr.", [("22:15 Uhr", "T22:15", "2024-01-05T22:15")]),
    (
        "Zwischen Februar und November 2022 flossen die Teile.",
        [("Februar", "2022-02", "2022-02/2022-11"), ("November 2022", "2022-11", "2022-02/2022-11")],
    ),
    (
        "Zwischen 2026 und 2030 werden die Panzer gebaut.",
        [("2026", "2026", "2026/2030"), ("2030", "2030", "2026/2030")],
    ),
    (
        "Am Wochenende fielen Schüsse.",
        [("Wochenende", "2024-W01-WE", "2023-12-30/2023-12-31", "2024-01-06/2024-01-07")],
    ),
    ("Täglich fliegen Drohnen.", [("Täglich", "P1D", None)]),
    ("Jeden Montag tagt der Stab.", [("Jeden Montag", "XXXX-WXX-1", None)]),
    ("Der Krieg dauert drei Jahre.", [("drei Jahre", "P3Y", None)]),
    (
        "Im Januar vergangenen Jahres wurde der Vertrag unterzeichnet.",
        [("Januar vergangenen Jahres", "2023-01", "2023-01")],
    ),
    ("Heuer sollen 50 Stück folgen.", [("Heuer", "2024", "2024", "2024-01-05/2024-12-31")]),
    ("Im Vorjahr waren es weniger.", [("Vorjahr", "2023", "2023")]),
    ("Im Laufe des Oktobers verlegte das Land Schiffe.", [("Oktobers", "2023-10", "2023-10", "2024-10")]),
    ("Im Jahr 2019 erhielt das Land Haubitzen.", [("Jahr 2019", "2019", "2019")]),
    ("Vor Weihnachten kamen die Panzer an.", [("Weihnachten", "2023-12-25", "../2023-12-25", "2024-01-05/2024-12-25")]),
    ("Im Oktober 2020 lief das Embargo aus.", [("Oktober 2020", "2020-10", "2020-10")]),
    (
        "in den frühen Morgenstunden des 2. Januar traf es die Stadt",
        [("2. Januar", "2024-01-02", "2024-01-02", "2025-01-02")],
    ),
    ("am frühen Montagmorgen", [("Montagmorgen", "2024-01-01TMO", "2024-01-01", "2024-01-08")]),
    ("seit Beginn der Invasion im Februar 2022", [("Februar 2022", "2022-02", "2022-02/..")]),
    ("zum Jahreswechsel 2023/24", [("Jahreswechsel 2023/24", "2024-01-01", "2023-12-31~/2024-01-01~")]),
    ("Ende vergangenen Jahres wurde geliefert", [("Ende vergangenen Jahres", "2023", "2023-10/2023-12")]),
    ("Anfang der Woche wurde geliefert", [("Anfang der Woche", "2024-W01", "2024-01-01", "2024-01-05")]),
    ("Anfang nächsten Jahres sollen sie kommen", [("Anfang nächsten Jahres", "2025", "2025-01/2025-03")]),
    ("im vergangenen Herbst", [("vergangenen Herbst", "2023-FA", "2023-23")]),
    ("im vergangenen Oktober", [("vergangenen Oktober", "2023-10", "2023-10")]),
    ("seit vergangenem Herbst", [("vergangenem Herbst", "2023-FA", "2023-23/..")]),
    ("noch in diesem Jahr", [("diesem Jahr", "2024", "2024", "2024-01-05/2024-12-31")]),
    ("bis spätestens Ende März", [("Ende März", "2024-03", "../2023-03-31", "2024-01-05/2024-03-31")]),
    ("ab 2025 soll die Fertigung laufen", [("2025", "2025", "2025/..")]),
    ("ab dem kommenden Jahr", [("dem kommenden Jahr", "2025", "2025/..")]),
    ("im Laufe des Jahres sollen sie kommen", [("Jahres", "2024", "2024", "2024-01-05/2024-12-31")]),
    ("im ersten Quartal 2025", [("ersten Quartal 2025", "2025-Q1", "2025-33")]),
    ("binnen weniger Wochen", [("weniger Wochen", "PXW", "../2024-01-05", "2024-01-05/..")]),
    ("in wenigen Wochen", [("wenigen Wochen", "PXW", "../2024-01-05", "2024-01-05/..")]),
    ("in den nächsten Monaten", [("den nächsten Monaten", "PXM", "2024-01-05/..")]),
    ("nach zwei Jahren", [("zwei Jahren", "P2Y", None)]),
    ("am 24. Februar 2022", [("24. Februar 2022", "2022-02-24", "2022-02-24")]),
    ("am 24.2.2022", [("24.2.2022", "2022-02-24", "2022-02-24")]),
    (
        "zwischen dem 3. und 5. Januar",
        [("3.", "2024-01-03", "2024-01-03/2024-01-05"), ("5. Januar", "2024-01-05", "2024-01-03/2024-01-05")],
    ),
    (
        "vom 30. Dezember bis zum 2. Januar",
        [
            ("30. Dezember", "2023-12-30", "2023-12-30/2024-01-02", "2024-12-30/2025-01-02"),
            ("2. Januar", "2024-01-02", "2023-12-30/2024-01-02", "2024-12-30/2025-01-02"),
        ],
    ),
    (
        "in der Nacht vom 1. auf den 2. Januar",
        [("Nacht vom 1. auf den 2. Januar", "2024-01-02TNI", "2024-01-01/2024-01-02", "2025-01-01/2025-01-02")],
    ),
    (
        "in der Nacht zum Dienstag",
        [("Nacht zum Dienstag", "2024-01-02TNI", "2024-01-01/2024-01-02", "2024-01-08/2024-01-09")],
    ),
    (
        "in der Nacht von Montag auf Dienstag",
        [("Nacht von Montag auf Dienstag", "2024-01-02TNI", "2024-01-01/2024-01-02", "2024-01-08/2024-01-09")],
    ),
    ("Mitte 2023", [("Mitte 2023", "2023", "2023-05/2023-08")]),
    ("am Abend des 29. Dezember", [("Abend des 29. Dezember", "2023-12-29TEV", "2023-12-29", "2024-12-29")]),
    ("in der Silvesternacht", [("Silvesternacht", "2023-12-31", "2023-12-31", "2024-12-31")]),
    ("am Neujahrstag", [("Neujahrstag", "2024-01-01", "2024-01-01", "2025-01-01")]),
    (
        "am 5. Dezember lief es aus, drei Tage zuvor war es beladen worden",
        [("5. Dezember", "2023-12-05", "2023-12-05", "2024-12-05"), ("drei Tage zuvor", "P3D", "2023-12-02")],
    ),
    (
        "am 5. Dezember lief es aus, tags darauf wurde es gestoppt",
        [("5. Dezember", "2023-12-05", "2023-12-05", "2024-12-05"), ("tags darauf", "2023-12-06", "2023-12-06")],
    ),
    (
        "am 5. Dezember lief es aus, am folgenden Tag wurde es gestoppt",
        [("5. Dezember", "2023-12-05", "2023-12-05", "2024-12-05"), ("folgenden Tag", "2023-12-06", "2023-12-06")],
    ),
    (
        "am 5. Dezember lief es aus, im selben Monat wurde es gestoppt",
        [("5. Dezember", "2023-12-05", "2023-12-05", "2024-12-05"), ("selben Monat", "2023-12", "2023-12")],
    ),
    ("vor wenigen Wochen", [("wenigen Wochen", "PXW", "../2024-01-05")]),
    ("vor rund einem Jahr", [("rund einem Jahr", "P1Y", "2023")]),
    ("vor mehr als einem Jahr", [("einem Jahr", "P1Y", "2023")]),
    ("vor gut zwei Jahren", [("gut zwei Jahren", "P2Y", "2022")]),
    ("seit gut einem Jahr", [("gut einem Jahr", "P1Y", "2023~/..")]),
    ("seit Wochenbeginn", [("Wochenbeginn", "2024-W01", "2024-01-01/..")]),
    ("seit Jahresbeginn", [("Jahresbeginn", "2024", "2024-01-01~/..")]),
    ("in der vergangenen Nacht", [("der vergangenen Nacht", "2024-01-04TNI", "2024-01-04/2024-01-05")]),
    ("letzte Nacht", [("letzte Nacht", "2024-01-04TNI", "2024-01-04/2024-01-05")]),
    ("am vergangenen Wochenende", [("vergangenen Wochenende", "2023-W52-WE", "2023-12-30/2023-12-31")]),
    ("am Donnerstag vergangener Woche", [("Donnerstag vergangener Woche", "2023-12-28", "2023-12-28")]),
    ("am Dienstagnachmittag (Ortszeit)", [("Dienstagnachmittag", "2024-01-02TAF", "2024-01-02", "2024-01-09")]),
    (
        "im Dezember 2022 und im Januar 2023",
        [("Dezember 2022", "2022-12", "2022-12"), ("Januar 2023", "2023-01", "2023-01")],
    ),
    (
        "Ende Dezember und Anfang Januar",
        [
            ("Ende Dezember", "2023-12", "2023-12-21/2023-12-31", "2024-12-21/2024-12-31"),
            ("Anfang Januar", "2024-01", "2024-01-01/2024-01-10"),
        ],
    ),
    (
        "am 30. Dezember und am 2. Januar",
        [
            ("30. Dezember", "2023-12-30", "2023-12-30", "2024-12-30"),
            ("2. Januar", "2024-01-02", "2024-01-02", "2025-01-02"),
        ],
    ),
    (
        "am 2. und am 5. Januar",
        [("2.", "2024-01-02", "2024-01-02", "2025-01-02"), ("5. Januar", "2024-01-05", "2024-01-05")],
    ),
    ("im Oktober des vergangenen Jahres", [("Oktober des vergangenen Jahres", "2023-10", "2023-10")]),
    ("bis Mitte des Jahrzehnts", [("Mitte des Jahrzehnts", "202", "2024-01-05/2026-12-31", "2024-01-05/2028-12-31")]),
    ("Ende der 1990er Jahre", [("Ende der 1990er Jahre", "199", "1996~/1999~")]),
    ("erstmals 2016", [("2016", "2016", "2016")]),
    ("2024 und 2025 sollen je 50 kommen", [("2024", "2024", "2024"), ("2025", "2025", "2025")]),
    ("bis 2030", [("2030", "2030", "2024-01-05/2030-12-31")]),
    ("nach 2025", [("2025", "2025", "2025/..")]),
    ("vor 2020", [("2020", "2020", "../2019-12-31")]),
    ("in den kommenden zwei Jahren", [("den kommenden zwei Jahren", "P2Y", "2024-01-05/2026-01-05")]),
    ("innerhalb der nächsten zwölf Monate", [("der nächsten zwölf Monate", "P12M", "2024-01-05/2025-01-05")]),
    ("im kommenden Frühjahr", [("kommenden Frühjahr", "2024-SP", "2024-21")]),
    ("spätestens im Juni", [("Juni", "2023-06", "../2023-06", "2024-01-05/2024-06-30")]),
    ("frühestens 2026", [("2026", "2026", "2026/..")]),
    (
        "Stand: 5. Januar 2024, 14.30 Uhr",
        [("5. Januar 2024", "2024-01-05", "2024-01-05"), ("14.30 Uhr", "2024-01-05T14:30", "2024-01-05T14:30")],
    ),
    ("von Januar bis März", [("Januar", "2024-01", "2024-01/2024-03"), ("März", "2024-03", "2024-01/2024-03")]),
    (
        "zwischen August 2023 und März 2025",
        [("August 2023", "2023-08", "2023-08/2025-03"), ("März 2025", "2025-03", "2023-08/2025-03")],
    ),
    ("erst vor kurzem", [("vor kurzem", "PAST_REF", "../2024-01-05")]),
    ("bereits im Jahr 2022", [("Jahr 2022", "2022", "2022")]),
]


@pytest.mark.parametrize(("text", "wanted"), ROWS, ids=[row[0] for row in ROWS])
def test_german(text: str, wanted: list[tuple[str | None, ...]]) -> None:
    found = find_times(text, "de", "2024-01-05")
    assert [(m.text, m.value, m.edtf, m.edtf_future) for m in found] == [(*w, w[-1])[:4] for w in wanted]


NONE = [
    "Die Su-2000 und die T-72 standen bereit.",
    "Der Rat verwies auf die Resolution 2216.",
    "Sie lieferten 2000 Drohnen.",
    "Der 56 Jahre alte Minister schwieg.",
    "Die Hwasong-11 fliegt 900 Kilometer weit.",
    "Es kostete 1999 Euro.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_time(text: str) -> None:
    assert find_times(text, "de", "2024-01-05") == []
