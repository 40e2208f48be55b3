"""Speakers through a report: "Kirby" after "John Kirby, spokesman of ...", pronouns, "the ministry"."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import replace

from stemmata.claims.attribution.found import Found
from stemmata.claims.attribution.governments import called, from_actor
from stemmata.claims.attribution.names import Named, name_source
from stemmata.claims.attribution.roster import Roster, adjectives, roster
from stemmata.claims.attribution.scene import Scene, Unit
from stemmata.claims.attribution.subjects import phrase
from stemmata.model import ActorMention, Source, Span

PERSONS = {"person"}
VAGUE = {"document"}
ARTICLE = 4  # characters before a source's words in which an actor's name may begin ("the North")
CUT = 40  # characters behind a source's words in which a name that they cut may end
MEMORY = 60  # sources that a reader keeps in mind


class Speakers:
    """Names the sources of a report's attributions, in text order, remembering who has spoken."""

    def __init__(self, scene: Scene, found: Sequence[Found]) -> None:
        self.scene = scene
        self.roster: Roster = roster(scene.language)
        self.by_name: dict[str, Source] = {}
        self.heard: list[tuple[int, Source]] = []
        self.met: list[tuple[int, Source]] = []
        self.unsure: set[tuple[int, int]] = set()
        self._known: dict[tuple[int, int], Source | None] = {}
        self.proper = (
            None
            if scene.language == "en"
            else frozenset(t.start for u in scene.units for t in u.tokens if t.upos in {"PROPN", "X"})
        )
        for unit in scene.units:
            self._introduce(unit)
        self.met.sort(key=lambda m: m[0])
        self.met_starts = [m[0] for m in self.met]
        for one in sorted(found, key=lambda f: f.source.start if f.source is not None else -1):
            if one.source is not None and one.source_unit >= 0:
                self.name(scene.units[one.source_unit], one.named or one.source)

    def of(self, one: Found) -> Source | None:
        """The source of an attribution; None where none is named and none can be meant."""
        if one.known is not None:
            return one.known
        if one.interviewed and one.content:
            return self._person_met(one.content[0].start)
        if one.source is None or one.source_unit < 0:
            return None
        return self.name(self.scene.units[one.source_unit], one.named or one.source)

    def name(self, unit: Unit, source: Span) -> Source | None:
        """The source that a span names, looked up once."""
        key = (source.start, source.end)
        if key not in self._known:
            made = self._resolve(unit, source)
            self._known[key] = made
            if made is not None and made.kind not in VAGUE and key not in self.unsure:
                self.heard.append((source.start, made))
        return self._known[key]

    # --- introduction of persons

    def _introduce(self, unit: Unit) -> None:
        """Remember persons whom a sentence names with an office, whoever speaks in it."""
        for actor in self.scene.actors_in(unit.start, unit.end):
            if actor.kind not in PERSONS | {"state", "agency", "outlet"} or actor.form == "compound":
                self.met.append((actor.start, from_actor(actor)))
        for i, token in enumerate(unit.tokens):
            if (
                token.upos in {"NOUN", "PROPN"}
                and i + 1 < len(unit.tokens)
                and unit.tokens[i + 1].upos in {"PROPN", "NOUN"}
                and unit.tokens[i + 1].text[:1].isupper()
                and token.text[:1].isupper()
                and self.roster.match("bodies", [token.text], 0) is not None
            ):
                end = i + 1
                while (
                    end < len(unit.tokens)
                    and unit.tokens[end].upos in {"PROPN", "NOUN"}
                    and unit.tokens[end].text[:1].isupper()
                ):
                    end += 1
                low, high = token.start, unit.tokens[end - 1].end
                body = name_source(self.scene.text[low:high], low, self.scene.actors_in(low, high), self.roster)
                if body is not None and body.bare is None:
                    self.met.append((low, body.source))
            if token.upos not in {"NOUN", "PROPN"} or not self._office(unit, i):
                continue
            low = max(0, i - 6)
            high = min(len(unit.tokens), i + 14)
            while low < i and unit.tokens[low].text in {".", ";", ":"}:
                low += 1
            part = unit.tokens[self._left(unit, i, low) : self._right(unit, i, high)]
            if not part:
                continue
            start, end = part[0].start, part[-1].end
            named = name_source(
                self.scene.text[start:end], start, self.scene.actors_in(start, end), self.roster, self.proper
            )
            if named is not None and named.source.kind == "person" and " " in named.source.name:
                self._remember(named.source)
                self.met.append((start, named.source))

    def _office(self, unit: Unit, i: int) -> bool:
        return self.roster.match("roles", [t.text for t in unit.tokens[i : i + 3]], 0) is not None

    def _left(self, unit: Unit, i: int, low: int) -> int:
        k = i
        while k > low and unit.tokens[k - 1].upos in {"ADJ", "PROPN", "NOUN", "DET"}:
            k -= 1
        if k > low + 2 and unit.tokens[k - 1].text == "," and unit.tokens[k - 2].upos == "PROPN":
            k -= 2
            while k > low and unit.tokens[k - 1].upos == "PROPN":
                k -= 1
        return k

    def _right(self, unit: Unit, i: int, high: int) -> int:
        k = i + 1
        while (
            k < high
            and unit.tokens[k].upos in {"PROPN", "NOUN", "ADJ", "DET", "ADP", "PUNCT"}
            and unit.tokens[k].text not in {".", ";", ":", "(", "–", '"', "„", "“"}
        ):
            k += 1
        return k

    def _remember(self, source: Source) -> None:
        first, last = source.name.split()[0], source.name.split()[-1]
        for key in (source.name, last, *([first] if first not in self.by_name else [])):  # "Lee" is Lee Sung-jun
            old = self.by_name.get(key)
            if old is None or (not old.role and source.role):
                self.by_name[key] = source

    # --- one span

    def _resolve(self, unit: Unit, source: Span) -> Source | None:
        source = self._uncut(unit, source)
        text = self.scene.text[source.start : source.end]
        word = text.lower().strip("„“\"'")
        pronouns = self.scene.grammar.pronouns
        if (
            word
            in pronouns["masculine"]
            | pronouns["feminine"]
            | pronouns["neuter"]
            | pronouns["plural"]
            | pronouns["relative"]
        ):
            return self._pronoun(word, source.start, unit)
        if word in pronouns["first"] | pronouns["indefinite"] | pronouns["demonstrative"] or word in {"demnach"}:
            return self._last(source.start)
        reach = self.scene.actors_in(max(0, source.start - ARTICLE), source.end)
        actors = [a for a in reach if a.end > source.start]  # "the North" of "the North's assertion"
        named = name_source(text, source.start, actors, self.roster, self.proper)
        if named is None:
            if word.split()[:1] and word.split()[0] in pronouns["possessive"]:
                return self._last(source.start)
            return None
        return self._known_as(named, unit, source)

    def _uncut(self, unit: Unit, source: Span) -> Span:
        """A source's words with the rest of a name that a bad tree cuts: "South | Korean general staff"."""
        cut = next(
            (a for a in self.scene.actors_in(source.start, source.end + CUT) if a.start < source.end < a.end), None
        )
        if cut is None:
            return source
        end = cut.end
        for token in unit.tokens:
            if 0 <= token.start - end <= 1 and token.upos in {"NOUN", "PROPN", "ADJ"}:
                end = token.end
        return Span(start=source.start, end=end)

    def _known_as(self, named: Named, unit: Unit, span: Span) -> Source | None:
        one = named.source
        if one.name.isupper() and len(one.name) <= 6:
            known = self._initials(one.name, span.start)
            if known is not None:
                return known
        if one.kind == "person" or " " not in one.name:
            known = self.by_name.get(one.name) or self.by_name.get(one.name.split()[-1])
            if known is not None and one.kind in {"person", "body"}:
                same = (
                    known.name == one.name
                    or known.name.endswith(" " + one.name)
                    or known.name.startswith(one.name + " ")
                    or one.name.endswith(known.name.split()[-1])
                )
                if same:
                    made = replace(
                        known,
                        role=known.role or one.role,
                        organisation=known.organisation or one.organisation,
                        country=known.country or one.country,
                    )
                    if len(one.name) > len(made.name):
                        made = replace(made, name=one.name)
                    return made
        if one.kind == "person":
            if one.country is None:
                one = self._placed(one, unit, span)
            self._remember(one)
            return one
        if named.bare is None:
            return one
        return self._described(named, unit, span)

    def _initials(self, short: str, at: int) -> Source | None:
        """The body whose initials a short name is."""
        for start, source in (*self.heard, *self.met):
            initials = "".join(w[0] for w in source.name.split() if w[0].isupper())
            if start < at and len(short) > 1 and initials.endswith(short) and source.name != short:
                return source
        return None

    def _described(self, named: Named, unit: Unit, span: Span) -> Source | None:
        """A description without a name: who was meant before, or whose it is by the places around."""
        bare = named.bare or ""
        if named.source.kind == "document":
            return (
                named.source if bare in self.roster.words["papers"] else self._body_before(span.start) or named.source
            )
        if named.definite:
            before = sorted((*self._before(self.heard, span.start), *self._before(self.met, span.start)), key=_later)
            known = next((s for _, s in before if _fits(s, bare)), None)
            if known is not None:
                return known
            if bare in self.roster.words["generic"]:
                known = self._body_before(span.start, company=bare in {"company", "manufacturer"})
                if known is not None:
                    return known
        if bare.endswith("spokesperson"):
            return self._spoken_for(named, span)
        if bare in self.roster.words["teams"]:
            known = self._body_before(span.start)
            if known is not None:
                return known
        country = self._country_near(unit, span) if bare.split()[-1] in self.roster.words["national"] else None
        if country is None:
            self.unsure.add((span.start, span.end))
            return named.source
        adjective = adjectives().get(country, "")
        return replace(named.source, name=called(f"{adjective} {named.source.name}".strip()), country=country)

    def _body_before(self, at: int, *, company: bool = False) -> Source | None:
        """The body that was last heard, else last met in the text, before an offset."""
        fits = (
            (lambda s: s.kind == "company")
            if company
            else (lambda s: s.kind not in PERSONS | {"unnamed", "company", "outlet"})
        )
        for group in (self.heard, self.met):
            for _, source in self._before(group, at):
                if source.kind not in VAGUE and fits(source):
                    return source
        return None

    def _spoken_for(self, named: Named, span: Span) -> Source:
        """ "ein Sprecher": the body spoken for is the one last heard or met."""
        body = self._body_before(span.start)
        if body is None:
            return named.source
        return replace(
            named.source, name=f"{body.name} {named.source.name}", organisation=body.name, country=body.country
        )

    def _placed(self, one: Source, unit: Unit, span: Span) -> Source:
        if not one.role or one.organisation:
            return one
        country = (
            self._country_near(unit, span) if one.role.split()[-1] in {"minister", "president", "chancellor"} else None
        )
        if country is None:
            return one
        adjective = adjectives().get(country, "")
        role = one.role if adjective and one.role.startswith(adjective) else f"{adjective} {one.role}".strip()
        return replace(one, role=role, country=country)

    def _country_near(self, unit: Unit, span: Span) -> str | None:
        """The state whose capital the report clause names ("in Berlin"), else the state last named before."""
        for actor in self.scene.actors_in(unit.start, min(unit.end, span.end + 60)):
            if actor.form == "capital" and self._after_in(actor):
                return actor.id
        low = self.scene.units[unit.index - 1].start if unit.index else unit.start
        near = [a.country or a.id for a in self.scene.actors_in(low, span.start) if a.kind == "state"]
        if near:
            return near[-1]
        before = [
            a.id
            for a in self.scene.actors_in(max(0, span.start - 900), span.start)
            if a.kind == "state" and a.form != "compound"
        ]
        return max(dict.fromkeys(before), key=before.count) if before else None

    def _after_in(self, actor: ActorMention) -> bool:
        lead = self.scene.text[max(0, actor.start - 5) : actor.start].split()
        return bool(lead) and lead[-1].lower() in self.roster.words["place_prepositions"]

    def _subject_before(self, unit: Unit) -> Source | None:
        """The subject of the sentence before, where it names an actor."""
        before = self.scene.units[unit.index - 1] if unit.index else None
        root = next((t for t in before.tokens if t.head < 0), None) if before is not None else None
        head = (
            next((k for k in before.tree.kids(root.i, "nsubj")), None)
            if before is not None and root is not None
            else None
        )
        if before is None or head is None or head.upos == "PRON":
            return None
        source = phrase(self.scene, before, head.i, 0, len(before.tokens), relative=False)
        named = source and name_source(
            self.scene.text[source.start : source.end],
            source.start,
            self.scene.actors_in(source.start, source.end),
            self.roster,
            self.proper,
        )
        return named.source if named and named.bare is None and named.source.kind != "document" else None

    def _pronoun(self, word: str, at: int, unit: Unit) -> Source | None:
        pronouns = self.scene.grammar.pronouns
        if (
            word in pronouns["relative"]
            and word not in pronouns["neuter"] | pronouns["masculine"] | pronouns["feminine"]
        ):
            return self._antecedent(at, unit)
        if word in pronouns["masculine"]:
            return self._last(at, persons=True) or self._person_met(at) or self._last(at)
        if word in pronouns["neuter"]:
            return self._last(at, bodies=True) or self._state_before(at)
        near = self._subject_before(unit)
        recent = [h for h in self.heard if h[0] < at and unit.index and h[0] >= self.scene.units[unit.index - 1].start]
        return near if near is not None and not recent else self._last(at) or near

    def _person_met(self, at: int) -> Source | None:
        """The person last named with an office before an offset."""
        return next((s for _, s in self._before(self.met, at) if s.kind in PERSONS), None)

    def _antecedent(self, at: int, unit: Unit) -> Source | None:
        """The actor named just before a relative pronoun."""
        actors = self.scene.actors_in(max(unit.start, at - 80), at)
        if actors:
            return from_actor(actors[-1])
        return self._last(at)

    def _state_before(self, at: int) -> Source | None:
        actors = [a for a in self.scene.actors_in(max(0, at - 200), at) if a.form not in {"adjective", "compound"}]
        return from_actor(actors[-1]) if actors else None

    def _before(self, group: list[tuple[int, Source]], at: int) -> list[tuple[int, Source]]:
        """The sources of a list that stand before an offset, latest first, so many as a reader may remember."""
        if group is self.met:
            stop = bisect.bisect_left(self.met_starts, at)
            return group[max(0, stop - MEMORY) : stop][::-1]
        return sorted((h for h in group[-2 * MEMORY :] if h[0] < at), key=_later)[:MEMORY]

    def _last(self, at: int, *, persons: bool = False, bodies: bool = False) -> Source | None:
        for _, source in self._before(self.heard, at):
            if source.kind in VAGUE:
                continue
            human = source.kind in PERSONS or source.kind == "unnamed"
            if (persons and not human) or (bodies and human):
                continue
            return source
        return None


def _later(heard: tuple[int, Source]) -> int:
    return -heard[0]


def _fits(source: Source, bare: str) -> bool:
    """Whether a speaker heard before answers to a description ("minister", "ministry")."""
    return (
        bare in f"{source.name} {source.role or ''}".lower().split()
        or bare in (source.role or "").lower()
        or (len(bare) > 4 and bare in source.name.lower())
    )
