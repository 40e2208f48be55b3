"""The words that name a source, as a `Source`: a person with an office, a body, a state's government, a group."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from stemmata.claims.attribution.governments import (
    ADJECTIVAL,
    BODIES,
    PERSONAL,
    SMALL,
    Word,
    called,
    from_actor,
    joined,
    joint,
    of_state,
    words_of,
)
from stemmata.claims.attribution.roster import Roster, adjectives, people, person_forms, roster
from stemmata.model import ActorMention, Source


@dataclass(frozen=True, slots=True)
class Named:
    """A source as far as its own words name it. `bare` holds the English noun where only a description stands."""

    source: Source
    bare: str | None = None
    definite: bool = False


def name_source(
    text: str, start: int, actors: Sequence[ActorMention], roster: Roster, proper: frozenset[int] | None = None
) -> Named | None:
    """What a source phrase names. None where it holds no name, no office, no body and no group."""
    words = words_of(text, start, actors, proper)
    if not words:
        return None
    definite = words[0].text.lower() in roster.words["definite"]
    texts = [w.text for w in words]
    shown = _documented(text, start, words, actors, roster, proper)
    if shown is not None:
        return shown
    role = _first(roster, "roles", words, texts)
    group = _first(roster, "groups", words, texts)
    if (
        group is not None
        and (role is None or group[0] <= role[0])
        and not _single(words, roster)
        and _person(words, role, roster) is None
    ):
        return _group(words, group, roster, definite)
    named = _person(words, role, roster)
    if named is not None:
        return Named(_with_office(named, words, role, roster))
    if role is not None and (role[0] == 0 or not _covered(words, role[0])) and not _body_first(words, role[0]):
        return _office(words, role, roster, definite)
    together = joint(words, roster)
    if together is not None:
        return Named(together)
    actor = _actor(words)
    if actor is not None:
        return Named(from_actor(actor, text, start))
    body = _first(roster, "bodies", words, texts)
    if body is not None:
        return _body(words, body, roster, definite)
    return _plain(words, roster)


def _first(roster: Roster, kind: str, words: Sequence[Word], texts: list[str]) -> tuple[int, int, str, str] | None:
    """(index, words used, English, compound prefix) of the first noun of a kind."""
    for i in range(len(texts)):
        found = roster.match(kind, texts, i)
        actor = words[i].actor
        if found is not None and (
            actor is None or actor.form in ADJECTIVAL or found[0] > 1 or actor.kind not in BODIES | PERSONAL
        ):
            return i, *found
    return None


def _single(words: Sequence[Word], roster: Roster) -> bool:
    return words[0].text.lower() in {"ein", "eine", "einem", "einer", "eines", "einen", "a", "an", "one"}


def _covered(words: Sequence[Word], at: int) -> bool:
    actor = words[at].actor
    return actor is not None and actor.kind in BODIES and actor.form not in ADJECTIVAL


def _body_first(words: Sequence[Word], at: int) -> bool:
    """Whether a body is named before the office, so that the office only describes it."""
    return any(w.actor is not None and w.actor.kind in BODIES and w.actor.form not in ADJECTIVAL for w in words[:at])


def _documented(
    text: str,
    start: int,
    words: Sequence[Word],
    actors: Sequence[ActorMention],
    roster: Roster,
    proper: frozenset[int] | None,
) -> Named | None:
    """ "Angaben der US-Regierung", "a report by the panel": the holder; without one, the document itself."""
    found = _first(roster, "documents", words[:7], [w.text for w in words[:7]])
    if found is None or any(w.actor is not None and w.actor.kind in PERSONAL for w in words[: found[0]]):
        return None
    at, used, english, prefix = found
    lead = "internal " if any(w.text.lower() in roster.words["internal"] for w in words[:at]) else ""
    rest = text[words[at].start - start + len(words[at].text) :]
    if used > 1 and at + used <= len(words):
        rest = text[words[at + used - 1].start - start + len(words[at + used - 1].text) :]
    holder = re.sub(r"^\s*(der|des|von|vom|by|from|of|durch|aus|über|in|im|with|mit)\s+", "", rest, count=1)
    begin = start + len(text) - len(holder)
    if holder.strip() and (holder != rest or re.match(r"\s*[^\W\d_]+(en|er|e)\s+[A-ZÄÖÜ]", rest)):
        inner = name_source(holder, begin, [a for a in actors if a.start >= begin], roster, proper)
        if inner is not None and english in roster.words["papers"]:
            holder_name = inner.source.name.removesuffix(" officials")
            return Named(Source(name=f"{lead}{holder_name} {english}", kind="document", country=inner.source.country))
        if inner is not None:
            return inner
    before = [w for w in words[: at + 1] if w.actor is not None]
    if before:
        actor = before[0].actor
        assert actor is not None
        if actor.form in ADJECTIVAL or actor.kind == "state":
            if prefix or english in {"statement", "account", "information", "data", "figures", "view", "assessment"}:
                name = "information" if english == "information" else "government"
                return Named(of_state(actor, name))
            return Named(of_state(actor, english))
        return Named(from_actor(actor, text, start))
    if prefix and prefix[:1].isupper():
        return Named(Source(name=prefix, kind="body"))
    return Named(Source(name=lead + english, kind="document"), bare=english, definite=True)


def _name_words(words: Sequence[Word], skip: range, roster: Roster) -> list[list[str]]:
    """Runs of capitalised words that no office, body or state covers."""
    runs: list[list[str]] = [[]]
    for i, w in enumerate(words):
        personal = w.actor is not None and w.actor.kind in PERSONAL
        beside = (
            i - 1 in skip
            or (i > 0 and bool(runs[-1]))
            or (i > 0 and roster.match("bodies", [words[i - 1].text], 0) is not None)
        )
        fits = (
            i not in skip
            and (personal or (w.actor is None and (w.proper or beside)))
            and w.text[:1].isupper()
            and not w.text.startswith(("„", '"'))
        )
        if fits and not personal:
            fits = (
                roster.match("roles", [x.text for x in words], i) is None
                and w.text.lower() not in roster.words["articles"]
                and roster.match("bodies", [x.text for x in words], i) is None
            )
        if fits or (
            w.text.lower() in SMALL
            and runs[-1]
            and i + 1 < len(words)
            and words[i + 1].text[:1].isupper()
            and w.text.lower() not in roster.words["articles"]
        ):
            runs[-1].append(w.text)
        elif runs[-1]:
            runs.append([])
    return [r for r in runs if r]


def _person(words: Sequence[Word], role: tuple[int, int, str, str] | None, roster: Roster) -> str | None:
    """The person's name in a phrase: one known by name, or the capitalised words beside an office."""
    for i, w in enumerate(words):
        if w.actor is not None and (w.actor.kind == "person" or w.actor.form == "leader"):
            if (
                i
                and words[i - 1].actor is None
                and words[i - 1].proper
                and words[i - 1].text[:1].isupper()
                and " " in w.actor.name
                and w.text == w.actor.name.split()[-1]
                and roster.match("roles", [words[i - 1].text], 0) is None
                and words[i - 1].text.lower() not in roster.words["articles"]
            ):
                return f"{words[i - 1].text} {w.text}"  # another person of the same surname
            known = person_forms().get(w.text) or (w.actor.name if w.actor.kind == "person" else None)
            if known:
                return known
    if role is None:
        return None
    skip = range(role[0], role[0] + role[1])
    runs = [
        r
        for r in _name_words(words, skip, roster)
        if len(r) >= 2 or (role[0] + role[1] < len(words) and r[0] == words[role[0] + role[1]].text)
    ]
    return " ".join(runs[0]) if runs else None


def _with_office(name: str, words: Sequence[Word], role: tuple[int, int, str, str] | None, roster: Roster) -> Source:
    """A person with the office that the phrase gives, or that is known of the name."""
    known_role, known_country = people().get(name, ("", ""))
    state = _state(words)
    country = (state.country or state.id) if state is not None else known_country or None
    organisation = _organisation(words)
    if role is None:
        return Source(
            name=name, kind="person", role=known_role or None, organisation=organisation, country=country or None
        )
    office = role[2]
    prefix = adjectives().get(country or "", "") if not organisation else ""
    if role[3] and not prefix and state is None:
        prefix = role[3]
    if prefix and not office.startswith(prefix) and office.split()[0] not in adjectives().values():
        office = f"{prefix} {office}"
    if known_role and set(office.split()) <= set(known_role.split()):
        office = known_role
    return Source(name=name, kind="person", role=office, organisation=organisation, country=country or None)


def _state(words: Sequence[Word]) -> ActorMention | None:
    return next(
        (
            w.actor
            for w in words
            if w.actor is not None and w.actor.kind not in PERSONAL and (w.actor.kind == "state" or w.actor.country)
        ),
        None,
    )


def _organisation(words: Sequence[Word]) -> str | None:
    for w in words:
        if (
            w.actor is not None
            and w.actor.form not in ADJECTIVAL
            and w.actor.kind not in PERSONAL
            and (w.actor.kind != "state" or (w.actor.name.count(" ") and w.actor.form not in {"name", "capital"}))
        ):
            return w.actor.name
    return None


def _office(words: Sequence[Word], role: tuple[int, int, str, str], roster: Roster, definite: bool) -> Named:
    """An office without a name: "the Ukrainian defence minister", "ein Vertreter des Außenministeriums"."""
    state, organisation = _state(words), _organisation(words)
    country = (state.country or state.id) if state is not None else None
    adjective = adjectives().get(country or "", "") if organisation is None else ""
    prefix = role[3] if role[3] and not adjective and organisation is None else ""
    bloc = next((roster.blocs[w.text.lower()] for w in words if w.text.lower() in roster.blocs), "")
    body = _first(roster, "bodies", words, [w.text for w in words]) if organisation is None else None
    parts = [
        bloc,
        adjective,
        prefix,
        body[2] if body and body[0] != role[0] and body[2] not in role[2] else "",
        role[2],
    ]
    office = joined(parts)
    name = f"{organisation} {role[2]}" if organisation else office
    described = role[2] if not (adjective or organisation or prefix or body) else None
    return Named(
        Source(name=name, kind="unnamed", role=role[2], organisation=organisation, country=country), described, definite
    )


def _group(words: Sequence[Word], group: tuple[int, int, str, str], roster: Roster, definite: bool) -> Named:
    """Unnamed people by number and role: "three Iranian sources"."""
    at, _, english, prefix = group
    number = next((roster.numbers[w.text.lower()] for w in words[:at] if w.text.lower() in roster.numbers), "")
    states = [w.actor for w in words if w.actor is not None and w.actor.kind not in PERSONAL]
    names = list(
        dict.fromkeys(
            adjectives().get(a.country or a.id, a.name) if a.form in ADJECTIVAL or a.kind == "state" else a.name
            for a in states
        )
    )
    bloc = [roster.blocs[w.text.lower()] for w in words[:at] if w.text.lower() in roster.blocs and w.actor is None]
    lead = " and ".join(names[:2])
    noun = english if english not in lead else ""
    name = joined([number, *bloc, lead, prefix if prefix and not lead else "", noun])
    country = next((a.country or a.id for a in states if a.country or a.kind == "state"), None)
    described = english if not (lead or bloc or number) else None
    return Named(Source(name=name, kind="unnamed", role=english, country=country), described, definite)


def _actor(words: Sequence[Word]) -> ActorMention | None:
    """The actor that the phrase is about: a body before a state, a name before an adjective."""
    actors = [w.actor for w in words if w.actor is not None]
    composed = [a for a in actors if a.form == "compound" and a.kind == "state" and " " in a.name]
    ranked = [a for a in actors if a.kind in BODIES and a.form not in ADJECTIVAL]
    ranked += [a for a in composed if a.name not in adjectives().values()]
    ranked += [a for a in actors if a.form not in ADJECTIVAL]
    ranked += [a for a in actors if a.form == "demonym"]
    return ranked[0] if ranked else None


def _body(words: Sequence[Word], body: tuple[int, int, str, str], roster: Roster, definite: bool) -> Named:
    """A body by its common noun: "das Verteidigungsministerium in Teheran"."""
    state = _state(words)
    country = (state.country or state.id) if state is not None else None
    names = [r for r in _name_words(words, range(body[0], body[0] + body[1]), roster) if len(r) >= 1]
    adjective = adjectives().get(country or "", "")
    longest = max(names, key=len, default=[])
    if len(longest) >= 2:
        kind = "outlet" if body[2] in roster.words["outlets"] else "body"
        return Named(Source(name=" ".join(longest), kind=kind, role=body[2], country=country))
    if names and state is None:
        return Named(Source(name=joined([" ".join(names[0]), body[2]]), kind="body"))
    prefix = body[3] if body[3] and not adjective else ""
    name = called(joined([adjective if not body[2].startswith(adjective or "?") else "", prefix, body[2]]))
    described = (
        None if adjective or prefix or (" " in body[2] and body[2].split()[0] in adjectives().values()) else body[2]
    )
    return Named(Source(name=name, kind="body", country=country), described, definite)


def issuer(publisher: str, language: str) -> Source | None:
    """A publisher that is a body of its own ("Staatsanwaltschaft Musterstadt"), named in English; else None."""
    names = roster(language)
    words = words_of(publisher, 0, (), None)
    if len(words) != 2 or words[0].text not in names.bodies:
        return None
    named = name_source(publisher, 0, (), names)
    return named.source if named is not None and named.source.kind == "body" and named.bare is None else None


def _plain(words: Sequence[Word], roster: Roster) -> Named | None:
    """A name that no table knows, as the text has it."""
    runs = _name_words(words, range(0), roster)
    if (
        not runs
        and len(words) <= 3
        and words[0].text.lower() not in roster.words["articles"] | roster.words["indefinite"]
    ):
        runs = (
            [[w.text for w in words]]
            if (len(words) > 1 or "-" in words[0].text) and all(w.text[:1].isupper() and w.actor is None for w in words)
            else []
        )
    if not runs:
        return None
    best = max(runs, key=len)
    name = " ".join(best)
    kind = "person" if len(best) in {1, 2, 3} and roster.code == "en" and words[0].text == best[0] else "body"
    if name in person_forms():
        return Named(_with_office(person_forms()[name], words, None, roster))
    return Named(Source(name=name, kind=kind))
