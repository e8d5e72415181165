"""The months by name, in the languages whose news Kabar reads most."""

from __future__ import annotations

_NAMES = (
    "januari january jan",
    "februari february feb",
    "maret march mar mac",
    "april apr",
    "mei may",
    "juni june jun",
    "juli july jul julai",
    "agustus august agu agt aug ogos",
    "september sep sept",
    "oktober october okt oct",
    "november nov",
    "desember december des dec disember dis",
)

MONTH_NUMBERS: dict[str, int] = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}
"""Case-folded name, full or short -> 1 to 12. Indonesian, Malay and English."""
