"""Answers as Telegram shows them: read back with Telegram's own parser."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.messages.measure import ELLIPSIS, clean, cut_end, cut_start, units
from bot.messages.render import (
    MAX_ENTITIES,
    MAX_UNITS,
    QUOTE_LIMIT,
    STATEMENT_LIMIT,
    addition_message,
    answer_messages,
)
from bot.messages.texts import Catalogue
from retrieval import Addition, Citation, Draft, Outcome, Reason, Span, Statement
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


@pytest.mark.parametrize("reason", Reason)
def test_each_reason_has_its_own_words(reason: Reason) -> None:
    others = [answer_messages(samples.declined(other), ENGLISH) for other in Reason if other != reason]
    assert answer_messages(samples.declined(reason), ENGLISH) not in others


def test_the_desk_reads_what_was_understood() -> None:
    draft = Draft("A <b> & B", ("Awal berita & isinya.", "Lagi."))
    article = samples.article(7, draft.title, source=None)
    message = _read(addition_message(draft, Addition(Outcome.ADDED, article), INDONESIAN))
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


@given(count=st.integers(1, 40), text=VISIBLE, title=VISIBLE)
@settings(max_examples=40, deadline=None)
def test_a_long_answer_goes_out_in_several_messages_and_loses_no_source(count: int, text: str, title: str) -> None:
    found = [samples.passage(text + " Lagi.", samples.article(n, title), n) for n in range(1, count + 1)]
    statements = [samples.statement(text, None, each, number) for number, each in enumerate(found, 1)]
    messages = [_read(html) for html in answer_messages(samples.answer(*statements), INDONESIAN)]
    assert all(0 < utf16_length(message.text) <= MAX_UNITS for message in messages)
    together = "\n".join(message.text for message in messages)
    assert all(f"\n[{number}] " in together for number in range(1, count + 1))


@given(title=VISIBLE, paragraph=VISIBLE, author=WILD)
@settings(max_examples=60, deadline=None)
def test_an_acknowledgement_of_wild_texts_can_be_read(title: str, paragraph: str, author: str) -> None:
    assume(paragraph.strip() and title.strip())
    article = samples.article(title=title, author=author, published=datetime(2022, 3, 24, tzinfo=UTC))
    html = addition_message(Draft(title, (paragraph,)), Addition(Outcome.REPLACED, article), ENGLISH)
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
