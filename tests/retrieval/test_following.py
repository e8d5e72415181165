"""Feeds are followed over real HTTP: what they offer is fetched once, politely, and never lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from retrieval import (
    Addition,
    Archive,
    FeedCheck,
    FeedEvent,
    FeedNotFoundError,
    Fetcher,
    FetchError,
    Flaw,
    Obstacle,
    Outcome,
    UnreadableError,
)
from tests.conftest import OpenArchive
from tests.retrieval.ingest.pages.samples import LEAD, PARAGRAPHS, TITLE, article, page
from tests.retrieval.ingest.web.sites import Reply, Site, running_site

XML = {"Content-Type": "application/rss+xml"}
NOW = datetime(2026, 11, 25, 6, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as running:
        yield running


@pytest.fixture
def archive(open_here: OpenArchive, site: Site) -> Archive:
    return open_here(fetcher=Fetcher("Kabar/test", ports={site.port}, allowed=[site.endpoint]))


def item(site: Site, number: int, text: str = "") -> str:
    date = format_datetime(NOW - timedelta(minutes=number))
    content = f"<content:encoded><![CDATA[{text}]]></content:encoded>" if text else ""
    link = f"<link>{site.url(f'/berita/{number}')}?utm_source=rss</link>"
    return f"<item><title>Kabar {number}</title>{link}<pubDate>{date}</pubDate>{content}</item>"


def rss(*items: str) -> bytes:
    space = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    return f'<rss version="2.0" {space}><channel><title>Harian Contoh</title>{"".join(items)}</channel></rss>'.encode()


def serve(site: Site, *numbers: int) -> None:
    """A feed of these articles, each of which has a page."""
    site.replies["/rss"] = Reply(rss(*(item(site, number) for number in numbers)), headers=XML)
    for number in numbers:
        text = f"Peristiwa ke-{number} menimpa {number * 17} rumah di kecamatan itu, kata petugas setempat kemarin."
        site.replies[f"/berita/{number}?utm_source=rss"] = Reply(page("", article(LEAD, text, *PARAGRAPHS)).encode())


def followed(archive: Archive, site: Site, path: str = "/rss") -> int:
    return archive.feeds.add(site.url(path)).id


def fetch_all(archive: Archive, now: datetime = NOW) -> list[Addition | FetchError | UnreadableError]:
    """Everything that waits, with the clock going on where a site is to rest."""
    results = []
    for _ in range(100):
        for each in archive.feeds.waiting(now):
            results.append(archive.feeds.take(each, now))
        now += timedelta(seconds=5)
    return results


def test_what_a_feed_offers_is_fetched_once_and_then_what_is_new(archive: Archive, site: Site) -> None:
    serve(site, 2, 1)
    feed = followed(archive, site)
    assert archive.feeds.check(feed, NOW).found == 2
    assert [each.outcome for each in fetch_all(archive) if isinstance(each, Addition)] == [Outcome.ADDED] * 2
    (first, _) = archive.articles()
    assert (first.source, first.url, first.title) == ("127.0.0.1", site.url("/berita/1?utm_source=rss"), TITLE)
    assert archive.feeds.check(feed, NOW + HOUR).found == 0
    serve(site, 3, 2, 1)
    assert archive.feeds.check(feed, NOW + 2 * HOUR).found == 1
    assert len(fetch_all(archive, NOW + 2 * HOUR)) == 1
    assert [path for path in site.paths if path.startswith("/berita/1")] == ["/berita/1?utm_source=rss"]
    assert archive.feeds.all()[0].title == "Harian Contoh"


def test_a_feed_that_has_the_whole_text_is_not_asked_for_its_pages(archive: Archive, site: Site) -> None:
    whole = "".join(f"<p>{paragraph}</p>" for paragraph in (LEAD, *PARAGRAPHS)) * 3
    begun = f"<p>{LEAD}</p><p>Baca selengkapnya ...</p>"
    site.replies["/rss"] = Reply(rss(item(site, 1, whole), item(site, 2, begun)), headers=XML)
    archive.feeds.check(followed(archive, site), NOW)
    added, failed = sorted(fetch_all(archive), key=lambda each: isinstance(each, FetchError))
    assert isinstance(added, Addition)
    assert (added.article.title, added.article.source) == ("Kabar 1", "Harian Contoh")
    assert added.article.published == NOW - timedelta(minutes=1)
    assert isinstance(failed, FetchError)
    assert [path for path in site.paths if path.startswith("/berita")] == ["/berita/2?utm_source=rss"]


def test_a_page_that_links_to_its_feed_is_followed_by_it(archive: Archive, site: Site) -> None:
    serve(site, 1)
    link = '<link rel="alternate" type="application/rss+xml" href="/rss">'
    site.replies["/"] = Reply(f"<html><head>{link}</head><body><p>Beranda</p></body></html>".encode())
    site.replies["/tanpa"] = Reply(b"<html><body><p>Beranda</p></body></html>")
    assert archive.feeds.add(site.url("/")).url == site.url("/rss")
    with pytest.raises(UnreadableError) as refused:
        archive.feeds.add(site.url("/tanpa"))
    assert refused.value.flaw is Flaw.NOT_A_FEED
    with pytest.raises(FetchError):
        archive.feeds.add(site.url("/hilang"))
    assert archive.feeds.add(site.url("/rss")).id == archive.feeds.all()[0].id


def test_a_feed_that_has_not_changed_is_not_sent_again(archive: Archive, site: Site) -> None:
    serve(site, 1)
    site.replies["/rss"] = Reply(site.replies["/rss"].body, headers={**XML, "ETag": '"a"'})
    feed = followed(archive, site)
    archive.feeds.check(feed, NOW)
    site.replies["/rss"] = Reply(status=304)
    checked = archive.feeds.check(feed, NOW + HOUR)
    assert (checked.found, checked.trouble) == (0, None)
    assert [headers.get("If-None-Match") for path, headers in site.asked if path == "/rss"] == [None, None, '"a"']


def test_of_an_old_archive_only_the_newest_are_fetched(archive: Archive, site: Site) -> None:
    site.replies["/rss"] = Reply(rss(*(item(site, number) for number in range(1, 61))), headers=XML)
    feed = followed(archive, site)
    assert archive.feeds.check(feed, NOW).found == 60
    assert archive.feeds.all()[0].waiting == 20


def test_a_sitemap_of_sitemaps_is_read_through(archive: Archive, site: Site) -> None:
    serve(site, 1)
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    xml = {"Content-Type": "application/xml"}
    address = site.url("/berita/1?utm_source=rss")
    index = f"<sitemapindex {space}><sitemap><loc>{site.url('/news.xml')}</loc></sitemap></sitemapindex>"
    site.replies["/sitemap.xml"] = Reply(index.encode(), headers=xml)
    site.replies["/news.xml"] = Reply(f"<urlset {space}><url><loc>{address}</loc></url></urlset>".encode(), headers=xml)
    assert archive.feeds.check(followed(archive, site, "/sitemap.xml"), NOW).found == 1
    (addition,) = fetch_all(archive)
    assert isinstance(addition, Addition)


def test_a_clock_that_is_set_back_keeps_no_feed_and_no_site_waiting(archive: Archive, site: Site) -> None:
    serve(site, 2, 1)
    feed = followed(archive, site)
    ahead, now = NOW + timedelta(days=3_000), datetime.now(UTC)
    archive.feeds.check(feed, ahead)
    archive.feeds.take(archive.feeds.waiting(ahead + timedelta(seconds=5))[0], ahead + timedelta(seconds=5))
    assert [each.id for each in archive.feeds.due(now)] == [feed]
    serve(site, 3, 2, 1)
    assert archive.feeds.check(feed, now).found == 1
    assert archive.feeds.due(now + timedelta(minutes=10)) == []
    assert len(fetch_all(archive, now)) == 2


def test_a_feed_that_fails_is_reported_once_and_again_when_it_recovers(archive: Archive, site: Site) -> None:
    serve(site, 1)
    feed = followed(archive, site)
    good, now, told = site.replies["/rss"], NOW, list[FeedCheck]()
    for reply in (
        Reply(status=500),
        Reply(status=500),
        Reply(b"<html>"),
        Reply(status=500),
        Reply(status=410),
        good,
        good,
    ):
        site.replies["/rss"] = reply
        now += timedelta(days=2)
        assert [each.id for each in archive.feeds.due(now)] == [feed]
        told.append(archive.feeds.check(feed, now))
    assert [each.event for each in told] == [None, None, FeedEvent.FAILING, None, None, FeedEvent.RECOVERED, None]
    assert [each.trouble for each in told[:5]] == ["broken", "broken", "not_a_feed", "broken", "not_found"]
    assert [each.feed.trouble for each in told[2:6]] == ["not_a_feed"] * 3 + [None]


def test_a_feed_that_fails_is_asked_less_and_less_often_and_not_before_it_wants(archive: Archive, site: Site) -> None:
    serve(site, 1)
    feed = followed(archive, site)
    site.replies["/rss"] = Reply(status=503)
    archive.feeds.check(feed, NOW)
    assert archive.feeds.due(NOW + timedelta(minutes=29)) == []
    assert archive.feeds.due(NOW + timedelta(minutes=34)) != []
    archive.feeds.check(feed, NOW)
    assert archive.feeds.due(NOW + timedelta(minutes=59)) == []
    site.replies["/rss"] = Reply(status=429, headers={"Retry-After": "36000"})
    archive.feeds.check(feed, NOW)
    assert archive.feeds.due(NOW + timedelta(hours=9)) == []
    assert archive.feeds.due(NOW + timedelta(hours=12)) != []


def test_a_feed_that_falls_silent_for_longer_than_its_habit_is_reported_once(archive: Archive, site: Site) -> None:
    feed, now = 0, NOW
    for day in range(1, 4):
        serve(site, *range(day, 0, -1))
        feed = feed or followed(archive, site)
        assert archive.feeds.check(feed, now).event is None
        now += timedelta(days=1)
    events = [archive.feeds.check(feed, now + timedelta(days=day)).event for day in range(6)]
    assert events == [None, None, None, None, FeedEvent.SILENT, None]
    serve(site, 4, 3, 2, 1)
    assert archive.feeds.check(feed, now + timedelta(days=7)).event is FeedEvent.RECOVERED


def test_a_site_is_visited_with_pauses_and_left_in_peace_when_it_asks_for_it(archive: Archive, site: Site) -> None:
    serve(site, 1, 2, 3)
    archive.feeds.check(followed(archive, site), NOW)
    assert archive.feeds.waiting(NOW + timedelta(seconds=1)) == []
    now = NOW + timedelta(seconds=3)
    (first,) = archive.feeds.waiting(now)
    archive.feeds.take(first, now)
    assert archive.feeds.waiting(now) == []
    now += timedelta(seconds=3)
    site.replies["/berita/2?utm_source=rss"] = Reply(status=503, headers={"Retry-After": "600"})
    (second,) = archive.feeds.waiting(now)
    refused = archive.feeds.take(second, now)
    assert isinstance(refused, FetchError)
    assert archive.feeds.waiting(now + timedelta(seconds=599)) == []
    (again,) = archive.feeds.waiting(now + timedelta(seconds=700))
    assert (again.id, again.tries) == (second.id, 1)


@pytest.mark.parametrize(
    ("reply", "tries"),
    [(Reply(status=404), 1), (Reply(status=402), 1), (Reply(b"<p>Bayar.</p>"), 1), (Reply(status=500), 4)],
)
def test_what_cannot_be_had_is_given_up_at_once_or_after_some_tries(
    archive: Archive, site: Site, reply: Reply, tries: int
) -> None:
    serve(site, 1)
    site.replies["/berita/1?utm_source=rss"] = reply
    archive.feeds.check(followed(archive, site), NOW)
    now, results = NOW, []
    for _ in range(6):
        now += timedelta(days=1)
        results += [archive.feeds.take(each, now) for each in archive.feeds.waiting(now)]
    assert len(results) == tries
    assert archive.feeds.all()[0].waiting == 0


def test_robots_txt_is_obeyed(archive: Archive, site: Site) -> None:
    serve(site, 1)
    site.replies["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /berita/\n", headers={"Content-Type": "text/plain"})
    archive.feeds.check(followed(archive, site), NOW)
    (refused,) = fetch_all(archive)
    assert isinstance(refused, FetchError)
    assert refused.obstacle is Obstacle.ROBOTS
    assert not [path for path in site.paths if path.startswith("/berita")]


def test_a_feed_does_not_bring_back_what_the_desk_withdrew(archive: Archive, site: Site) -> None:
    serve(site, 1)
    archive.feeds.check(followed(archive, site), NOW)
    (added,) = fetch_all(archive)
    assert isinstance(added, Addition)
    archive.desk.withdraw(added.article.id)
    archive.feeds.remove(archive.feeds.all()[0].id)
    archive.feeds.check(followed(archive, site), NOW)
    (again,) = fetch_all(archive)
    assert isinstance(again, Addition)
    assert again.outcome is Outcome.WITHDRAWN


def test_what_was_offered_and_not_fetched_is_not_lost_by_a_restart(
    archive: Archive, site: Site, open_here: OpenArchive
) -> None:
    serve(site, 1, 2)
    site.replies["/rss"] = Reply(site.replies["/rss"].body, headers={**XML, "ETag": '"a"'})
    archive.feeds.check(followed(archive, site), NOW)
    archive.close()
    site.replies["/rss"] = Reply(status=304)
    again = open_here(fetcher=Fetcher("Kabar/test", ports={site.port}, allowed=[site.endpoint]))
    assert len(fetch_all(again, NOW + HOUR)) == 2
    assert len(again.articles()) == 2


def test_a_feed_pauses_and_goes_on_and_is_read_as_often_as_it_is_told(archive: Archive, site: Site) -> None:
    serve(site, 1)
    feed = followed(archive, site)
    archive.feeds.check(feed, NOW)
    assert archive.feeds.pause(feed).paused
    assert (archive.feeds.due(NOW + 9 * HOUR), archive.feeds.waiting(NOW + HOUR)) == ([], [])
    assert not archive.feeds.resume(feed).paused
    assert archive.feeds.set_interval(feed, timedelta(seconds=1)).interval == timedelta(minutes=1)
    assert archive.feeds.remove(feed).url == site.url("/rss")
    for deed in (archive.feeds.pause, archive.feeds.resume, archive.feeds.remove):
        with pytest.raises(FeedNotFoundError):
            deed(feed)
