"""The trained pipelines that ship with the package, one a language, loaded once."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from stemmata.errors import LanguageError

if TYPE_CHECKING:
    from spacy.language import Language

MANIFEST = "manifest.toml"


@cache
def languages() -> tuple[str, ...]:
    """The languages that have a trained pipeline, sorted."""
    from stemmata.languages import codes

    return tuple(code for code in codes() if (folder(code) / MANIFEST).exists())


def folder(language: str) -> Path:
    """Where a language's trained pipeline lies."""
    return Path(str(resources.files("stemmata.languages"))) / language / "pipeline"


@cache
def pipeline(language: str) -> Language:
    """The trained spaCy pipeline of a language (ISO 639-1), its parameters widened from float16 to float32.

    Raises:
        LanguageError: there is none for this language.
    """
    if language not in languages():
        known = ", ".join(languages()) or "none"
        raise LanguageError(
            f"no parser for language {language!r} (there are: {known}); state another language or plug a parser in"
        )
    return load(folder(language))


def load(path: Path) -> Language:
    """A packed pipeline, ready for use. The tokenizer is the language's own, not stored."""
    from spacy.util import load_model_from_path

    nlp = load_model_from_path(path, exclude=["tokenizer"])
    affixes(nlp)
    widen(nlp)
    return nlp


def affixes(nlp: Language) -> None:
    """Let the pipeline see longer affixes than spaCy's one and three characters.

    German compounds and inflections show in what a word begins with and in its last five letters; the attribute
    LOWER, which nothing else here needs, carries the latter. Before any text is read, in training and in use.
    """
    if "LOWER" not in nlp.config["components"]["tok2vec"]["model"]["embed"]["attrs"]:
        return
    getters: dict[int, Callable[[str], str]] = getattr(nlp.vocab, "lex_attr_getters")  # noqa: B009 - not in its stubs
    getters[nlp.vocab.strings["PREFIX"]] = _first
    getters[nlp.vocab.strings["LOWER"]] = _last


def _first(form: str) -> str:
    return form[:3].lower()


def _last(form: str) -> str:
    return form[-5:].lower()


def widen(nlp: Language) -> None:
    """Cast every parameter of the pipeline's models to float32: they are stored in half the bytes."""
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for node in model.walk() if model is not None else ():
            for name in node.param_names:
                if node.has_param(name):
                    node.set_param(name, node.get_param(name).astype("float32"))
