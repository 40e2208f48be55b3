"""Checks the cluster corpus beside this file: `python3 check.py`. Standard library only; one line a fault, exit 1.

What is checked: documents (fields, page against text), claims (vocabulary, quotes, time codes, agency links that the
text shows), events (every claim in exactly one, equal type), and the stemma (no circle, no child older than its parent,
every claim descends from its origin over edges that carry its event, counts follow from the groups).
"""

from __future__ import annotations

import collections
import html
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
VOCABULARY = {
    "event": "transfer use test production deployment sanction violation referral identification specification"
    " assessment",
    "status": "occurred ongoing planned expected negotiated offered sought hypothetical",
    "polarity": "positive negative",
    "certainty": "certain probable possible",
    "stance": "asserts denies confirms doubts expects demands condemns",
}
ROLES = "supplier recipient operator target item quantity place time property value unit approx regime body parties"
EDGE_KINDS = "reprint abridgement rewrite translation cites statement correction"
AGENCIES = {
    "AFP": r"\bAFP\b|\bafp\b",
    "AP": r"\bAP\b|\bap\b|Associated Press",
    "Kyodo": r"Kyodo",
    "Reuters": r"Reuters|\brtr\b",
    "Yonhap": r"Yonhap",
    "dpa": r"\bdpa\b|Deutsche Presse-Agentur|German press agency",
}
DAY = r"\d{4}(?:-\d\d(?:-\d\d)?)?~?"
TIME = re.compile(rf"(?:{DAY}|\.\.)/(?:{DAY}|\.\.)|{DAY}")
faults: list[str] = []


def need(holds: object, *words: object) -> None:
    """Note a fault unless the condition holds."""
    if not holds:
        faults.append(" ".join(map(str, words)))


def read(path: str) -> object:
    """The JSON file at a path below this folder."""
    return json.loads((HERE / path).read_text(encoding="utf-8"))


def squeeze(text: str) -> str:
    """One space for every run of white space."""
    return " ".join(text.split())


def seen(page: str) -> str:
    """The words of a page in their order, markup gone."""
    page = re.sub(r"(?s)<(script|style)\b.*?</\1\s*>", " ", page)
    return squeeze(html.unescape(re.sub(r"<[^>]*>", " ", page)))


def check_document(key: str, doc: dict) -> None:
    """Fields, length, and the page or text file against the canonical text."""
    for field in ("id", "cluster", "url", "title", "publisher", "published", "language", "text", "text_kind"):
        need(isinstance(doc.get(field), str) and doc[field], key, "lacks", field)
    need(doc["id"] == key and doc["cluster"] == key[0], key, "id or cluster differs from the file name")
    need(re.fullmatch(r"https://[a-z0-9.-]+\.example/\S+", doc["url"]), key, "address not under .example")
    need(re.fullmatch(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d[+-]\d\d:\d\d)?", doc["published"]), key, "publication time")
    need(doc["title"] in doc["text"].split("\n\n"), key, "title is no paragraph of the text")
    need(120 <= len(doc["text"].split()) <= 350, key, "has", len(doc["text"].split()), "words")
    if doc["html_file"] is None:
        need((HERE / "docs" / f"{key}.txt").read_text(encoding="utf-8") == doc["text"], key, "text file differs")
        return
    page = (HERE / "docs" / doc["html_file"]).read_text(encoding="utf-8")
    words, at = seen(page), 0
    for paragraph in doc["text"].strip().split("\n\n"):
        found = words.find(squeeze(paragraph), at)
        need(found >= 0, key, "page lacks, or has out of order:", paragraph[:50])
        at = max(at, found + 1)
    for block in re.findall(r'(?s)<script type="application/ld\+json">(.*?)</script>', page):
        json.loads(block)


def check_claim(name: str, doc: dict, claim: dict) -> None:
    """Vocabulary, quotes, roles, and what the manual rules out together."""
    text = doc["text"]
    for field, words in VOCABULARY.items():
        need(claim.get(field) in words.split(), name, field, claim.get(field))
    need(text.count(claim["evidence"]) == 1, name, "evidence not exactly once:", claim["evidence"])
    need(len(claim["evidence"].split()) <= 15, name, "evidence too long")
    for quote in claim.get("also", []):
        need(quote in text, name, "also not in the text:", quote)
    roles = claim["roles"]
    unknown = set(roles) - set(ROLES.split())
    need(not unknown, name, "unknown roles", unknown)
    need(TIME.fullmatch(roles.get("time", "2000")), name, "time", roles.get("time"))
    quantity = roles.get("quantity", {"min": 1, "max": 1, "approx": False})
    low, high = quantity["min"], quantity["max"]
    need(low is not None or high is not None, name, "empty quantity")
    need(low is None or high is None or low <= high, name, "quantity upside down")
    need(claim["stance"] != "denies" or claim["polarity"] == "negative", name, "denies, but positive")
    foreseen = (claim["status"], claim["certainty"]) == ("expected", "probable")
    need(claim["stance"] != "expects" or foreseen, name, "expects")
    need("value" not in roles or "property" in roles, name, "value without property")
    need(claim["event"] != "specification" or "value" in roles, name, "specification without value")
    need(claim["sources"] and claim["sources"][-1] == doc["publisher"], name, "chain does not end at the publisher")
    for link in claim["sources"][:-1]:
        for part in link.split("+"):
            need(part not in AGENCIES or re.search(AGENCIES[part], text), name, "agency not in the text:", part)


def ancestors(node: str, edges: list[dict], event: str | None) -> set[str]:
    """All nodes above a node, over edges that carry the event (None: over every edge)."""
    found: set[str] = set()
    open_ends = [node]
    while open_ends:
        child = open_ends.pop()
        for edge in edges:
            carried = event is None or event in edge.get("events", [event])
            if edge["child"] == child and carried and edge["parent"] not in found:
                found.add(edge["parent"])
                open_ends.append(edge["parent"])
    return found


def check_edges(letter: str, cluster: dict, docs: dict, event_ids: set[str]) -> None:
    """Known nodes, kinds that fit the languages, no circle, no child before its parent."""
    origins = {origin["id"] for origin in cluster["origins"]}
    nodes = set(cluster["documents"]) | origins | {lost["id"] for lost in cluster["lost"]}
    for edge in cluster["edges"]:
        name = f"{edge['child']}->{edge['parent']}"
        need({edge["child"], edge["parent"], edge.get("also_possible", edge["parent"])} <= nodes, name, "unknown node")
        need(edge["kind"] in EDGE_KINDS.split() and edge.get("evidence"), name, "kind or evidence")
        need(set(edge.get("events", [])) <= event_ids, name, "unknown event")
        need(edge["kind"] != "statement" or edge["parent"] in origins, name, "statement without an origin")
        need(edge["parent"] not in origins or edge["kind"] in ("statement", "correction"), name, "origin as a text")
        if edge["child"] in docs and edge["parent"] in docs:
            child, parent = docs[edge["child"]], docs[edge["parent"]]
            need(child["published"][:10] >= parent["published"][:10], name, "child older than parent")
            crosses = child["language"] != parent["language"]
            need(crosses or edge["kind"] != "translation", name, "translation within a language")
            need(not crosses or edge["kind"] not in ("reprint", "abridgement"), name, "copy across languages")
            need(not crosses or edge.get("lang"), name, "crosses languages, no lang")
    for node in nodes:
        above = ancestors(node, cluster["edges"], None)
        need(node not in above, letter, "circle at", node)
        need(node not in docs or above & origins, node, "reaches no origin")
        used = any(node in (edge["child"], edge["parent"]) for edge in cluster["edges"])
        need(used, letter, "node without an edge", node)


def check_event(event: dict, entry: dict, cluster: dict, gold: dict) -> None:
    """The origins cover the claims, each claim descends from its origin, the count follows from the sides."""
    key = event["id"]
    covered, asserting = [], set()
    kinds = {origin["id"]: origin["kind"] for origin in cluster["origins"]}
    for origin in entry["origins"]:
        if origin["side"] == "asserts" and kinds[origin["origin"]] != "agency":
            asserting.add(origin["origin"])
        for doc, numbers in origin["documents"].items():
            covered += [[doc, number] for number in numbers]
            reached = origin["origin"] in ancestors(doc, cluster["edges"], key)
            need(reached, key, doc, "does not descend from", origin["origin"])
            for number in numbers:
                negative = gold[doc][number]["polarity"] == "negative"
                need(origin["side"] != "asserts" or not negative, key, doc, number, "negative, listed as asserting")
    need(sorted(covered) == sorted(event["claims"]), key, "origins do not cover the claims exactly")
    grouped = [origin for group in entry["independent_origin_groups"] for origin in group]
    need(sorted(grouped) == sorted(asserting), key, "groups differ from the asserting origins")
    need(entry["independent_origin_count"] == len(entry["independent_origin_groups"]), key, "count")
    depends = {origin["id"]: origin.get("depends_on", []) for origin in cluster["origins"]}
    for group in entry["independent_origin_groups"]:
        for other in entry["independent_origin_groups"]:
            tied = group is not other and any(set(depends[origin]) & set(other) for origin in group)
            need(not tied, key, "dependent origins counted twice", group, other)


def check_findings(cluster: dict, events: dict) -> None:
    """Errors are inherited by descendants; contradictions have two sides with claims in their events."""
    speaks = {key: {doc for doc, _ in event["claims"]} for key, event in events.items()}
    for error in cluster["inherited_errors"]:
        carriers = [error["introduced_by"], *error["inherited_by"]]
        need(set(carriers) <= speaks[error["event"]], error["id"], "a carrier has no claim in", error["event"])
        for doc in error["inherited_by"]:
            above = ancestors(doc, cluster["edges"], error["event"])
            need(error["introduced_by"] in above, error["id"], doc, "does not descend from", error["introduced_by"])
    for item in cluster["contradictions"]:
        known = set().union(*(speaks[key] for key in item["events"]))
        need(len(item["sides"]) >= 2, "one-sided contradiction", item["events"])
        for part in item["sides"]:
            need(set(part["docs"]) <= known, "contradiction without claims", item["events"], item["role"], part["docs"])


def main() -> int:
    """Run all checks, print the counts and the faults."""
    docs = {path.stem: read(f"docs/{path.name}") for path in sorted((HERE / "docs").glob("*.json"))}
    gold = {path.stem: read(f"gold/{path.name}") for path in sorted((HERE / "gold").glob("*.json"))}
    events = {event["id"]: event for event in read("events.json")}
    stemma = read("stemma.json")
    need(set(docs) == set(gold), "documents and gold differ:", set(docs) ^ set(gold))
    need(len({doc["url"] for doc in docs.values()}) == len(docs), "an address occurs twice")
    need(set(events) == set(stemma["events"]), "events.json and stemma.json name different events")
    homes = collections.Counter((doc, number) for event in events.values() for doc, number in event["claims"])
    for key, doc in docs.items():
        check_document(key, doc)
        spans = collections.Counter((claim["evidence"], claim["event"]) for claim in gold[key])
        need(max(spans.values(), default=1) == 1, key, "same evidence and type twice")
        for number, claim in enumerate(gold[key]):
            check_claim(f"{key}[{number}]", doc, claim)
            need(homes[key, number] == 1, f"{key}[{number}] is in", homes[key, number], "events")
    for letter, cluster in stemma["clusters"].items():
        need(cluster["documents"] == [key for key in docs if key[0] == letter], letter, "list of documents")
        own = {key: event for key, event in events.items() if event["cluster"] == letter}
        need(cluster["events"] == list(own), letter, "list of events")
        check_edges(letter, cluster, docs, set(own))
        for key, event in own.items():
            for doc, number in event["claims"]:
                need(gold[doc][number]["event"] == event["type"], key, "other type:", doc, number)
                need(doc[0] == letter, key, "claim of another cluster", doc)
            check_event(event, stemma["events"][key], cluster, gold)
        check_findings(cluster, own)
    languages = collections.Counter(doc["language"] for doc in docs.values())
    claims = sum(map(len, gold.values()))
    print(f"{len(docs)} documents {dict(languages)}, {claims} claims, {len(events)} events, {len(faults)} faults")
    print("\n".join(faults), end="\n" if faults else "")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
