"""Questions of a time, and questions that continue others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

import pytest

from retrieval import Archive, Conversation, Draft, Question, Reason, Turn

WIB = timezone(timedelta(hours=7))
ASKED = datetime(2022, 5, 20, 12, tzinfo=WIB)
Open = Callable[..., Archive]


def article(title: str, text: str, day: datetime | None, url: str) -> Draft:
    return Draft(title, (text,), "Harian", url=f"https://a.id/{url}", published=day)


@pytest.fixture
def archive(open_here: Open) -> Archive:
    opened = open_here()
    for draft in (
        article("Banjir April", "Banjir di Demak merendam 40 rumah.", datetime(2022, 4, 3, tzinfo=WIB), "april"),
        article("Banjir Mei", "Banjir di Demak merendam 90 rumah.", datetime(2022, 5, 19, 8, tzinfo=WIB), "mei"),
        article("Banjir tanpa tanggal", "Banjir di Demak merendam 70 rumah.", None, "kapan"),
    ):
        opened.add(draft)
    return opened


def ask(archive: Archive, text: str, *, whenever: bool = False, after: tuple[Turn, ...] = ()) -> Question:
    return Question(text, ASKED, conversation=Conversation(after), whenever=whenever)


def test_a_period_narrows_the_search_and_is_told(archive: Archive) -> None:
    question = ask(archive, "berapa rumah terendam banjir Demak kemarin?")
    assert [passage.article.title for passage in archive.search(question)] == ["Banjir Mei"]
    answer = archive.ask(question)
    assert answer.timeframe is not None
    assert answer.timeframe.start == datetime(2022, 5, 19, tzinfo=WIB)


def test_a_period_can_be_lifted(archive: Archive) -> None:
    question = ask(archive, "berapa rumah terendam banjir Demak kemarin?", whenever=True)
    assert len(archive.search(question)) == 3
    assert archive.ask(question).timeframe is None


def test_a_period_with_nothing_in_it_says_so_and_offers_other_times(archive: Archive) -> None:
    answer = archive.ask(ask(archive, "berapa rumah terendam banjir Demak pekan lalu?"))
    assert answer.reason is Reason.NOTHING_IN_PERIOD
    assert answer.nearest
    assert answer.coverage is not None
    assert answer.coverage.oldest == datetime(2022, 4, 3, tzinfo=WIB)


def test_three_articles_are_named_where_none_answers_though_two_have_all_that_is_read(open_here: Open) -> None:
    archive = open_here(answer_threshold=1.0)
    told = {"Demak": "merendam {} rumah di desa ke-{}", "Kudus": "datang {} kali, kata lurah {}", "Pati": "surut"}
    for town, words in told.items():
        text = tuple(f"Banjir di {town} {words.format(number, number)}." for number in range(9 if "{" in words else 1))
        archive.add(Draft(f"Banjir {town}", text, "Harian", url=f"https://a.id/{town}"))
    answer = archive.ask(ask(archive, "berapa rumah terendam banjir Demak dan Kudus?"))
    assert answer.declined
    assert len({passage.article.title for passage in answer.nearest}) == 3


def test_an_archive_without_dates_is_never_narrowed(open_here: Open) -> None:
    archive = open_here()
    archive.add(article("Banjir", "Banjir di Demak merendam 70 rumah.", None, "kapan"))
    assert len(archive.search(ask(archive, "berapa rumah terendam banjir Demak kemarin?"))) == 1


def test_the_latest_is_preferred_when_it_is_asked_for(archive: Archive) -> None:
    (first, *_) = archive.search(ask(archive, "berapa rumah terendam banjir Demak terbaru?"))
    assert first.article.title == "Banjir Mei"


def test_a_follow_up_is_searched_with_the_words_it_leaves_out_and_says_so(archive: Archive) -> None:
    archive.add(
        article("Banjir Kudus", "Banjir di Kudus merendam 15 rumah.", datetime(2022, 4, 9, tzinfo=UTC), "kudus")
    )
    earlier = Turn("berapa rumah terendam banjir di Demak?", "Banjir di Demak merendam 90 rumah.")
    question = ask(archive, "kalau di Kudus?", after=(earlier,))
    answer = archive.ask(question)
    assert answer.question is question
    assert answer.searched is not None
    assert "Kudus" in answer.searched
    assert archive.search(question)[0].article.title == "Banjir Kudus"


def test_a_follow_up_about_another_thing_is_hardly_answered_by_what_is_said_of_the_first(open_here: Open) -> None:
    archive = open_here(answer_threshold=0.0)
    archive.add(article("NATO usir diplomat Rusia", "Di timur bertugas 40.000 tentara NATO.", None, "nato"))
    earlier = Turn("berapa tentara NATO di timur?", "Di timur bertugas 40.000 tentara NATO.")
    follow_up = archive.ask(ask(archive, "kalau Rusia?", after=(earlier,)))
    assert follow_up.searched == "berapa tentara Rusia di timur?"
    alone = archive.ask(ask(archive, "berapa tentara Rusia di timur?"))
    assert follow_up.confidence < alone.confidence / 3
    archive.add(article("Rusia", "Rusia dan NATO berhadapan. Di timur Rusia punya 90.000 tentara.", None, "rusia"))
    assert archive.ask(ask(archive, "kalau Rusia?", after=(earlier,))).statements[0].highlight is not None
    assert "90.000" in archive.ask(ask(archive, "kalau Rusia?", after=(earlier,))).statements[0].text


def test_a_follow_up_is_hardly_answered_by_what_has_no_word_of_its_conversation(open_here: Open) -> None:
    archive = open_here(answer_threshold=0.0)
    archive.add(article("Minat baca", "Paling gemar membaca Provinsi Nusa Tenggara Timur.", None, "baca"))
    earlier = Turn("berapa orang terjebak di gua Laos?", "Tujuh orang terjebak di gua Laos.")
    follow_up = archive.ask(ask(archive, "di provinsi mana?", after=(earlier,)))
    assert follow_up.searched is not None
    assert "Laos" in follow_up.searched
    alone = archive.ask(ask(archive, follow_up.searched))
    assert follow_up.confidence < alone.confidence / 3
    archive.add(article("Gua", "Gua di Laos itu terletak di Provinsi Xaysomboun.", None, "gua"))
    assert "Xaysomboun" in archive.ask(ask(archive, "di provinsi mana?", after=(earlier,))).statements[0].text


def test_a_question_that_stands_alone_is_searched_as_it_is(archive: Archive) -> None:
    earlier = Turn("siapa presiden Prancis?", "Emmanuel Macron terpilih lagi.")
    answer = archive.ask(ask(archive, "berapa rumah yang terendam banjir di Demak bulan ini?", after=(earlier,)))
    assert answer.searched is None


def test_the_same_story_from_several_outlets_counts_once_and_names_them(open_here: Open) -> None:
    archive = open_here()
    text = "Banjir di Demak merendam 40 rumah warga sejak Senin malam, kata petugas BPBD."
    for outlet in ("Harian", "Warta", "Suara"):
        archive.add(Draft("Banjir Demak", (text,), outlet, url=f"https://{outlet}.id/banjir"))
    (only,) = archive.search(ask(archive, "berapa rumah terendam banjir di Demak?"))
    assert [only.article.source, *(article.source for article in only.also_in)] == ["Harian", "Warta", "Suara"]


def test_a_long_article_does_not_take_the_places_of_all_others(open_here: Open) -> None:
    archive = open_here()
    long = tuple(f"Banjir Demak bagian {number} merendam rumah nomor {number}." for number in range(40))
    archive.add(Draft("Banjir panjang", long))
    archive.add(Draft("Banjir pendek", ("Air surut dan warga Demak membersihkan rumah setelah banjir.",)))
    found = archive.search(ask(archive, "banjir Demak merendam rumah"), 10)
    assert {passage.article.title for passage in found} == {"Banjir panjang", "Banjir pendek"}


def test_figures_that_differ_are_both_stated_the_newest_first(open_here: Open) -> None:
    archive = open_here(answer_threshold=0.0)
    for day, houses in ((3, 40), (19, 90)):
        text = f"Banjir di Demak hari itu merendam {houses} rumah."
        archive.add(article(f"Banjir {day}", text, datetime(2022, 4, day, tzinfo=WIB), f"banjir-{day}"))
    answer = archive.ask(ask(archive, "berapa rumah yang terendam banjir di Demak?"))
    assert [each.text for each in answer.statements] == [
        "Banjir di Demak hari itu merendam 90 rumah.",
        "Banjir di Demak hari itu merendam 40 rumah.",
    ]
    assert [citation.number for citation in answer.citations] == [1, 2]


def test_what_the_question_takes_for_granted_and_the_source_does_not_say_is_named(open_here: Open) -> None:
    archive = open_here(answer_threshold=0.0)
    archive.add(article("Banjir", "Banjir di Demak merendam 40 rumah.", None, "banjir"))
    answer = archive.ask(ask(archive, "kenapa banjir di Demak merendam 400 rumah?"))
    assert answer.not_found == ("400",)


@pytest.fixture
def newsroom(open_here: Open) -> Archive:
    """An archive with the news of a flood over some days, and others."""
    archive = open_here()
    for day, title, text in (
        (3, "Banjir Demak merendam rumah", "Banjir di Demak merendam 40 rumah. Warga mengungsi ke balai desa."),
        (9, "Banjir Demak mulai surut", "Banjir di Demak mulai surut. Warga pulang."),
        (12, "Harga cabai rawit naik", "Harga cabai rawit naik di pasar. Pedagang mengeluh."),
        (19, "Rina Sari juara", "Rina Sari menjuarai turnamen di Solo. Penonton bersorak."),
    ):
        archive.add(article(title, text, datetime(2022, 5, day, tzinfo=WIB), f"kabar-{day}"))
    return archive


def test_who_asks_for_the_news_of_something_is_told_what_is_about_it_the_newest_first(newsroom: Archive) -> None:
    answer = newsroom.ask(ask(newsroom, "apa kabar terbaru soal banjir Demak?"))
    assert answer.subject == "banjir Demak"
    assert [each.text for each in answer.statements] == [
        "Banjir di Demak mulai surut.",
        "Banjir di Demak merendam 40 rumah.",
    ]
    assert all(each.quote in each.passage.paragraph.text for each in answer.citations)


def test_the_news_of_a_time_are_told_of_that_time(newsroom: Archive) -> None:
    answer = newsroom.ask(ask(newsroom, "apa kabar banjir Demak tanggal 9 Mei?"))
    assert answer.subject == "banjir Demak"
    assert [each.text for each in answer.statements] == ["Banjir di Demak mulai surut."]
    assert answer.not_found == ()


def test_who_wants_any_news_is_told_the_newest(newsroom: Archive) -> None:
    answer = newsroom.ask(ask(newsroom, "ada berita apa?"))
    assert answer.subject == ""
    assert [each.text for each in answer.statements][:2] == [
        "Rina Sari menjuarai turnamen di Solo.",
        "Harga cabai rawit naik di pasar.",
    ]
    assert len(answer.statements) == 3


def test_any_news_of_a_time_without_news_are_declined(newsroom: Archive) -> None:
    assert newsroom.ask(ask(newsroom, "berita bulan lalu")).reason is Reason.NOTHING_IN_PERIOD


def test_news_of_what_no_article_is_about_are_declined(newsroom: Archive) -> None:
    assert newsroom.ask(ask(newsroom, "apa kabar gempa Cianjur?")).declined


def test_a_subject_that_nothing_tells_all_of_gives_way_to_whom_it_names(newsroom: Archive) -> None:
    answer = newsroom.ask(ask(newsroom, "bagaimana penampilan Rina Sari di arena lari?"))
    assert answer.subject == "Rina Sari"
    assert [each.text for each in answer.statements] == ["Rina Sari menjuarai turnamen di Solo."]


def test_news_of_a_place_that_an_article_never_names_are_not_taken_from_it(newsroom: Archive) -> None:
    assert newsroom.ask(ask(newsroom, "apa kabar banjir Demak Wonosobo?")).declined


def test_a_choice_is_told_by_what_is_about_either_half(newsroom: Archive) -> None:
    answer = newsroom.ask(ask(newsroom, "kabar apa soal gempa atau banjir Demak?"))
    assert answer.subject == "gempa atau banjir Demak"
    assert answer.statements[0].text == "Banjir di Demak mulai surut."


def test_a_few_words_are_told_what_there_is_about_them(newsroom: Archive) -> None:
    answer = newsroom.ask(ask(newsroom, "harga cabai rawit"))
    assert answer.statements[0].text == "Harga cabai rawit naik di pasar."


def test_a_question_for_a_fact_has_no_subject(newsroom: Archive) -> None:
    assert newsroom.ask(ask(newsroom, "berapa rumah terendam banjir Demak?")).subject is None


def test_a_follow_up_wants_the_news_of_another_thing(newsroom: Archive) -> None:
    earlier = Turn("apa kabar banjir Demak?", "Banjir di Demak mulai surut.")
    answer = newsroom.ask(ask(newsroom, "kalau harga cabai?", after=(earlier,)))
    assert answer.statements[0].text == "Harga cabai rawit naik di pasar."


def test_what_is_withheld_tells_no_news(newsroom: Archive) -> None:
    newest = newsroom.articles()[0].id
    answer = newsroom.ask(ask(newsroom, "berita terbaru"), without=[newest])
    assert answer.statements[0].text == "Harga cabai rawit naik di pasar."


def test_who_asks_for_news_in_another_language_is_answered_by_a_sentence_that_is_sure_enough(open_here: Open) -> None:
    archive = open_here(answer_threshold=0.0)
    archive.add(article("Banjir", "Banjir di Demak merendam 40 rumah.", None, "banjir"))
    assert archive.ask(ask(archive, "any news about the volcano?")).statements
    assert archive.ask(ask(archive, "apa kabar gunung berapi?")).declined


def test_who_holds_an_office_is_found_where_it_is_told_in_passing(open_here: Open) -> None:
    archive = open_here()
    for number in range(60):
        deputy = f"Wakil Gubernur DKI Jakarta Rano Karno membuka acara ke-{number} di Jakarta."
        archive.add(article(f"Acara {number}", deputy, None, f"wagub-{number}"))
    fair = "Diskon besar itu dibuka pada 10 Juni di pusat belanja, kata panitia, oleh Gubernur Jakarta Pramono Anung."
    archive.add(article("Diskon", fair, None, "diskon"))
    found = archive.search(ask(archive, "siapa gubernur Jakarta?"), 16)
    assert fair in [passage.paragraph.text for passage in found]


def test_the_deputy_is_not_who_holds_the_office(open_here: Open) -> None:
    archive = open_here()
    deputy = "Deputi Gubernur BI Destry Damayanti mengatakan inflasi terkendali."
    archive.add(article("Inflasi", deputy, None, "deputi"))
    assert archive.ask(ask(archive, "siapa deputi gubernur BI?")).statements[0].text == deputy
    assert archive.ask(ask(archive, "siapa gubernur BI?")).declined
    archive.add(article("Suku bunga", "Rapat itu dipimpin Gubernur BI Perry Warjiyo.", None, "gubernur"))
    assert "Perry" in archive.ask(ask(archive, "siapa gubernur BI?")).statements[0].text
