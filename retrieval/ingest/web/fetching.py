"""An address becomes bytes: safely, politely, and within bounds."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property
from typing import TYPE_CHECKING

from retrieval.ingest.web.networks import Endpoint
from retrieval.ingest.web.resources import (
    NO_VALIDATORS,
    PAGE_TYPES,
    USUAL_LIMITS,
    WEB_PORTS,
    Fetched,
    Limits,
    Validators,
)
from retrieval.ingest.web.robots import RobotsRules

if TYPE_CHECKING:
    from retrieval.ingest.web.visiting import Visitor


class Fetcher:
    """Fetches from the public web, under one name. Any thread may call it; it keeps nothing but sites' robots.txt.

    `allowed` are endpoints that are reached though they are not public, or on another port: for tests with a server of
    their own.
    """

    def __init__(
        self,
        agent: str,
        *,
        ports: Collection[int] = WEB_PORTS,
        limits: Limits = USUAL_LIMITS,
        allowed: Collection[Endpoint] = (),
    ) -> None:
        self._agent = agent
        self._ports = frozenset(ports)
        self._limits = limits
        self._allowed = frozenset(allowed)
        self._robots = RobotsRules(agent.partition("/")[0])

    @cached_property
    def _visitor(self) -> Visitor:
        # Whoever only asks should not wait for what fetching takes: a fifth of a second.
        from retrieval.ingest.web.visiting import Visitor

        return Visitor(self._agent, self._ports, self._limits, self._allowed)

    def fetch(self, url: str, types: Collection[str] = PAGE_TYPES, validators: Validators = NO_VALIDATORS) -> Fetched:
        """What stands at the address. With `validators`, only if it changed since.

        Raises FetchError: not a public web address, forbidden by robots.txt, not there, too large, too slow, of none of
        the `types`.
        """
        return self._visitor.visit(url, types, validators, self._robots)
