"""The gazetteer: names to places, and which place lies in which. Compiled by `scripts/build_gazetteer.py`.

An SQLite file opened read only: nothing is loaded beforehand, a look-up takes some 10 microseconds.
Settlements are from GeoNames (CC BY 4.0), regions from Natural Earth, the rest from `places.toml`.
"""

from __future__ import annotations

import re
import sqlite3
import threading
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from stemmata.errors import KnowledgeError

KINDS = ("settlement", "district", "region", "country", "sea", "point", "area")  # numbered so in the file
_MARKS = re.compile(r"[ʻʼ’‘'`´.]")
_BREAKS = re.compile(r"[\W_]+")
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ə": "a", "&": " and "}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place of the gazetteer.

    `number` is the GeoNames id when positive. `kind` is one of settlement, district, region, country, sea, point,
    area (a part of the world above states). `country` an ISO 3166-1 alpha-2 code, `admin1` GeoNames' code of the
    first-level region. Degrees; `population` 0 where it says nothing.
    """

    number: int
    id: str
    name: str
    kind: str
    country: str | None
    admin1: str | None
    lat: float
    lon: float
    population: int

    @property
    def geonameid(self) -> int | None:
        """The GeoNames id, None for places of our own."""
        return self.number if self.number > 0 else None

    @property
    def status(self) -> str | None:
        """`occupied` for Crimea and Sevastopol: Ukraine by UN General Assembly resolution 68/262."""
        return "occupied" if self.country == "UA" and self.admin1 in ("11", "20") else None


@lru_cache(maxsize=20_000)
def fold(name: str) -> str:
    """The key of a name: lower case, no accents, apostrophes or points, single spaces.

    >>> fold("Khar’kiv"), fold("Deir ez-Zor"), fold("U.S.")
    ('kharkiv', 'deir ez zor', 'us')
    """
    text = unicodedata.normalize("NFKD", _MARKS.sub("", name).casefold().translate(_LETTERS))
    text = unicodedata.normalize("NFC", "".join(c for c in text if not unicodedata.combining(c)))
    return _BREAKS.sub(" ", text).strip()


_local = threading.local()


def _base() -> sqlite3.Connection:
    """This thread's read-only connection.

    Raises:
        KnowledgeError: the gazetteer is not installed.
    """
    if not hasattr(_local, "base"):
        path = resources.files(__package__) / "places.sqlite"
        try:
            _local.base = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
            _local.base.execute("SELECT value FROM meta").fetchone()
        except sqlite3.Error as error:
            raise KnowledgeError(f"knowledge/places.sqlite cannot be read ({error}): install stemmata again") from None
    base: sqlite3.Connection = _local.base
    return base


_COLUMNS = "id, slug, name, kind, country, admin1, lat, lon, population"


def _place(row: tuple[int, str | None, str, int, str | None, str | None, int, int, int]) -> Place:
    number, slug, name, kind, country, admin1, lat, lon, population = row
    return Place(
        number=number,
        id=slug or f"geonames:{number}",
        name=name,
        kind=KINDS[kind],
        country=country,
        admin1=admin1,
        lat=lat / 1000,
        lon=lon / 1000,
        population=population,
    )


@lru_cache(maxsize=20_000)
def lookup(name: str) -> tuple[Place, ...]:
    """All places of that name, however it is spelled: the most populous first, regions last that are only called
    after their town ("Kharkiv" is the city before the region). Empty if there is none."""
    rows = _base().execute(
        f"SELECT {_COLUMNS} FROM alias JOIN place ON place.id = alias.place WHERE key = ?", (fold(name),)
    )
    return tuple(
        sorted(
            map(_place, rows),
            key=lambda p: (
                p.kind == "region" and fold(p.name) != fold(name),
                p.kind != "country",
                -p.population,
                p.number,
            ),
        )
    )


@lru_cache(maxsize=2_000)
def place(key: str) -> Place | None:
    """The place with this id ("geonames:703448", "place:donbas", "UA")."""
    column, value = ("id", key.removeprefix("geonames:")) if key.startswith("geonames:") else ("slug", key)
    row = _base().execute(f"SELECT {_COLUMNS} FROM place WHERE {column} = ?", (value,)).fetchone()
    return _place(row) if row else None


@cache
def country(code: str) -> Place | None:
    """The country of an ISO 3166-1 alpha-2 code."""
    row = _base().execute(f"SELECT {_COLUMNS} FROM place WHERE kind = 3 AND slug = ?", (code,)).fetchone()
    return _place(row) if row else None


@lru_cache(maxsize=2_000)
def region(country_code: str, admin1: str) -> Place | None:
    """The first-level region with this GeoNames code."""
    row = (
        _base()
        .execute(f"SELECT {_COLUMNS} FROM place WHERE kind = 2 AND country = ? AND admin1 = ?", (country_code, admin1))
        .fetchone()
    )
    return _place(row) if row else None


def contains(outer: Place, inner: Place) -> bool:
    """Whether `inner` is, or lies in, `outer`, by country and region codes. Seas and areas only contain themselves."""
    if outer.id == inner.id:
        return True
    if not outer.country or outer.country != inner.country:
        return False
    if outer.kind == "country":
        return True
    return outer.kind == "region" and outer.admin1 is not None and outer.admin1 == inner.admin1
