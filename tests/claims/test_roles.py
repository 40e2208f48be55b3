"""Who does what to whom: control, partitives, passives, interceptions, talks, approvals, in both languages."""

from __future__ import annotations

import pytest

from clauses import keys, of_sentence

SAID = (
    # object control: who is accused, asked or allowed does it
    (
        "en",
        "Kyiv accused Iran of having supplied Russia with drones.",
        "transfer",
        "supplier=IR recipient=RU item=drone",
    ),
    (
        "de",
        "Die USA werfen China vor, Russland mit Drohnen zu beliefern.",
        "transfer",
        "supplier=CN recipient=RU item=drone",
    ),
    (
        "en",
        "Germany allowed Poland to send Leopard tanks to Ukraine.",
        "transfer",
        "supplier=PL recipient=UA item=leopard",
    ),
    ("de", "Kiew forderte Berlin auf, der Ukraine Taurus-Raketen zu liefern.", "transfer", "supplier=DE item=taurus"),
    ("en", "Poland wants to buy tanks from South Korea.", "transfer", "supplier=KR recipient=PL item=tank"),
    # the number that a phrase is counted by stands in its place
    ("en", "Pakistan accused India of firing missiles at three of its air bases.", "use", "operator=IN item=missile"),
    (
        "de",
        "Pakistan warf Indien vor, drei seiner Stützpunkte mit Raketen beschossen zu haben.",
        "use",
        "operator=IN item=missile",
    ),
    (
        "en",
        "The Philippines has received the first of three BrahMos batteries from India.",
        "transfer",
        "item=brahmos supplier=IN",
    ),
    # what is shot down was fired by the other side
    ("en", "Ukrainian forces shot down 12 of 15 Russian drones overnight.", "use", "operator=RU target=UA item=drone"),
    (
        "de",
        "Die ukrainische Luftabwehr hat in der Nacht 12 von 15 russischen Drohnen abgeschossen.",
        "use",
        "operator=RU target=UA",
    ),
    # an adjective before an event noun does it, whatever preposition the noun has
    ("en", "Three people died in an Israeli air strike in southern Lebanon.", "use", "operator=IL"),
    (
        "de",
        "Bei einem israelischen Luftangriff im Süden des Libanon wurden drei Menschen getötet.",
        "use",
        "operator=IL target=LB",
    ),
    # a capital in words is the town
    ("en", "Russia attacked the Ukrainian capital with drones on Monday.", "use", "operator=RU target=Kyiv item=drone"),
    (
        "de",
        "Russland hat die ukrainische Hauptstadt am Montag mit Drohnen angegriffen.",
        "use",
        "operator=RU target=Kyiv item=drone",
    ),
    # two who sign are parties
    ("en", "South Korea and Poland signed a contract for 180 K2 tanks.", "transfer", "parties=KR,PL item=k2"),
    (
        "de",
        "Südkorea und Polen unterzeichneten einen Vertrag über 180 Kampfpanzer vom Typ K2.",
        "transfer",
        "parties=KR,PL item=k2",
    ),
    # who clears a sale is its body
    (
        "en",
        "The State Department cleared the sale of two radars to Taiwan.",
        "transfer",
        "body=US supplier=US recipient=TW",
    ),
    (
        "de",
        "Der Bundessicherheitsrat billigte den Export von 16 Raketen nach Ägypten.",
        "transfer",
        "body=DE supplier=DE recipient=EG",
    ),
    # verbs that share an object
    (
        "en",
        "Russia has been developing, testing and fielding the Iskander missile.",
        "deployment",
        "operator=RU item=iskander",
    ),
    # sites have short English names
    (
        "de",
        "Israel hat im Jemen einen Flughafen und ein Kraftwerk mit Raketen beschossen.",
        "use",
        "operator=IL item=missile",
    ),
)


@pytest.mark.parametrize(("language", "sentence", "event", "roles"), SAID)
def test_roles_of_a_sentence(language: str, sentence: str, event: str, roles: str) -> None:
    wanted = {role: set(ids.split(",")) for role, _, ids in (pair.partition("=") for pair in roles.split())}
    found = [c.roles for c in of_sentence(language, sentence, event)]
    assert any(all(ids <= _names(c.get(role)) for role, ids in wanted.items()) for c in found), found


def _names(value: object) -> set[str]:
    """Ids and names of a role's fillers."""
    values = value if isinstance(value, list) else [value]
    return keys(value) | {str(v["name"]) for v in values if isinstance(v, dict) and v.get("name")}


@pytest.mark.parametrize(
    ("language", "text", "event", "roles"),
    [
        (
            "en",
            "Iran has sent Russia missiles. Moscow has already used the weapons against Kharkiv.",
            "use",
            "operator=RU item=missile target=Kharkiv",
        ),
        (
            "en",
            "The Houthis fired a missile at Tel Aviv. It was intercepted.",
            "use",
            "operator=houthis item=missile property=intercepted",
        ),
        (
            "de",
            "Die Huthi feuerten eine Rakete auf Tel Aviv. Sie wurde abgefangen.",
            "use",
            "operator=houthis property=intercepted",
        ),
    ],
)
def test_roles_across_sentences(language: str, text: str, event: str, roles: str) -> None:
    wanted = {role: set(ids.split(",")) for role, _, ids in (pair.partition("=") for pair in roles.split())}
    found = [c.roles for c in of_sentence(language, text, event)]
    assert any(all(ids <= _names(c.get(role)) for role, ids in wanted.items()) for c in found), found
