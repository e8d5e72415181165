"""The desk: articles are corrected, withdrawn, restored, and what was done is taken back."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Barrier

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from retrieval import Archive, ArticleNotFoundError, Draft, Outcome, Question, RetrievalSettings, Span, open_archive
from retrieval.protocols import EmbeddedPassage
from tests.conftest import OpenArchive
from tests.embedding import HashingEmbedder
from tests.retrieval.ingest.test_duplicates import report

TROOPS = Draft(
    "NATO menambah pasukan",
    ("NATO memiliki sekitar 40.000 tentara di perbatasan timur.", "Rusia menyebutnya ancaman."),
    source="Harian Contoh",
    url="https://contoh.id/nato",
    published=datetime(2022, 3, 24, tzinfo=UTC),
)
FEWER = Draft("NATO menambah pasukan", ("NATO memiliki sekitar 4.000 tentara di perbatasan timur.",))
GOLD = Draft("Harga emas", ("Harga emas mencapai Rp 2.754.000 per gram.",))


@pytest.fixture
def archive(open_here: OpenArchive) -> Archive:
    return open_here(answer_threshold=0.0)


def told(archive: Archive, about: str = "berapa tentara NATO di perbatasan timur?") -> list[str]:
    """All that is found."""
    return [passage.paragraph.text for passage in archive.search(Question(about, datetime.now(UTC)))]


def test_what_is_withdrawn_is_never_found_or_shown_again(archive: Archive) -> None:
    number = archive.add(TROOPS).article.id
    archive.add(GOLD)
    withdrawn = archive.desk.withdraw(number, "Angkanya salah.")
    assert (withdrawn.withdrawn is not None, withdrawn.withdrawn_reason) == (True, "Angkanya salah.")
    assert archive.desk.withdraw(number) == withdrawn
    assert told(archive) == list(GOLD.paragraphs)
    assert [article.title for article in archive.articles()] == ["Harga emas"]
    assert [article.title for article in archive.browsing.latest(9)] == ["Harga emas"]
    with pytest.raises(ArticleNotFoundError):
        archive.browsing.whole(number)
    assert len(archive.desk.whole(number).paragraphs) == 2
    assert archive.check().problems == ()


@pytest.mark.parametrize("again", [TROOPS, replace(FEWER, url=TROOPS.url)])
def test_adding_does_not_bring_back_what_is_withdrawn(archive: Archive, again: Draft) -> None:
    number = archive.add(TROOPS).article.id
    archive.desk.withdraw(number)
    addition = archive.add(again)
    assert (addition.outcome, addition.article.id) == (Outcome.WITHDRAWN, number)
    assert told(archive) == []


def test_what_is_restored_is_found_as_it_was(archive: Archive, open_here: OpenArchive) -> None:
    number = archive.add(TROOPS).article.id
    archive.desk.withdraw(number, "Angkanya salah.")
    archive.close()
    archive = open_here()
    assert told(archive) == []
    assert archive.desk.restore(number).withdrawn is None
    assert set(told(archive)) == set(TROOPS.paragraphs)
    assert archive.check().problems == ()


def test_a_lagging_index_shows_nothing_that_is_withdrawn(archive: Archive, tmp_path: Path) -> None:
    number = archive.add(TROOPS).article.id
    archive.warm_up()
    other = sqlite3.connect(tmp_path / "data" / "kabar.db")
    with other:
        other.execute("UPDATE articles SET withdrawn = '2026-01-01T00:00:00+00:00' WHERE id = ?", [number])
        other.execute("UPDATE paragraphs SET shown = 0 WHERE article_id = ?", [number])
    other.close()
    assert told(archive) == []


def test_a_correction_keeps_what_it_does_not_say_and_says_when_it_was_made(archive: Archive) -> None:
    article = archive.add(TROOPS).article
    number = article.id
    addition = archive.desk.correct(number, FEWER)
    corrected = addition.article
    assert (addition.outcome, corrected.id) == (Outcome.REPLACED, number)
    assert (corrected.source, corrected.url, corrected.published) == (TROOPS.source, TROOPS.url, TROOPS.published)
    assert corrected.corrected is not None
    assert corrected.added == article.added
    assert told(archive) == list(FEWER.paragraphs)
    assert archive.desk.correct(number, FEWER).outcome is Outcome.UNCHANGED
    assert archive.check().problems == ()


def test_the_text_that_was_corrected_does_not_come_back_by_itself_and_a_newer_one_does(archive: Archive) -> None:
    number = archive.add(TROOPS).article.id
    archive.desk.correct(number, FEWER)
    assert archive.add(TROOPS).outcome is Outcome.UNCHANGED
    assert told(archive) == list(FEWER.paragraphs)
    newer = replace(TROOPS, paragraphs=("NATO kini memiliki 50.000 tentara di perbatasan timur.",))
    assert archive.add(newer).outcome is Outcome.REPLACED
    assert archive.desk.article(number).corrected is None


def test_what_was_understood_of_an_article_is_edited_and_its_text_stays(archive: Archive) -> None:
    number = archive.add(TROOPS).article.id
    date = datetime(2022, 3, 25, tzinfo=UTC)
    edited = archive.desk.edit(number, title="Pasukan NATO ditambah", source="Kantor Berita", published=date)
    assert (edited.title, edited.source, edited.published) == ("Pasukan NATO ditambah", "Kantor Berita", date)
    assert set(told(archive)) == set(TROOPS.paragraphs)
    assert archive.add(TROOPS).outcome is Outcome.UNCHANGED
    cited = archive.desk.whole(number).paragraphs
    undone = archive.desk.undo(number)
    assert undone is not None
    assert (undone.title, undone.published) == (TROOPS.title, TROOPS.published)
    assert archive.desk.whole(number).paragraphs == cited


def test_undo_takes_back_one_change_after_the_other(archive: Archive) -> None:
    number = archive.add(TROOPS).article.id
    archive.add(replace(FEWER, url=TROOPS.url))
    archive.desk.correct(number, GOLD)
    undone = archive.desk.undo(number)
    assert (undone.corrected if undone else "gone") is None
    assert told(archive) == list(FEWER.paragraphs)
    archive.desk.undo(number)
    assert set(told(archive)) == set(TROOPS.paragraphs)
    assert archive.desk.undo(number) is None
    assert (told(archive), archive.articles()) == ([], [])
    with pytest.raises(ArticleNotFoundError):
        archive.desk.undo(number)


class Together(HashingEmbedder):
    """Embeds when two threads ask for it."""

    def __init__(self) -> None:
        self._both = Barrier(2)

    def embed_with_sentences(self, texts: Sequence[str], sentences: Sequence[Sequence[Span]]) -> list[EmbeddedPassage]:
        self._both.wait(10)
        return super().embed_with_sentences(texts, sentences)


def _three_versions(archive: Archive) -> tuple[int, list[str]]:
    texts = [f"Pukul {hour} ada {hour} ribu tentara." for hour in range(3)]
    numbers = [archive.add(replace(TROOPS, paragraphs=(text,))).article.id for text in texts]
    archive.close()
    return numbers[0], texts


def test_of_undoing_twice_at_once_one_is_done(archive: Archive, open_here: OpenArchive) -> None:
    number, texts = _three_versions(archive)
    archive = open_here(Together())
    with ThreadPoolExecutor(2) as threads:
        undone = list(threads.map(archive.desk.undo, [number, number]))
    assert [article.id if article else None for article in undone] == [number, number]
    assert told(archive) == [texts[1]]
    archive.close()
    archive = open_here()
    assert archive.desk.undo(number) is not None
    assert told(archive) == [texts[0]]


def test_of_correcting_twice_at_once_one_is_done(archive: Archive, open_here: OpenArchive) -> None:
    number, texts = _three_versions(archive)
    archive = open_here(Together())
    with ThreadPoolExecutor(2) as threads:
        corrected = list(threads.map(archive.desk.correct, [number, number], [FEWER, FEWER]))
    assert sorted(addition.outcome for addition in corrected) == [Outcome.REPLACED, Outcome.UNCHANGED]
    archive.close()
    archive = open_here()
    archive.desk.undo(number)
    assert told(archive) == [texts[2]]


def test_of_many_versions_the_latest_few_are_kept(archive: Archive) -> None:
    for hour in range(9):
        addition = archive.add(replace(TROOPS, paragraphs=(f"Pukul {hour} ada {hour} ribu tentara.",)))
    for hour in range(7, 2, -1):
        archive.desk.undo(addition.article.id)
        assert told(archive) == [f"Pukul {hour} ada {hour} ribu tentara."]
    assert archive.desk.undo(addition.article.id) is None


def test_the_list_is_paged_and_searched(archive: Archive) -> None:
    for day in range(1, 13):
        title = f"Harga 100% naik, hari ke-{day}" if day % 2 else f"Cuaca hari ke-{day}"
        archive.add(Draft(title, (f"Kabar hari {day}.",), "Harian", published=datetime(2026, 5, day, tzinfo=UTC)))
    page = archive.desk.articles(offset=5, limit=3)
    assert (page.total, [article.title for article in page.articles]) == (
        12,
        ["Harga 100% naik, hari ke-7", "Cuaca hari ke-6", "Harga 100% naik, hari ke-5"],
    )
    assert archive.desk.articles("HARGA harian").total == 6
    assert archive.desk.articles("100%").total == 6
    assert archive.desk.articles("hari_ke").total == 0
    archive.desk.withdraw(page.articles[0].id)
    assert archive.desk.articles("harga").total == 6
    assert archive.desk.articles(withdrawn=True).articles[0].id == page.articles[0].id


def test_a_near_copy_is_linked_and_not_indexed_twice(archive: Archive) -> None:
    first = archive.add(Draft("Warga desa", (report(1),), "Harian", url="https://a.id/1")).article
    copy = archive.add(Draft("Warga di desa", (f"JAKARTA - {report(1)}",), "Kantor", url="https://b.id/1"))
    assert (copy.outcome, copy.article.copy_of) == (Outcome.COPY, first.id)
    (passage,) = archive.search(Question("warga desa", datetime.now(UTC)))
    assert (passage.article.id, [article.source for article in passage.also_in]) == (first.id, ["Kantor"])
    assert [article.id for article in archive.browsing.latest(9)] == [first.id]
    assert len(archive.browsing.whole(copy.article.id).paragraphs) == 1
    statistics = archive.desk.statistics()
    assert (statistics.articles, statistics.paragraphs, statistics.copies, statistics.withdrawn) == (1, 1, 1, 0)
    assert archive.check().problems == ()


def test_short_articles_in_much_the_same_words_are_no_copies_unless_they_are_the_same(archive: Archive) -> None:
    words = "Gempa mengguncang kota pada Senin pagi dan warga berlarian ke luar rumah di {}"
    archive.add(Draft("Gempa", (words.format("Ambon"),), url="https://a.id/1"))
    assert archive.add(Draft("Gempa", (words.format("Palu"),), url="https://a.id/2")).outcome is Outcome.ADDED
    assert archive.add(Draft("Gempa", (words.format("Ambon"),), url="https://a.id/3")).outcome is Outcome.COPY


def test_a_copy_that_says_much_more_is_a_report_of_its_own(archive: Archive) -> None:
    archive.add(Draft("Warga", (report(1),), url="https://a.id/1"))
    longer = archive.add(Draft("Warga", (report(1), report(2, 15)), url="https://a.id/2"))
    assert longer.outcome is Outcome.ADDED
    assert archive.add(Draft("Warga", (report(1), report(3, 2)), url="https://a.id/3")).outcome is Outcome.COPY


def test_copies_stay_with_no_article_whose_short_text_becomes_another(archive: Archive) -> None:
    words = "Gempa mengguncang kota pada Senin pagi dan warga berlarian ke luar rumah di {}"
    first, copy = (archive.add(Draft("Gempa", (words.format("Ambon"),), url=f"https://a.id/{n}")) for n in range(2))
    assert copy.article.copy_of == first.article.id
    archive.add(Draft("Gempa", (words.format("Palu"),), url="https://a.id/0"))
    assert archive.desk.article(copy.article.id).copy_of is None
    assert told(archive, "gempa di Ambon")[0] == words.format("Ambon")


def _three_copies(archive: Archive) -> list[int]:
    heads = ("", "JAKARTA - ", "BANDUNG - ")
    drafts = [
        Draft(f"Judul {n}", (f"{head}{report(1)}",), f"Koran {n}", url=f"https://a.id/{n}")
        for n, head in enumerate(heads)
    ]
    return [archive.add(draft).article.id for draft in drafts]


@pytest.mark.parametrize("deed", ["withdraw", "remove", "correct", "replace"])
def test_when_an_article_goes_its_first_copy_takes_its_place(archive: Archive, deed: str) -> None:
    first, second, third = _three_copies(archive)
    another = Draft("Lain", (report(2),), url="https://a.id/0")
    match deed:
        case "withdraw":
            archive.desk.withdraw(first)
        case "remove":
            archive.remove(first)
        case "correct":
            archive.desk.correct(first, another)
        case _:
            archive.add(another)
    passages = archive.search(Question("warga desa", datetime.now(UTC)))
    standing = {passage.article.id: [article.id for article in passage.also_in] for passage in passages}
    assert standing[second] == [third]
    assert first not in standing or standing[first] == []
    assert archive.add(Draft("Baru", (f"MEDAN - {report(1)}",), url="https://a.id/9")).article.copy_of == second
    assert archive.check().problems == ()


def test_what_is_restored_is_a_copy_of_what_took_its_place(archive: Archive) -> None:
    first, second, third = _three_copies(archive)
    archive.desk.withdraw(first)
    assert archive.desk.restore(first).copy_of == second
    archive.desk.withdraw(second)
    copy_of = {number: archive.desk.article(number).copy_of for number in (first, third)}
    assert copy_of == {first: None, third: first}


def test_a_copy_that_is_withdrawn_itself_stands_for_nobody(archive: Archive) -> None:
    first, second, third = _three_copies(archive)
    archive.desk.withdraw(second)
    archive.desk.withdraw(first)
    (passage,) = archive.search(Question("warga desa", datetime.now(UTC)))
    assert passage.article.id == third
    assert archive.desk.restore(second).copy_of == third


def test_restoring_what_was_not_withdrawn_changes_nothing(archive: Archive) -> None:
    first, second, _ = _three_copies(archive)
    for number in (first, second):
        before = archive.desk.article(number)
        assert archive.desk.restore(number) == before
    assert archive.check().problems == ()


def test_what_was_cited_can_be_read_on_in_when_it_has_become_a_copy(archive: Archive) -> None:
    first, *_ = _three_copies(archive)
    (passage,) = archive.search(Question("warga desa", datetime.now(UTC)))
    archive.desk.withdraw(first)
    assert archive.browsing.around(passage.paragraph.id) is None
    archive.desk.restore(first)
    excerpt = archive.browsing.around(passage.paragraph.id)
    assert excerpt
    assert (excerpt.article.id, excerpt.paragraphs[0].text) == (first, report(1))


def test_an_archive_from_before_near_copies_knows_its_own(archive: Archive, tmp_path: Path) -> None:
    first = archive.add(Draft("Satu", (report(1),), url="https://a.id/1")).article.id
    archive.close()
    older = sqlite3.connect(tmp_path / "data" / "kabar.db")
    with older:
        older.execute("UPDATE articles SET signature = NULL")
    older.close()
    with open_archive(RetrievalSettings(data_dir=tmp_path / "data"), embedder=HashingEmbedder()) as archive:
        assert archive.add(Draft("Dua", (f"BOGOR - {report(1)}",), url="https://a.id/2")).article.copy_of == first


def test_of_copies_that_come_at_once_one_stands_for_the_others(archive: Archive) -> None:
    drafts = [Draft(f"Judul {n}", (f"KOTA {n} - {report(1)}",), url=f"https://a.id/{n}") for n in range(12)]
    with ThreadPoolExecutor(6) as threads:
        additions = list(threads.map(archive.add, [*drafts, *drafts]))
    assert [addition.outcome for addition in additions].count(Outcome.ADDED) == 1
    assert archive.desk.statistics().copies == 11
    assert archive.check().problems == ()


CITIES = st.sampled_from(["Ambon", "Bogor"])


@dataclass
class Story:
    """What the archive should hold of an article: its text, and those before it, each with whether it was the desk that
    put another in its place."""

    text: str
    before: list[tuple[str, bool]] = field(default_factory=list)
    withdrawn: bool = False

    def turn(self, text: str, *, by_desk: bool) -> None:
        self.before = [*self.before, (self.text, by_desk)][-5:]
        self.text = text


class Newsroom(RuleBasedStateMachine):
    """The archive against a plain model of what it should hold. Outlets print the same texts, so there are copies."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.archive = self._opened()
        self.stories: dict[int, Story] = {}
        self.numbers: dict[str, int] = {}

    def _opened(self) -> Archive:
        return open_archive(RetrievalSettings(data_dir=Path(self.folder.name)), embedder=HashingEmbedder())

    def teardown(self) -> None:
        self.archive.close()
        self.folder.cleanup()

    @initialize(city=CITIES)
    def everybody_prints_the_same(self, city: str) -> None:
        for outlet in "abc":
            self.add(outlet, city)

    @rule(outlet=st.sampled_from("abc"), city=CITIES)
    def add(self, outlet: str, city: str) -> None:
        text = f"Kabar dari {city}."
        printed = any(story.text == text for story in self.stories.values() if not story.withdrawn)
        addition = self.archive.add(Draft("Judul", (text,), url=f"https://{outlet}.id/1"))
        number = self.numbers.setdefault(outlet, addition.article.id)
        assert addition.article.id == number
        story = self.stories.get(number)
        if story is None:
            self.stories[number] = Story(text)
            assert addition.outcome is (Outcome.COPY if printed else Outcome.ADDED)
        elif story.withdrawn:
            assert addition.outcome is Outcome.WITHDRAWN
        elif text == story.text or (text, True) in story.before:
            assert addition.outcome is Outcome.UNCHANGED
        else:
            assert addition.outcome is Outcome.REPLACED
            story.turn(text, by_desk=False)

    @precondition(lambda self: self.stories)
    @rule(some=st.data(), city=CITIES)
    def correct(self, some: st.DataObject, city: str) -> None:
        number, story = self._one(some)
        text = f"Ralat dari {city}."
        addition = self.archive.desk.correct(number, Draft("Judul", (text,)))
        assert addition.outcome is (Outcome.UNCHANGED if text == story.text else Outcome.REPLACED)
        if addition.outcome is Outcome.REPLACED:
            story.turn(text, by_desk=True)

    @precondition(lambda self: self.stories)
    @rule(some=st.data())
    def withdraw(self, some: st.DataObject) -> None:
        number, story = self._one(some)
        assert self.archive.desk.withdraw(number).withdrawn
        story.withdrawn = True

    @precondition(lambda self: self.stories)
    @rule(some=st.data())
    def restore(self, some: st.DataObject) -> None:
        number, story = self._one(some)
        assert self.archive.desk.restore(number).withdrawn is None
        story.withdrawn = False

    @precondition(lambda self: self.stories)
    @rule(some=st.data())
    def undo(self, some: st.DataObject) -> None:
        number, story = self._one(some)
        undone = self.archive.desk.undo(number)
        assert (undone is None) == (not story.before)
        if story.before:
            story.text, _ = story.before.pop()
        else:
            self._forget(number)

    @precondition(lambda self: self.stories)
    @rule(some=st.data())
    def remove(self, some: st.DataObject) -> None:
        number, _ = self._one(some)
        assert self.archive.remove(number).id == number
        self._forget(number)

    def _one(self, some: st.DataObject) -> tuple[int, Story]:
        return some.draw(st.sampled_from(sorted(self.stories.items(), key=lambda each: each[0])))

    def _forget(self, number: int) -> None:
        del self.stories[number]
        self.numbers = {outlet: other for outlet, other in self.numbers.items() if other != number}

    @rule()
    def reopen(self) -> None:
        self.archive.close()
        self.archive = self._opened()

    @invariant()
    def each_text_is_found_once_with_all_who_print_it(self) -> None:
        expected: dict[str, set[int]] = {}
        for number, story in self.stories.items():
            if not story.withdrawn:
                expected.setdefault(story.text, set()).add(number)
        passages = self.archive.search(Question("Kabar Ralat dari kota", datetime.now(UTC)))
        found = [(each.paragraph.text, {each.article.id, *(copy.id for copy in each.also_in)}) for each in passages]
        assert len(found) == len(expected)
        assert dict(found) == expected

    @invariant()
    def database_and_indexes_agree(self) -> None:
        report = self.archive.check()
        assert report.problems == ()
        assert report.articles == sum(not story.withdrawn for story in self.stories.values())


TestNewsroom = Newsroom.TestCase
TestNewsroom.settings = settings(max_examples=20, stateful_step_count=12, deadline=None)


def test_a_version_comes_back_to_the_letter(archive: Archive) -> None:
    wild = 'Kutip "ganda"\n\tdan \U0001f600 \u200b 日本'
    given = Draft("Judul\u202e", (wild, "Dua."), "S", "A", "https://a.id/x?y=1", datetime(2022, 1, 1, tzinfo=UTC), "ja")
    number = archive.add(given).article.id
    archive.desk.correct(number, FEWER)
    archive.desk.undo(number)
    excerpt = archive.desk.whole(number)
    assert tuple(paragraph.text for paragraph in excerpt.paragraphs) == given.paragraphs
    article = excerpt.article
    assert (article.title, article.source, article.author, article.url, article.published, article.language) == (
        given.title,
        given.source,
        given.author,
        given.url,
        given.published,
        given.language,
    )
    assert archive.add(given).outcome is Outcome.UNCHANGED
