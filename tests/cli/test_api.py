"""The functions that need no ledger, over the real pipeline."""

from __future__ import annotations

from pathlib import Path

import pytest

import stemmata
from stemmata.ledger import layers

SAMPLES = sorted((Path(stemmata.__file__).parent / "samples" / "reports").glob("*.*ml")) + sorted(
    (Path(stemmata.__file__).parent / "samples" / "reports").glob("*.txt")
)
SHAPES = {
    "timex": layers.TIMEX,
    "toponyms": layers.TOPONYM,
    "actors": layers.ACTOR,
    "items": layers.ITEM,
    "quantities": layers.QUANTITY,
    "issues": layers.ISSUE,
}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_a_report_gives_claims_whose_words_stand_in_it(path: Path) -> None:
    article, claims = stemmata.read_report(path)
    assert article.published
    assert article.language in ("de", "en")
    assert claims
    for claim in claims:
        assert claim.why
        for quote in (*claim.evidence, *claim.also):
            assert article.text[quote.start : quote.end] == quote.quote


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Iran delivered 40 drones to Russia on Tuesday, the US government said.", "en"),
        ("Der Iran lieferte am Dienstag nach Angaben der US-Regierung 40 Drohnen an Russland.", "de"),
    ],
)
def test_layers_of_a_text(text: str, language: str) -> None:
    found = stemmata.annotate(text, id="a", published="2024-01-05", language=language, publisher="The Paper")
    for name, shape in SHAPES.items():
        for one in found[name]:
            assert list(one) == list(shape)
    assert {one["id"] for one in found["actors"]} >= {"IR", "RU"}
    assert [one["edtf"] for one in found["timex"]] == ["2024-01-02"]
    (claim,) = (one for one in found["claims"] if one["event"] == "transfer")
    assert claim["roles"]["supplier"]["id"] == "IR"
    assert claim["roles"]["recipient"]["id"] == "RU"
    assert claim["roles"]["quantity"]["min"] == claim["roles"]["quantity"]["max"] == 40
    assert claim["document"]["id"] == "a"
    assert claim["sources"][-1]["name"] == "The Paper"
    assert all(text[span[0] : span[1]] for one in found["attributions"] for span in one["content"])


@pytest.mark.parametrize("text", ["", " \n ", "Иран поставил России беспилотники, сообщает агентство."])
def test_what_cannot_be_read_says_so(text: str) -> None:
    with pytest.raises(stemmata.StemmataError):
        stemmata.annotate(text)


def test_a_folder_is_no_report(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Iran delivered drones to Russia.")
    with pytest.raises(stemmata.StemmataError, match="2 reports here"):
        stemmata.read_report(tmp_path)
    with pytest.raises(stemmata.StemmataError, match="nothing"):
        stemmata.read_report(tmp_path / "nothing.html")
