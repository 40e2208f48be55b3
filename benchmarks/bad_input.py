#!/usr/bin/env python3
"""How time and memory grow with bad input: near-copies by the hundred, one live blog of many entries.

`python benchmarks/bad_input.py --copies 1000 --entries 300`. All texts are invented here.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import tempfile
from pathlib import Path

from run import child, command

DELIVERY = (
    "WARSAW (Reuters) - Poland delivered 18 howitzers to Ukraine on 3 January 2024, the defence ministry said. "
    "Officials declined to say which route had been taken, a spokesman told reporters number {n}."
)
NEWS = (
    "Russia fired {n} Shahed drones at Kharkiv yesterday, the regional governor said.",
    "North Korea has delivered {n} containers of ammunition to Russia, a spokesman for the ministry said today.",
    "Schools in the region stay closed until Monday, and trains run on a reduced timetable.",
)
FILLER = "The ministry in the capital gave no further details and asked for patience while checks go on there. " * 5
HEAD = (
    '<html lang="en"><head><title>{title}</title><meta property="article:published_time" content="2024-01-05"></head>'
)


def near_copies(folder: Path, number: int) -> None:
    """Pages that differ in a word."""
    folder.mkdir()
    for n in range(number):
        page = HEAD.format(title="Guns for Kyiv") + f"<body><h1>Guns for Kyiv</h1><p>{DELIVERY.format(n=n)}</p></body>"
        (folder / f"{n:05}.html").write_text(page, encoding="utf-8")


def live_blog(folder: Path, number: int) -> None:
    """One page of entries, newest first, over several days."""
    folder.mkdir()
    at, entries = dt.datetime(2024, 1, 5, 22, 50), []
    for n in range(number):
        words = f"{NEWS[n % len(NEWS)].format(n=n + 2)} No. {n}. {FILLER}"
        entries.append(f'<article><time datetime="{at.isoformat()}">{at:%H:%M}</time><p>{words}</p></article>')
        at -= dt.timedelta(minutes=23)
    page = HEAD.format(title="Live: the war") + f"<body><main><h1>Live: the war</h1>{''.join(entries)}</main></body>"
    (folder / "live.html").write_text(page, encoding="utf-8")


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--copies", type=int, default=1000)
    asked.add_argument("--entries", type=int, default=300)
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as name:
        for make, most, what in ((near_copies, options.copies, "near-copies"), (live_blog, options.entries, "entries")):
            for number in (most // 4, most // 2, most):
                folder, ledger = Path(name) / f"{what}{number}", Path(name) / f"{what}{number}.db"
                make(folder, number)
                read = command(folder, ledger, 1)
                linked = child(sys.executable, "-m", "stemmata", "events", "--ledger", str(ledger))
                told = f"read {read[1]:.1f} s, {read[2]:.0f} MB; linked {linked[1]:.1f} s, {linked[2]:.0f} MB"
                print(f"{number} {what}: {told}")


if __name__ == "__main__":
    main()
