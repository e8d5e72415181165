"""An address becomes an article, over real HTTP."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from retrieval import Fetcher, FetchError, Obstacle, Outcome, UnreadableError
from tests.conftest import OpenArchive
from tests.retrieval.ingest.pages.samples import LEAD, PARAGRAPHS, TITLE, article, page
from tests.retrieval.ingest.web.sites import Reply, Site, running_site

PATH = "/berita/pelabuhan"


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as running:
        yield running


def _serve(site: Site, path: str, *paragraphs: str, following: str = "") -> None:
    link = f'<a href="{following}">Selanjutnya</a>' if following else ""
    site.replies[path] = Reply(page("", article(*paragraphs) + link).encode())


def test_an_article_is_fetched_and_once_only_stored(site: Site, open_here: OpenArchive) -> None:
    _serve(site, PATH)
    _serve(site, f"{PATH}?utm_source=wa")
    archive = open_here(fetcher=Fetcher("Kabar", allowed=[site.endpoint]))
    first, second = (archive.fetch(site.url(path)) for path in (PATH, f"{PATH}?utm_source=wa"))
    assert (first.draft.title, first.draft.paragraphs) == (TITLE, (LEAD, *PARAGRAPHS))
    assert archive.add(first.draft).outcome is Outcome.ADDED
    assert archive.add(second.draft).outcome is not Outcome.ADDED
    assert len(archive.articles()) == 1


def test_the_pages_of_an_article_are_joined(site: Site, open_here: OpenArchive) -> None:
    _serve(site, PATH, LEAD, *PARAGRAPHS[:2], following=f"{PATH}?page=2")
    _serve(site, f"{PATH}?page=2", *PARAGRAPHS[2:])
    found = open_here(fetcher=Fetcher("Kabar", allowed=[site.endpoint])).fetch(site.url(PATH))
    assert found.draft.paragraphs == (LEAD, *PARAGRAPHS)
    assert not found.partial


def test_an_article_whose_next_page_cannot_be_had_is_partial(site: Site, open_here: OpenArchive) -> None:
    _serve(site, PATH, LEAD, *PARAGRAPHS[:2], following=f"{PATH}?page=2")
    found = open_here(fetcher=Fetcher("Kabar", allowed=[site.endpoint])).fetch(site.url(PATH))
    assert found.draft.paragraphs == (LEAD, *PARAGRAPHS[:2])
    assert found.partial


def test_a_page_of_plain_text_is_read_as_pasted_text(site: Site, open_here: OpenArchive) -> None:
    site.replies["/a.txt"] = Reply(f"{TITLE}\n\n{LEAD}\n".encode(), headers={"Content-Type": "text/plain"})
    draft = open_here(fetcher=Fetcher("Kabar", allowed=[site.endpoint])).fetch(site.url("/a.txt")).draft
    assert (draft.title, draft.paragraphs, draft.url) == (TITLE, (LEAD,), site.url("/a.txt"))


def test_a_server_that_the_settings_allow_is_reached_and_no_other(site: Site, open_here: OpenArchive) -> None:
    _serve(site, PATH)
    archive = open_here(fetch_allowed=f"[::1]:80, {site.endpoint[0]}:{site.port}")
    assert archive.fetch(site.url(PATH)).draft.title == TITLE
    with running_site() as other, pytest.raises(FetchError):
        archive.fetch(other.url(PATH))


def test_an_archive_as_its_settings_make_it_reaches_no_private_address(site: Site, open_here: OpenArchive) -> None:
    _serve(site, PATH)
    with pytest.raises(FetchError) as caught:
        open_here(fetch_ports=str(site.port)).fetch(site.url(PATH))
    assert caught.value.obstacle is Obstacle.FORBIDDEN_ADDRESS
    assert site.asked == []


def test_a_page_without_an_article_is_told_from_one_that_cannot_be_had(site: Site, open_here: OpenArchive) -> None:
    site.replies[PATH] = Reply(b"<html><body><a href='/1'>Satu</a></body></html>")
    with pytest.raises(UnreadableError):
        open_here(fetcher=Fetcher("Kabar", allowed=[site.endpoint])).fetch(site.url(PATH))


def test_a_front_page_is_no_article_however_much_it_says(site: Site, open_here: OpenArchive) -> None:
    _serve(site, "/")
    site.replies[PATH] = Reply(status=302, headers={"Location": "/"})
    archive = open_here(fetcher=Fetcher("Kabar", allowed=[site.endpoint]))
    for path in ("/", PATH):
        with pytest.raises(UnreadableError, match="front page"):
            archive.fetch(site.url(path))


def test_a_feed_comes_once_and_then_only_when_it_changed(site: Site, open_here: OpenArchive) -> None:
    headers = {"Content-Type": "application/rss+xml", "ETag": '"v1"'}
    feed = b"<rss version='2.0'><channel><title>Harian</title><item><title>Satu</title></item></channel></rss>"
    site.replies["/feed"] = Reply(feed, headers=headers)
    archive = open_here(fetcher=Fetcher("Kabar", allowed=[site.endpoint]))
    first = archive.fetch_feed(site.url("/feed"))
    assert first.edition is not None
    assert ([entry.title for entry in first.edition.entries], first.validators.etag) == (["Satu"], '"v1"')
    site.replies["/feed"] = Reply(status=304)
    second = archive.fetch_feed(site.url("/feed"), first.validators)
    assert (second.edition, second.validators) == (None, first.validators)
