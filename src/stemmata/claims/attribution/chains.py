"""Chains of sources: who a speaker relies on, who is nested in whom, and which attribution a clause stands under."""

from __future__ import annotations

from collections.abc import Sequence

from stemmata.claims.attribution.found import Found
from stemmata.claims.attribution.names import issuer
from stemmata.claims.attribution.phrases import inner_links
from stemmata.claims.attribution.roster import roster
from stemmata.claims.attribution.scene import Scene
from stemmata.claims.attribution.speakers import Speakers
from stemmata.claims.grammar import bare
from stemmata.model import Article, Attribution, Source, Span

NEAR = 12  # sentences to either side in which an enclosing attribution is looked for
IGNORED = frozenset({"attitude", "cites", "deed", "quotation inside: (quotation)"})


def report_links(article: Article) -> tuple[Source, ...]:
    """The report's own links: its credited agencies as one link, in the order of the credit, then its outlet."""
    links = []
    if article.agencies:
        links.append(Source(name="+".join(article.agencies), kind="agency"))
    if article.publisher:
        body = issuer(article.publisher, article.language or "en")
        links.append(body or Source(name=article.publisher, kind="outlet"))
    return tuple(links)


def _covers(one: Attribution, start: int, end: int) -> bool:
    said = sum(max(0, min(s.end, end) - max(s.start, start)) for s in one.content)
    if 2 * said >= end - start > 0:
        return True
    # a clause that holds the report clause with what is said ("Tehran denies arming them")
    parts = [*one.source, *one.cue, *one.content]
    if not said or not any(start <= c.start and c.end <= end for c in one.cue):
        return False
    low, high = max(start, min(p.start for p in parts)), min(end, max(p.end for p in parts))
    return 2 * (high - low) >= end - start


def _size(one: Attribution) -> int:
    return sum(s.end - s.start for s in one.content)


def _holds(one: Attribution, start: int, end: int) -> bool:
    """Whether what is said covers the clause by itself, or the clause holds the whole attribution."""
    return 2 * sum(max(0, min(s.end, end) - max(s.start, start)) for s in one.content) >= end - start


def covering(attributions: Sequence[Attribution], start: int, end: int) -> list[Attribution]:
    """Attributions whose content covers most of a clause, innermost first; attitudes are left out."""
    found = [a for a in attributions if a.rule not in IGNORED and _covers(a, start, end)]
    return sorted(found, key=lambda a: (not _holds(a, start, end), _size(a), a.content[0].start))


def scope(attributions: Sequence[Attribution], start: int, end: int) -> Attribution | None:
    """The innermost attribution that a clause stands under, or None where the report itself speaks."""
    found = covering(attributions, start, end)
    return next((a for a in found if a.chain), found[0] if found else None)


def chain_for(attributions: Sequence[Attribution], start: int, end: int) -> tuple[Source, ...]:
    """The chain of sources of a clause, innermost first, without the report's own links."""
    one = scope(attributions, start, end)
    return one.chain if one is not None else ()


def build(scene: Scene, found: Sequence[Found], speakers: Speakers) -> list[tuple[Source, ...]]:
    """The chain of each attribution: sources it relies on, its own, then those it is nested in."""
    own = [speakers.of(one) for one in found]
    inner = _inner(scene, found, speakers)
    places = {(f.unit, f.rule, f.cue, f.source): k for k, f in enumerate(found)}
    chains: list[tuple[Source, ...]] = []
    by_unit: dict[int, list[int]] = {}
    whole = [j for j, f in enumerate(found) if f.known is not None or f.interviewed or f.rule == "issuer"]
    for j, f in enumerate(found):
        by_unit.setdefault(f.unit, []).append(j)
    for k, one in enumerate(found):
        before = (
            places.get((one.follows.unit, one.follows.rule, one.follows.cue, one.follows.source))
            if one.follows
            else None
        )
        if before is not None and before < k:
            chains.append(chains[before])
            continue
        links = [*inner.get(k, ()), *([own[k]] if own[k] is not None else []), *_told(scene, one)]
        for j in _outer(
            found, k, [*(j for u in range(one.unit - NEAR, one.unit + NEAR + 1) for j in by_unit.get(u, ())), *whole]
        ):
            links += [own[j]]
        chains.append(_distinct(links))
    return chains


def _inner(scene: Scene, found: Sequence[Found], speakers: Speakers) -> dict[int, list[Source]]:
    """Sources that a speaker relies on, by attribution: those named in its report clause."""
    out: dict[int, list[Source]] = {}
    for unit in scene.units:
        links = inner_links(scene, unit)
        if not links:
            continue
        near = [
            k
            for k, f in enumerate(found)
            if f.unit == unit.index and f.source is not None and f.rule not in {"quotation inside", "cites"}
        ]
        if not near:
            continue
        for cue, source in links:
            named = speakers.name(unit, source)
            if named is None:
                continue
            k = min(near, key=lambda k: min(abs(c.start - cue.start) for c in found[k].cue or (found[k].content[0],)))
            out.setdefault(k, []).append(named)
    return out


TELLERS = frozenset({"agency", "outlet"})


def _told(scene: Scene, one: Found) -> list[Source]:
    """The agency or outlet that was told ("officials told Reuters", "sagte er der Agentur Reuters"): it hands it on.
    The report's own agencies stand at the end of every chain anyway."""
    if not one.cue or one.rule not in {"cue verb", "quotation"} or one.source_unit != one.unit:
        return []
    unit = scene.units[one.unit]
    cue = next((t for t in unit.tokens if t.start == one.cue[0].start), None)
    if cue is None:
        return []
    for actor in scene.actors_in(max(unit.start, cue.start - TOLD_NEAR), min(unit.end, cue.end + TOLD_NEAR)):
        if actor.kind not in TELLERS or (one.source is not None and one.source.start <= actor.start < one.source.end):
            continue
        token = next((t for t in unit.tokens if t.start <= actor.start < t.end), None)
        path = [k.i for k in unit.tree.up(token.i)] if token is not None else []
        below = path[path.index(cue.i) - 1] if cue.i in path and path.index(cue.i) else None
        if below is None or bare(unit.tokens[below].deprel) not in {"obj", "iobj", "obl"}:
            continue
        cases = {k.text.lower() for k in unit.tree.kids(below, "case")}
        if actor.name not in scene.agencies and cases <= roster(scene.language).words["to_outlet"]:
            return [Source(name=actor.name, kind=actor.kind, country=actor.country)]
    return []


TOLD_NEAR = 90
"""Characters around a cue verb within which whom it addresses is looked for."""


def _outer(found: Sequence[Found], k: int, near: Sequence[int]) -> list[int]:
    """Attributions of those `near` that `k` is nested in, innermost first."""
    one = found[k]
    if not (one.cue or one.content):
        return []
    anchor = one.source if one.source is not None and one.source_unit == one.unit else (one.cue or one.content)[0]
    holders = []
    for j in dict.fromkeys(near):
        other = found[j]
        if (
            j == k
            or other.rule in {"quotation inside", "cites", "deed"}
            or (other.source == one.source and one.source is not None)
            or (other.source is None and other.known is None and not other.interviewed)
            or other.lead.attitude
        ):
            continue
        size = sum(s.end - s.start for s in other.content)
        if any(_inside(anchor, s) for s in other.content) and size > sum(s.end - s.start for s in one.content):
            holders.append((size, j))
    return [j for _, j in sorted(holders)][:3]


def _inside(a: Span, b: Span) -> bool:
    return b.start <= a.start and a.end <= b.end


def _distinct(links: Sequence[Source | None]) -> tuple[Source, ...]:
    """Links without repetition; a government whose own ministry or spokesman speaks too is no link of its own."""
    out: list[Source] = []
    own = {s.country for s in links if s is not None and s.kind != "government" and s.country}
    for link in links:
        if link is not None and link.kind == "government" and link.country in own:
            continue
        if link is not None and all(link.name != o.name for o in out):
            out.append(link)
    return tuple(out)
