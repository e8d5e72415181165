"""Feeds and news sitemaps become entries, whatever state they are in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.errors import Flaw, UnreadableError
from retrieval.ingest.feeds import Edition, Entry, read_feed
from tests.retrieval.ingest.pasted import JAKARTA, NOW

URL = "https://harian.example/rss/terbaru.xml"
WIB = timezone(timedelta(hours=7))

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Harian Pelabuhan</title>
<item><title>Dermaga &amp; gudang dibuka</title><link>/berita/1</link><dc:creator>Rina Wulandari</dc:creator>
<pubDate>Mon, 04 May 2026 09:30:00 +0700</pubDate><description><![CDATA[<p>Dermaga baru dibuka.</p>]]></description>
<content:encoded><![CDATA[<p>Dermaga baru dibuka.</p><p>Tiga kapal datang.</p><script>x()</script>]]></content:encoded>
</item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Harian</title><entry><title>Satu</title>
<link href="https://harian.example/1"/><updated>2026-05-04T02:30:00Z</updated><author><name>Ani</name></author>
<summary>Ringkasan.</summary></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Harian</title></channel>
<item rdf:about="https://harian.example/1"><title>Satu</title><link>https://harian.example/1</link>
<dc:date>2026-05-04T09:30:00+07:00</dc:date></item></rdf:RDF>"""
SITEMAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://harian.example/1</loc>
<news:news><news:publication><news:name>Harian Pelabuhan</news:name></news:publication>
<news:publication_date>2026-05-04T09:30:00+07:00</news:publication_date><news:title>Satu</news:title></news:news></url>
<url><loc>javascript:alert(1)</loc></url></urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://harian.example/sitemap-1.xml</loc></sitemap><sitemap><loc>file:///etc/passwd</loc></sitemap>
</sitemapindex>"""


def read(feed: str | bytes) -> Edition:
    return read_feed(feed.encode() if isinstance(feed, str) else feed, URL, zone=JAKARTA, now=NOW)


def test_an_rss_item_tells_all_that_it_holds() -> None:
    edition = read(RSS)
    assert (edition.format, edition.title) == ("rss20", "Harian Pelabuhan")
    assert edition.entries == (
        Entry(
            title="Dermaga & gudang dibuka",
            url="https://harian.example/berita/1",
            published=datetime(2026, 5, 4, 9, 30, tzinfo=WIB),
            author="Rina Wulandari",
            summary="Dermaga baru dibuka.",
            text="Dermaga baru dibuka.\nTiga kapal datang.",
        ),
    )


@pytest.mark.parametrize(("feed", "kind"), [(ATOM, "atom10"), (RDF, "rss10"), (SITEMAP, "urlset")])
def test_every_kind_of_feed_gives_title_address_and_time(feed: str, kind: str) -> None:
    edition = read(feed)
    entry = edition.entries[0]
    assert (edition.format, entry.title, entry.url) == (kind, "Satu", "https://harian.example/1")
    assert entry.published == datetime(2026, 5, 4, 9, 30, tzinfo=WIB)


def test_addresses_that_are_none_are_left_out() -> None:
    assert [entry.url for entry in read(SITEMAP).entries] == ["https://harian.example/1", None]
    assert read(INDEX) == Edition("sitemapindex", None, (), ("https://harian.example/sitemap-1.xml",))
    assert read(RSS.replace("/berita/1", "javascript:x")).entries[0].url is None


@pytest.mark.parametrize(
    "date", ["Mon, 04 May 2026 02:30:00 GMT", "2026-05-04T02:30:00Z", "Senin, 4 Mei 2026 09:30 WIB"]
)
def test_times_are_read_as_feeds_write_them(date: str) -> None:
    published = read(RSS.replace("Mon, 04 May 2026 09:30:00 +0700", date)).entries[0].published
    assert published == datetime(2026, 5, 4, 2, 30, tzinfo=UTC)


@pytest.mark.parametrize("date", ["Mon, 04 May 2037 02:30:00 GMT", "besok", "", "0000-00-00"])
def test_a_time_that_cannot_be_is_none(date: str) -> None:
    assert read(RSS.replace("Mon, 04 May 2026 09:30:00 +0700", date)).entries[0].published is None


@pytest.mark.parametrize(
    "content", ["", "https://harian.example/", "/etc/passwd", "<html><body><p>Halo</p></body></html>"]
)
def test_what_is_no_feed_has_no_format_and_is_neither_fetched_nor_opened(content: str) -> None:
    assert read(content) == Edition("", None, ())


def test_entities_that_a_feed_declares_are_not_unfolded() -> None:
    laughs = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
    bomb = RSS.replace("<rss", f'<!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}]><rss', 1).replace("Dermaga &amp;", "&l9;")
    begun = perf_counter()
    (entry,) = read(bomb).entries
    assert entry.url == "https://harian.example/berita/1"
    assert perf_counter() - begun < 2


@pytest.mark.parametrize(
    "feed", ["<rss><channel>" + "<item><title>x</title></item>" * 50_000, "<rss>" + "<a>" * 100_000]
)
def test_a_monstrous_feed_is_refused_in_a_moment(feed: str) -> None:
    begun = perf_counter()
    with pytest.raises(UnreadableError) as caught:
        read(feed)
    assert caught.value.flaw is Flaw.TOO_LONG
    assert perf_counter() - begun < 2


PIECES = st.sampled_from(
    [
        "<rss>",
        "<item>",
        "</item>",
        "<title>",
        "<link>",
        "<pubDate>",
        "<!DOCTYPE",
        "<![CDATA[",
        "]]>",
        "&x;",
        "<urlset>",
        "<url>",
    ]
)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=20)), max_size=20).map("".join))
def test_anything_is_read_without_a_crash(feed: str) -> None:
    read(feed.encode("utf-8", "replace"))


def test_all_collected_feeds_are_read_with_entries_where_they_have_some(shared_data: Path) -> None:
    files = sorted((shared_data / "feeds").glob("*.xml"))
    without = [
        path.name
        for path in files
        if not read(content := path.read_bytes()).entries and (b"<item" in content or b"<entry" in content)
    ]
    assert (len(files), without) == (176, [])
    entries = read((shared_data / "feeds" / "radarbogor-id.xml").read_bytes()).entries
    assert len(entries) == 20
    assert all(entry.title and entry.url and entry.published and entry.summary for entry in entries)
