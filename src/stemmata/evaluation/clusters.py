"""A gold folder of clusters: reports whose descent is known, with events.json and stemma.json."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stemmata.errors import QueryError
from stemmata.evaluation.corpus import Gold, load
from stemmata.evaluation.gold_claims import claims_of, gold_id
from stemmata.model import Article, Claim
from stemmata.reading import read_text

STATED = ("url", "title", "publisher", "published", "language")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clusters:
    """Reports with gold claims, events and descent. `event_of` maps a gold claim's id to its event's."""

    gold: Sequence[Gold]
    articles: Mapping[str, Article]
    claims: Mapping[str, Sequence[Claim]]
    event_of: Mapping[str, str]
    events: Mapping[str, Mapping[str, Any]]
    stemma: Mapping[str, Mapping[str, Any]]
    """By cluster."""
    accounts: Mapping[str, Mapping[str, Any]]
    """By event."""

    @property
    def origin_of(self) -> dict[str, str]:
        """The origin on which each gold claim rests, by the claim's id."""
        return {
            gold_id(document, index): row["origin"]
            for account in self.accounts.values()
            for row in account["origins"]
            for document, some in row["documents"].items()
            for index in some
        }


def load_clusters(folder: Path, *, only: Collection[str] = ()) -> Clusters:
    """The clusters of a folder, or those named in `only`.

    Raises:
        QueryError: there is no events.json or stemma.json, or they are broken, or there is no such cluster.
    """
    stemma, events = _object(folder / "stemma.json"), _object(folder / "events.json")
    names = [name for name in stemma.get("clusters", {}) if not only or name in only]
    if not names:
        raise QueryError(f"{folder}: no cluster {', '.join(only) or 'at all'} in stemma.json: name one that it has")
    chosen = {name: stemma["clusters"][name] for name in names}
    documents = {one for row in chosen.values() for one in row["documents"]}
    gold = load(folder, only=documents)
    mine = {row["id"]: row for row in events if row["cluster"] in chosen}
    return Clusters(
        gold=gold,
        articles={one.document["id"]: article_of(one) for one in gold},
        claims=claims_of(gold),
        event_of={gold_id(d, i): row["id"] for row in mine.values() for d, i in row["claims"]},
        events=mine,
        stemma=chosen,
        accounts={name: stemma["events"][name] for name in mine},
    )


def article_of(gold: Gold) -> Article:
    """The article of a gold document: its text as it is."""
    document = gold.document
    stated = {key: str(document[key]) for key in STATED if document.get(key)}
    return read_text(document["text"], document=document["id"], stated=stated)


def parents_of(clusters: Clusters) -> dict[str, list[Mapping[str, Any]]]:
    """The gold edges by child."""
    found: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in clusters.stemma.values():
        for edge in row["edges"]:
            found[edge["child"]].append(edge)
    return found


def _object(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise QueryError(f"{path}: not here: give a folder of clusters, with events.json and stemma.json") from None
    except (ValueError, OSError) as error:
        raise QueryError(f"{path}: this is no JSON ({error}): mend it or take it out") from None
