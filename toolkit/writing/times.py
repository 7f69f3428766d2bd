"""How wide text is set in Times Roman: what the widths of a Word table's columns are reckoned from."""

from __future__ import annotations

_WIDTHS = {
    180: "'",
    200: "|",
    250: " .,",
    278: "/\\:;ijlt",
    333: "()-`![]fIrJ",
    389: "sJ",
    408: '"',
    444: "?aceze",
    480: "{}",
    500: "0123456789#$*_bdghknopquvxy",
    541: "~",
    556: "PSF",
    564: "+<=>",
    611: "ELTZ",
    667: "BCR",
    722: "ADGHKNOQUVXYw",
    778: "&m",
    833: "%",
    889: "M",
    921: "@",
    944: "W",
}
"""Widths of characters in thousandths of the size, as Adobe's metrics of Times Roman give them."""

_WIDTH = {sign: width for width, signs in _WIDTHS.items() for sign in signs}
_OTHER = 600


def set_width(text: str, size: float) -> float:
    """Return how wide a line is set at a size in points, in twentieths of a point."""
    return sum(_WIDTH.get(sign, _OTHER) for sign in text) * size / 50
