"""Names of the catalogue in use, and the same words in ordinary sentences, where they name no weapon."""

from __future__ import annotations

import pytest

from stemmata.mentions.items import find_items


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Turkey sold Akinci drones", ["akinci"]),
        ("en", "a Kaan fighter jet", ["kaan"]),
        ("en", "Su-35 fighters", ["su-35"]),
        ("en", "Shark drones", ["shark"]),
        ("en", "Makarov pistols", ["makarov"]),
        ("en", "Yasen-class submarines", ["yasen-class"]),
        ("en", "Sting interceptor drones", ["sting"]),
        ("en", "Puma helicopters", ["puma-helicopter"]),
        ("en", "Puma infantry fighting vehicles", ["puma"]),
        ("en", "IRIS-T air-to-air missiles", ["iris-t"]),
        ("en", "IRIS-T air defence systems", ["iris-t-slm"]),
        ("en", "IRIS-T SLS systems", ["iris-t-sls"]),
        ("en", "Germany delivered IRIS-T.", ["iris-t-slm"]),
        ("en", "ground robots", ["unmanned-ground-vehicle"]),
        ("de", "Luft-Luft-Raketen vom Typ Iris-T", ["iris-t"]),
        ("de", "Iris-T-Systeme", ["iris-t-slm"]),
        ("de", "Kampfjets vom Typ Kaan", ["kaan"]),
        ("de", "Makarow-Pistolen", ["makarov"]),
        ("de", "Minenräumer und Bodendrohnen", ["mine-clearing-tank", "unmanned-ground-vehicle"]),
        ("de", "Senfgas und Napalm", ["chemical-weapons", "incendiary-weapon"]),
    ],
)
def test_named(language: str, text: str, expected: list[str]) -> None:
    assert [m.id for m in find_items(text, language)] == expected


_ORDINARY = {
    "en": [
        "A shark was seen off the coast.",
        "The police sting began on Monday.",
        "Senator Smith met the minister.",
        "The singer Sting visited Kyiv.",
        "Makarov said the talks would go on.",
        "The army chief Makarov said so.",
        "Kaan Yildiz opened a bakery in Ankara.",
        "An octopus lives in the aquarium.",
        "A hornet stung the child.",
        "The puma escaped from the zoo.",
        "The wolf came back to the forest.",
        "Deli owners in Delhi complained.",
        "They won the trophy in Belgrade.",
        "The army won the football trophy.",
        "Nemesis is a Greek goddess.",
        "A raven sat on the roof.",
        "The kestrel nests on the tower.",
        "Husky dogs pulled the sledge.",
        "The warrior of old told tales.",
        "A gazelle ran across the plain.",
        "The lynx is rare in Bavaria.",
        "Formula F1 came to Baku.",
        "He took the M1 to London.",
        "Rebel fighters took the town.",
        "Fighters of the group fled.",
        "The decoy duck floated on the pond.",
        "The family went out in a speedboat.",
        "A quadcopter filmed the wedding.",
        "Trojan horses are found on computers.",
        "The magic bullet was a rumour.",
    ],
    "de": [
        "Ein Hai wurde vor der Küste gesehen.",
        "Der Keiler lief durch den Wald.",
        "Ein Schakal heulte in der Nacht.",
        "Der Mungo frisst Schlangen.",
        "Belgrad kündigte neue Gespräche an.",
        "Die Regierung in Belgrad schickte Truppen.",
        "Stau auf der A7 bei Hamburg.",
        "Der Puma entkam aus dem Zoo.",
        "Ein Wolf riss zwei Schafe.",
        "Der Büffel graste am Fluss.",
        "Makarow sagte, die Gespräche gingen weiter.",
        "Der Armeechef Makarow sprach mit Soldaten.",
        "Kaan Demir eröffnete einen Laden.",
        "Die Gazelle floh vor dem Löwen.",
        "Der Leguan sonnte sich auf dem Stein.",
        "Ein Karabiner aus Aluminium sichert das Seil.",
        "Die Jäger trafen sich im Wald.",
        "Der Pokal ging nach Ankara.",
        "Die Himalaya-Reise war teuer.",
        "Der Tiger sprang ins Gehege.",
        "Ein Kodiakbär lebt in Alaska.",
        "Die Amazone war eine Kriegerin.",
        "Die Transportmaschine stapelt Kartons.",
        "Der Stahlhelm lag im Museum.",
        "Der Bus nach Sachsen fuhr pünktlich.",
        "Der Minensucher fand einen Ring.",
        "Die Zielgeräte der Landvermesser sind alt.",
        "Mit der Armbrust schoss Tell auf den Apfel.",
        "Der Adler kreiste über dem Tal.",
        "Die Formel F1 startet in Baku.",
    ],
}


@pytest.mark.parametrize(("language", "text"), [(code, text) for code, texts in _ORDINARY.items() for text in texts])
def test_ordinary_words_name_no_weapon(language: str, text: str) -> None:
    assert find_items(text, language) == []
