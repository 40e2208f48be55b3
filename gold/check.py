#!/usr/bin/env python3
"""Validate the gold pairs under gold/*/: python gold/check.py [folder or id prefix ...]

A pair is FOLDER/docs/ID.json (the text) and FOLDER/gold/ID.json (the list of its claims). Checked are keys, substrings,
lengths, vocabularies, EDTF times, ISO codes and the rules that one field puts on another. Exit status 1 on any error.
"""

import collections
import datetime
import json
import pathlib
import re
import sys

EVENTS = [
    "transfer", "use", "test", "production", "deployment", "sanction", "violation", "referral",
    "identification", "specification", "assessment"
]
STATUSES = ["occurred", "ongoing", "planned", "expected", "sought", "offered", "negotiated", "hypothetical"]
STANCES = ["asserts", "confirms", "denies", "doubts", "expects", "demands", "condemns"]
CERTAINTIES = ["certain", "probable", "possible"]
ROLES = [
    "supplier", "recipient", "operator", "target", "parties", "item", "quantity", "place", "time", "property",
    "value", "unit", "approx", "regime", "body"
]
CLAIM_KEYS = {"evidence", "also", "event", "roles", "status", "polarity", "certainty", "sources", "stance", "note"}
NEEDED = CLAIM_KEYS - {"also", "note"}
DOC_KEYS = ["id", "url", "title", "publisher", "published", "language", "text"]
ACTORS = ["supplier", "recipient", "operator", "target", "parties", "place", "body"]
BODIES = {"EU", "UN", "AU"}
ISO = {
    "AD", "AE", "AF", "AG", "AL", "AM", "AO", "AR", "AT", "AU", "AZ", "BA", "BB", "BD", "BE", "BF", "BG", "BH",
    "BI", "BJ", "BN", "BO", "BR", "BS", "BT", "BW", "BY", "BZ", "CA", "CD", "CF", "CG", "CH", "CI", "CL", "CM",
    "CN", "CO", "CR", "CU", "CV", "CY", "CZ", "DE", "DJ", "DK", "DM", "DO", "DZ", "EC", "EE", "EG", "EH", "ER",
    "ES", "ET", "FI", "FJ", "FM", "FR", "GA", "GB", "GD", "GE", "GH", "GM", "GN", "GQ", "GR", "GT", "GW", "GY",
    "HK", "HN", "HR", "HT", "HU", "ID", "IE", "IL", "IN", "IQ", "IR", "IS", "IT", "JM", "JO", "JP", "KE", "KG",
    "KH", "KI", "KM", "KN", "KP", "KR", "KW", "KZ", "LA", "LB", "LC", "LI", "LK", "LR", "LS", "LT", "LU", "LV",
    "LY", "MA", "MC", "MD", "ME", "MG", "MH", "MK", "ML", "MM", "MN", "MO", "MR", "MT", "MU", "MV", "MW", "MX",
    "MY", "MZ", "NA", "NE", "NG", "NI", "NL", "NO", "NP", "NR", "NZ", "OM", "PA", "PE", "PG", "PH", "PK", "PL",
    "PS", "PT", "PW", "PY", "QA", "RO", "RS", "RU", "RW", "SA", "SB", "SC", "SD", "SE", "SG", "SI", "SK", "SL",
    "SM", "SN", "SO", "SR", "SS", "ST", "SV", "SY", "SZ", "TD", "TG", "TH", "TJ", "TL", "TM", "TN", "TO", "TR",
    "TT", "TV", "TW", "TZ", "UA", "UG", "US", "UY", "UZ", "VA", "VC", "VE", "VN", "VU", "WS", "XK", "YE", "ZA",
    "ZM", "ZW"
}
_CLOCK = r"T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?"
_POINT = rf"\d{{4}}(?:-(?:(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])(?:{_CLOCK})?)?|2[1-4]))?[~?%]?"
EDTF = re.compile(rf"(?:{_POINT}|(?:{_POINT}|\.\.)/(?:{_POINT}|\.\.)|\d{{3}}X|[\[{{]{_POINT}(?:, ?{_POINT})*[\]}}])")
WORDS = range(80, 521)


def names(value: object) -> list[str]:
    """The names in a role: one string or a list of them."""
    return [v for v in (value if isinstance(value, list) else [value]) if isinstance(v, str)]


def starts_late(time: str) -> bool:
    """Whether an interval ends before it starts (seasons are not compared)."""
    left, right = (side.strip("~?%") for side in time.split("/"))
    if ".." in (left, right) or any(re.fullmatch(r"\d{4}-2[1-4]", side) for side in (left, right)):
        return False
    width = min(len(left), len(right), 10)
    return left[:width] > right[:width]


def check_document(name: str, doc: dict) -> list[str]:
    """Errors of one text."""
    errors = [f"missing {key}" for key in DOC_KEYS if not doc.get(key)]
    if errors:
        return errors
    if doc["id"] != name:
        errors.append("id is not the file name")
    try:
        datetime.date.fromisoformat(doc["published"][:10])
    except ValueError:
        errors.append(f"published {doc['published']}")
    if doc["title"] not in doc["text"]:
        errors.append("title is not in the text")
    if "’" in doc["url"] or ".example" not in doc["url"]:
        errors.append(f"address {doc['url']}")
    if len(doc["text"].split()) not in WORDS:
        errors.append(f"{len(doc['text'].split())} words")
    return errors


def check_roles(roles: dict) -> list[str]:
    """Errors in the roles of one claim."""
    errors = [f"role {key}" for key in roles if key not in ROLES]
    quantity = roles.get("quantity")
    if quantity is not None:
        low, high = quantity.get("min"), quantity.get("max")
        if set(quantity) != {"min", "max", "approx"} or not isinstance(quantity["approx"], bool):
            errors.append("shape of quantity")
        elif low is None and high is None:
            errors.append("empty quantity")
        elif low is not None and high is not None and low > high:
            errors.append("quantity: min above max")
    time = roles.get("time")
    if time is not None and not EDTF.fullmatch(time):
        errors.append(f"time {time}")
    elif time is not None and "/" in time and starts_late(time):
        errors.append(f"time {time} ends before it starts")
    for key in ACTORS:
        for value in names(roles.get(key)):
            if re.fullmatch(r"[A-Z]{2}", value) and value not in ISO | BODIES:
                errors.append(f"{key} {value} is no ISO code")
    if "unit" in roles and not {"value", "quantity"} & set(roles):
        errors.append("unit without value or quantity")
    return errors


def check_claim(claim: dict, text: str, publisher: str) -> list[str]:
    """Errors of one claim."""
    errors = [f"missing {key}" for key in sorted(NEEDED - set(claim))]
    errors += [f"extra key {key}" for key in sorted(set(claim) - CLAIM_KEYS)]
    if errors:
        return errors
    evidence = claim["evidence"]
    if text.count(evidence) != 1:
        errors.append(f"evidence stands {text.count(evidence)} times in the text")
    if len(evidence.split()) > 15:
        errors.append(f"evidence of {len(evidence.split())} words")
    errors += [f"also not in the text: {also}" for also in claim.get("also", []) if also not in text]
    for key, allowed in (
        ("event", EVENTS),
        ("status", STATUSES),
        ("stance", STANCES),
        ("certainty", CERTAINTIES),
        ("polarity", ("positive", "negative")),
    ):
        if claim[key] not in allowed:
            errors.append(f"{key} {claim[key]}")
    errors += check_roles(claim["roles"])
    if not claim["sources"] or claim["sources"][-1] != publisher:
        errors.append("sources do not end in the publisher")
    stance = claim["stance"]
    if stance == "denies" and claim["polarity"] != "negative":
        errors.append("denies, but positive")
    if stance == "expects" and (claim["status"], claim["certainty"]) != ("expected", "probable"):
        errors.append("expects asks for expected and probable")
    if stance == "condemns" and claim["polarity"] != "positive":
        errors.append("condemns, but negative")
    if stance == "doubts" and claim["certainty"] != "possible":
        errors.append("doubts asks for possible")
    if claim["event"] == "specification" and "property" not in claim["roles"]:
        errors.append("specification without property")
    if claim["event"] in ("transfer", "use") and claim["status"] == "occurred" and "time" not in claim["roles"]:
        errors.append("occurred without time")
    return errors


def main(wanted: list[str]) -> int:
    """Check every pair whose folder or id starts with one of the words asked for (all without words)."""
    root = pathlib.Path(__file__).resolve().parent
    counts: dict[str, collections.Counter] = collections.defaultdict(collections.Counter)
    failed = 0
    for path in sorted(root.glob("*/docs/*.json")):
        folder, name = path.parent.parent, path.stem
        if wanted and not any(folder.name == word or name.startswith(word) for word in wanted):
            continue
        pair = folder / "gold" / path.name
        doc = json.loads(path.read_text(encoding="utf-8"))
        errors = [(name, error) for error in check_document(name, doc)]
        claims = json.loads(pair.read_text(encoding="utf-8")) if pair.exists() else []
        if not pair.exists():
            errors.append((name, "no gold"))
        seen = set()
        for claim in claims:
            tag = f"{name} «{claim.get('evidence', '')[:60]}»"
            errors += [(tag, error) for error in check_claim(claim, doc.get("text", ""), doc.get("publisher", ""))]
            key = json.dumps({k: claim.get(k) for k in NEEDED - {"evidence"}}, sort_keys=True)
            if key in seen:
                errors.append((tag, "the same claim twice"))
            seen.add(key)
            for field in ("event", "status", "polarity", "certainty", "stance"):
                counts[field][claim.get(field)] += 1
        counts["documents"][folder.name] += 1
        counts["claims"][folder.name] += len(claims)
        counts["without claims"][folder.name] += not claims
        failed += len(errors)
        for tag, error in errors:
            print(f"{tag}: {error}")
    for path in sorted(root.glob("*/gold/*.json")):
        if not (path.parent.parent / "docs" / path.name).exists():
            failed += 1
            print(f"{path.stem}: gold without a text")
    for field, counter in counts.items():
        print(f"{field}:", ", ".join(f"{key} {n}" for key, n in counter.most_common()))
    print("FAILED" if failed else "OK", failed)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
