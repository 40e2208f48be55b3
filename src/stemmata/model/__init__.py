"""The nouns of Stemmata: plain frozen dataclasses that every stage reads and writes.

Offsets are Unicode code points into the article's canonical text, half open (`text[start:end]`).
Nothing here has behaviour beyond small derived facts; rules live in the stages.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

EventType = Literal[
    "transfer",
    "use",
    "test",
    "production",
    "deployment",
    "sanction",
    "violation",
    "referral",
    "specification",
    "identification",
    "assessment",
]
Status = Literal[
    "occurred",
    "ongoing",
    "planned",
    "expected",
    "sought",
    "offered",
    "negotiated",
    "hypothetical",
]
Polarity = Literal["positive", "negative"]
Certainty = Literal["certain", "probable", "possible"]
Stance = Literal["asserts", "confirms", "denies", "doubts", "expects", "demands", "condemns"]
PartKind = Literal[
    "kicker",
    "title",
    "dateline",
    "byline",
    "date",
    "lead",
    "body",
    "subheading",
    "list",
    "caption",
    "photo-credit",
    "credit",
]
Precision = Literal["point", "settlement", "district", "region", "country", "sea", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A stretch of a text, in code points, half open."""

    start: int
    end: int


# --- capture ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """Bytes as they were received, named by their SHA-256.

    `id` is `sha256:<64 hex>`. `source` is the path, URL or `-` they came from; `retrieved` an ISO 8601 UTC
    time; `headers` those of the HTTP response (lower-case names); `stated` what the user or a sidecar file
    said of the bytes (url, title, publisher, published, language), which wins over what is read from them.
    """

    id: str
    data: bytes = field(repr=False)
    source: str
    retrieved: str
    media_type: str
    headers: Mapping[str, str] = field(default_factory=dict)
    stated: Mapping[str, str] = field(default_factory=dict)


# --- reading ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One piece of the article: a title, a paragraph, a caption ..."""

    kind: PartKind
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a live blog; `published` is its ISO 8601 time, or None where nothing tells its day."""

    start: int
    end: int
    published: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateFound:
    """A date of the report: ISO 8601 `value`, and where it was found (`json-ld`, `meta`, `text`, `stated` ...)."""

    value: str
    found_in: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """Something that could not be read. Recorded, never guessed.

    `id` is stable (from document, kind and place); `kind` a short kebab-case word such as `unresolved-date`.
    """

    id: str
    kind: str
    message: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A report as it reads: canonical text, its parts with offsets, and what is known about it.

    `document` is the capture's id. `text` holds the parts in page order, one blank line between them, with
    no-break spaces kept (offsets are into this text). `agencies` are canonical agency names credited for
    the text (never for pictures), in the order of the credit line; `authors` bylines or desk initials. `entries` are
    those of a live blog, each read by its own time; other reports have none.
    """

    document: str
    text: str
    parts: tuple[Part, ...]
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    language: str | None = None
    published: DateFound | None = None
    updated: DateFound | None = None
    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    issues: tuple[Issue, ...] = ()
    entries: tuple[Entry, ...] = ()


# --- parsing ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word as Universal Dependencies see it. `head` is an index into the sentence's tokens, -1 for the root."""

    i: int
    text: str
    start: int
    end: int
    lemma: str
    upos: str
    feats: Mapping[str, str]
    head: int
    deprel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A parsed sentence; `tokens[k].i == k`."""

    start: int
    end: int
    tokens: tuple[Token, ...]


# --- mentions: typed things that a text names ------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention:
    """A state, body, group, firm, force or person named in the text.

    `id` is an ISO 3166-1 alpha-2 code or a short stable English id (`UN`, `houthis`); `name` the short English
    name used in output; `kind` one of state, body, armed-group, company, military, person, agency, outlet,
    expert; `form` how it is named: name, capital, leader, adjective, demonym, forces, compound.
    `country` the state it belongs to, if any.
    """

    start: int
    end: int
    id: str
    name: str
    kind: str
    form: str
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemMention:
    """A weapon, munition, part or other item named in the text.

    `id` is a designation id of the catalogue or else a family id; `name` its short English name ("Leopard 2A6",
    "anti-tank guided missile"); `family` the family id; `ancestors` the family's is-a chain upwards;
    `producer` a state id only when the text itself says so (adjective, "-made").
    """

    start: int
    end: int
    id: str
    name: str
    family: str
    ancestors: tuple[str, ...] = ()
    designation: bool = False
    plural: bool = False
    producer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityMention:
    """A number with its hedge: "mindestens eine" is min 1; "rund 50" min = max = 50, approx.

    `unit` is None when the number counts the noun that follows; else a unit of `knowledge/units.toml`
    ("km", "t", "container", "person", "%", "EUR"). `article` marks a bare "a, eine", which counts only beside other
    numbers.
    """

    start: int
    end: int
    min: float | None
    max: float | None
    approx: bool
    unit: str | None
    text: str
    article: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """A time expression, resolved against the publication date.

    `type` and `value` follow TIMEX3 (DATE, TIME, DURATION, SET). `edtf` is the reading for what has happened,
    `edtf_future` the reading for what is announced ("am Donnerstag" may mean either); None when it could not
    be resolved. `anchor` says what it was resolved from (`explicit`, `published 2024-01-05`, `mention 812-825`).
    `modifier` names what a preposition made of it (since, until, before, after, not-before, range): the EDTF
    readings have it in them, span and TIMEX3 value have not. `stated`: the nearest verb is one of saying ("sagte am
    Montag"), so that this is likely the date of a statement, not of an event.
    """

    start: int
    end: int
    type: str
    value: str
    edtf: str | None
    edtf_future: str | None
    anchor: str
    text: str
    modifier: str | None = None
    stated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A place named in the text, resolved to the gazetteer, never finer than the text says.

    `geonameid` None for places of our own list (regions, seas, military sites without one). `status` is
    `occupied` for Crimea and Sevastopol.
    """

    start: int
    end: int
    id: str
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    precision: Precision
    geonameid: int | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Somebody is said to say something.

    `source` and `cue` are the spans that name them, `content` what is attributed. `chain` is the chain of
    sources, innermost first (without the report's own agency and outlet). `certainty` and `stance` are what
    the cue itself contributes; `rule` names the rule that found it.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    chain: tuple[Source, ...]
    certainty: Certainty
    stance: Stance
    rule: str
    status: Status | None = None
    polarity: Polarity = "positive"


# --- claims ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One link of a chain of attribution. `name` is a short English name where one is known."""

    name: str
    kind: str
    role: str | None = None
    organisation: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words a claim rests on: `text[start:end] == quote` always holds."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One assertion of one event or property, by one source chain, in one document.

    `roles` maps role names to plain JSON values as `docs/reference/claims.md` says. `why` explains each field:
    which rule filled it from which words.
    """

    id: str
    document: Mapping[str, Any]
    event: EventType
    roles: Mapping[str, Any]
    status: Status
    polarity: Polarity
    certainty: Certainty
    stance: Stance
    sources: tuple[Source, ...]
    evidence: tuple[Evidence, ...]
    also: tuple[Evidence, ...] = ()
    made_by: str = ""
    why: tuple[Mapping[str, Any], ...] = ()
