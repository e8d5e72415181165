"""The requests that it takes to fetch what stands at an address, on connections to the public web."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime

import httpx

from retrieval.errors import FetchError, Obstacle
from retrieval.ingest.addresses import is_web_address
from retrieval.ingest.web.connecting import Deadline, GuardedBackend, GuardedTransport
from retrieval.ingest.web.inflating import ACCEPTED, inflated
from retrieval.ingest.web.networks import Endpoint
from retrieval.ingest.web.resources import NO_VALIDATORS, PAGE_TYPES, Fetched, Limits, Validators
from retrieval.ingest.web.robots import LARGEST as LARGEST_ROBOTS
from retrieval.ingest.web.robots import RobotsRules

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_OF_STATUS = {
    401: (Obstacle.DENIED, "the site asks for a login"),
    402: (Obstacle.DENIED, "the site asks for a payment"),
    403: (Obstacle.DENIED, "the site does not let programs read this page"),
    404: (Obstacle.NOT_FOUND, "there is no such page"),
    410: (Obstacle.NOT_FOUND, "the page is gone"),
    429: (Obstacle.BUSY, "the site asks to come back later"),
    451: (Obstacle.DENIED, "the page may not be shown for legal reasons"),
    503: (Obstacle.BUSY, "the site is busy"),
}
_LONGEST_URL = 4096
_LONGEST_WAIT = 24 * 3600.0


class Visitor:
    """Goes out on the web under one name, to public addresses on these ports and to the endpoints that are `allowed`.
    Any thread may send it."""

    def __init__(self, agent: str, ports: Collection[int], limits: Limits, allowed: Collection[Endpoint]) -> None:
        self._agent = agent
        self._ports = ports
        self._limits = limits
        self._allowed = allowed
        self._ssl_context = httpx.create_ssl_context(trust_env=False)

    def visit(self, url: str, types: Collection[str], validators: Validators, robots: RobotsRules) -> Fetched:
        """What stands at the address, of one of these types, as far as its site lets robots. Raises FetchError."""
        deadline = Deadline(self._limits.seconds)
        transport = GuardedTransport(GuardedBackend(deadline, self._ports, self._allowed), self._ssl_context)
        headers = {"User-Agent": self._agent, "Accept": _accept(types), "Accept-Encoding": ACCEPTED}
        # Without trust_env a proxy of the environment would make every address public.
        with httpx.Client(
            transport=transport, trust_env=False, headers=headers, timeout=self._limits.seconds
        ) as client:
            return _Visit(client, self._limits, types, validators).follow(_web_url(url), robots)


def _accept(types: Collection[str]) -> str:
    return ", ".join([*sorted(filter(None, types)), "*/*;q=0.1"])


def _web_url(url: str, base: httpx.URL | None = None) -> httpx.URL:
    """The address, read as a link on the page `base` where that is given. Raises FetchError."""
    try:
        parsed = base.join(url) if base else httpx.URL(url.strip())
    except (httpx.InvalidURL, UnicodeError) as error:
        raise FetchError(Obstacle.NOT_AN_ADDRESS, "this is no web address") from error
    if not is_web_address(str(parsed)) or " " in url.strip() or len(str(parsed)) > _LONGEST_URL:
        raise FetchError(Obstacle.NOT_AN_ADDRESS, "only http and https addresses can be read")
    if parsed.userinfo:
        raise FetchError(Obstacle.NOT_AN_ADDRESS, "an address with a password in it is not read")
    return parsed.copy_with(fragment=None)


@dataclass(frozen=True, slots=True)
class _Visit:
    """One fetch: the requests that it takes, over one client."""

    client: httpx.Client
    limits: Limits
    types: Collection[str]
    validators: Validators

    def follow(self, url: httpx.URL, robots: RobotsRules) -> Fetched:
        """Ask, and go where redirects lead; each address on the way is judged as the first one was."""
        for _ in range(self.limits.redirects + 1):
            robots.require_allowed(_site(url), str(url), self._read_robots)
            answer = self._ask(url, self.limits.size, self.types, self.validators)
            if isinstance(answer, Fetched):
                return answer
            url = answer
        raise FetchError(Obstacle.TOO_MANY_REDIRECTS, "the address leads on and on to others")

    def _read_robots(self, url: str) -> bytes:
        address = _web_url(url)
        for _ in range(self.limits.redirects + 1):
            answer = self._ask(address, LARGEST_ROBOTS, PAGE_TYPES, NO_VALIDATORS)
            if isinstance(answer, Fetched):
                return answer.content
            address = answer
        return b""

    def _ask(self, url: httpx.URL, most: int, types: Collection[str], validators: Validators) -> Fetched | httpx.URL:
        """What stands at the address, or the address that it leads on to."""
        with self.client.stream("GET", url, headers=_conditions(validators)) as response:
            headers, status = response.headers, response.status_code
            if status in _REDIRECTS and "location" in headers:
                return _web_url(headers["location"], url)
            if status == 304:
                return Fetched(str(url), b"", validators=validators, modified=False)
            _require_success(status, headers)
            content_type, charset = _type(headers.get("content-type", ""))
            if content_type not in types:
                raise FetchError(Obstacle.WRONG_TYPE, f"what stands there is no page to read: {content_type[:60]}")
            content = inflated(response.iter_raw(), headers.get("content-encoding", ""), most)
            version = Validators(headers.get("etag"), headers.get("last-modified"))
            return Fetched(str(url), content, content_type, charset, version)


def _site(url: httpx.URL) -> str:
    return str(url.copy_with(raw_path=b"")).rstrip("/")


def _conditions(validators: Validators) -> dict[str, str]:
    conditions = {"If-None-Match": validators.etag, "If-Modified-Since": validators.last_modified}
    return {name: value for name, value in conditions.items() if value}


def _type(header: str) -> tuple[str, str | None]:
    """The content type, without its parameters, and the charset among them."""
    message = Message()
    message["content-type"] = header
    charset = message.get_param("charset")
    return header.partition(";")[0].strip().lower(), charset if isinstance(charset, str) else None


def _require_success(status: int, headers: httpx.Headers) -> None:
    if 200 <= status < 300:
        return
    if status in _OF_STATUS:
        obstacle, message = _OF_STATUS[status]
    elif status >= 500:
        obstacle, message = Obstacle.BROKEN, f"the site answered with an error of its own ({status})"
    else:
        obstacle, message = Obstacle.DENIED, f"the site refuses ({status})"
    raise FetchError(obstacle, message, _wait(headers.get("retry-after")))


def _wait(header: str | None) -> float | None:
    """The seconds that Retry-After asks for, as a number or as a date; at most a day."""
    if header is None:
        return None
    try:
        seconds = float(header) if header.isdigit() else _until(header)
    except (TypeError, ValueError):
        return None
    return min(max(seconds, 0.0), _LONGEST_WAIT)


def _until(date: str) -> float:
    moment = parsedate_to_datetime(date)
    return (moment.replace(tzinfo=moment.tzinfo or UTC) - datetime.now(UTC)).total_seconds()
