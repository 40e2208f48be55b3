"""Near-copies without comparing all with all: MinHash signatures (Broder 1997) in bands.

The permutations are fixed (multiples of primes), so that every run gives the same signatures.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

ROWS = 3
BANDS = 20
"""Twenty bands of three: a pair of which a third of the shingles agree is found in half of all cases, of 0.6 always."""
_PRIME = np.uint64(4_294_967_311)
_STEP = 2_654_435_761


def signature(shingles: Iterable[int]) -> NDArray[np.uint64] | None:
    """The smallest values of a set under each permutation; None for an empty set."""
    values = np.fromiter(shingles, dtype=np.uint64)
    if not len(values):
        return None
    factors = np.array([(i * _STEP) % int(_PRIME) | 1 for i in range(1, ROWS * BANDS + 1)], dtype=np.uint64)
    offsets = np.array([(i * i * 40_503 + 12_345) % int(_PRIME) for i in range(ROWS * BANDS)], dtype=np.uint64)
    return np.array(
        [((values * f % _PRIME + o) % _PRIME).min() for f, o in zip(factors, offsets, strict=True)], dtype=np.uint64
    )


def buckets(signatures: Mapping[str, NDArray[np.uint64]]) -> list[list[str]]:
    """Groups of names that agree in a whole band, names sorted; groups of one are left out."""
    found: dict[tuple[int, bytes], list[str]] = defaultdict(list)
    for name in sorted(signatures):
        for band in range(BANDS):
            found[band, signatures[name][band * ROWS : (band + 1) * ROWS].tobytes()].append(name)
    return [found[k] for k in sorted(found) if len(found[k]) > 1]
