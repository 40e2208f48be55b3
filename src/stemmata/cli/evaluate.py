"""`stemmata evaluate`: read a folder of gold and say how right the claims are."""

from __future__ import annotations

from pathlib import Path
from typing import TextIO

import click

from stemmata.cli import options, output


@click.command()
@click.argument("gold_folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@options.as_json
@click.option("--show", metavar="DOC", help="Print what was found, missed and made up in this document.")
@click.option("--only", metavar="DOC", multiple=True, help="Judge this document only; may be given again.")
@click.option("--by", default="language", show_default=True, metavar="FIELD", help="Figures also by this field.")
@click.option(
    "--claims",
    "given",
    type=click.File("r", encoding="utf-8"),
    metavar="FILE",
    help="Judge these claims (JSON lines) instead of reading the documents.",
)
@click.option(
    "--stemma",
    is_flag=True,
    help="Judge events and descent instead: GOLD_FOLDER also holds events.json and stemma.json; --only names clusters.",
)
@options.jobs
def evaluate(
    gold_folder: Path,
    as_json: bool,
    show: str | None,
    only: tuple[str, ...],
    by: str,
    given: TextIO | None,
    stemma: bool,
    jobs: int,
) -> None:
    """Read the documents of GOLD_FOLDER (docs/ and gold/) and compare the claims with the gold.

    Claim F1 counts claims with the right event, overlapping evidence and half the core roles right; full F1 weighs
    each by the share of its fields that are right. A document that can't be read counts as one without claims.
    """
    import json

    from stemmata.errors import StemmataError
    from stemmata.evaluation import corpus, figures

    if stemma:
        _stemma(gold_folder, as_json=as_json, only=only, given=given, jobs=jobs)
        return
    from stemmata.ledger import layers, work

    gold = corpus.load(gold_folder, only=only)
    if given:
        found = corpus.claims_by_document(given, gold)
        judged = [figures.judge(one.document, one.claims, found.get(one.document["id"], []), by=by) for one in gold]
    else:
        read = work.over(layers.annotated, [one.document for one in gold], jobs=jobs)
        answers = list(output.progress(read, "reading", len(gold)))
        for one, answer in zip(gold, answers, strict=True):
            if isinstance(answer, StemmataError):
                output.error(f"{one.document['id']}: {answer}")
        judged = list(corpus.answered(gold, answers, by=by))
    for document in judged:
        if document.id == show:
            click.echo("\n".join(figures.detail(document)))
    result = figures.figures(judged)
    click.echo(json.dumps(result, ensure_ascii=False, indent=1) if as_json else "\n".join(figures.report(result)))


def _stemma(gold_folder: Path, *, as_json: bool, only: tuple[str, ...], given: TextIO | None, jobs: int) -> None:
    """Events and descent, from the gold's claims and from ours."""
    import json

    from stemmata.errors import StemmataError
    from stemmata.evaluation import clusters, corpus, descent, linked
    from stemmata.ledger import forms, layers, work

    known = clusters.load_clusters(gold_folder, only=only)
    documents = [one.document for one in known.gold]
    if given:
        found = corpus.claims_by_document(given, known.gold)
    else:
        read = output.progress(work.over(layers.annotated, documents, jobs=jobs), "reading", len(documents))
        found = {}
        for document, answer in zip(documents, read, strict=True):
            if isinstance(answer, StemmataError):
                output.error(f"{document['id']}: {answer}")
            else:
                found[document["id"]] = answer["claims"]
    ours = {name: [forms.claim_of(one) for one in some] for name, some in found.items()}
    events = {
        "from_gold": linked.from_gold(gold_folder, known.gold),
        "end_to_end": linked.end_to_end(gold_folder, known.gold, ours),
    }
    trees = {"from_gold": descent.from_gold(known), "end_to_end": descent.end_to_end(known, ours)}
    if as_json:
        click.echo(json.dumps({"linking": events, "stemma": trees}, ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join([*linked.report(events), *descent.report(trees)]))
