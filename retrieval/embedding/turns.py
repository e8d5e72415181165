"""Whose turn it is at the model: somebody who waits for an answer goes before what is embedded to be stored."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_PATIENCE = 1.0
"""Seconds after which what is to be stored takes a turn though people ask, so that it comes to an end under load."""


class Turns:
    """For any number of threads. Who embeds much takes a turn for each part of it.

    Where the model serves several threads, questions go `together`, beside each other and beside the part that is
    being embedded; else everybody is alone at the model.
    """

    def __init__(self, *, together: bool = False) -> None:
        self._together = together
        self._changed = threading.Condition()
        self._busy = False
        self._asking = 0

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """The next turn; only others who ask for it are served before."""
        with self._changed:
            self._asking += 1
        try:
            if self._together:
                yield
            else:
                yield from self._turn()
        finally:
            with self._changed:
                self._asking -= 1
                self._changed.notify_all()

    @contextmanager
    def when_free(self) -> Iterator[None]:
        """A turn that nobody else wants, or has been waited for long enough."""
        yield from self._turn(lambda: not self._asking)

    def _turn(self, wanted: Callable[[], bool] = lambda: True) -> Iterator[None]:
        with self._changed:
            if not self._changed.wait_for(lambda: not self._busy and wanted(), _PATIENCE):
                self._changed.wait_for(lambda: not self._busy)
            self._busy = True
        try:
            yield
        finally:
            with self._changed:
                self._busy = False
                self._changed.notify_all()
