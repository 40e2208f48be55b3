#!/usr/bin/env python3
"""check.py [de|en]: the sentence banks load and hold legal values; prints sentences and words per event."""

import collections
import pathlib
import sys
import tomllib

EVENTS = [
    "transfer",
    "use",
    "test",
    "production",
    "deployment",
    "sanction",
    "violation",
    "referral",
    "identification",
    "specification",
    "assessment",
    "none",
]
LEGAL = {
    "kind": ["verb", "noun", "participle", "phrase"],
    "status": ["occurred", "ongoing", "planned", "expected", "sought", "offered", "negotiated", "hypothetical"],
    "polarity": ["positive", "negative"],
    "certainty": ["certain", "probable", "possible"],
    "stance": ["asserts", "confirms", "denies", "doubts", "expects", "demands", "condemns"],
}
ROLES = [
    "supplier",
    "recipient",
    "operator",
    "target",
    "parties",
    "item",
    "quantity",
    "place",
    "time",
    "property",
    "value",
    "unit",
    "approx",
    "regime",
    "body",
]


def faults(entry: dict) -> list[str]:
    """What is wrong with one table of a bank."""
    need = ["text", "word", "kind"] + (["roles", "status", "polarity"] if entry.get("event") != "none" else [])
    found = [f"no {key}" for key in need if key not in entry]
    found += [f"{key} = {entry[key]}" for key, legal in LEGAL.items() if entry.get(key, legal[0]) not in legal]
    found += [f"event = {entry.get('event')}"] if entry.get("event") not in EVENTS else []
    found += [f"role {role}" for role in entry.get("roles", {}) if role not in ROLES]
    found += [f"key {key}" for key in entry if key not in {"text", "event", "word", "roles", *LEGAL}]
    if entry.get("stance") == "denies" and entry["polarity"] != "negative":
        found.append("denies but positive")
    return found


bad = 0
for path in sorted(pathlib.Path(__file__).parent.glob(f"{''.join(sys.argv[1:2]) or '*'}.toml")):
    bank = tomllib.loads(path.read_text("utf-8"))["sentence"]
    for entry in bank:
        for fault in faults(entry):
            bad += 1
            print(f"{path.name}: {fault}: {entry.get('text')}")
    words = {event: {e["word"] for e in bank if e["event"] == event} for event in EVENTS}
    counts = collections.Counter(e["event"] for e in bank)
    print(path.name, len(bank), {event: (counts[event], len(words[event])) for event in EVENTS})
sys.exit(bool(bad))
