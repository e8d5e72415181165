"""Whose turn it is at the model: somebody who waits for an answer goes before what is embedded to be stored."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Turns:
    """One at a time, for any number of threads. Who embeds much takes a turn for each part of it."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._busy = False
        self._urgent = 0

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """The next turn; only others who ask for it are served before."""
        with self._changed:
            self._urgent += 1
            try:
                self._changed.wait_for(lambda: not self._busy)
                self._busy = True
            finally:
                self._urgent -= 1
        yield from self._turn()

    @contextmanager
    def when_free(self) -> Iterator[None]:
        """A turn that nobody else wants."""
        with self._changed:
            self._changed.wait_for(lambda: not self._busy and not self._urgent)
            self._busy = True
        yield from self._turn()

    def _turn(self) -> Iterator[None]:
        try:
            yield
        finally:
            with self._changed:
                self._busy = False
                self._changed.notify_all()
