"""Growth curve of the stemma: processor seconds and memory for the reports of 1,000, 10,000, 100,000 made-up claims.

python benchmarks/stemma.py [COUNT ...]          clusters of reports, a third of them copies or abridgements
python benchmarks/stemma.py --copies [COUNT ...] one text again and again, each time with a word or two changed
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Sequence

from clusters import claims
from stemmata.model import Article, Claim
from stemmata.reading import read_text
from stemmata.stemma import descend

USUAL = (1_000, 10_000, 100_000)
AGENCIES = ("Reuters", "AFP", "dpa", "AP")
WORDS = tuple(
    a + b + c for a in ("har", "mor", "vil", "ten") for b in ("bo", "la", "ni") for c in ("ur", "ket", "dge", "st")
)


def reports(made: Sequence[Claim], seed: int = 0) -> tuple[list[Article], dict[str, list[Claim]]]:
    """A text for each document of the claims: a sentence a claim and some of its own; some texts copied."""
    chance = random.Random(seed)
    of: dict[str, list[Claim]] = defaultdict(list)
    for claim in made:
        of[str(claim.document["id"])].append(claim)
    known: dict[str, list[str]] = {}
    articles = []
    for document, some in of.items():
        lines = [_sentence(claim) for claim in some] + [_filler(chance) for _ in range(chance.randint(3, 9))]
        model = known.get(document[:15])
        if model and chance.random() < 0.35:
            lines = [one for one in model if chance.random() < 0.9]
        known[document[:15]] = lines
        credit = f"\n\n({chance.choice(AGENCIES)})" if chance.random() < 0.4 else ""
        text = "A report\n\n" + "\n\n".join(lines) + credit
        stated = {k: str(some[0].document[k]) for k in ("publisher", "published", "language")}
        articles.append(read_text(text, document=document, stated=stated))
    return articles, of


def _sentence(claim: Claim) -> str:
    figure = claim.roles.get("quantity", {}).get("min") or claim.roles.get("value") or ""
    item = claim.roles.get("item", {}).get("name") or "arms"
    return f"{claim.sources[0].name} spoke of {figure} {item} in a {claim.event} that concerned the country."


def _filler(chance: random.Random) -> str:
    return "The " + " ".join(chance.choices(WORDS, k=14)) + "."


def copies(count: int, seed: int = 0) -> tuple[list[Article], dict[str, list[Claim]]]:
    """One report under many addresses, nearly the same each time."""
    chance = random.Random(seed)
    model = " ".join(_filler(chance) for _ in range(12)).split()
    articles = []
    for number in range(count):
        words = list(model)
        words[chance.randrange(len(words))] = f"changed{chance.randrange(10**6)}"
        stated = {"publisher": f"Outlet {number}", "language": "en", "url": f"https://outlet{number}.example/"}
        articles.append(read_text(" ".join(words), document=f"sha256:{number:016x}", stated=stated))
    return articles, {}


def main(arguments: list[str]) -> None:
    """Print a row a size; memory is the highest of the process so far, so sizes go upwards."""
    near = "--copies" in arguments
    counts = [int(one) for one in arguments if one.isdigit()] or list(USUAL)
    print(f"{'claims':>9} {'reports':>8} {'edges':>8} {'seconds':>8} {'ms/report':>9} {'MB':>6}")
    for count in counts:
        articles, of = copies(count) if near else reports(claims(count))
        event_of = {one.id: str((one.event, one.document["id"][:15])) for some in of.values() for one in some}
        begun = time.process_time()
        found = descend(articles, of, event_of)
        spent = time.process_time() - begun
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{len(event_of):>9,} {len(articles):>8,} {len(found.edges):>8,} {spent:>8.1f} "
            f"{1000 * spent / len(articles):>9.2f} {memory:>6.0f}",
            flush=True,
        )


if __name__ == "__main__":
    main(sys.argv[1:])
