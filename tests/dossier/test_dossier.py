"""The dossier: everything in it, nothing from outside, and no hostile text that gets through."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemmata import Ledger
from stemmata.dossier.collecting import Whole, chosen, collect, shown
from stemmata.dossier.contents import contents
from stemmata.dossier.lineage import tree
from stemmata.dossier.rendering import link, markdown, render, visible
from stemmata.errors import QueryError
from stemmata.model.stemma import Account, Edge, Node

NASTY = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style><svg onload=alert(1)>",
    "{{ 7 * 7 }} {% raw %}",
    "javascript:alert(1)",
    "a | b\n# heading\n- [click](javascript:alert(1)) `code` <b>",
    "safe\u202eevil\u0000\u200b",
    "&lt;script&gt;",
]
ALLOWED = {
    *("html", "head", "meta", "title", "style", "body", "header", "section", "p", "h1", "h2", "h3", "ol", "ul", "li"),
    *("b", "strong", "em", "small", "code", "q", "br", "table", "thead", "tbody", "tr", "th", "td", "a", "span", "img"),
}


class Seen(HTMLParser):
    """All tags and attributes of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str]] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {(name, value or "") for name, value in attrs}


@pytest.fixture
def whole(ledger: Ledger) -> Whole:
    return collect(ledger)


def dossier(whole: Whole, wanted: str = "Pyongyang") -> dict[str, Any]:
    events, left_out = chosen(whole, wanted)
    return contents(whole, events, wanted=wanted, left_out=left_out)


def spoiled(found: Any, nasty: str) -> Any:
    """The same contents with a hostile text for every text that was read; grades and kinds are ours."""
    if isinstance(found, dict):
        return {key: one if key in OURS else spoiled(one, nasty) for key, one in found.items()}
    if isinstance(found, list):
        return [spoiled(one, nasty) for one in found]
    return nasty if isinstance(found, str) else found


OURS = frozenset({"kind", "grade", "computed"})


def test_all_that_a_dossier_must_hold(whole: Whole) -> None:
    found = dossier(whole)
    (event,) = found["events"]
    assert event["rating"]["grade"] == "6"
    assert event["claims"][0]["evidence"][0]["quote"] == "Pyongyang delivered missiles to Moscow"
    assert "no independent origin yet" in event["questions"]
    assert "no date" in event["questions"]
    assert event["provisions"]["notes"]
    assert [one["id"] for one in found["captures"]] == [event["claims"][0]["document"]["id"]]
    assert found["made_by"]["head"] == whole.head


def test_places_are_drawn_and_listed(whole: Whole) -> None:
    roles = {
        "supplier": {"id": "KP"},
        "recipient": {"id": "RU"},
        "place": {"name": "<b>Nowhere", "precision": "district"},
    }
    placed = replace(whole, claims={key: replace(one, roles=roles) for key, one in whole.claims.items()})
    found = dossier(placed)
    (event,) = found["events"]
    assert [one["name"] for one in event["places"]] == ["<b>Nowhere", "North Korea", "Russia"]
    assert event["map"].startswith("<svg ")
    assert found["map"] == ""  # an overview only of several events
    page = render(found, ".html")
    assert 'class="map"' in page
    assert "&lt;b&gt;Nowhere: place, as district, without coordinates and not drawn" in page
    assert "North Korea: supplier, as country" in render(found, ".md")
    both = contents(placed, list(placed.events.values()), wanted="delivered")
    assert both["map"].startswith("<svg ")


def test_every_key_is_documented(whole: Whole) -> None:
    text = (Path(__file__).resolve().parents[2] / "docs" / "reference" / "assessment.md").read_text(encoding="utf-8")
    found = dossier(whole)
    assert [key for key in (*found, *found["events"][0]) if f"`{key}`" not in text] == []


@pytest.mark.parametrize("suffix", [".html", ".md", ".json"])
def test_each_form_shows_the_same(whole: Whole, suffix: str) -> None:
    found = dossier(whole)
    text = render(found, suffix).replace("\\", "")
    for wanted in (
        "Pyongyang delivered missiles to Moscow",
        "no independent origin yet",
        whole.head,
        "truth cannot be judged",
    ):
        assert wanted in text
    assert found["captures"][0]["id"] in text


def test_the_timeline_goes_by_the_clock_not_by_the_digits(whole: Whole) -> None:
    """A report of 22:40 in Kyiv came before one of 21:20 in London."""
    (document,) = {one.document["id"] for one in whole.claims.values() if one.roles["supplier"]["id"] == "Pyongyang"}
    others = [one for one in whole.documents if one != document][:1]
    times = dict(zip([document, *others], ["2024-01-05T21:20:00+00:00", "2024-01-05T22:40:00+02:00"], strict=True))
    for one, published in times.items():
        whole.documents[one] = replace(whole.documents[one], published=published)  # type: ignore[index]
    (event,) = [one for one in whole.events.values() if document in one.documents][:1]
    event = replace(event, documents=(document, *others))
    timeline = contents(whole, [event], wanted="x")["events"][0]["timeline"]
    assert [one["published"] for one in timeline] == ["2024-01-05 20:40 UTC", "2024-01-05 21:20 UTC"]


def test_json_reads_back(whole: Whole) -> None:
    found = dossier(whole)
    assert json.loads(render(found, ".json")) == json.loads(json.dumps(found))


def test_the_page_needs_nothing_from_outside(whole: Whole) -> None:
    page = render(dossier(whole), ".html")
    seen = Seen(page)
    assert seen.tags <= ALLOWED
    assert not {name for name, _ in seen.attributes if name.startswith("on") or name in ("srcset", "background")}
    assert all(value.startswith("data:image/svg+xml;base64,") for name, value in seen.attributes if name == "src")
    assert "default-src 'none'" in page
    assert "url(" not in page
    assert "@import" not in page


@pytest.mark.parametrize("nasty", NASTY)
def test_hostile_text_stays_text(whole: Whole, nasty: str) -> None:
    page = render(spoiled(dossier(whole), nasty), ".html")
    seen = Seen(page)
    assert seen.tags <= ALLOWED
    assert not {value for name, value in seen.attributes if name == "src" and not value.startswith("data:image/svg")}
    assert not {value for name, value in seen.attributes if name == "href" and not value.startswith(("#", "http"))}
    assert not re.search("[\u202e\u0000\u200b]", page)
    assert ("7 * 7" in page) is ("7 * 7" in nasty)  # no template within a template


@pytest.mark.parametrize("nasty", NASTY)
def test_hostile_text_stays_text_in_markdown(whole: Whole, nasty: str) -> None:
    page = render(spoiled(dossier(whole), nasty), ".md")
    assert not re.search(r"(?<!\\)<", page)
    assert not re.search(r"(?<!\\)\]\(", page)
    assert "\n# heading" not in page


@given(st.text(max_size=40))
def test_markdown_is_one_line_and_escapes_what_it_must(text: str) -> None:
    found = markdown(text)
    assert "\n" not in found
    assert not re.search(r"(?<!\\)(?:\\\\)*[<|`\[]", found)


@given(st.text(max_size=40))
def test_visible_text_has_no_hidden_signs(text: str) -> None:
    assert all(sign.isprintable() or sign == "\n" for sign in visible(text))


LINKS = [
    ("https://a.example/x?y=1", True),
    ("http://a.example", True),
    ("HTTPS://A.example/", True),
    ("javascript:alert(1)", False),
    ("data:text/html,x", False),
    ('https://a.example/" onclick="x', False),
    ("//a.example", False),
    ("reports/a.txt", False),
    (None, False),
]


@pytest.mark.parametrize(("address", "good"), LINKS)
def test_only_plain_addresses_can_be_clicked(address: str | None, good: bool) -> None:
    assert bool(link(address)) is good


def test_an_overrule_is_in_every_form(ledger: Ledger) -> None:
    before = collect(ledger)
    (event,), _ = chosen(before, "Pyongyang")
    ledger.rate(before.claims[event.claims[0]], "4", scale="credibility", person="Ada Lovelace", reason="seen on site")
    found = dossier(collect(ledger))
    for suffix in (".html", ".md", ".json"):
        text = render(found, suffix)
        assert "Ada Lovelace" in text
        assert "seen on site" in text
    assert "overruled by a person; the rules give 6" in render(found, ".html")


def test_choosing(whole: Whole) -> None:
    (one,), _ = chosen(whole, "pyongyang missiles")
    assert chosen(whole, one.id) == ([one], 0)
    assert chosen(whole, one.id.removeprefix("event:")[:6]) == ([one], 0)
    assert chosen(whole, one.claims[0]) == ([one], 0)
    for nothing in ("zeppelins", "", "  ", "event:0000000"):
        with pytest.raises(QueryError, match="names no event"):
            chosen(whole, nothing)


def test_a_breach_is_said_by_its_sources(whole: Whole) -> None:
    (one,), _ = chosen(whole, "Pyongyang")
    assert shown(one) == one.label
    accused = replace(one, type="violation", label="violation: Iran before UN")
    assert shown(accused) == "said to breach a rule: Iran before UN"


def test_many_events_are_cut_and_counted(whole: Whole, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stemmata.dossier.collecting.MOST", 1)
    events, left_out = chosen(whole, "delivered")
    assert (len(events), left_out) == (1, 2)
    assert "2 further events" in render(contents(whole, events, wanted="delivered", left_out=2), ".html")


def edge(child: str, parent: str, weight: float = 1.0, **more: Any) -> Edge:
    return Edge(child=child, parent=parent, weight=weight, grounds=(), **{"kind": "reprint", **more})


def test_the_tree_puts_each_report_below_its_best_parent() -> None:
    nodes = tuple(Node(id=one, kind="document", name=one.upper()) for one in "abc")
    account = Account(
        event="e",
        nodes=nodes,
        edges=(edge("b", "a"), edge("c", "a", 1.0), edge("c", "b", 2.0), edge("a", "origin:x", kind="statement")),
        origins=(),
        independent=(),
        witnesses=1,
    )
    (root,) = tree(account)
    assert (root["name"], root["children"][0]["name"]) == ("origin:x", "A")
    assert root["children"][0]["children"][0]["children"][0]["name"] == "C"


def test_a_chain_of_a_thousand_copies_is_cut_with_a_note() -> None:
    nodes = tuple(Node(id=f"{i:04}", kind="document", name=f"n{i}") for i in range(1000))
    edges = tuple(edge(f"{i + 1:04}", f"{i:04}") for i in range(999))
    account = Account(event="e", nodes=nodes, edges=edges, origins=(), independent=(), witnesses=1)
    at = tree(account)[0]
    while at["children"]:
        at = at["children"][0]
    assert at["cut"]


def test_a_file_of_another_kind_is_refused(tmp_path: Path, whole: Whole) -> None:
    with pytest.raises(QueryError, match=r"\.html, \.md, \.json"):
        render(dossier(whole), ".pdf")


def test_contents_do_not_depend_on_where_it_runs(whole: Whole) -> None:
    again = replace(whole)
    assert render(dossier(whole), ".html") == render(dossier(again), ".html")
