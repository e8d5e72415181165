"""Fetching over real HTTP from sites on this machine, and everything that must not be reached."""

from __future__ import annotations

import gzip
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from retrieval.errors import FetchError, Obstacle
from retrieval.ingest.web.fetching import Fetcher
from retrieval.ingest.web.resources import FEED_TYPES, Limits, Validators
from tests.retrieval.ingest.web.sites import Reply, Site, running_site

AGENT = "Kabar/0.1 (+https://kabar.example)"
IN_FIVE_SECONDS = Limits(seconds=5.0)


def fetcher(*sites: Site, limits: Limits = IN_FIVE_SECONDS) -> Fetcher:
    return Fetcher(AGENT, limits=limits, allowed=[site.endpoint for site in sites])


def obstacle_of(fetching: Fetcher, url: str) -> Obstacle:
    with pytest.raises(FetchError) as caught:
        fetching.fetch(url)
    return caught.value.obstacle


def test_a_page_comes_with_its_type_its_charset_and_its_version(site: Site) -> None:
    headers = {
        "Content-Type": "text/html; charset=windows-1252",
        "ETag": '"v1"',
        "Last-Modified": "Mon, 01 Jun 2026 05:00:00 GMT",
    }
    site.replies["/berita"] = Reply(b"<p>isi</p>", headers=headers)
    fetched = fetcher(site).fetch(site.url("/berita#komentar"))
    assert (fetched.url, fetched.content) == (site.url("/berita"), b"<p>isi</p>")
    assert (fetched.content_type, fetched.charset, fetched.modified) == ("text/html", "windows-1252", True)
    assert fetched.validators == Validators('"v1"', "Mon, 01 Jun 2026 05:00:00 GMT")
    assert all(headers["User-Agent"] == AGENT for _, headers in site.asked)


def test_a_packed_page_is_unpacked(site: Site) -> None:
    site.replies["/"] = Reply(gzip.compress(b"halo"), headers={"Content-Encoding": "gzip"})
    assert fetcher(site).fetch(site.url()).content == b"halo"


def test_a_version_that_is_still_the_newest_does_not_come_again(site: Site) -> None:
    site.replies["/feed"] = Reply(status=304)
    known = Validators('"v1"', "Mon, 01 Jun 2026 05:00:00 GMT")
    fetched = fetcher(site).fetch(site.url("/feed"), FEED_TYPES, known)
    assert (fetched.modified, fetched.content, fetched.validators) == (False, b"", known)
    asked = dict(site.asked)["/feed"]
    assert (asked["If-None-Match"], asked["If-Modified-Since"]) == ('"v1"', "Mon, 01 Jun 2026 05:00:00 GMT")


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "127.1", "0.0.0.0", "[::1]", "[::ffff:127.0.0.1]"]
)
def test_no_spelling_of_this_machine_is_reached(site: Site, host: str) -> None:
    site.replies["/"] = Reply(b"rahasia")
    stranger = Fetcher(AGENT, ports={site.port}, limits=IN_FIVE_SECONDS)
    assert obstacle_of(stranger, site.url(host=host)) is Obstacle.FORBIDDEN_ADDRESS
    assert site.asked == []


def test_a_name_is_judged_by_the_addresses_that_it_leads_to(site: Site) -> None:
    site.replies["/"] = Reply(b"isi")
    assert fetcher(site).fetch(site.url(host="localhost")).content == b"isi"
    other = Fetcher(AGENT, limits=IN_FIVE_SECONDS, allowed=[("localhost", site.port), ("127.0.0.2", site.port)])
    assert obstacle_of(other, site.url(host="localhost")) is Obstacle.FORBIDDEN_ADDRESS


@pytest.mark.parametrize(
    "url",
    [
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1/",
        "https://192.168.1.1/",
        "http://[fd00:ec2::254]/",
        "http://8.8.8.8:22/",
        "http://8.8.8.8:99999/",
        "http://[64:ff9b::a00:1]/",
    ],
)
def test_private_networks_and_other_ports_are_not_reached(url: str) -> None:
    begun = time.monotonic()
    assert obstacle_of(fetcher(), url) is Obstacle.FORBIDDEN_ADDRESS
    assert time.monotonic() - begun < 2


@pytest.mark.parametrize(
    "url",
    [
        "ftp://contoh.id/a",
        "file:///etc/passwd",
        "gopher://127.0.0.1/",
        "javascript:alert(1)",
        "data:text/html,x",
        "//contoh.id",
        "",
        "http://",
        "http://a b/",
        "http://user:sandi@contoh.id/",
    ],
)
def test_what_is_no_public_web_address_is_not_tried(url: str) -> None:
    with pytest.raises(FetchError) as caught:
        fetcher().fetch(url)
    assert caught.value.obstacle is Obstacle.NOT_AN_ADDRESS
    assert "sandi" not in str(caught.value)


def test_a_redirect_is_followed_and_judged_like_the_first_address(site: Site) -> None:
    with running_site({"/": Reply(b"rahasia")}) as inner:
        site.replies["/lama"] = Reply(status=301, headers={"Location": "/baru"})
        site.replies["/baru"] = Reply(b"isi")
        site.replies["/dalam"] = Reply(status=302, headers={"Location": inner.url()})
        site.replies["/berkas"] = Reply(status=302, headers={"Location": "file:///etc/passwd"})
        fetching = fetcher(site)
        assert fetching.fetch(site.url("/lama")).url == site.url("/baru")
        assert obstacle_of(fetching, site.url("/dalam")) is Obstacle.FORBIDDEN_ADDRESS
        assert obstacle_of(fetching, site.url("/berkas")) is Obstacle.NOT_AN_ADDRESS
        assert inner.asked == []


def test_a_robots_file_that_leads_inside_is_not_followed(site: Site) -> None:
    with running_site({"/": Reply(b"")}) as inner:
        site.replies["/robots.txt"] = Reply(status=302, headers={"Location": inner.url()})
        site.replies["/"] = Reply(b"isi")
        assert obstacle_of(fetcher(site), site.url()) is Obstacle.FORBIDDEN_ADDRESS
        assert inner.asked == []


def test_endless_redirects_end(site: Site) -> None:
    site.replies["/"] = Reply(status=302, headers={"Location": "/"})
    assert obstacle_of(fetcher(site), site.url()) is Obstacle.TOO_MANY_REDIRECTS
    assert site.paths.count("/") == Limits().redirects + 1


def test_a_site_that_asks_programs_to_stay_away_is_left_alone(site: Site) -> None:
    site.replies["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /dalam\n\nUser-agent: Kabar\nDisallow: /khusus\n")
    site.replies["/dalam"] = site.replies["/khusus"] = Reply(b"isi")
    fetching = fetcher(site)
    assert obstacle_of(fetching, site.url("/khusus/1")) is Obstacle.ROBOTS
    assert fetching.fetch(site.url("/dalam")).content == b"isi"
    assert site.paths == ["/robots.txt", "/dalam"]


def test_robots_rules_count_at_the_end_of_a_redirect_too(site: Site) -> None:
    site.replies["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /dalam\n")
    site.replies["/luar"] = Reply(status=302, headers={"Location": "/dalam"})
    assert obstacle_of(fetcher(site), site.url("/luar")) is Obstacle.ROBOTS
    assert "/dalam" not in site.paths


def test_a_site_whose_robots_file_is_broken_is_not_read_now(site: Site) -> None:
    site.replies["/robots.txt"] = Reply(status=500)
    site.replies["/"] = Reply(b"isi")
    assert obstacle_of(fetcher(site), site.url()) is Obstacle.BROKEN
    assert site.paths == ["/robots.txt"]


@pytest.mark.parametrize(
    ("status", "obstacle"),
    [
        (404, Obstacle.NOT_FOUND),
        (410, Obstacle.NOT_FOUND),
        (401, Obstacle.DENIED),
        (403, Obstacle.DENIED),
        (418, Obstacle.DENIED),
        (429, Obstacle.BUSY),
        (500, Obstacle.BROKEN),
        (503, Obstacle.BUSY),
        (302, Obstacle.DENIED),
    ],
)
def test_an_error_of_the_site_is_told_by_its_kind(site: Site, status: int, obstacle: Obstacle) -> None:
    site.replies["/"] = Reply(status=status)
    assert obstacle_of(fetcher(site), site.url()) is obstacle


def test_a_busy_site_says_how_long_to_wait(site: Site) -> None:
    waits = []
    for wait in ("120", format_datetime(datetime.now(UTC) + timedelta(minutes=5)), "nanti", "999999999"):
        site.replies["/"] = Reply(status=429, headers={"Retry-After": wait})
        with pytest.raises(FetchError) as caught:
            fetcher(site).fetch(site.url())
        waits.append(caught.value.retry_after)
    assert waits[0] == 120.0
    assert waits[1] == pytest.approx(300, abs=5)
    assert waits[2:] == [None, 86400.0]


def test_a_picture_is_no_page_and_is_not_read(site: Site) -> None:
    site.replies["/"] = Reply(b"\x89PNG", headers={"Content-Type": "image/png"})
    assert obstacle_of(fetcher(site), site.url()) is Obstacle.WRONG_TYPE


def test_a_page_without_end_is_given_up_by_its_size(site: Site) -> None:
    def endless() -> Iterator[bytes]:
        while True:
            yield bytes(64 * 1024)

    site.replies["/"] = Reply(pieces=endless)
    limits = Limits(size=200_000, seconds=5.0)
    assert obstacle_of(fetcher(site, limits=limits), site.url()) is Obstacle.TOO_LARGE


def test_a_page_that_trickles_is_given_up_by_the_time_it_takes_in_all(site: Site) -> None:
    def trickle() -> Iterator[bytes]:
        while True:
            yield b"."
            time.sleep(0.05)

    site.replies["/"] = Reply(pieces=trickle)
    begun = time.monotonic()
    assert obstacle_of(fetcher(site, limits=Limits(seconds=0.5)), site.url()) is Obstacle.TOO_SLOW
    assert time.monotonic() - begun < 2


def test_a_name_that_nobody_has_is_unreachable() -> None:
    assert obstacle_of(fetcher(), "http://tidak-ada.invalid/") in (Obstacle.UNREACHABLE, Obstacle.TOO_SLOW)


def test_what_hangs_up_or_speaks_no_http_is_unreachable(site: Site) -> None:
    with running_site() as gone:
        pass
    assert obstacle_of(fetcher(gone), gone.url()) is Obstacle.UNREACHABLE
    site.replies["/"] = Reply(headers={"Content-Length": "500"}, body=b"putus")
    assert obstacle_of(fetcher(site), site.url()) is Obstacle.UNREACHABLE


def test_a_site_without_the_encryption_that_its_address_asks_for_is_unreachable(site: Site) -> None:
    site.replies["/"] = Reply(b"isi")
    assert obstacle_of(fetcher(site), site.url().replace("http:", "https:")) is Obstacle.UNREACHABLE


def test_a_proxy_of_the_environment_is_not_used(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    with running_site() as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.url())
        monkeypatch.setenv("ALL_PROXY", proxy.url())
        site.replies["/"] = Reply(b"isi")
        assert fetcher(site).fetch(site.url()).content == b"isi"
        assert proxy.asked == []
