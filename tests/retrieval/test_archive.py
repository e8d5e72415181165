"""The archive as its users have it, on real files with the quick embedder."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from retrieval import (
    Archive,
    ArchiveBusyError,
    ArchiveError,
    ArticleNotFoundError,
    Draft,
    ModelMismatchError,
    Outcome,
    Question,
    Reason,
    RetrievalSettings,
    open_archive,
)
from tests.conftest import OpenArchive
from tests.embedding import HashingEmbedder

NATO = Draft(
    "NATO menambah pasukan",
    ("NATO memiliki sekitar 40.000 tentara di perbatasan timur.", "Polandia mengusir 45 diplomat Rusia. Rusia marah."),
    source="Harian Contoh",
    published=datetime(2022, 3, 24, tzinfo=UTC),
)
CHILLI = Draft("Harga cabai naik", ("Harga cabai rawit mencapai Rp 90.000 per kilogram di pasar.",))


def question(text: str) -> Question:
    return Question(text, datetime.now(UTC))


def found(archive: Archive, text: str) -> str:
    return archive.search(question(text))[0].paragraph.text


def test_what_was_added_is_found_and_quoted_with_its_source(open_here: OpenArchive) -> None:
    archive = open_here(answer_threshold=0.0)
    archive.add(NATO)
    archive.add(CHILLI)
    answer = archive.ask(question("berapa tentara NATO di perbatasan timur?"))
    (statement,) = answer.statements
    (citation,) = answer.citations
    assert statement.highlight is not None
    assert statement.highlight.of(statement.text) == "sekitar 40.000 tentara"
    assert citation.quote in citation.passage.paragraph.text
    assert (citation.passage.article.title, citation.passage.article.source) == (NATO.title, "Harian Contoh")


def test_adding_again_changes_nothing_and_replacing_leaves_nothing_of_the_old(open_here: OpenArchive) -> None:
    archive = open_here()
    old = Draft("Judul", ("Tentara tiba pada hari Senin.",), url="https://a.id/1")
    new = Draft("Judul", ("Diplomat pulang pada hari Rabu.",), url="https://a.id/1")
    assert archive.add(old).outcome is Outcome.ADDED
    assert archive.add(old).outcome is Outcome.UNCHANGED
    assert archive.add(new).outcome is Outcome.REPLACED
    assert [passage.paragraph.text for passage in archive.search(question("tentara Senin"))] == list(new.paragraphs)
    assert archive.check().problems == ()


def test_many_are_added_in_their_order_with_repeats_among_them(open_here: OpenArchive) -> None:
    archive = open_here()
    drafts = [Draft(f"Judul {number}", (f"Kabar nomor {number}.",)) for number in range(40)]
    outcomes = [addition.outcome for addition in archive.add_all([*drafts, drafts[3], drafts[38]])]
    assert outcomes == [Outcome.ADDED] * 40 + [Outcome.UNCHANGED] * 2
    assert archive.check().paragraphs == 40


def test_what_was_removed_is_found_no_more(open_here: OpenArchive) -> None:
    archive = open_here()
    article = archive.add(NATO).article
    archive.add(CHILLI)
    archive.remove(article.id)
    assert all(passage.article.id != article.id for passage in archive.search(question("tentara NATO Polandia")))
    with pytest.raises(ArticleNotFoundError):
        archive.browsing.whole(article.id)
    assert archive.check().problems == ()


def test_everything_is_there_after_a_restart(open_here: OpenArchive) -> None:
    archive = open_here()
    archive.add(NATO)
    archive.close()
    again = open_here()
    assert found(again, "diplomat Rusia diusir Polandia") == NATO.paragraphs[1]
    assert again.check().problems == ()


def test_indexes_that_are_gone_or_stale_are_made_again_from_the_database(
    open_here: OpenArchive, tmp_path: Path
) -> None:
    archive = open_here()
    archive.add(NATO)
    archive.close()
    shutil.copytree(tmp_path / "data" / "indexes", tmp_path / "stale")
    archive = open_here()
    archive.add(CHILLI)
    archive.close()
    indexes = tmp_path / "data" / "indexes"
    shutil.rmtree(indexes)
    archive = open_here()
    assert found(archive, "harga cabai") == CHILLI.paragraphs[0]
    archive.close()
    shutil.rmtree(indexes)
    shutil.copytree(tmp_path / "stale", indexes)
    archive = open_here()
    assert found(archive, "harga cabai") == CHILLI.paragraphs[0]
    assert archive.check().problems == ()


def test_indexes_of_a_database_that_is_gone_are_not_believed(open_here: OpenArchive, tmp_path: Path) -> None:
    archive = open_here()
    archive.add(NATO)
    archive.close()
    for file in (tmp_path / "data").glob("kabar.db*"):
        file.unlink()
    archive = open_here()
    archive.add(CHILLI)
    assert found(archive, "tentara NATO") == CHILLI.paragraphs[0]
    assert archive.check().problems == ()


def test_an_empty_archive_says_so_and_small_talk_is_no_question(open_here: OpenArchive) -> None:
    archive = open_here()
    assert archive.ask(question("berapa tentara NATO?")).reason is Reason.EMPTY_ARCHIVE
    assert archive.search(question("berapa tentara NATO?")) == []
    assert archive.ask(question("terima kasih ya")).reason is Reason.THANKS
    assert archive.check().problems == ()


def test_below_the_threshold_the_nearest_headlines_are_all_that_is_said(open_here: OpenArchive) -> None:
    archive = open_here(answer_threshold=1.0)
    archive.add(NATO)
    archive.add(CHILLI)
    answer = archive.ask(question("siapa juara Piala Dunia?"))
    assert (answer.reason, answer.statements) == (Reason.NOTHING_FITS, ())
    assert {passage.article.title for passage in answer.nearest} == {NATO.title, CHILLI.title}


def test_one_process_writes_and_others_may_read_what_it_has_just_written(
    open_here: OpenArchive, tmp_path: Path
) -> None:
    writer = open_here()
    writer.add(NATO)
    with pytest.raises(ArchiveBusyError):
        open_here()
    settings = RetrievalSettings(data_dir=tmp_path / "data")
    with open_archive(settings, embedder=HashingEmbedder(), read_only=True) as reader:
        assert found(reader, "tentara NATO") == NATO.paragraphs[0]
        writer.add(CHILLI)
        assert found(reader, "harga cabai rawit") == CHILLI.paragraphs[0]
        with pytest.raises(ArchiveBusyError):
            reader.add(Draft("Judul", ("Isi.",)))
        assert reader.check().problems == ()


def test_another_model_than_the_archives_is_refused_with_the_setting_named(
    open_here: OpenArchive, tmp_path: Path
) -> None:
    archive = open_here()
    archive.add(NATO)
    archive.close()
    with pytest.raises(ModelMismatchError, match=r"^RETRIEVAL_EMBEDDING_MODEL: .*hashing"):
        open_archive(RetrievalSettings(data_dir=tmp_path / "data"))
    # What was refused lets go of the archive.
    assert len(open_here().articles()) == 1


def test_a_data_folder_that_cannot_be_written_is_one_line_that_names_the_setting(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ArchiveError, match=r"^RETRIEVAL_DATA_DIR: "):
        open_archive(RetrievalSettings(data_dir=tmp_path / "file" / "data"))


def test_threads_add_and_ask_at_once_and_nothing_is_lost(open_here: OpenArchive) -> None:
    archive = open_here()
    drafts = [Draft(f"Judul {number}", (f"Desa nomor{number} punya {number} sumur.",)) for number in range(24)]

    def add_and_ask(draft: Draft) -> str:
        archive.add(draft)
        return found(archive, draft.paragraphs[0])

    with ThreadPoolExecutor(6) as threads:
        assert list(threads.map(add_and_ask, drafts)) == [draft.paragraphs[0] for draft in drafts]
    report = archive.check()
    assert (report.articles, report.dense, report.lexical, report.problems) == (24, 24, 24, ())


def test_the_check_sees_what_an_index_lacks_and_what_it_has_too_much(open_here: OpenArchive) -> None:
    archive = open_here()
    archive.add(NATO)
    archive.add(CHILLI)
    dense, lexical = archive._indexes.dense, archive._indexes.lexical
    dense.update(dense.position, [], [1])
    lexical.update(lexical.position, [], [1, 2])
    problems = archive.check().problems
    assert any("dense index lacks 1 of 3" in problem for problem in problems)
    assert any("lexical index lacks 2 of 3" in problem for problem in problems)


def test_an_archive_without_articles_is_bound_to_no_model(open_here: OpenArchive, tmp_path: Path) -> None:
    archive = open_here()
    archive.warm_up()
    archive.close()
    with open_archive(RetrievalSettings(data_dir=tmp_path / "data")) as other:
        assert other.articles() == []


def test_two_data_folders_of_one_database_are_still_one_archive(open_here: OpenArchive, tmp_path: Path) -> None:
    open_here()
    with pytest.raises(ArchiveBusyError):
        open_here(data_dir=tmp_path / "other", database_url=f"sqlite:///{tmp_path / 'data' / 'kabar.db'}")


def test_a_year_that_the_article_does_not_know_costs_the_answer_its_confidence(open_here: OpenArchive) -> None:
    archive = open_here(answer_threshold=0.0)
    archive.add(NATO)
    of_the_year = archive.ask(question("berapa diplomat Rusia diusir Polandia pada 2022?")).confidence
    of_another = archive.ask(question("berapa diplomat Rusia diusir Polandia pada 2019?")).confidence
    assert of_another < 0.5 * of_the_year


def test_an_index_that_is_ahead_of_its_database_is_made_again(open_here: OpenArchive, tmp_path: Path) -> None:
    archive = open_here()
    archive.add(NATO)
    archive.close()
    shutil.copytree(tmp_path / "data", tmp_path / "backup")
    archive = open_here()
    archive.add(CHILLI)
    archive.close()
    for file in (tmp_path / "data").glob("kabar.db*"):
        file.unlink()
    for file in (tmp_path / "backup").glob("kabar.db*"):
        shutil.copy(file, tmp_path / "data")
    archive = open_here()
    assert found(archive, "harga cabai tentara NATO") == NATO.paragraphs[0]
    assert archive.check().problems == ()


def test_an_article_is_read_whole_or_around_one_of_its_paragraphs(open_here: OpenArchive) -> None:
    archive = open_here()
    texts = tuple(f"Paragraf nomor {number} dari lima tentang tentara." for number in range(5))
    article = archive.add(Draft("Lima paragraf", texts)).article
    archive.add(NATO)
    whole = archive.browsing.whole(article.id)
    assert whole.article == article
    assert tuple(paragraph.text for paragraph in whole.paragraphs) == texts
    first, third = whole.paragraphs[0], whole.paragraphs[2]
    for paragraph, around in ((first, whole.paragraphs[:2]), (third, whole.paragraphs[1:4])):
        excerpt = archive.browsing.around(paragraph.id)
        assert excerpt
        assert excerpt.paragraphs == around
    archive.remove(article.id)
    assert archive.browsing.around(third.id) is None
    with pytest.raises(ArticleNotFoundError):
        archive.browsing.whole(article.id)


def test_the_latest_headlines_are_the_newest_and_of_their_topic(open_here: OpenArchive) -> None:
    archive = open_here()
    newer = Draft("Tentara NATO pulang", ("Tentara NATO pulang dari perbatasan timur.",), published=datetime.now(UTC))
    for draft in (newer, CHILLI, NATO):
        archive.add(draft)
    latest = archive.browsing.latest
    assert [article.title for article in latest(2)] == [newer.title, NATO.title]
    assert [article.title for article in latest(5, question("tentara NATO"))] == [newer.title, NATO.title]
    assert [article.title for article in latest(5, question("harga cabai"))] == [CHILLI.title]
    assert latest(5, question("kejuaraan bulu tangkis")) == []


def test_headlines_on_a_topic_may_be_asked_for_as_news_and_of_a_period(open_here: OpenArchive) -> None:
    archive = open_here()
    today, before = (datetime.now(UTC) - timedelta(days=days) for days in (0, 90))
    old = Draft("Gempa di Garut", ("Gempa di Garut merusak rumah.",), url="https://a.id/1", published=before)
    new = Draft("Gempa di Cianjur", ("Gempa di Cianjur merusak jembatan.",), url="https://a.id/2", published=today)
    for draft in (old, new, CHILLI):
        archive.add(draft)
    latest = archive.browsing.latest
    assert [article.title for article in latest(5, question("berita terbaru soal gempa"))] == [new.title, old.title]
    assert [article.title for article in latest(5, question("gempa hari ini"))] == [new.title]
    assert [article.title for article in latest(5, question("hari ini"))] == [new.title]
    assert len(latest(5, question("berita terbaru"))) == 3


def test_headlines_on_a_topic_are_about_it_though_all_its_words_stand_elsewhere_too(open_here: OpenArchive) -> None:
    archive = open_here()
    gold = Draft("Harga emas turun", ("Harga emas Antam turun hari ini.",), url="https://a.id/1")
    award = ("Bupati membuka pameran.", "Harga tiketnya murah, dan juara lomba masak mendapat medali emas.")
    for draft in (gold, Draft("Pameran kuliner", award, url="https://a.id/2")):
        archive.add(draft)
    assert [article.title for article in archive.browsing.latest(5, question("harga emas"))] == [gold.title]
