"""Attribution: who is said to say what, through which chain of sources."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from stemmata.claims.attribution.chains import build, chain_for, covering, report_links, scope
from stemmata.claims.attribution.found import Found
from stemmata.claims.attribution.nouns import from_nouns
from stemmata.claims.attribution.phrases import from_colon, from_prepositions, from_so
from stemmata.claims.attribution.runs import continued
from stemmata.claims.attribution.scene import Scene, set_scene
from stemmata.claims.attribution.speakers import Speakers
from stemmata.claims.attribution.verbs import from_verbs
from stemmata.claims.attribution.voices import from_whole
from stemmata.model import ActorMention, Article, Attribution, Certainty, Polarity, Sentence, Source, Stance, Status

__all__ = ["chain_for", "covering", "find_attributions", "report_links", "scope"]


def find(scene: Scene) -> list[Found]:
    """All attributions of a scene as spans."""
    found: list[Found] = []
    for unit in scene.units:
        for rule in (from_verbs, from_prepositions, from_so, from_colon, from_nouns):
            found += rule(scene, unit)
    return continued(scene, found)


def find_attributions(
    article: Article, sentences: Sequence[Sentence], actors: Sequence[ActorMention]
) -> list[Attribution]:
    """Everything that an article attributes to somebody, in text order.

    Args:
        article: the report; photo credits, credits and bylines are not read.
        sentences: its sentences, parsed.
        actors: the actors named in it; without them speakers keep the names that the text gives them.
    """
    scene = set_scene(article, sentences, actors)
    found = [*find(scene), *from_whole(scene, article)]
    chains = build(scene, found, Speakers(scene, found))
    made = [_made(one, chain) for one, chain in zip(found, chains, strict=True) if one.content]
    return sorted(made, key=lambda a: (a.content[0].start, a.content[-1].end, a.rule))


def _made(one: Found, chain: tuple[Source, ...]) -> Attribution:
    certainty, stance, status, polarity = _force(one)
    return Attribution(
        source=(one.source,) if one.source is not None else (),
        cue=one.cue,
        content=one.content,
        chain=chain,
        certainty=certainty,
        stance=stance,
        status=status,
        polarity=polarity,
        rule=one.rule
        if one.rule in {"deed", "cites"}
        else "attitude"
        if one.lead.attitude
        else f"{one.rule}: {one.lead.lemma}",
    )


def _force(one: Found) -> tuple[Certainty, Stance, Status | None, Polarity]:
    """What the cue says of its content, turned round where the cue is negated."""
    lead = one.lead
    certainty, stance, status, polarity = lead.certainty, lead.stance, lead.status, lead.polarity
    if one.negated:
        if lead.negated:
            certainty = cast("Certainty", lead.negated.get("certainty", certainty))
            stance = cast("Stance", lead.negated.get("stance", stance))
            polarity = cast("Polarity", lead.negated.get("polarity", polarity))
        elif stance == "confirms":
            certainty, stance = "possible", "doubts"
        elif stance == "denies":
            stance, polarity = "asserts", "positive"
        elif certainty != "certain":
            polarity = "negative"
    return certainty, stance, status, polarity
