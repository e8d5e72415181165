"""Publication times as portals write them."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.ingest.dates import find_date, read_date
from tests.retrieval.ingest.pasted import JAKARTA, NOW


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("24 Mar 2022", "2022-03-24T00:00+07:00"),
        ("Kamis, 24 Maret 2022 | 05:56 WIB", "2022-03-24T05:56+07:00"),
        ("Kamis 24 Maret 2022 05:56 WIB", "2022-03-24T05:56+07:00"),
        ("24/03/2022, 05:56 WIB", "2022-03-24T05:56+07:00"),
        ("Kamis 24/3/2022 05.56", "2022-03-24T05:56+07:00"),
        ("Jum'at, 25 Pebruari 2022 pukul 21.05 WITA", "2022-02-25T21:05+08:00"),
        ("25 Nopember 2021 09.00 WIT", "2021-11-25T09:00+09:00"),
        ("Minggu, 7 Agt 2022 - 12:00:30 WIB", "2022-08-07T12:00:30+07:00"),
        ("24-03-2022 05:56", "2022-03-24T05:56+07:00"),
        ("24.03.2022", "2022-03-24T00:00+07:00"),
        ("24/3/22", "2022-03-24T00:00+07:00"),
        ("Thursday, March 24, 2022 5:56 AM", "2022-03-24T05:56+07:00"),
        ("March 24th, 2022 12:10 am", "2022-03-24T00:10+07:00"),
        ("Sept 3, 2021 12.10 p.m.", "2021-09-03T12:10+07:00"),
        ("03/24/2022", "2022-03-24T00:00+07:00"),
        ("2022-03-24 05:56", "2022-03-24T05:56+07:00"),
        ("2022-03-04", "2022-03-04T00:00+07:00"),
        ("2022-03-24T05:56:00+09:30", "2022-03-24T05:56+09:30"),
        ("2022-03-24T05:56:00Z", "2022-03-24T05:56+00:00"),
        ("24 March 2022 05:56 GMT", "2022-03-24T05:56+00:00"),
        ("24 March 2022 05:56 GMT+8", "2022-03-24T05:56+08:00"),
        ("24 March 2022 05:56 UTC-03:30", "2022-03-24T05:56-03:30"),
        ("March 24, 20225:56 AM GMT+7Updated ago", "2022-03-24T05:56+07:00"),
        ("10:07 PM EDT, Thu March 3, 2022", "2022-03-03T22:07-04:00"),
        ("Diterbitkan 24 Mac 2022 5:56 am", "2022-03-24T05:56+07:00"),
        ("Khamis, 24 Ogos 2023 5:56 petang MYT", "2023-08-24T17:56+08:00"),
        ("24 Dis 2021 08:00 SGT", "2021-12-24T08:00+08:00"),
        ("2025年1月13日 20:01", "2025-01-13T20:01+07:00"),
        ("2025년 1월 13일", "2025-01-13T00:00+07:00"),
    ],
)
def test_a_date_is_read_in_every_form_portals_write_it(text: str, moment: str) -> None:
    assert read_date(text, zone=JAKARTA, now=NOW) == datetime.fromisoformat(moment)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "kemarin",
        "24 Maret",
        "31 Februari 2022",
        "2022-02-30",
        "32/01/2022",
        "24 Maret 2022 25:10 WIB",
        "24 Maret 2022 05:72 WIB",
        "24 Sabtu 2022",
        "1 WIB 2022",
        "24 Maret 1822",
        "0001-01-01T00:00:00+14:00",
        "harga naik pada 24 Maret 2022 di seluruh pasar tradisional kota itu, kata menteri",
    ],
)
def test_what_is_no_possible_date_or_more_than_a_date_is_not_read(text: str) -> None:
    assert read_date(text, zone=JAKARTA, now=NOW) is None


@pytest.mark.parametrize("form", ["{:%Y-%m-%dT%H:%M:%S%z}", "{:%d/%m/%Y %H:%M} WIB"])
def test_a_date_is_believed_up_to_two_days_after_now(form: str) -> None:
    near, far = NOW + timedelta(days=1, hours=23), NOW + timedelta(days=2, hours=1)
    assert read_date(form.format(near), zone=JAKARTA, now=NOW) == near
    assert read_date(form.format(far), zone=JAKARTA, now=NOW) is None


def test_what_stands_beside_a_date_is_given_back() -> None:
    dated = find_date("Oleh Bayu Nugroho pada Selasa, 3 Okt 2023, 14:05 WIB | 998 Views", zone=JAKARTA, now=NOW)
    assert dated is not None
    assert dated.timed
    assert dated.rest == "Oleh Bayu Nugroho | 998 Views"


@given(st.datetimes(min_value=datetime(1950, 1, 1), max_value=datetime(2026, 5, 1)))
def test_indonesian_and_american_dates_read_back_to_the_minute(moment: datetime) -> None:
    months = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
    expected = moment.replace(second=0, microsecond=0, tzinfo=JAKARTA)
    indonesian = f"{moment.day} {months[moment.month - 1]} {moment.year} {moment:%H.%M}"
    assert read_date(indonesian, zone=JAKARTA, now=NOW) == expected
    assert read_date(f"{moment:%B} {moment.day}, {moment:%Y %I:%M %p}", zone=JAKARTA, now=NOW) == expected


@given(st.text(alphabet="0123456789/-.: ,TZ+APMapmarWIBGTjeit", max_size=60))
def test_no_string_of_date_like_characters_breaks_the_reading(text: str) -> None:
    moment = read_date(text, zone=JAKARTA, now=NOW)
    assert moment is None or moment.utcoffset() is not None
