"""Which times of a question are filters on publication. Asked on Thursday 24 March 2022, 10:00 in Jakarta."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from time import monotonic
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.domain.questions import Timeframe
from retrieval.search.timeframe import timeframe_of, wants_newest

JAKARTA = ZoneInfo("Asia/Jakarta")
ASKED = datetime(2022, 3, 24, 10, tzinfo=JAKARTA)


def found(text: str, asked: datetime = ASKED) -> Timeframe:
    timeframe = timeframe_of(text, asked)
    assert timeframe is not None, text
    return timeframe


def days(text: str, asked: datetime = ASKED) -> str:
    """The first and the last day of the period, as ISO dates with ".." between them; an open end is left out."""
    timeframe = found(text, asked)
    first = timeframe.start.date().isoformat() if timeframe.start else ""
    last = (timeframe.end.date() - timedelta(days=1)).isoformat() if timeframe.end else ""
    return f"{first}..{last}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("berita hari ini", "2022-03-24..2022-03-24"),
        ("apa yang terjadi tadi pagi di Jakarta?", "2022-03-24..2022-03-24"),
        ("berita kemarin", "2022-03-23..2022-03-23"),
        ("berita kemarin malam", "2022-03-23..2022-03-23"),
        ("news of yesterday about NATO", "2022-03-23..2022-03-23"),
        ("berita semalam", "2022-03-23..2022-03-23"),
        ("berita kemarin lusa", "2022-03-22..2022-03-22"),
        ("berita 3 hari yang lalu", "2022-03-21..2022-03-21"),
        ("news from two days ago", "2022-03-22..2022-03-22"),
        ("apa yang terjadi di Ukraina minggu ini?", "2022-03-18..2022-03-27"),
        ("which state approved a ballot measure this week that will change the law?", "2022-03-18..2022-03-27"),
        ("berita minggu lalu tentang gempa", "2022-03-14..2022-03-20"),
        ("siapa yang ditangkap KPK pekan lalu?", "2022-03-14..2022-03-20"),
        ("who won last week?", "2022-03-14..2022-03-20"),
        ("apa berlaku minggu lepas?", "2022-03-14..2022-03-20"),
        ("seminggu yang lalu NATO bilang apa", "2022-03-14..2022-03-20"),
        ("dua minggu lalu", "2022-03-07..2022-03-13"),
        ("akhir pekan lalu siapa yang menang?", "2022-03-19..2022-03-20"),
        ("gempa bulan ini", "2022-03-01..2022-03-31"),
        ("bulan lalu inflasi berapa?", "2022-02-01..2022-02-28"),
        ("kurs rupiah akhir bulan lalu", "2022-02-20..2022-02-28"),
        ("3 hari terakhir", "2022-03-21..2022-03-24"),
        ("apa saja yang terjadi dua hari ini?", "2022-03-22..2022-03-24"),
        ("sepekan terakhir", "2022-03-17..2022-03-24"),
        ("who was arrested in the past week?", "2022-03-17..2022-03-24"),
        ("sebulan terakhir", "2022-02-24..2022-03-24"),
        ("berita hari Senin lalu", "2022-03-21..2022-03-21"),
        ("berita Isnin lepas", "2022-03-21..2022-03-21"),
        ("news from last Thursday", "2022-03-17..2022-03-17"),
        ("berita hari Minggu lalu", "2022-03-20..2022-03-20"),
        ("apa berita pada hari Sabtu?", "2022-03-19..2022-03-19"),
        ("berita setahun terakhir", "2021-03-24..2022-03-24"),
        ("berita tahun lalu tentang banjir", "2021-01-01..2021-12-31"),
    ],
)
def test_times_told_from_the_day_of_asking_are_filters_in_calendar_units(text: str, expected: str) -> None:
    assert days(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("berita 24 Februari 2022", "2022-02-24..2022-02-24"),
        ("berita 22/3/2022", "2022-03-22..2022-03-22"),
        ("berita 3/22/2022", "2022-03-22..2022-03-22"),
        ("berita 2022-03-22", "2022-03-22..2022-03-22"),
        ("NATO news March 22, 2022", "2022-03-22..2022-03-22"),
        ("berita Selasa (22/3)", "2022-03-22..2022-03-22"),
        ("berita 20 Mac 2022", "2022-03-20..2022-03-20"),
        ("Maret 2022", "2022-03-01..2022-03-31"),
        ("what happened in March 2022?", "2022-03-01..2022-03-31"),
        ("what did NATO say in March 2021?", "2021-03-01..2021-03-31"),
        ("berapa harga minyak pada Maret 2021?", "2021-03-01..2021-03-31"),
        ("berapa tentara NATO di perbatasan timur Maret 2022?", "2022-03-01..2022-03-31"),
        ("harga cabai bulan Mei", "2021-05-01..2021-05-31"),
        ("harga cabai bulan Maret", "2022-03-01..2022-03-31"),
        ("siapa yang ditangkap bulan Desember?", "2021-12-01..2021-12-31"),
        ("awal Mei", "2021-05-01..2021-05-10"),
        ("news from mid-May 2021", "2021-05-10..2021-05-20"),
        ("harga beras Mei tahun lalu", "2021-05-01..2021-05-31"),
        ("berita 2021", "2021-01-01..2021-12-31"),
        ("artikel tahun 2021 soal vaksin", "2021-01-01..2021-12-31"),
        ("apa saja yang terjadi pada 2021?", "2021-01-01..2021-12-31"),
        ("berita antara 1 dan 5 Maret", "2022-03-01..2022-03-05"),
        ("berita dari 28 Februari sampai 5 Maret 2022", "2022-02-28..2022-03-05"),
        ("berita Desember sampai Februari 2022", "2021-12-01..2022-02-28"),
        ("news between 1 May and 3 June 2021", "2021-05-01..2021-06-03"),
    ],
)
def test_calendar_dates_are_filters_while_they_are_news_or_when_news_is_asked_for(text: str, expected: str) -> None:
    assert days(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("berita sejak 2020 tentang Ukraina", "2020-01-01.."),
        ("Ukraina sejak 2020", "2020-01-01.."),
        ("since 2020", "2020-01-01.."),
        ("apa yang diputuskan NATO sejak Senin?", "2022-03-21.."),
        ("what is the price of oil since last month?", "2022-02-01.."),
        ("berita setelah 20 Maret 2022", "2022-03-21.."),
        ("berita sebelum Maret 2022 tentang Ukraina", "..2022-02-28"),
        ("news before 2022 about NATO", "..2021-12-31"),
        ("berita sampai kemarin", "..2022-03-23"),
    ],
)
def test_words_before_a_time_leave_one_end_open(text: str, expected: str) -> None:
    assert days(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "kerusuhan Mei 1998",
        "apa penyebab kerusuhan Mei 1998?",
        "berita tentang kerusuhan Mei 1998",
        "apa yang terjadi pada Mei 1998?",
        "tragedi 1965",
        "Pemilu 2024",
        "siapa juara Piala Dunia 2018?",
        "who won the 2022 Winter Olympics?",
        "Perang Dunia II tahun 1945",
        "berapa APBN 2022?",
        "siapa yang lahir tahun 1990?",
        "merdeka pada 17 Agustus 1945",
        "Sumpah Pemuda 28 Oktober 1928",
        "what happened on September 11, 2001?",
        "siapa presiden pada 1998?",
        "siapa presiden Amerika pada tahun 2020?",
        "musim 2021/2022 juara Liga Inggris siapa?",
        "berapa inflasi tahun lalu?",
        "berapa korban perang dalam lima tahun terakhir?",
        "gempa Cianjur 21 November 2021",
        "siapa menteri sebelum 2019?",
        "film yang dirilis pada Mei 2021",
        "siapa yang menandatangani perjanjian itu pada 15 Agustus 2021?",
        "penyakit apa yang hingga Februari 2022 menewaskan enam orang?",
        "UU Nomor 12 Tahun 2005",
    ],
)
def test_a_date_that_belongs_to_what_is_asked_about_is_no_filter(text: str) -> None:
    assert timeframe_of(text, ASKED) is None


@pytest.mark.parametrize(
    "text",
    [
        "target pertumbuhan tahun depan",
        "cuaca besok",
        "jadwal liga minggu depan",
        "jadwal liga minggu ini",
        "target 2030",
        "apa yang dibahas pada 30 Maret 2022?",
        "konser bulan November akan digelar di mana?",
        "harga BBM mulai 1 Maret 2022",
        "will the Fed raise rates this month?",
        "siapa lawan Indonesia malam ini?",
        "siapa lawan Indonesia hari Minggu ini?",
    ],
)
def test_what_lies_ahead_is_written_about_beforehand(text: str) -> None:
    assert timeframe_of(text, ASKED) is None


@pytest.mark.parametrize(
    "text",
    [
        "kapan perang Ukraina dimulai, Februari atau Maret 2022?",
        "when did the war start, in March 2022?",
        "setiap hari Senin",
        "acara apa tiap bulan Mei?",
        "siapa Mei Lan?",
        "who is Theresa May?",
        "siapa yang menciptakan bulan Juli?",
        "siapa penyanyi lagu Kemarin?",
        "siapa pencipta lagu Yesterday?",
        "manusia hidup di mana 12.000 tahun lalu?",
        "apa kata orang dua puluh tahun lalu?",
        "berapa hari dalam seminggu?",
        "tempat apa yang dibuka pada hari Jumat Agung?",
        "generasi 1990-an",
        "31 April",
        "siapa raja terakhir Hongaria?",
        "saat ini siapa presiden Rusia?",
        "bandingkan harga bulan ini dan bulan lalu",
        "",
    ],
)
def test_words_that_only_look_like_a_time_are_no_filter(text: str) -> None:
    assert timeframe_of(text, ASKED) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("apa kata NATO kemarin?", "2022-03-23..2022-03-24"),
        ("apa yang terjadi pada 24 Maret 2021?", "2021-03-24..2021-03-25"),
        ("siapa yang ditangkap pada 20 Maret?", "2022-03-20..2022-03-21"),
        ("antara 1 dan 5 Mei", "2021-05-01..2021-05-06"),
        ("berita 24 Maret 2021", "2021-03-24..2021-03-24"),
        ("apa kata NATO hari ini?", "2022-03-24..2022-03-24"),
        ("apa kata NATO minggu lalu?", "2022-03-14..2022-03-20"),
    ],
)
def test_what_happened_on_a_day_may_be_printed_on_the_next(text: str, expected: str) -> None:
    assert days(text) == expected


def test_a_date_without_news_words_is_news_first_and_history_later() -> None:
    question = "siapa yang menandatangani perjanjian itu pada 20 Maret 2022?"
    assert days(question) == "2022-03-20..2022-03-21"
    assert timeframe_of(question, ASKED + timedelta(days=60)) is None


def test_a_subject_date_next_to_a_filter_leaves_the_filter() -> None:
    text = "berita kemarin tentang kerusuhan Mei 1998"
    assert days(text) == "2022-03-23..2022-03-23"
    words = found(text).words
    assert words is not None
    assert words.of(text) == "kemarin"


def test_times_that_agree_are_one_and_the_narrower_counts() -> None:
    assert days("berita kemarin, 23 Maret 2022") == "2022-03-23..2022-03-23"
    assert days("berita minggu ini, hari Selasa") == "2022-03-22..2022-03-22"
    assert timeframe_of("berita Januari 2022 dan berita Maret 2022", ASKED) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("apa kata NATO kemarin?", "kemarin"),
        ("berita sejak 2020 tentang Ukraina", "sejak 2020"),
        ("harga cabai pada awal bulan Mei di Jawa", "pada awal bulan Mei"),
        ("berita antara 1 dan 5 Maret soal minyak", "antara 1 dan 5 Maret"),
        ("apa kata Zelensky, Rabu (23/3)?", "Rabu (23/3)"),
    ],
)
def test_the_words_that_name_the_period_are_told(text: str, words: str) -> None:
    span = found(text).words
    assert span is not None
    assert span.of(text) == words


def test_days_begin_and_end_in_the_zone_of_who_asks() -> None:
    moment = datetime(2022, 3, 24, 20, tzinfo=UTC)
    there = found("berita hari ini", moment.astimezone(JAKARTA))
    assert there.start == datetime(2022, 3, 25, tzinfo=JAKARTA)
    assert there.end == datetime(2022, 3, 26, tzinfo=JAKARTA)
    new_york = ZoneInfo("America/New_York")
    assert found("berita hari ini", moment.astimezone(new_york)).start == datetime(2022, 3, 24, tzinfo=new_york)


def test_a_day_named_on_itself_is_today_unless_it_is_over() -> None:
    assert days("berita hari Kamis") == "2022-03-24..2022-03-24"
    assert days("berita Kamis lalu") == "2022-03-17..2022-03-17"


def test_the_29th_of_february_without_a_year_is_that_of_the_last_leap_year() -> None:
    assert days("berita 29 Februari 2020") == "2020-02-29..2020-02-29"
    assert days("berita pada 29 Februari") == "2020-02-29..2020-02-29"


WORDS = st.sampled_from(
    "apa berita kata NATO pada hari bulan tahun tanggal sejak sebelum setelah sampai hingga antara dan dari - – / ( ) "
    ", 1 5 12 29 30 31 99 999 2020 2022 1998 2099 1/5 31/2/2022 2022-02-30 Mei Maret Februari December may Senin "
    "Minggu minggu pekan kemarin Kemarin lalu ini terakhir yang se dua sepuluh seminggu last past this week weekend "
    "days ago awal akhir hari-hari depan akan kapan tadi malam the in on between and since until ſenin İni K".split()
)
TEXTS = st.text() | st.lists(WORDS, max_size=25).map(" ".join) | st.lists(WORDS, max_size=25).map("".join)
ZONES = st.sampled_from([UTC, JAKARTA, ZoneInfo("America/New_York"), ZoneInfo("Pacific/Apia")])
DATES = st.dates(date(1950, 1, 1), date(2100, 12, 31))


@given(TEXTS, DATES, st.times(), ZONES)
@settings(max_examples=500, deadline=None)
def test_no_text_raises_and_every_period_begins_in_the_past_and_has_its_words(
    text: str, day: date, clock: time, zone: timezone | ZoneInfo
) -> None:
    asked = datetime.combine(day, clock, zone)
    timeframe = timeframe_of(text, asked)
    wants_newest(text)
    if timeframe is None:
        return
    assert timeframe.words is not None
    assert timeframe.words.of(text).strip()
    assert timeframe.words.end <= len(text)
    assert timeframe.start is None or timeframe.start <= asked
    if timeframe.start and timeframe.end:
        assert timeframe.start < timeframe.end


@pytest.mark.parametrize(
    "piece",
    ["1 ", "sejak ", "pada hari ", " ", "1-", "24 Maret 2022 ", "Mei ", "2020 ", "dan 1 Mei ", "s.d."],
)
def test_long_and_wild_texts_are_read_in_no_time(piece: str) -> None:
    began = monotonic()
    assert timeframe_of(piece * (20_000 // len(piece)), ASKED) is None
    assert monotonic() - began < 5


@pytest.mark.parametrize(
    "text",
    [
        "kabar terbaru dari Ukraina",
        "siapa presiden Rusia sekarang?",
        "Saat ini siapa yang memimpin?",
        "harga emas terkini",
        "perkembangan terakhir di Kyiv",
        "berita paling baru",
        "latest news on NATO",
        "who is currently the president?",
        "what happened recently?",
        "apa yang terjadi belakangan ini?",
    ],
)
def test_words_for_how_things_stand_now_want_the_newest(text: str) -> None:
    assert wants_newest(text)
    assert timeframe_of(text, ASKED) is None


@pytest.mark.parametrize(
    "text", ["berita hari ini", "siapa raja terakhir Hongaria?", "surat kabar terakhir", "who knows?", "menara kinishi"]
)
def test_a_period_or_part_of_a_word_does_not_want_the_newest(text: str) -> None:
    assert not wants_newest(text)
