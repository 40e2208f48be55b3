"""The entries of a live blog are read apart, each by its own day."""

from __future__ import annotations

from stemmata.claims.extract import analyse
from stemmata.ledger import readings
from stemmata.reading import read_text

ENTRIES = (
    ("01:10", "Russia fired 30 Shahed drones at Kharkiv yesterday, the regional governor said."),
    ("23:30", "Russia fired 20 Shahed drones at Odesa yesterday, the regional governor said."),
    ("20:00", "Poland delivered 18 howitzers to Ukraine today, the defence ministry in Warsaw said."),
    ("19:00", "More shells will be delivered tomorrow, a spokesman said."),
)
TEXT = "Live: the war\n\n" + "\n\n".join(f"{clock} Uhr: {words}" for clock, words in ENTRIES)
TOLD = {"language": "en", "published": "2024-01-05", "publisher": "Outlet"}


def test_each_entry_is_read_by_its_own_day() -> None:
    found = analyse(read_text(TEXT, document="d", stated=TOLD))
    days = [(c.event, c.roles["time"]["edtf"]) for c in found.claims if c.roles.get("quantity")]
    assert days == [("use", "2024-01-04"), ("use", "2024-01-03"), ("transfer", "2024-01-04")]
    assert [t.edtf_future for t in found.times if t.text == "tomorrow"] == ["2024-01-05"]
    assert all(found.article.text[t.start : t.end] == t.text for t in found.times)
    assert all(found.article.text[e.start : e.end] == e.quote for c in found.claims for e in c.evidence)


def test_an_entry_fills_no_role_of_another() -> None:
    found = analyse(read_text(TEXT, document="d", stated=TOLD))
    last = found.article.entries[-1]
    roles = [c.roles for c in found.claims if c.evidence[0].start >= last.start]
    assert not any({"supplier", "recipient"} & set(one) for one in roles)


def test_entries_are_kept_with_the_article() -> None:
    article = read_text(TEXT, document="d", stated=TOLD)
    kept = readings.article_object(article)
    again = readings.article_of("d", kept, [])
    assert again.entries == article.entries
    assert len(again.entries) == len(ENTRIES)
