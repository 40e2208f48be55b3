"""Text as the pipelines were trained on it: plain spaces, plain quotes, nothing invisible; offsets kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from stemmata.parsing.conllu import INVISIBLE

# A no-break space that is left in becomes a token of its own and draws arguments to itself; quotation marks are
# too rare in the treebanks to learn each of them.
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u202f\u2007\u2009\u2002\u2003\u3000\t\n\r\v\f\u0085\u2028\u2029", " "),
        **dict.fromkeys("„“”‟«»″", '"'),
        **dict.fromkeys("‚‘’‛‹›′ʼ", "'"),
        **dict.fromkeys("‐‑", "-"),
        "—": "–",
    }
)
_INVISIBLE = re.compile(f"[{''.join(sorted(INVISIBLE))}]")


@dataclass(frozen=True, slots=True)
class Normal:
    """Normalised text; `offsets[k]` is where its character k stood, None where nothing moved."""

    text: str
    offsets: Sequence[int] | None = None

    def start(self, at: int) -> int:
        """Offset in the given text of the character at `at`."""
        return at if self.offsets is None else self.offsets[at]

    def end(self, at: int) -> int:
        """Offset in the given text just behind the character before `at`."""
        return at if self.offsets is None else self.offsets[at - 1] + 1


def normalise(text: str) -> Normal:
    """Plain text of equal length, but for invisible characters, which are dropped and mapped."""
    plain = text.translate(_PLAIN)
    if not _INVISIBLE.search(plain):
        return Normal(plain)
    kept = [k for k, character in enumerate(plain) if character not in INVISIBLE]
    return Normal("".join(plain[k] for k in kept), kept)


def visible(text: str) -> str:
    """A token's text as it stands in the article, without invisible characters."""
    return _INVISIBLE.sub("", text)
