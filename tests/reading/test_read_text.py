"""Parts, credits and dates of clean texts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from stemmata.model import Article
from stemmata.reading import read_text
from stemmata.reading.bylines import read_byline
from stemmata.reading.credits import read_credit, trailing_credit
from stemmata.reading.datelines import find_dateline
from stemmata.reading.pictures import credit_offset

SENTENCES = (
    "Russland hat die Ukraine am Dienstag mit Raketen angegriffen. "
    "Das sagte ein Sprecher des Verteidigungsministeriums."
)

DATELINES = {
    "Berlin (dpa) - Die Panzer sind da.": ("Berlin (dpa) -", ("dpa",)),
    "Kiew/Moskau (AFP/dpa) – Die Panzer sind da.": ("Kiew/Moskau (AFP/dpa) –", ("AFP", "dpa")),
    "Altwied (dpa/lhe) - Die Panzer sind da.": ("Altwied (dpa/lhe) -", ("dpa",)),
    "SEOUL, Oct. 19 (Yonhap) -- South Korea said so.": ("SEOUL, Oct. 19 (Yonhap) --", ("Yonhap",)),
    "TEL AVIV, Israel (AP) — Israel said so.": ("TEL AVIV, Israel (AP) —", ("AP",)),
    "London (epd). Die Panzer sind da.": ("London (epd).", ("epd",)),
    "MOSCOW, September 13. /TASS/. Russia said so.": ("MOSCOW, September 13. /TASS/.", ("TASS",)),
    "Bamako. 20 January. TASS. On Thursday it was said.": ("Bamako. 20 January. TASS.", ("TASS",)),
    "Манила (ТАСС) - x y z.": ("Манила (ТАСС) -", ("TASS",)),
    "(Reuters) - Russia said so.": ("(Reuters) -", ("Reuters",)),
    "MANILA (QNA) - An agency we do not know.": ("MANILA (QNA) -", ("QNA",)),
}
NO_DATELINES = [
    "Kanzler Olaf Scholz (SPD) hatte sich durchgerungen.",
    "Die OPCW (Den Haag) - so heißt es - prüft das.",
    "The missile (KN-23) was fired.",
    "Nein (so der Sprecher) - das stimmt nicht.",
    "",
]


@pytest.mark.parametrize(("paragraph", "expected"), DATELINES.items(), ids=DATELINES.keys())
def test_datelines_with_an_agency(paragraph: str, expected: tuple[str, tuple[str, ...]]) -> None:
    found = find_dateline(paragraph, first=False)
    assert found is not None
    assert (paragraph[: found.length], found.agencies) == expected


@pytest.mark.parametrize("paragraph", NO_DATELINES)
def test_what_is_no_dateline(paragraph: str) -> None:
    assert find_dateline(paragraph, first=False) is None


@pytest.mark.parametrize(
    ("paragraph", "place"),
    [
        ("Sanaa/Tampa. " + SENTENCES, "Sanaa/Tampa."),
        ("PARIS/ERIWAN. " + SENTENCES, "PARIS/ERIWAN."),
        ("Caracas - Unter Druck: " + SENTENCES, "Caracas -"),
        ("PORT SUDAN – Unter Druck: " + SENTENCES, "PORT SUDAN –"),
    ],
)
def test_bare_places_open_only_the_first_paragraph(paragraph: str, place: str) -> None:
    found = find_dateline(paragraph, first=True)
    assert found is not None
    assert paragraph[: found.length] == place
    assert find_dateline(paragraph, first=False) is None


CREDITS = {
    "sti/kle (afp, dpa, rtr)": (("AFP", "dpa", "Reuters"), ("sti", "kle")),
    "(AFP/dpa/rtr)": (("AFP", "dpa", "Reuters"), ()),
    "AFP/dpa/Reuters/ww/fkl": (("AFP", "dpa", "Reuters"), ("ww", "fkl")),
    "Mit Material von AFP und Reuters": (("AFP", "Reuters"), ()),
    "(Mit Material von dpa und AFP)": (("dpa", "AFP"), ()),
    "dpa-infocom, dpa:230327-99-104512/3": (("dpa",), ()),
    "© dpa-infocom, dpa:240313-99-000000/2": (("dpa",), ()),
    "Quelle: Reuters/hb": (("Reuters",), ("hb",)),
    "EFE": (("EFE",), ()),
    "(PNA)": (("PNA",), ()),
    "With material from the Associated Press": (("AP",), ()),
    "(Reuters; additional reporting: Our News Desk)": (("Reuters",), ()),
    "Redaktion: L. Hartwig, mit dpa und AFP": (("dpa", "AFP"), ("L. Hartwig",)),
    "(Reporting by Jane Roe and John Doe; Editing by Ann Poe)": ((), ("Jane Roe", "John Doe", "Ann Poe")),
}
NO_CREDITS = [
    "Reuters berichtete am Montag, die Raketen seien geliefert worden.",
    "The report was published by AFP on Monday.",
    "Mehr zum Thema",
    "sti/kle",
    "(siehe oben)",
    "At least ten people died.",
    "",
]


@pytest.mark.parametrize(("line", "expected"), CREDITS.items(), ids=CREDITS.keys())
def test_credit_lines(line: str, expected: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
    credit = read_credit(line)
    assert credit is not None
    assert (credit.agencies, credit.authors) == expected


@pytest.mark.parametrize("line", NO_CREDITS)
def test_what_is_no_credit_line(line: str) -> None:
    assert read_credit(line) is None


def test_a_credit_at_the_end_of_the_last_paragraph() -> None:
    paragraph = "Nach Ansicht der USA würde das gegen die Resolution verstoßen. (rtr)"
    found = trailing_credit(paragraph)
    assert found is not None
    assert paragraph[found[0] :] == "(rtr)"
    assert trailing_credit("Das sagte der Sprecher (SPD).") is None


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("Kim Jong Un am 31. DezemberBild: KCNA/REUTERS", "Bild: KCNA/REUTERS"),
        ("A boat in the Gulf (file photo). Image: Tidewater Pictures", "Image: Tidewater Pictures"),
        ("Gewehre auf einem Schiff (Symbolfoto: Nordwind/Hansen)", "(Symbolfoto: Nordwind/Hansen)"),
        ("Foto: dpa", "Foto: dpa"),
    ],
)
def test_credits_of_pictures(caption: str, credit: str) -> None:
    at = credit_offset(caption)
    assert at is not None
    assert caption[at:] == credit


def test_sentences_are_no_picture_credits() -> None:
    line = "Das Bild: Ein zerstörtes Haus. Menschen suchen nach ihren Sachen. Niemand weiß, wie es weitergeht."
    assert credit_offset(line) is None


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Von Gunda Everling", ("Gunda Everling",)),
        ("By Jane Roe and John Doe in Cairo", ("Jane Roe", "John Doe")),
        ("Von unserer Korrespondentin", ()),
        ("Staff report", ()),
        ("Author: Ingeborg Falk-Moreau", ("Ingeborg Falk-Moreau",)),
    ],
)
def test_bylines(line: str, authors: tuple[str, ...]) -> None:
    byline = read_byline(line)
    assert byline is not None
    assert byline.authors == authors


@pytest.mark.parametrize(
    "line",
    [
        "Von den Raketen fehlt jede Spur",
        "By Monday the ships had left",
        "Aus Moskau kam Protest",
        "von Moskau",
        "Von der Front bis Kiew",
    ],
)
def test_sentences_are_no_bylines(line: str) -> None:
    assert read_byline(line) is None


def test_a_mere_name_is_a_byline_only_where_asked_and_only_if_short() -> None:
    assert read_byline("Roswitha Kienbaum") is None
    byline = read_byline("Roswitha Kienbaum und Jan van der Maat", bare=True)
    assert byline is not None
    assert byline.authors == ("Roswitha Kienbaum", "Jan van der Maat")
    assert read_byline("North Korea Arms Russia Again", bare=True) is None


def kinds(article: Article) -> list[tuple[str, str]]:
    return [(p.kind, article.text[p.start : p.end]) for p in article.parts]


def test_a_whole_report_falls_into_its_parts() -> None:
    text = "\n\n".join(
        [
            "Krieg in der Ukraine",
            "Iran räumt Lieferung von Drohnen an Russland ein",
            "Stand: 05.11.2022 16:30 Uhr",
            "Irans Außenminister bei einer Pressekonferenz. Foto: Agentur Lichtblick",
            "Erstmals bestätigt Teheran die Lieferung.",
            "Teheran (dpa) - " + SENTENCES,
            "Kiew nennt andere Zahlen",
            SENTENCES + " (sti)",
            "- " + SENTENCES,
            "ab/cd (afp, dpa)",
        ]
    )
    article = read_text(text, document="d")
    assert [k for k, _ in kinds(article)] == [
        "kicker",
        "title",
        "date",
        "caption",
        "photo-credit",
        "lead",
        "dateline",
        "body",
        "subheading",
        "body",
        "list",
        "credit",
    ]
    assert article.title == "Iran räumt Lieferung von Drohnen an Russland ein"
    assert article.agencies == ("AFP", "dpa")
    assert article.authors == ("ab", "cd")
    assert article.language == "de"
    assert article.published is not None
    assert article.published.value == "2022-11-05T16:30:00"


def test_picture_credits_never_count_as_agencies() -> None:
    article = read_text(f"Titel des Berichts\n\nEin Bild. Bild: KCNA/REUTERS\n\n{SENTENCES}", document="d")
    assert article.agencies == ()


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    wrapped = (
        "Russia fired several ballistic missiles at Ukraine on Tuesday, the\n"
        "White House said. The missiles were made in North Korea, a\n"
        "spokesman told reporters, and flew about 900 kilometres before they\nhit an open field."
    )
    article = read_text("A title above the text\n\n" + wrapped, document="d")
    assert kinds(article)[-1] == ("lead", wrapped)


def issue_kinds(**stated: str) -> set[str]:
    article = read_text(f"Ein Titel\n\nStand: 05.01.2024\n\n{SENTENCES}", document="d", stated=stated)
    return {issue.kind for issue in article.issues}


def test_disagreement_and_gaps_are_issues() -> None:
    assert issue_kinds(published="2024-01-05") == set()
    assert issue_kinds(published="2023-01-05") <= {"date-conflict"}
    assert issue_kinds(published="yesterday") == {"unresolved-date"}
    assert issue_kinds(published="2024-01-05", language="fr") == {"language-not-read"}
    assert {i.kind for i in read_text("Titel\n\n" + SENTENCES, document="d").issues} == {"no-date"}


def test_issue_ids_are_stable() -> None:
    first, second = (read_text("Titel\n\n" + SENTENCES, document="d").issues for _ in range(2))
    assert first == second
    assert first != read_text("Titel\n\n" + SENTENCES, document="e").issues


@pytest.mark.shared
def test_titles_and_languages_of_the_gold_reports_are_found_without_being_stated(shared: Path) -> None:
    for path in sorted((shared / "gold" / "single" / "docs").glob("*.json")):
        report = json.loads(path.read_text(encoding="utf-8"))
        article = read_text(report["text"], document=report["id"])
        assert article.language == report["language"], report["id"]
        assert article.text == report["text"]
        covered = sum(p.end - p.start for p in article.parts)
        assert covered >= 0.98 * len("".join(report["text"].split("\n"))), report["id"]
