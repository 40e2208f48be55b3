"""The house rules that a machine can see: imports run one way, modules stay small, start-up stays light."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import stemmata
from stemmata.cli.app import COMMANDS

PACKAGE = Path(stemmata.__file__).parent
MODULES = sorted(path for path in PACKAGE.rglob("*.py"))
GROUND = ("model", "errors", "words", "phrases", "knowledge", "languages", "samples")
STAGES = (
    "capture",
    "reading",
    "parsing",
    "mentions",
    "claims",
    "events",
    "stemma",
    "assessment",
    "ledger",
    "maps",
    "dossier",
    "evaluation",
    "api",
    "cli",
)
LONGEST = 400
HEAVY = ("spacy", "numpy", "sqlalchemy", "lxml", "trafilatura", "httpx2", "rich")


def rank(name: str) -> int:
    """How far right a stage stands."""
    return 0 if name in GROUND else 1 + STAGES.index(name)


def imported(path: Path) -> set[str]:
    """The parts of the package that a module imports, anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "stemmata":
            parts = node.module.split(".")[1:]
            found |= {parts[0]} if parts else {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("stemmata.")}
    return found & {*GROUND, *STAGES}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_run_one_way(path: Path) -> None:
    own = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    if own in ("__init__", "__main__"):
        return
    assert sorted(name for name in imported(path) if rank(name) > rank(own)) == []


def test_no_module_is_too_long() -> None:
    long = {
        str(path.relative_to(PACKAGE)): n
        for path in MODULES
        if (n := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST
    }
    assert long == {}


def test_start_up_loads_nothing_heavy() -> None:
    lines = [
        "import sys, stemmata",
        *(f"import stemmata.cli.{name}" for name in ("app", *(command.replace("-", "_") for command in COMMANDS))),
        f"print(sorted(set({HEAVY!r}) & set(sys.modules)))",
    ]
    done = subprocess.run([sys.executable, "-c", "\n".join(lines)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
