"""Maps: where claims say that something happened, drawn no finer than they say it, on outlines that come with us."""

from stemmata.maps.spots import Spot, spots
from stemmata.maps.svg import draw

__all__ = ["Spot", "draw", "spots"]
