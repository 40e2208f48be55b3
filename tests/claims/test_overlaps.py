"""Two words for one event make one claim; bans, breaches and makes are no transfers."""

from __future__ import annotations

from collections import Counter

import pytest

from clauses import TAIL, claims


@pytest.mark.parametrize(
    ("language", "sentence", "events"),
    [
        ("en", "Iran shipped and delivered drones to Russia.", "transfer"),
        ("en", "North Korea test-fired two missiles on Monday.", "test"),
        ("en", "Belarus took delivery of missiles from Russia.", "transfer"),
        ("en", "Delivering tanks to Libya would violate the UN arms embargo.", "violation"),
        ("en", "Iranian drones made in Isfahan were sold to Russia.", "transfer"),
        ("de", "Das Embargo der EU verbietet die Lieferung von Waffen an Belarus.", "sanction"),
        ("de", "Die Lieferung von Drohnen aus dem Iran an Russland verstößt gegen das Waffenembargo.", "violation"),
        ("de", "Moskau nahm den Verkauf von Panzern an Syrien auf.", "transfer"),
        ("de", "Die Luftabwehr schoss neun Drohnen über Kiew ab.", "use"),
        ("en", "The Geran-2 is based on the Shahed-136.", "specification"),
    ],
)
def test_one_event_is_read_once(language: str, sentence: str, events: str) -> None:
    assert Counter(c.event for c in claims(language, sentence + TAIL[language])) == Counter(events.split())


@pytest.mark.xfail(strict=True, reason="not read yet")
@pytest.mark.parametrize(
    ("language", "sentence", "events"),
    [
        ("en", "The EU embargo bans deliveries of weapons to Belarus.", "sanction"),
        ("en", "The Hwasong-18 uses solid fuel.", "specification"),
    ],
)
def test_gaps(language: str, sentence: str, events: str) -> None:
    assert Counter(c.event for c in claims(language, sentence + TAIL[language])) == Counter(events.split())
