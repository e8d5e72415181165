"""Pages become articles: their own words, and nothing around them."""

from __future__ import annotations

from datetime import datetime
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.errors import Flaw, UnreadableError
from retrieval.ingest.pages.page import Page, parse_page
from tests.retrieval.ingest.pages.samples import LEAD, PARAGRAPHS, TITLE, URL, article, described, page
from tests.retrieval.ingest.pasted import JAKARTA, NOW

STATED = described(
    headline=TITLE,
    datePublished="2026-05-04T02:30:00Z",
    author={"@type": "Person", "name": "Rina Wulandari"},
    publisher={"@type": "Organization", "name": "Harian Pelabuhan"},
)
DATE_LINE = "<div>Rina Wulandari, Jurnalis</div><div>Senin, 4 Mei 2026 09:30 WIB</div>"


def parsed(html: str, url: str = URL) -> Page:
    return parse_page(html, url, zone=JAKARTA, now=NOW)


def test_what_a_page_states_for_machines_is_taken_and_its_text_without_what_surrounds_it() -> None:
    draft = parsed(page(STATED, article())).draft
    assert (draft.title, draft.source, draft.author) == (TITLE, "Harian Pelabuhan", "Rina Wulandari")
    assert draft.paragraphs == (LEAD, *PARAGRAPHS)
    assert (draft.url, draft.language) == (URL, "id")


def test_a_time_stated_in_utc_is_told_as_its_readers_saw_it() -> None:
    published = parsed(page(STATED, article())).draft.published
    assert published is not None
    assert published.isoformat() == "2026-05-04T09:30:00+07:00"


def test_what_a_page_does_not_state_is_read_from_its_lines() -> None:
    draft = parsed(page("", article(above=DATE_LINE))).draft
    assert (draft.title, draft.author) == (TITLE, "Rina Wulandari")
    assert draft.published == datetime(2026, 5, 4, 9, 30, tzinfo=JAKARTA)
    assert draft.paragraphs == (LEAD, *PARAGRAPHS)


def test_the_date_of_today_above_the_menu_is_not_the_articles() -> None:
    html = page("", article(above=DATE_LINE)).replace("<body>", "<body><div>Minggu, 31 Mei 2026</div>")
    assert parsed(html).draft.published == datetime(2026, 5, 4, 9, 30, tzinfo=JAKARTA)


def test_the_day_in_the_address_is_better_than_none() -> None:
    draft = parsed(page("", article()), "https://harianpelabuhan.example/2026/05/04/pelabuhan-baru").draft
    assert draft.published == datetime(2026, 5, 4, tzinfo=JAKARTA)


@pytest.mark.parametrize(
    "tab",
    [
        f"{TITLE} - Kompas.com",
        f"{TITLE} | Harian Pelabuhan",
        f"Harian Pelabuhan: {TITLE}",
        f"{TITLE} -- Harian Pelabuhan",
    ],
)
def test_the_name_of_the_site_is_no_part_of_the_headline(tab: str) -> None:
    site = '<meta property="og:site_name" content="Harian Pelabuhan">'
    body = "".join(f"<p>{paragraph}</p>" for paragraph in (LEAD, *PARAGRAPHS))
    assert parsed(page(site, body, title=tab)).draft.title == TITLE


def test_the_title_has_the_punctuation_that_markup_stands_for() -> None:
    kicker = f'<meta property="og:title" content="Pesisir: {TITLE}">'
    body = article(title=f"<span>Pesisir</span> <span>{TITLE}</span>")
    assert parsed(page(kicker, body)).draft.title == f"Pesisir: {TITLE}"


def test_a_headline_that_json_ld_cuts_off_is_taken_whole() -> None:
    assert parsed(page(described(headline=TITLE[:25] + "..."), article())).draft.title == TITLE


def test_json_ld_about_something_else_is_not_believed() -> None:
    other = described(headline="Harian Pelabuhan, kabar dari pesisir setiap hari")
    assert parsed(page(other, article())).draft.title == TITLE


def test_json_ld_about_other_articles_does_not_come_before_that_of_this_one() -> None:
    other = described(headline="Pelabuhan Lama Ditutup untuk Perbaikan", datePublished="2025-01-01T00:00:00+07:00")
    draft = parsed(page(other + STATED, article())).draft
    assert draft.title == TITLE
    assert draft.published is not None
    assert draft.published.year == 2026


def test_json_ld_inside_a_graph_twice_escaped_and_broken_over_lines_is_read() -> None:
    node = '{"@graph": [{"@type": ["NewsArticle"], "headline": "Warga &quot;Pesisir&quot;\nMenolak Pindah"}]}'
    html = page(
        f'<script type="application/ld+json">{node}</script>',
        article(title='Warga "Pesisir" Menolak Pindah'),
        title="x",
    )
    assert parsed(html).draft.title == 'Warga "Pesisir" Menolak Pindah'


def test_calls_to_read_something_else_inside_the_article_are_left_out() -> None:
    call = '<a href="/berita/3">Baca juga: Harga Ikan Naik di Pasar Pelelangan</a>'
    text = (LEAD, PARAGRAPHS[0], call, PARAGRAPHS[1], "ADVERTISEMENT", PARAGRAPHS[2], PARAGRAPHS[3])
    assert parsed(page(STATED, article(*text))).draft.paragraphs == (LEAD, *PARAGRAPHS)


def test_a_lead_outside_of_the_text_is_found_again() -> None:
    describing = f'<meta property="og:description" content="{LEAD[:70]}...">'
    body = article(*PARAGRAPHS, above=f'<div class="ringkasan"><strong>{LEAD}</strong></div>')
    assert parsed(page(describing, body)).draft.paragraphs == (LEAD, *PARAGRAPHS)


def test_what_a_page_repeats_is_taken_once() -> None:
    quote = f"<blockquote><p>{PARAGRAPHS[1].split(', ')[1]}</p></blockquote>"
    body = article(LEAD, *PARAGRAPHS, above=quote) + f'<div class="ponsel"><p>{PARAGRAPHS[3]}</p></div>'
    assert parsed(page(STATED, body)).draft.paragraphs == (LEAD, *PARAGRAPHS)


def test_lists_and_tables_stay_readable() -> None:
    extra = "<ul><li>dermaga barat</li><li>dermaga timur</li></ul>"
    table = "<table><tr><th>Dermaga</th><th>Panjang</th></tr><tr><td>Barat</td><td>400 meter</td></tr></table>"
    intro = "Pelabuhan itu mempunyai dua dermaga baru dan satu dermaga lama, yakni:"
    text = "\n".join(
        parsed(page(STATED, article(LEAD, PARAGRAPHS[0], intro + extra + table, *PARAGRAPHS[1:]))).draft.paragraphs
    )
    assert f"{intro}\n- dermaga barat\n- dermaga timur" in text
    assert "Dermaga | Panjang\nBarat | 400 meter" in text


def test_of_a_page_of_pictures_the_captions_are_the_article() -> None:
    captions = [
        f"Kapal nomor {n} bersandar di dermaga baru pada Senin (4/5). (ANTARA FOTO/Budi Hartono)" for n in (1, 2)
    ]
    pictures = "".join(f'<div><img src="{n}.jpg"></div><p>{caption}</p>' for n, caption in enumerate(captions * 2))
    assert parsed(page("", f"<h1>{TITLE}</h1>{pictures}")).draft.paragraphs == tuple(captions)


def test_scripts_styles_and_hidden_parts_are_not_read() -> None:
    unseen = "<script>alert('Pelabuhan.')</script><style>p{}</style>"
    hidden = f"{unseen}<p style='display: none'>Rahasia.</p><p hidden>Rahasia.</p>"
    text = " ".join(parsed(page(STATED, article() + hidden)).draft.paragraphs)
    assert "alert" not in text
    assert "Rahasia" not in text


def test_the_address_that_a_page_gives_itself_is_its_address() -> None:
    canonical = '<link rel="canonical" href="/berita/2026/05/pelabuhan-baru">'
    assert parsed(page(canonical, article()), URL + "?utm_source=wa").draft.url == URL


@pytest.mark.parametrize(
    "address", ["https://www.kompas.com/read/1", "https://harianpelabuhan.example/", "javascript:x", "http://["]
)
def test_no_page_speaks_for_another_site_or_for_a_front_page(address: str) -> None:
    assert parsed(page(f'<link rel="canonical" href="{address}">', article())).draft.url == URL


@pytest.mark.parametrize("link", [f"{URL}?page=2", f"{URL}/2", f"{URL}/page/2", "?hal=2"])
def test_an_article_that_goes_on_on_another_page_is_partial(link: str) -> None:
    found = parsed(page(STATED, article() + f'<a href="{link}">Selanjutnya</a>'))
    assert found.partial
    assert found.next_page is not None


@pytest.mark.parametrize("link", [f"{URL}?page=all", f"{URL}-2", "https://lain.example/berita/2", "/berita/2"])
def test_other_links_do_not_make_an_article_partial(link: str) -> None:
    assert not parsed(page(STATED, article() + f'<a rel="next" href="{link}">Selanjutnya</a>')).partial


def test_an_address_that_asks_for_all_pages_has_them_all() -> None:
    assert not parsed(page(STATED, article() + f'<a href="{URL}?page=2">2</a>'), f"{URL}?page=all").partial


def test_an_article_for_subscribers_is_partial() -> None:
    assert parsed(page(described(headline=TITLE, isAccessibleForFree=False), article())).partial
    assert not parsed(page(described(headline=TITLE, isAccessibleForFree="True"), article())).partial


@pytest.mark.parametrize(
    ("html", "flaw"),
    [
        ("", Flaw.EMPTY),
        ("<!-- kosong -->", Flaw.EMPTY),
        ("<html><body></body></html>", Flaw.TOO_SHORT),
        ("<html><body><p>Halo.</p></body></html>", Flaw.TOO_SHORT),
        ("<p>" + "kata " * 150_000, Flaw.TOO_LONG),
        ("<p>kata</p>" * 30_000, Flaw.TOO_LONG),
        ("<div " + " ".join(f"a{n}" for n in range(100_000)) + ">" + LEAD, Flaw.TOO_LONG),
        ("<div>" * 50_000 + LEAD, Flaw.TOO_SHORT),
    ],
)
def test_what_is_no_article_is_refused_in_a_moment(html: str, flaw: Flaw) -> None:
    begun = perf_counter()
    with pytest.raises(UnreadableError) as caught:
        parsed(html)
    assert caught.value.flaw is flaw
    assert perf_counter() - begun < 5


TAGS = st.sampled_from(
    ["<p>", "</p>", "<div>", "<h1>", "<br>", "<table><tr><td>", "<ul><li>", "<script>", "&amp;", "\x00", LEAD, TITLE]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(TAGS, st.text(max_size=40)), max_size=25).map("".join))
def test_any_markup_gives_an_article_or_a_flaw(html: str) -> None:
    try:
        found = parsed(html)
    except UnreadableError:
        return
    assert all(paragraph.isprintable() or "\n" in paragraph for paragraph in found.draft.paragraphs)
