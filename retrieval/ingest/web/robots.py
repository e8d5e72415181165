"""What a site's robots.txt allows, read once an hour (RFC 9309)."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from protego import Protego

from retrieval.errors import FetchError, Obstacle

LARGEST = 500 * 1024
"""Bytes of a robots.txt that are read; the standard asks for no more."""
_AGE = 3600.0
_MOST_SITES = 500
_ABSENT = frozenset({Obstacle.NOT_FOUND, Obstacle.DENIED, Obstacle.WRONG_TYPE, Obstacle.TOO_LARGE})
"""A site that gives no robots.txt, for whatever reason of its own, or one that cannot be meant, allows everything."""


class RobotsRules:
    """The rules of the sites that were asked of late. Any thread may ask."""

    def __init__(self, agent: str) -> None:
        self._agent = agent
        self._rules: OrderedDict[str, tuple[float, Protego]] = OrderedDict()
        self._lock = Lock()

    def require_allowed(self, site: str, url: str, read: Callable[[str], bytes]) -> None:
        """`site` is scheme, host and port. Raises FetchError when its rules, which `read` fetches, do not allow `url`,
        or cannot be had though the site has some."""
        if not self._of(site, read).can_fetch(url, self._agent):
            raise FetchError(Obstacle.ROBOTS, "the site's robots.txt asks programs not to read this page")

    def _of(self, site: str, read: Callable[[str], bytes]) -> Protego:
        with self._lock:
            made, rules = self._rules.get(site, (0.0, None))
        if rules is None or time.monotonic() - made > _AGE:
            rules = Protego.parse(_text(f"{site}/robots.txt", read))
            with self._lock:
                self._rules[site] = (time.monotonic(), rules)
                self._rules.move_to_end(site)
                while len(self._rules) > _MOST_SITES:
                    self._rules.popitem(last=False)
        return rules


def _text(url: str, read: Callable[[str], bytes]) -> str:
    try:
        return read(url).decode("utf-8-sig", "replace")
    except FetchError as error:
        if error.obstacle in _ABSENT:
            return ""
        raise
