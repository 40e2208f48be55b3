"""The documentation names all there is: whoever adds a command, option, field, table or file must write it up."""

from __future__ import annotations

import importlib.util
import re
from dataclasses import fields
from pathlib import Path
from typing import Any, get_args

import pytest

import standins
import stemmata
from stemmata import knowledge, words
from stemmata.assessment.capabilities import Claimed, Figure, Page
from stemmata.cli import claims as claims_command
from stemmata.cli.app import COMMANDS
from stemmata.ledger import forms, layers, queries, tables
from stemmata.model import Claim, ratings

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"


def page(name: str) -> str:
    """The text of a page of the documentation."""
    return (DOCS / name).read_text(encoding="utf-8")


def code(text: str) -> set[str]:
    """All that stands in `code` on a page."""
    return set(re.findall(r"`([^`\n]+)`", text))


def missing(wanted: Any, name: str) -> list[str]:
    """What a page should name and doesn't."""
    return sorted(set(wanted) - code(page(name)))


def test_command_line_reference_is_that_of_the_program() -> None:
    spec = importlib.util.spec_from_file_location("reference", ROOT / "scripts" / "reference.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert page("reference/cli.md") == module.reference(), "run `make docs`"


def test_every_field_of_a_claim_is_documented() -> None:
    claim = {one.name for one in fields(Claim)}
    roles = {*forms.ROLE_ORDER, "min", "max", "edtf", "anchor", "precision", "producer"}
    vocabulary = {word for many in words.VOCABULARIES.values() for word in many}
    everything = claim | roles | vocabulary | {*forms.SOURCE_FIELDS, *forms.DOCUMENT_FIELDS, *claims_command.COLUMNS}
    assert missing(everything, "reference/claims.md") == []


def test_every_layer_is_documented() -> None:
    shapes = (layers.TIMEX, layers.TOPONYM, layers.ACTOR, layers.ITEM, layers.QUANTITY, layers.ISSUE, layers.STATED)
    assert missing([name for shape in shapes for name in shape], "reference/layers.md") == []
    claim = standins.analyse(standins.read(standins.captured("Oslo delivered guns.")))
    assert missing(layers.layers(claim), "reference/layers.md") == []  # type: ignore[arg-type]


def test_every_column_of_the_ledger_is_documented() -> None:
    columns = {column.name for table in tables.metadata.sorted_tables for column in table.columns}
    assert missing(columns | set(tables.metadata.tables), "reference/ledger.md") == []


def test_every_public_name_is_documented() -> None:
    text = page("reference/python.md")
    methods = [name for name in vars(stemmata.Ledger) if not name.startswith("_")]
    assert [name for name in methods if f"`.{name}" not in text] == []
    named = {one.split("(")[0] for one in code(text)}
    assert sorted(set(stemmata.__all__) - named) == []
    assert missing(queries.Wanted.__annotations__, "reference/python.md") == []
    for kind in (stemmata.Receipt, stemmata.Document, stemmata.Sighting):
        assert missing([one.name for one in fields(kind)], "reference/python.md") == []


def test_public_surface_is_what_it_says() -> None:
    for name in stemmata.__all__:
        assert getattr(stemmata, name).__module__.startswith("stemmata.")
    assert set(dir(stemmata)) == {*stemmata.__all__, "__version__"}
    with pytest.raises(AttributeError):
        stemmata.nothing  # noqa: B018 - that it raises is the test


def test_the_example_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    standins.install(monkeypatch)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "a.txt").write_text(standins.TEXTS[0])
    example = re.search(r"```python\n(.*?)```", page("reference/python.md"), re.S)
    assert example
    exec(compile(example[1], "python.md", "exec"), {"__name__": "__main__"})
    assert "Pyongyang delivered missiles to Moscow" in capsys.readouterr().out


def test_every_data_file_is_documented() -> None:
    package = ROOT / "src" / "stemmata"
    found = {path.name for path in (package / "knowledge").iterdir() if path.suffix in (".toml", ".sqlite")}
    found |= {path.name for path in (package / "languages").glob("??/*.toml")}
    assert missing(found, "data-dictionary.md") == []


def test_every_rule_of_assessment_is_documented() -> None:
    rules = knowledge.table("ratings")
    wanted = {row["id"] for key in ("support", "limit") for row in rules[key]}
    wanted |= {row["id"] for row in knowledge.table("reliability")["policy"]} | set(get_args(ratings.Outcome))
    wanted |= set(knowledge.table("predictions")["statuses"])
    assert missing(wanted, "reference/assessment.md") == []


def test_every_key_of_assessment_is_documented() -> None:
    kinds = (ratings.Rating, ratings.Step, ratings.Overrule, ratings.Prediction, ratings.Fulfilment, ratings.Remark)
    wanted = {one.name for kind in (*kinds, ratings.Likelihood, Page, Figure, Claimed) for one in fields(kind)}
    assert missing(wanted, "reference/assessment.md") == []


def test_every_dependency_is_documented() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    names = [re.split(r"[<>=~ ]", one)[0] for one in project["dependencies"]]
    rows = [line.split("|")[1].strip() for line in page("dependencies.md").splitlines() if line.startswith("| ")]
    assert sorted(set(names) - set(rows)) == []


def test_first_screen_shows_both_commands() -> None:
    first = "\n".join((ROOT / "README.md").read_text(encoding="utf-8").splitlines()[:25])
    assert "make demo" in first
    assert "make test" in first


@pytest.mark.parametrize("name", ["README.md", *sorted(str(path.relative_to(ROOT)) for path in DOCS.rglob("*.md"))])
def test_links_lead_somewhere(name: str) -> None:
    here = ROOT / name
    text = re.sub(r"```.*?```", "", here.read_text(encoding="utf-8"), flags=re.S)
    links = [link.split("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in link]
    assert [link for link in links if link and not (here.parent / link).exists()] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_a_guide(command: str) -> None:
    guides = page("tutorial.md") + page("how-to.md") + (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"stemmata {command}" in guides


def test_notice_credits_what_is_inside() -> None:
    text = " ".join((ROOT / "NOTICE").read_text(encoding="utf-8").split())
    credits = (
        "ShareAlike 4.0",
        "EWT",
        "GUM",
        "GSD",
        "PUD",
        "GeoNames",
        "Attribution 4.0",
        "Natural Earth",
        "public domain",
    )
    assert [name for name in credits if name not in text] == []
    assert "Apache License" in (ROOT / "LICENSE").read_text(encoding="utf-8")
