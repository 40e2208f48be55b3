#!/usr/bin/env python3
"""How fast Stemmata is here: `make bench`, or `python benchmarks/run.py --documents 200`.

Reads the development corpora (the sample reports where those are absent), repeated to the number of documents asked
for, each made a document of its own by a last line with a number. Times are seconds of one core unless said.
"""

from __future__ import annotations

import argparse
import html
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path
from typing import Any

for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ.setdefault(_name, "1")

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT.parent / "shared" / "gold"
SAMPLES = ROOT / "src" / "stemmata" / "samples" / "reports"
LANGUAGES = ("de", "en")
PAGE = 400
Row = dict[str, Any]


def corpus() -> list[Row]:
    """Texts with what is known of them."""
    rows = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(GOLD.glob("*/docs/*.json"))]
    if not rows:
        rows = [
            json.loads(path.with_suffix(".json").read_text(encoding="utf-8")) | {"text": path.read_text("utf-8")}
            for path in sorted(SAMPLES.glob("*.txt"))
        ]
    return [row for row in rows if row.get("language") in LANGUAGES]


def repeated(rows: Sequence[Row], number: int) -> Iterator[Row]:
    """`number` documents, no two the same."""
    for i, row in enumerate(islice(cycle(rows), number)):
        yield {**row, "id": f"{i}", "text": f"{row['text'].rstrip()}\n\nNr. {i}\n"}


def timed(function: Callable[[], Any]) -> float:
    """Seconds of processor time."""
    start = time.process_time()
    function()
    return time.process_time() - start


def stages(rows: Sequence[Row]) -> dict[str, float]:
    """Processor time of each stage over all rows, in this process, models loaded."""
    from stemmata.claims.extract import analyse
    from stemmata.ledger import layers
    from stemmata.parsing import parse

    for language in LANGUAGES:
        analyse(layers.article_of(next(row for row in rows if row["language"] == language)))
    articles = [layers.article_of(row) for row in rows]
    reading = timed(lambda: [layers.article_of(row) for row in rows])
    parsing = timed(lambda: [parse(one) for one in articles])
    whole = timed(lambda: [analyse(one) for one in articles])
    return {"reading": reading, "parsing": parsing, "mentions and claims": whole - parsing}


def one_page(rows: Sequence[Row]) -> tuple[int, float]:
    """Words of a page of about 400, and processor time from its bytes to its claims, models loaded: best of five."""
    from stemmata.capture import from_bytes
    from stemmata.claims.extract import extract
    from stemmata.reading import read

    row, text = rows[0], ""
    for other in (one for one in rows if one["language"] == row["language"]):
        if len(text.split()) < PAGE:
            text += "\n\n" + other["text"]
    text = " ".join(text.split(" ")[:PAGE])
    paragraphs = "".join(f"<p>{html.escape(part)}</p>\n" for part in text.split("\n\n"))
    page = (
        f"<!DOCTYPE html><html lang='{row['language']}'><head><title>{html.escape(row['title'])}</title></head>"
        f"<body><nav><a href='/'>Home</a></nav><article>{paragraphs}</article></body></html>"
    )
    stated = {"published": row["published"]}
    capture = from_bytes(page.encode(), source="page.html", retrieved="2024-01-01T00:00:00Z", stated=stated)
    return len(text.split()), min(timed(lambda: extract(read(capture))) for _ in range(5))


def child(*words: str) -> tuple[float, float, float]:
    """Wall and processor seconds and peak megabytes of a command, children included."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(words, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - start, processor, after.ru_maxrss / 1024


def command(folder: Path, ledger: Path, jobs: int) -> tuple[float, float, float]:
    """Reading a folder with the command line."""
    return child(sys.executable, "-m", "stemmata", "read", str(folder), "--ledger", str(ledger), "--jobs", str(jobs))


def written(rows: Iterator[Row], folder: Path) -> None:
    """Texts and sidecars on disk."""
    for row in rows:
        (folder / f"{int(row['id']):06}.txt").write_text(row["text"], encoding="utf-8")
        stated = {key: row[key] for key in ("published", "language", "publisher", "title") if row.get(key)}
        (folder / f"{int(row['id']):06}.json").write_text(json.dumps(stated), encoding="utf-8")


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--documents", type=int, default=2000)
    asked.add_argument("--jobs", type=int, default=2)
    options = asked.parse_args()
    rows = corpus()
    start_up = min(child(sys.executable, "-m", "stemmata", "--help")[1] for _ in range(3))
    print(f"stemmata --help               {start_up:.2f} s of processor time")
    sample = list(repeated(rows, min(options.documents, 200)))
    words = sum(len(row["text"].split()) for row in sample) / len(sample)
    print(f"documents                     {words:.0f} words on average")
    for stage, seconds in stages(sample).items():
        each = seconds / len(sample)
        print(f"{stage:30}{1000 * each:.1f} ms a document, {1 / max(each, 1e-9):.0f} documents/s")
    length, seconds = one_page(rows)
    print(f"a page of {length} words           {seconds:.3f} s of processor time from bytes to claims")
    with tempfile.TemporaryDirectory() as name:
        whole_runs(Path(name), rows, options.documents, options.jobs)


def whole_runs(here: Path, rows: Sequence[Row], number: int, jobs: int) -> None:
    """Reading a folder of that many documents: one process, several, and once more."""
    folder = here / "reports"
    folder.mkdir()
    written(repeated(rows, number), folder)
    one = command(folder, here / "one.db", 1)
    print(f"read {number} documents           {one[0]:.1f} s, {number / one[0]:.1f} documents/s, loading included")
    print(f"peak memory                   {one[2]:.0f} MB")
    many = command(folder, here / "many.db", jobs)
    print(f"with --jobs {jobs}                 {many[0]:.1f} s, {one[0] / many[0]:.2f} times as fast")
    again = command(folder, here / "one.db", 1)
    print(f"the same folder again         {again[0]:.1f} s, {number / again[0]:.0f} documents/s")
    print(f"ledger                        {(here / 'one.db').stat().st_size / number / 1024:.1f} KB a document")


if __name__ == "__main__":
    main()
