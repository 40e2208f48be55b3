"""Page dumps in plain text: furniture goes, the report stays as it is; clean texts are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from stemmata.capture import capture, from_bytes
from stemmata.model import Article, Capture
from stemmata.reading import read
from stemmata.reading.dumps import is_dump

FIRST = (
    "Russland hat die Ukraine am Dienstag mit Raketen angegriffen. "
    "Das sagte ein Sprecher am Mittwoch in Kiew vor der Presse. Tote und Verletzte habe es dabei nicht gegeben."
)
SECOND = (
    "Die Raketen stammten nach seinen Worten aus Nordkorea. "
    "Sie hätten eine Reichweite von etwa 900 Kilometern, fügte er hinzu."
)
DUMP = f"""1. Zum Inhalt springen
  2. Zur Hauptnavigation springen
PolitikUkraine

Raketen auf Kiew: Sprecher nennt Herkunft

5. Januar 2024

https://a.example/p/1
Rauch über der Stadt Kiew am Morgen mit Häusern
Rauch über der Stadt Kiew am Dienstag Bild: Jan Maat/AP Photo

{FIRST}

Was steckt hinter den Lieferungen?

Reichweite von 900 Kilometern

{SECOND}

sti/kle (afp, dpa)

Mehr zum Thema

Panzer für Kiew: Was bisher bekannt ist

Impressum
Datenschutz
"""


def take(text: str, **stated: str) -> Article:
    return read(from_bytes(text.encode(), source="x.txt", retrieved="2024-02-01T00:00:00+00:00", stated=stated))


def test_a_dump_is_cleaned() -> None:
    article = take(DUMP)
    assert article.text.split("\n\n") == [
        "Raketen auf Kiew: Sprecher nennt Herkunft",
        "5. Januar 2024",
        "Rauch über der Stadt Kiew am Dienstag Bild: Jan Maat/AP Photo",
        FIRST,
        "Reichweite von 900 Kilometern",
        SECOND,
        "sti/kle (afp, dpa)",
    ]
    assert article.title == "Raketen auf Kiew: Sprecher nennt Herkunft"
    assert article.agencies == ("AFP", "dpa")
    assert article.published is not None
    assert article.published.value == "2024-01-05"


@pytest.mark.parametrize(
    "text",
    [
        f"Raketen auf Kiew\n\n{FIRST}\n\nReichweite\n\n{SECOND}\n\n(afp)",
        f"Kurz gemeldet\nRaketen auf Kiew\n{FIRST}\n{SECOND}",
        f"{FIRST}",
    ],
)
def test_clean_texts_are_kept_exactly(text: str) -> None:
    assert not is_dump(text)
    assert take(text).text == text


def test_invisible_characters_of_files_go_and_line_ends_are_one_kind() -> None:
    assert take(f"\ufeffTi\u00adtel\r\n\r\n{FIRST}").text == f"Titel\n\n{FIRST}"


@pytest.mark.shared
def test_the_seed_reads_as_a_report(shared: Path) -> None:
    (taken,) = capture(shared / "seed")
    assert isinstance(taken, Capture)
    article = read(taken)
    assert article.title is not None
    assert article.title.startswith("USA: Russland setzt Raketen")
    assert article.agencies == ("AFP", "dpa", "Reuters")
    assert article.authors == ("sti", "kle")
    assert article.published is not None
    assert article.published.value == "2024-01-05"
    assert "springen" not in article.text
    assert "https://" not in article.text
    assert [p.kind for p in article.parts].count("photo-credit") == 2
