"""What all keys of the catalogues have in common."""

from __future__ import annotations

from enum import StrEnum


class Key(StrEnum):
    """A key of the catalogues. Names in braces in a text are filled in by `Texts.say`."""
