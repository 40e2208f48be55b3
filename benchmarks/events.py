"""Growth curve of linking: seconds and memory for 1,000, 10,000 and 100,000 claims of made-up clusters.

python benchmarks/events.py [COUNT ...]
"""

from __future__ import annotations

import resource
import sys
import time

from clusters import claims
from stemmata.events import link

USUAL = (1_000, 10_000, 100_000)


def main(counts: list[int]) -> None:
    """Print a row a size; memory is the highest of the process so far, so sizes go upwards."""
    link(claims(200))  # tables and finders are loaded once, not measured
    print(f"{'claims':>9} {'events':>8} {'seconds':>8} {'ms/claim':>9} {'MB':>6}")
    for count in counts:
        made = claims(count)
        begun = time.perf_counter()
        found = link(made)
        spent = time.perf_counter() - begun
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{count:>9,} {len(found.events):>8,} {spent:>8.1f} {1000 * spent / count:>9.2f} {memory:>6.0f}", flush=True
        )


if __name__ == "__main__":
    main([int(one) for one in sys.argv[1:]] or list(USUAL))
