"""Which topics an article is about, what came in since, and what says the same again."""

from __future__ import annotations

import pytest

from retrieval import Archive, Draft, Topic
from tests.conftest import OpenArchive

NATO = Draft(
    "NATO menambah pasukan di perbatasan timur",
    (
        "Aliansi NATO menambah pasukan di perbatasan timur. Rencana itu diumumkan di Brussel.",
        "Ada sekitar 40.000 tentara NATO di perbatasan timur sekarang.",
    ),
)
PRICES = Draft(
    "Harga cabai rawit naik",
    (
        "Harga cabai rawit naik di pasar. Pedagang mengeluh.",
        "Seorang pembeli bercerita tentang film NATO yang ditontonnya kemarin malam bersama tetangga di kampung.",
    ),
)


@pytest.fixture
def archive(open_here: OpenArchive) -> Archive:
    return open_here()


def _about(archive: Archive, draft: Draft, *topics: str) -> list[str]:
    article = archive.add(draft).article
    wanted = [Topic(text, "id") for text in topics]
    return [match.topic.text for match in archive.alerting.matches(article.id, wanted)]


def test_an_article_matches_its_topics_and_not_what_it_mentions_in_passing(archive: Archive) -> None:
    topics = ("pasukan NATO", "harga cabai rawit", "gempa bumi")
    assert _about(archive, NATO, *topics) == ["pasukan NATO"]
    assert _about(archive, PRICES, *topics) == ["harga cabai rawit"]


def test_a_match_is_told_by_a_sentence_with_the_words_of_the_topic(archive: Archive) -> None:
    article = archive.add(NATO).article
    (match,) = archive.alerting.matches(article.id, [Topic("40.000 tentara NATO", "id")], sure=0.0)
    text = match.paragraph.text
    assert match.sentence.of(text) == "Ada sekitar 40.000 tentara NATO di perbatasan timur sekarang."
    assert [word.of(text) for word in match.words] == ["40.000", "tentara", "NATO"]


def test_an_article_in_another_language_needs_a_name_of_the_topic(archive: Archive) -> None:
    assert archive.add(NATO).article.id == 1
    found = archive.alerting.matches(1, [Topic("NATO troops", "en"), Topic("army alliance", "en")], sure=0.0)
    assert [match.topic.text for match in found] == ["NATO troops"]


@pytest.mark.parametrize("text", ["berita terbaru", "berita", "hari ini", "2026", "yang", "latest news", "?"])
def test_what_narrows_nothing_down_is_no_topic(archive: Archive, text: str) -> None:
    assert archive.alerting.topic(text) is None


@pytest.mark.parametrize("text", ["gempa", "berita gempa", "AI", "Piala Dunia 2026", "Meta"])
def test_a_few_words_are_a_topic(archive: Archive, text: str) -> None:
    topic = archive.alerting.topic(text)
    assert topic
    assert topic.text == text


def test_the_news_since_a_position_are_told_once_and_without_what_has_gone(archive: Archive) -> None:
    start = archive.alerting.newest()
    first, second = archive.add(NATO).article, archive.add(PRICES).article
    archive.remove(first.id)
    news = archive.alerting.since(start)
    assert [article.id for article in news.articles] == [second.id]
    assert archive.alerting.since(news.position).articles == ()
    assert news.position == archive.alerting.newest()


def test_an_older_database_in_the_place_of_the_newer_begins_from_its_end(archive: Archive) -> None:
    archive.add(NATO)
    assert archive.alerting.since(10_000).position == archive.alerting.newest()


def test_the_same_words_repeat_and_other_figures_do_not(archive: Archive) -> None:
    words = "Harga emas Antam naik {} per gram pada hari {} menurut laman resmi perusahaan di Jakarta {}"
    drafts = [
        Draft("Emas satu", (words.format("Rp 20.000", "Senin", "pagi ini."),)),
        Draft("Emas dua", (words.format("Rp 20.000", "Senin", "siang ini."),)),
        Draft("Emas tiga", (words.format("Rp 15.000", "Senin", "pagi ini."),)),
    ]
    ids = [archive.browsing.whole(archive.add(draft).article.id).paragraphs[0].id for draft in drafts]
    assert archive.alerting.repeats(ids[0], ids) == {ids[1]}
    assert archive.alerting.repeats(10_000, ids) == frozenset()


def test_a_copy_repeats_what_was_told_of_an_article_that_is_withdrawn(archive: Archive) -> None:
    text = "Harga emas Antam naik Rp 20.000 per gram pada hari Senin."
    additions = [archive.add(Draft("Emas", (text,), url=f"https://a.id/{n}")) for n in range(2)]
    told, copy = (archive.browsing.whole(addition.article.id).paragraphs[0].id for addition in additions)
    archive.desk.withdraw(additions[0].article.id)
    assert archive.alerting.repeats(copy, [told]) == {told}


def test_a_topic_is_embedded_once_for_all_processes(open_here: OpenArchive) -> None:
    archive = open_here()
    topic = archive.alerting.topic("pasukan NATO")
    assert topic
    archive.close()
    (article,) = [(again := open_here()).add(NATO).article]
    assert [match.topic for match in again.alerting.matches(article.id, [topic])] == [topic]
