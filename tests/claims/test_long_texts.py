"""Texts and sentences far beyond any report are read in pieces or not at all, and say so."""

from __future__ import annotations

from stemmata.claims.extract import LONGEST, WINDOW, analyse
from stemmata.reading import read_text

TOLD = {"language": "en", "published": "2024-01-05", "publisher": "Outlet"}


def test_the_end_of_a_long_text_is_read() -> None:
    sentence = "The weather in the capital was fine on that day. "
    text = "Title\n\n" + sentence * (WINDOW + 20) + "Iran delivered ballistic missiles to Russia on Monday."
    claims = analyse(read_text(text, document="d", stated=TOLD)).claims
    assert [(c.event, c.evidence[0].quote) for c in claims] == [
        ("transfer", "Iran delivered ballistic missiles to Russia")
    ]


def test_an_endless_sentence_is_an_issue() -> None:
    listed = ", ".join(f"{n} Shahed-136 drones" for n in range(2, LONGEST))
    text = f"Title\n\nIran delivered {listed} to Russia. Iran also delivered ballistic missiles to Russia."
    found = analyse(read_text(text, document="d", stated=TOLD))
    assert "long-sentence" in {i.kind for i in found.issues}
    assert [c.roles["item"]["id"] for c in found.claims] == ["ballistic-missile"]
