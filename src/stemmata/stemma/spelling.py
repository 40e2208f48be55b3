"""Names across spellings and scripts: "Klitschko", "Klychko" and "Кличко" have one key.

The key keeps the first letter and the consonants, with the sounds that German, English and Slavic spellings write
differently made one ("sch", "sh", "š"; "w", "v"). It is for finding what two texts share, never for output.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from stemmata.knowledge import table

# In this order: longer spellings first.
_SOUNDS = (
    ("schtsch", "sc"),
    ("dsch", "c"),
    ("tsch", "c"),
    ("tch", "c"),
    ("sch", "s"),
    ("sh", "s"),
    ("kh", "h"),
    ("ch", "h"),
    ("zh", "z"),
    ("ph", "f"),
    ("th", "t"),
    ("ck", "k"),
    ("qu", "k"),
    ("q", "k"),
    ("x", "ks"),
    ("w", "v"),
    ("ts", "s"),
    ("tz", "s"),
    ("z", "s"),
)
_VOWELS = frozenset("aeiouyj")
_SHORTEST = 3


@cache
def _letters() -> dict[str, str]:
    rows = table("stemma")["cyrillic"]
    return dict(zip(rows["letters"], rows["sounds"], strict=True))


@lru_cache(maxsize=200_000)
def latin(word: str) -> str:
    """The word in lower-case Latin letters without marks; letters of other scripts stay as they are.

    >>> latin("Кличко"), latin("Großmächte")
    ('klitschko', 'grossmachte')
    """
    letters = _letters()
    marked = "".join(letters.get(c, c) for c in word.casefold())
    return "".join(c for c in unicodedata.normalize("NFKD", marked) if not unicodedata.combining(c))


@lru_cache(maxsize=200_000)
def key(name: str) -> str:
    """What spellings of one name share; empty for a name too short to say anything.

    >>> key("Klitschko") == key("Кличко"), key("Selenskyj") == key("Zelensky"), key("UN")
    (True, True, '')
    """
    plain = re.sub(r"[^a-z0-9]", "", latin(name))
    digits = "".join(c for c in plain if c.isdigit())
    for spelled, sound in _SOUNDS:
        plain = plain.replace(spelled, sound)
    letters = [c for c in plain if not c.isdigit()]
    first = "a" if letters and letters[0] in _VOWELS else "".join(letters[:1])
    rest = [c for c in letters[1:] if c not in _VOWELS]
    sounds = re.sub(r"(.)\1+", r"\1", first + "".join(rest))
    return sounds + digits if len(sounds) >= _SHORTEST or (digits and sounds) else ""
