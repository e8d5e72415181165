"""Answers as Telegram shows them: read back with Telegram's own parser."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.messages.measure import ELLIPSIS, clean, cut_end, cut_start, units
from bot.messages.render import MAX_ENTITIES, MAX_UNITS, addition_message, answer_messages
from bot.messages.render.answers import QUOTE_LIMIT, STATEMENT_LIMIT
from bot.messages.texts import Catalogue
from retrieval import Addition, Article, Citation, Coverage, Draft, Outcome, Page, Reason, Span, Statement
from tests.bot import samples
from tests.telegram_api.text import FormattedText, parse, settled, utf16_length, utf16_slice

INDONESIAN = Catalogue("id").for_reader("id")
ENGLISH = Catalogue("id").for_reader("en")


def _read(html: str) -> FormattedText:
    return settled(parse(html, "HTML"))


def _marked(message: FormattedText, kind: str) -> list[str]:
    return [utf16_slice(message.text, each.offset, each.length) for each in message.entities if each.kind == kind]


# The layout


def test_an_answer_is_the_statement_with_its_highlight_then_the_paragraph_then_the_source() -> None:
    (html,) = answer_messages(samples.nato_answer(), INDONESIAN)
    message = _read(html)
    assert message.text == (
        f"{samples.NATO_SENTENCE} [1]\n{samples.NATO_PARAGRAPH}\n\n"
        "Sumber:\n[1] NATO Tambah Pasukan di Perbatasan Timur, Harian Contoh, 24 Maret 2022"
    )
    assert _marked(message, "bold") == ["40.000 tentara"]
    assert _marked(message, "expandable_blockquote") == [samples.NATO_PARAGRAPH]
    links = [entity for entity in message.entities if entity.kind == "text_link"]
    assert dict(links[0].details)["url"] == "https://contoh.id/nato?a=1&b=2"
    assert _marked(message, "text_link") == ["NATO Tambah Pasukan di Perbatasan Timur"]


def test_the_news_of_a_subject_say_what_they_are_the_news_of() -> None:
    told = replace(samples.nato_answer(), subject="NATO & <Rusia>")
    message = _read(answer_messages(told, INDONESIAN)[0])
    assert message.text.startswith(f"Kabar tentang NATO & <Rusia>:\n\n{samples.NATO_SENTENCE} [1]")
    assert _marked(message, "bold")[0] == "Kabar tentang NATO & <Rusia>:"
    newest = replace(samples.nato_answer(), subject="")
    assert answer_messages(newest, ENGLISH)[0].startswith("<b>Latest headlines:</b>")


def test_the_paragraph_is_quoted_even_when_the_statement_is_all_of_it() -> None:
    alone = samples.answer(samples.statement("Ada 3 orang.", Span(4, 5), samples.passage("Ada 3 orang.")))
    assert _marked(_read(answer_messages(alone, INDONESIAN)[0]), "expandable_blockquote") == ["Ada 3 orang."]


def test_two_statements_of_one_paragraph_show_it_once() -> None:
    found = samples.passage("Satu. Dua.")
    citation = Citation(1, found, "Satu. Dua.")
    both = samples.answer(Statement("Satu.", None, (citation,)), Statement("Dua.", None, (citation,)))
    message = _read(answer_messages(both, INDONESIAN)[0])
    assert _marked(message, "expandable_blockquote") == ["Satu. Dua."]
    assert message.text.count("[1] NATO") == 1


def test_the_date_is_in_the_readers_language_and_in_the_articles_zone() -> None:
    assert "24 March 2022" in answer_messages(samples.nato_answer(), ENGLISH)[0]


def test_what_is_unknown_of_a_source_is_left_out() -> None:
    bare = samples.article(source=None, author=None, url=None, published=None)
    html = answer_messages(samples.answer(samples.statement("Ya.", None, samples.passage("Ya.", bare))), INDONESIAN)[0]
    assert html.endswith(f"[1] {bare.title}")


def test_the_author_stands_in_for_an_unknown_outlet() -> None:
    html = answer_messages(
        samples.answer(samples.statement("Ya.", None, samples.passage("Ya.", samples.article(source=None)))), INDONESIAN
    )[0]
    assert "</a>, Susi Susanti, 24 Maret 2022" in html


@pytest.mark.parametrize("url", ["javascript:alert(1)", "tg://user?id=1", "http://", "https://a\nb.id", "x" * 2000, ""])
def test_only_web_addresses_become_links(url: str) -> None:
    found = samples.passage("Ya.", samples.article(url=url))
    assert "<a " not in answer_messages(samples.answer(samples.statement("Ya.", None, found)), INDONESIAN)[0]


def test_a_declined_answer_says_so_and_lists_at_most_three_headlines() -> None:
    nearest = [samples.passage("x", samples.article(number, f"Judul {number}")) for number in range(1, 6)]
    message = _read(answer_messages(samples.declined(Reason.NOTHING_FITS, *nearest), INDONESIAN)[0])
    assert message.text == (
        "Arsip tidak memuat jawaban atas pertanyaan ini.\n\nYang paling dekat di arsip:\n"
        "• Judul 1, Harian Contoh, 24 Maret 2022\n"
        "• Judul 2, Harian Contoh, 24 Maret 2022\n"
        "• Judul 3, Harian Contoh, 24 Maret 2022"
    )


def test_a_declined_answer_names_the_period_that_the_archive_covers() -> None:
    covered = replace(samples.declined(Reason.NOTHING_FITS, samples.passage("x")), coverage=samples.COVERAGE)
    message = _read(answer_messages(covered, INDONESIAN)[0])
    assert message.text.endswith("24 Maret 2022\n\nArsip ini memuat berita 3 Februari 2022 – 21 November 2026.")
    of_one_day = replace(covered, coverage=Coverage(samples.COVERAGE.oldest, samples.COVERAGE.oldest))
    assert answer_messages(of_one_day, ENGLISH)[0].endswith("This archive holds news of 3 February 2022.")


def test_a_period_with_nothing_in_it_is_named_and_headlines_of_other_times_are_offered() -> None:
    declined = samples.declined(Reason.NOTHING_IN_PERIOD, samples.passage("x"))
    message = _read(answer_messages(replace(declined, timeframe=samples.LAST_WEEK), INDONESIAN)[0])
    assert message.text == (
        "Untuk periode yang ditanyakan (14–20 Maret 2022) arsip tidak memuat jawabannya.\n\n"
        "Yang paling dekat, dari waktu lain:\n"
        "• NATO Tambah Pasukan di Perbatasan Timur, Harian Contoh, 24 Maret 2022"
    )


def test_how_a_question_was_taken_stands_above_its_answer() -> None:
    taken = replace(samples.nato_answer(), searched="kalau <Rusia>? tentara\nNATO", timeframe=samples.LAST_WEEK)
    message = _read(answer_messages(taken, INDONESIAN)[0])
    understood = "Dipahami sebagai: kalau <Rusia>? tentara NATO"
    assert message.text.startswith(f"{understood}\nPeriode: 14–20 Maret 2022\n\n{samples.NATO_SENTENCE} [1]\n")
    assert _marked(message, "italic") == [understood]


def test_what_a_question_takes_for_granted_and_the_source_does_not_say_stands_under_the_answer() -> None:
    (html,) = answer_messages(replace(samples.nato_answer(), not_found=("400.000", "<Mali>")), INDONESIAN)
    assert "Sumbernya tidak menyebut: 400.000, <Mali>." in _read(html).text
    assert "tidak menyebut" not in answer_messages(samples.nato_answer(), INDONESIAN)[0]


def test_a_question_in_its_own_words_and_of_any_time_has_nothing_above_its_answer() -> None:
    assert answer_messages(samples.nato_answer(), INDONESIAN)[0].startswith("Saat ini")
    assert answer_messages(replace(samples.nato_answer(), searched=" \x00 "), INDONESIAN)[0].startswith("Saat ini")


def test_a_declined_question_says_how_it_was_taken_too() -> None:
    declined = replace(samples.declined(Reason.NOTHING_FITS), searched="kalau Rusia?", timeframe=samples.LAST_WEEK)
    message = _read(answer_messages(declined, ENGLISH)[0])
    assert message.text == "Understood as: kalau Rusia?\nPeriod: 14–20 March 2022\n\nThe archive does not say."


def test_two_statements_of_different_days_each_say_their_day() -> None:
    older = samples.article(2, "Judul Lama", url=None, published=datetime(2021, 12, 30, tzinfo=UTC))
    both = samples.answer(
        samples.statement("Ada 3 orang.", Span(4, 5), samples.passage("Ada 3 orang. Lagi."), 1),
        samples.statement("Ada 2 orang.", Span(4, 5), samples.passage("Dulu. Ada 2 orang.", older, 2), 2),
    )
    message = _read(answer_messages(both, INDONESIAN)[0])
    assert message.text == (
        "Per 24 Maret 2022: Ada 3 orang. [1]\nAda 3 orang. Lagi.\n\n"
        "Per 30 Desember 2021: Ada 2 orang. [2]\nDulu. Ada 2 orang.\n\n"
        "Sumber:\n[1] NATO Tambah Pasukan di Perbatasan Timur, Harian Contoh, 24 Maret 2022\n"
        "[2] Judul Lama, Harian Contoh, 30 Desember 2021"
    )
    assert _marked(message, "bold") == ["3", "2"]
    assert _marked(message, "expandable_blockquote") == ["Ada 3 orang. Lagi.", "Dulu. Ada 2 orang."]


def test_statements_of_one_day_do_not_say_it_and_an_unknown_day_is_left_out() -> None:
    first = samples.statement("Satu.", None, samples.passage("Satu."), 1)
    same = samples.statement("Dua.", None, samples.passage("Dua.", samples.article(2), 2), 2)
    undated = samples.statement("Tiga.", None, samples.passage("Tiga.", samples.article(3, published=None), 3), 2)
    assert "Per " not in answer_messages(samples.answer(first, same), INDONESIAN)[0]
    assert answer_messages(samples.answer(first, undated), INDONESIAN)[0].count("Per ") == 1


def test_a_statement_is_shown_in_the_paragraph_that_it_is_quoted_from() -> None:
    elsewhere = samples.passage("Kira-kira tiga.", samples.article(2, "Judul Lain"), number=1)
    here = samples.passage("Ada 3 orang. Lagi.", number=2)
    stands = Statement("Ada 3 orang.", None, (Citation(1, elsewhere, "tiga"), Citation(2, here, "Ada 3 orang.")))
    message = _read(answer_messages(samples.answer(stands), INDONESIAN)[0])
    assert message.text.startswith("Ada 3 orang. [1] [2]\nAda 3 orang. Lagi.\n\nSumber:\n[1] NATO")
    assert "\n[2] Judul Lain" in message.text


def test_two_passages_of_one_article_are_one_source_and_print_its_reprints_once() -> None:
    other = samples.article(2, source="Antara", url=None)
    first = samples.statement("Satu.", None, samples.passage("Satu.", number=1, also_in=(other,)), 1)
    second = samples.statement("Dua.", None, samples.passage("Dua.", number=2, also_in=(other,)), 2)
    message = _read(answer_messages(samples.answer(first, second), INDONESIAN)[0])
    assert message.text == (
        "Satu. [1]\nSatu.\n\nDua. [1]\nDua.\n\n"
        "Sumber:\n[1] NATO Tambah Pasukan di Perbatasan Timur, Harian Contoh, 24 Maret 2022, juga di Antara"
    )


def test_that_a_source_was_corrected_is_said_behind_it() -> None:
    corrected = replace(samples.article(), corrected=datetime(2022, 3, 26, tzinfo=UTC))
    stands = samples.statement("Ya.", None, samples.passage("Ya.", corrected))
    message = _read(answer_messages(samples.answer(stands), INDONESIAN)[0])
    assert message.text.endswith("Harian Contoh, 24 Maret 2022, dikoreksi pada 26 Maret 2022")


def test_a_statement_without_room_for_its_source_is_left_out_whole() -> None:
    found = [samples.passage(f"Kalimat {n}.", samples.article(n, f"Judul {n}"), n) for n in range(1, 8)]
    statements = [samples.statement(each.paragraph.text, None, each, n) for n, each in enumerate(found, 1)]
    message = _read(answer_messages(samples.answer(*statements), INDONESIAN)[0])
    assert "Kalimat 5. [5]" in message.text
    assert "Kalimat 6." not in message.text


@pytest.mark.parametrize(
    ("asked", "indonesian", "english"),
    [
        (datetime(2022, 9, 19, tzinfo=UTC), "24 Maret 2022", "24 March 2022"),
        (datetime(2022, 11, 25, tzinfo=UTC), "24 Maret 2022 (8 bulan yang lalu)", "24 March 2022 (8 months ago)"),
        (datetime(2026, 11, 25, tzinfo=UTC), "24 Maret 2022 (4 tahun yang lalu)", "24 March 2022 (4 years ago)"),
    ],
)
def test_old_evidence_says_its_age(asked: datetime, indonesian: str, english: str) -> None:
    answer = samples.nato_answer()
    answer = replace(answer, question=replace(answer.question, asked=asked))
    assert answer_messages(answer, INDONESIAN)[0].endswith(f"Harian Contoh, {indonesian}")
    assert answer_messages(answer, ENGLISH)[0].endswith(f"Harian Contoh, {english}")


def test_the_headlines_nearest_to_a_declined_question_say_their_age_too() -> None:
    declined = samples.declined(Reason.NOTHING_FITS, samples.passage("x"))
    declined = replace(declined, question=replace(declined.question, asked=datetime(2026, 11, 25, tzinfo=UTC)))
    assert answer_messages(declined, INDONESIAN)[0].endswith("24 Maret 2022 (4 tahun yang lalu)")


def _printed_in(*others: Article) -> FormattedText:
    found = samples.passage("Ya.", also_in=others)
    return _read(answer_messages(samples.answer(samples.statement("Ya.", None, found)), INDONESIAN)[0])


def test_other_outlets_of_the_same_story_stand_behind_its_source() -> None:
    message = _printed_in(
        samples.article(2, source="Antara <1>", url="https://antara.id/x"),
        samples.article(3, source="Antara <1>", url="https://antara.id/y"),
        samples.article(4, source="Harian Contoh"),
        samples.article(5, "Tanpa Media", source=None, url=None),
    )
    assert message.text.endswith("Harian Contoh, 24 Maret 2022, juga di Antara <1>, Tanpa Media")
    assert _marked(message, "text_link") == ["NATO Tambah Pasukan di Perbatasan Timur", "Antara <1>"]
    assert dict(message.entities[-1].details)["url"] == "https://antara.id/x"


def test_more_than_three_other_outlets_are_counted() -> None:
    message = _printed_in(*(samples.article(number, source=f"Media {number}") for number in range(2, 7)))
    assert message.text.endswith("juga di Media 2, Media 3, Media 4 dan 2 lainnya")


def test_a_message_of_nothing_but_links_stays_within_what_telegram_reads() -> None:
    def wordy(number: int) -> Article:
        return samples.article(number, "&" * 300, f"{number:&>90}", url="https://contoh.id/" + "a" * 950)

    found = [
        samples.passage("Ya.", wordy(n), n, tuple(wordy(100 * n + other) for other in range(5))) for n in range(1, 41)
    ]
    statements = [samples.statement("Ya.", None, each, number) for number, each in enumerate(found, 1)]
    messages = answer_messages(samples.answer(*statements), INDONESIAN)
    assert all(len(html.encode()) <= 32_768 for html in messages)
    assert all(0 < utf16_length(_read(html).text) <= MAX_UNITS for html in messages)


@pytest.mark.parametrize("reason", Reason)
def test_each_reason_has_its_own_words(reason: Reason) -> None:
    others = [answer_messages(samples.declined(other), ENGLISH) for other in Reason if other != reason]
    assert answer_messages(samples.declined(reason), ENGLISH) not in others


def test_the_desk_reads_what_was_understood() -> None:
    draft = Draft("A <b> & B", ("Awal berita & isinya.", "Lagi."))
    article = samples.article(7, draft.title, source=None)
    message = _read(addition_message(Page(draft), Addition(Outcome.ADDED, article), INDONESIAN))
    assert message.text == (
        "Artikel tersimpan dengan nomor 7.\n\nA <b> & B\nMedia: tidak disebut\nPenulis: Susi Susanti\n"
        "Terbit: 24 Maret 2022 05:56 (+07:00)\nBahasa: Indonesia\nParagraf: 3\nAwal: Awal berita & isinya."
    )
    assert _marked(message, "bold") == ["A <b> & B"]


# Wild texts

WILD = st.one_of(
    st.text(max_size=300),
    st.sampled_from(
        [
            "<b>tebal</b> & </blockquote> &amp; <a href='x'>",
            "שלום עולם مرحبا \u202eterbalik\u202c",
            "👩‍👩‍👧‍👦🇮🇩👍🏽" * 20,
            "a\u200bb\u200d\u2060c\ufeff",
            "\x00\x07 \r\n\t \u2028\u2029",
            "e\u0301 \u030a\u0333",
            "\ud83d lone surrogate",
            "kata " * 2000,
            "x" * 10_000,
            "😀" * 5_000,
            "&<>\"'" * 2_000,
            "Kalimat pertama. Kalimat kedua! Ketiga? " * 250,
        ]
    ),
)
VISIBLE = WILD.filter(lambda text: bool(clean(text).strip()))


@given(before=WILD, core=VISIBLE, after=WILD, around=WILD, title=VISIBLE, source=WILD)
@settings(max_examples=150, deadline=None)
def test_whatever_an_article_holds_the_answer_can_be_read(
    before: str, core: str, after: str, around: str, title: str, source: str
) -> None:
    sentence = before + core + after
    span = Span(len(before), len(before) + len(core))
    found = samples.passage(around + sentence + around, samples.article(title=title, source=source))
    messages = [
        _read(html) for html in answer_messages(samples.answer(samples.statement(sentence, span, found)), ENGLISH)
    ]

    for message in messages:
        assert message.text
        assert utf16_length(message.text) <= MAX_UNITS
        written = [
            entity for entity in message.entities if entity.kind in {"bold", "expandable_blockquote", "text_link"}
        ]
        assert len(written) <= MAX_ENTITIES
    shown = clean(core).strip()
    if units(shown) <= STATEMENT_LIMIT:
        assert _marked(messages[0], "bold") == [shown]
    whole = (clean(before) + clean(core) + clean(after)).strip()
    if units(whole) <= STATEMENT_LIMIT:
        assert whole in messages[0].text
    for quote in (quote for message in messages for quote in _marked(message, "expandable_blockquote")):
        assert utf16_length(quote) <= QUOTE_LIMIT


@given(searched=WILD, outlets=st.lists(WILD, max_size=5), title=VISIBLE)
@settings(max_examples=60, deadline=None)
def test_whatever_was_searched_and_whoever_prints_the_same_the_answer_can_be_read(
    searched: str, outlets: list[str], title: str
) -> None:
    others = tuple(samples.article(number, title, outlet) for number, outlet in enumerate(outlets, 2))
    answer = samples.answer(samples.statement("Ya.", None, samples.passage("Ya.", also_in=others)))
    (html,) = answer_messages(replace(answer, searched=searched, timeframe=samples.LAST_WEEK), ENGLISH)
    message = _read(html)
    assert utf16_length(message.text) <= MAX_UNITS
    assert all(len(line.split(" [")) <= 2 for line in message.text.splitlines() if line.startswith("Ya."))
    assert message.text.splitlines()[-1].startswith("[1] NATO")


@given(count=st.integers(1, 40), text=VISIBLE, title=VISIBLE)
@settings(max_examples=40, deadline=None)
def test_a_long_answer_goes_out_in_several_messages_with_the_first_five_sources(
    count: int, text: str, title: str
) -> None:
    found = [samples.passage(text + " Lagi.", samples.article(n, title), n) for n in range(1, count + 1)]
    statements = [samples.statement(text, None, each, number) for number, each in enumerate(found, 1)]
    messages = [_read(html) for html in answer_messages(samples.answer(*statements), INDONESIAN)]
    assert all(0 < utf16_length(message.text) <= MAX_UNITS for message in messages)
    together = "\n".join(message.text for message in messages)
    assert all(f"\n[{number}] " in together for number in range(1, min(count, 5) + 1))
    assert "\n[6] " not in together


@given(title=VISIBLE, paragraph=VISIBLE, author=WILD)
@settings(max_examples=60, deadline=None)
def test_an_acknowledgement_of_wild_texts_can_be_read(title: str, paragraph: str, author: str) -> None:
    assume(paragraph.strip() and title.strip())
    article = samples.article(title=title, author=author, published=datetime(2022, 3, 24, tzinfo=UTC))
    html = addition_message(Page(Draft(title, (paragraph,))), Addition(Outcome.REPLACED, article), ENGLISH)
    assert utf16_length(_read(html).text) <= MAX_UNITS


# Cutting


def test_a_long_text_is_cut_after_a_sentence_or_a_word() -> None:
    assert cut_end("Satu. Dua tiga empat lima.", 20) == "Satu. Dua tiga" + ELLIPSIS
    assert cut_end("Satu dua tiga. Empat lima.", 20) == "Satu dua tiga." + ELLIPSIS
    assert cut_end("x" * 30, 10) == "x" * 9 + ELLIPSIS
    assert cut_start("Satu dua tiga. Empat lima.", 14) == ELLIPSIS + "Empat lima."
    assert cut_end("Pas.", 4) == "Pas."


@given(text=st.text(max_size=200).map(clean), limit=st.integers(0, 220))
def test_a_cut_keeps_to_its_limit_and_never_halves_a_character(text: str, limit: int) -> None:
    for cut in (cut_end(text, limit), cut_start(text, limit)):
        assert units(cut) <= limit or cut == text
        cut.encode("utf-8")
    assert cut_end(text, limit).removesuffix(ELLIPSIS) in text
    assert cut_start(text, limit).removeprefix(ELLIPSIS) in text
