"""Running commands over the pipeline's stand-in."""
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import standins

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in an empty folder, with the stand-ins: `run("read", "a.txt", input="…")`."""
    from stemmata.cli.app import stemmata

    standins.install(monkeypatch)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("STEMMATA_LEDGER", raising=False)
    monkeypatch.delenv("STEMMATA_DEBUG", raising=False)

    def command(*words: str, input: str | None = None) -> Result:
        return CliRunner().invoke(stemmata, list(words), input=input, prog_name="stemmata")
    return command


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with the three texts and a sidecar."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for i, text in enumerate(standins.TEXTS):
        (folder / f"{i}.txt").write_text(text, encoding="utf-8")
    (folder / "1.json").write_text('{"url": "https://a.example/1", "published": "2024-04-01"}', encoding="utf-8")
    return folder
