"""Domain knowledge as data: weapons, families, actors, agencies, outlets, places, regimes. Every row has its source."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from stemmata.errors import KnowledgeError


@cache
def table(name: str) -> dict[str, Any]:
    """The parsed TOML file `<name>.toml` of this folder.

    Raises:
        KnowledgeError: the file is missing or is not valid TOML.
    """
    path = resources.files(__name__) / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise KnowledgeError(
            f"knowledge/{name}.toml is missing from this installation: install stemmata again"
        ) from None
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(f"knowledge/{name}.toml: {error}") from None
