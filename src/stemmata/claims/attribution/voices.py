"""Whole texts, or stretches of one, that somebody speaks: press releases, signed analyses, answers of an interview."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stemmata.claims.attribution.found import Found
from stemmata.claims.attribution.lexicon import Cue
from stemmata.claims.attribution.names import issuer, name_source
from stemmata.claims.attribution.roster import roster
from stemmata.claims.attribution.scene import Scene, Unit
from stemmata.claims.attribution.subjects import phrase
from stemmata.model import Article, Source, Span

WHOLE = Cue(lemma="(whole text)")
HEADING = 300  # characters at the top in which a text says what it is


def from_whole(scene: Scene, article: Article) -> Iterator[Found]:
    """The voice behind a whole text that is no news report: who issued or signed it."""
    body = [u for u in scene.units if u.start >= scene.title_end]
    if not body:
        return
    whole = (Span(start=body[0].start, end=body[-1].end),)
    if _released(scene, article) and not (article.publisher and issuer(article.publisher, scene.language)):
        first = _first_voice(scene, body)
        if first is not None:
            unit, source, head = first
            yield Found(body[0].index, "issuer", WHOLE, (), whole, source, head, unit.index)
    elif _signed(scene, article):
        made = Source(name=article.authors[0], kind="person", role="author", organisation=article.publisher)
        yield Found(body[0].index, "signed analysis", WHOLE, (), whole, None, -1, body[0].index, known=made)
    yield from _answers(scene)


def _released(scene: Scene, article: Article) -> bool:
    if any(word in (article.publisher or "").lower() for word in roster(scene.language).words["offices"]):
        return False
    top = f"{article.publisher or ''}\n{article.title or ''}\n{article.text[:HEADING]}".lower()
    return any(word in top for word in roster(scene.language).words["releases"])


def _signed(scene: Scene, article: Article) -> bool:
    """A text with one named author under the name of an institute, which does not say "we"."""
    words = roster(scene.language).words["institutes"]
    publisher = (article.publisher or "").lower()
    if len(article.authors) != 1 or " " not in article.authors[0] or not any(w in publisher for w in words):
        return False
    return not any(
        t.text.lower() in {"wir", "we", "our", "unser", "unsere"} and scene.quote_at(t.start) is None
        for u in scene.units
        for t in u.tokens
    )


def _first_voice(scene: Scene, body: list[Unit]) -> tuple[Unit, Span, int] | None:
    """The body or government that is the first subject of a release."""
    names = roster(scene.language)
    found = []
    for unit in body[:4]:
        root = next((t for t in unit.tokens if t.head < 0), None)
        head = next((k.i for k in unit.tree.kids(root.i, "nsubj")), None) if root is not None else None
        if head is None or unit.tokens[head].upos in {"PRON", "DET"}:
            continue
        source = phrase(scene, unit, head, 0, len(unit.tokens), relative=False)
        if source is None:
            continue
        named = name_source(
            scene.text[source.start : source.end], source.start, scene.actors_in(source.start, source.end), names
        )
        if named is not None and named.source.kind == "state":
            found += _service(scene, named.source.country, body[:4])
        if named is not None and named.source.kind in {"body", "state", "government", "military"}:
            found.append((unit, source, head, named.source.kind))
    # a service that speaks comes before a state that is only named in a compound ("US-Marinekräfte")
    best = min(found, key=lambda f: f[3] == "state", default=None)
    return best[:3] if best is not None else None


def _service(scene: Scene, state: str | None, body: Sequence[Unit]) -> list[tuple[Unit, Span, int, str]]:
    """The state's service that the first sentences name beside "US-Marinekräfte": it is the one that reports."""
    for one in body:
        for a in scene.actors_in(one.start, one.end):
            if a.kind == "military" and a.form != "adjective" and a.country == state:
                head = next((t.i for t in one.tokens if t.start <= a.start < t.end), None)
                return [(one, Span(start=a.start, end=a.end), head, a.kind)] if head is not None else []
    return []


def _answers(scene: Scene) -> Iterator[Found]:
    """Answers of an interview: the paragraphs behind those that only ask."""
    paragraphs: dict[int, list[Unit]] = {}
    for unit in scene.units:
        if unit.start >= scene.title_end:
            paragraphs.setdefault(unit.paragraph, []).append(unit)
    order = sorted(paragraphs)
    asks = {
        p
        for p in order
        if scene.text[paragraphs[p][-1].start : paragraphs[p][-1].end].rstrip('“”"» ').endswith("?")
        and len(paragraphs[p]) <= 3
    }
    if len(asks) < 2:
        return
    first = min(asks)
    answers = [p for p in order if p > first and p not in asks]
    spans = tuple(Span(start=paragraphs[p][0].start, end=paragraphs[p][-1].end) for p in answers)
    if spans:
        yield Found(
            paragraphs[answers[0]][0].index,
            "answer",
            WHOLE,
            (),
            spans,
            None,
            -1,
            paragraphs[answers[0]][0].index,
            interviewed=True,
        )
