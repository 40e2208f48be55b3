"""robots.txt (RFC 9309): what a site allows its visitors that are programs."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.robotparser import RobotFileParser

_AGENT = "stemmata"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The rules of one site; `delay` is the pause in seconds it asks for. Without a parser `everything` decides."""

    parser: RobotFileParser | None = None
    everything: bool = True
    delay: float = 0.0

    def allows(self, url: str) -> bool:
        """Whether a page may be asked for."""
        return self.parser.can_fetch(_AGENT, url) if self.parser else self.everything


NOTHING_FORBIDDEN = Rules()
EVERYTHING_FORBIDDEN = Rules(everything=False)


def read(status: int, data: bytes) -> Rules:
    """Rules from the answer to the request for robots.txt.

    RFC 9309, 2.3.1: an answer 4xx means there are no rules; 5xx means the site is not to be visited.
    """
    if status >= 500:
        return EVERYTHING_FORBIDDEN
    if status != 200:
        return NOTHING_FORBIDDEN
    parser = RobotFileParser()
    parser.parse(data.decode("utf-8", "replace").lstrip("\ufeff").splitlines())
    return Rules(parser=parser, delay=float(parser.crawl_delay(_AGENT) or 0.0))
