"""Attribution: who is said to say what, through which chain of sources."""
from __future__ import annotations

from collections.abc import Sequence

from stemmata.claims.attribution.found import Found
from stemmata.claims.attribution.phrases import from_colon, from_nouns, from_prepositions, from_so
from stemmata.claims.attribution.runs import continued
from stemmata.claims.attribution.scene import Scene, set_scene
from stemmata.claims.attribution.verbs import from_verbs
from stemmata.model import ActorMention, Article, Attribution, Sentence


def find(scene: Scene) -> list[Found]:
    """All attributions of a scene as spans."""
    found: list[Found] = []
    for unit in scene.units:
        for rule in (from_verbs, from_prepositions, from_so, from_colon, from_nouns):
            found += rule(scene, unit)
    return continued(scene, found)


def find_attributions(article: Article, sentences: Sequence[Sentence], actors: Sequence[ActorMention]) -> list[Attribution]:
    """Everything that an article attributes to somebody, in text order."""
    found = find(set_scene(article, sentences, actors))
    return [Attribution(source=(f.source,) if f.source else (), cue=f.cue, content=f.content, chain=(),
                        certainty=f.lead.certainty, stance=f.lead.stance, rule=f.rule) for f in found]
