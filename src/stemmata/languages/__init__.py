"""Per-language data: one folder a language, the same file names in each, no code.

A language is a folder `languages/<ISO 639-1 code>/` with TOML files (lexicons, cue words, calendar words,
frames) and a trained Universal Dependencies pipeline. Adding a language means filling a copy of a folder.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from stemmata.errors import KnowledgeError


@cache
def codes() -> tuple[str, ...]:
    """The languages that can be read, as ISO 639-1 codes, sorted."""
    here = resources.files(__name__)
    return tuple(sorted(p.name for p in here.iterdir() if p.is_dir() and len(p.name) == 2))


@cache
def data(code: str, name: str) -> dict[str, Any]:
    """The parsed TOML file `<name>.toml` of a language.

    Raises:
        KnowledgeError: the file is missing or is not valid TOML.
    """
    path = resources.files(__name__) / code / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise KnowledgeError(
            f"languages/{code}/{name}.toml is missing: copy it from another language and fill it"
        ) from None
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(f"languages/{code}/{name}.toml: {error}") from None
