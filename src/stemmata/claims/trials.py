"""Trial firings: what is fired at nobody, into the sea or over a range, is a test and no use of a weapon.

After the coding manual "firing without an enemy target = test". A report about trials is known by its words
(languages/<code>/triggers.toml); a clause by where the missile comes down.
"""

from __future__ import annotations

from collections.abc import Collection

from stemmata import languages
from stemmata.claims.grammar import Tree
from stemmata.claims.phrases import case_of
from stemmata.claims.roles import Filling
from stemmata.claims.setting import Setting
from stemmata.claims.things import Thing
from stemmata.model import ItemMention

WHITHER = ("into", "to", "against", "in", "on", "at", "near", "over")
REACH = 10
"""Words after the verb within which its goal is looked for where the tree lost it."""
LAUNCHED = {"missile", "missile-or-rocket", "artillery-rocket", "rocket"}


def into_waters(t: Tree, i: int, setting: Setting) -> bool:
    """ "Fired two missiles into the sea": a phrase of the verb ends in open water or on a range."""
    words = set(languages.data(setting.language, "triggers")["words"]["waters"])
    kinds = {p for kind in WHITHER for p in setting.lexicon.prepositions[kind]}
    below = t.subtree(i)
    for k in t.tokens:
        if k.upos in {"NOUN", "PROPN", "ADJ"} and k.text.lower() in words and (k.i in below or i < k.i <= i + REACH):
            case = case_of(t, k.i)
            if case is not None and case.split()[0] in kinds:
                return True
    return False


def launched(things: Collection[Thing]) -> bool:
    """Whether an item is fired from a launcher: missiles and rockets, no drones or shells."""
    return any(
        isinstance(x.mention, ItemMention) and LAUNCHED & {x.mention.id, x.mention.family, *x.mention.ancestors}
        for x in things
    )


def is_trial(t: Tree, f: Filling, setting: Setting) -> bool:
    """Whether a firing is a trial: the report is of trials or speaks of no attack at all, or it ends in the sea."""
    if f.entry["frame"] not in {"fly", "impact"} and "target" in f.roles:
        return False
    if setting.test_context or into_waters(t, f.trigger.i, setting):
        return True
    items = f.roles.get("item", ())
    flying = launched(items) or any(_projectile(x, setting) for x in items)
    return not setting.attack_context and flying and not _aimed(t, f.trigger.i, setting)


def _projectile(thing: Thing, setting: Setting) -> bool:
    """ "An unidentified projectile": what is seen to fly before its kind is known."""
    words = languages.data(setting.language, "triggers")["words"]["projectiles"]
    return str(thing.value.get("text", "")).lower().endswith(tuple(words))


def _aimed(t: Tree, i: int, setting: Setting) -> bool:
    """ "At the north of the country", "in Richtung der Stadt": a phrase of aiming, whatever it names."""
    kinds = setting.lexicon.prepositions
    aiming = (kinds["against"] | kinds["on"]) - {"bei", "beim"}
    for k in t.tokens:
        if k.text.lower() in aiming and i < k.i <= i + REACH:
            following = [n.text.lower() for n in t.tokens[k.i + 1 : k.i + 4]]
            dated = any(n.endswith(tuple(t.closed["dating_endings"])) or n[:1].isdigit() for n in following)
            if following and not dated:
                return True
    return False


def as_trial(t: Tree, f: Filling, setting: Setting) -> None:
    """Make a test of the flight of a missile in a report on trials, in place: what it flies over is the place."""
    if f.entry["frame"] not in {"fly", "impact"} or not launched(f.roles.get("item", ())):
        return
    if not (setting.test_context or into_waters(t, f.trigger.i, setting)) or not is_trial(t, f, setting):
        return
    f.frame = {**f.frame, "event": "test"}
    over = f.roles.pop("target", [])
    f.reasons.pop("target", None)
    places = [x for x in over if x.kind == "place"]
    if places and "place" not in f.roles:
        f.roles["place"] = places
