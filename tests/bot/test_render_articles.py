"""Cards, headlines, passages in context and inline offers, read back with Telegram's own parser."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.messages.measure import clean
from bot.messages.render import MAX_UNITS, Ages, article_card, headlines, offers, source_page
from bot.messages.texts import Catalogue
from retrieval import Article, Excerpt, Paragraph, Span
from tests.bot import samples
from tests.bot.test_render import VISIBLE, WILD
from tests.telegram_api.text import FormattedText, parse, settled, utf16_length

INDONESIAN = Catalogue("id").for_reader("id")
AGES = Ages(datetime(2026, 11, 25, tzinfo=UTC), timedelta(days=180))
LONG = st.lists(VISIBLE, min_size=1, max_size=6)


def _read(html: str) -> FormattedText:
    assert len(html.encode()) <= 32_768
    message = settled(parse(html, "HTML"))
    assert 0 < utf16_length(message.text) <= MAX_UNITS
    return message


def _excerpt(texts: list[str], of: Article | None = None) -> Excerpt:
    article = of or samples.article()
    paragraphs = (Paragraph(n, article.id, n, text, (Span(0, len(text)),)) for n, text in enumerate(texts, 1))
    return Excerpt(article, tuple(paragraphs))


def test_a_card_is_an_article_to_read() -> None:
    message = _read(article_card(_excerpt(["Satu & dua.", "Tiga."]), INDONESIAN, AGES))
    assert message.text == (
        "NATO Tambah Pasukan di Perbatasan Timur\n"
        "Harian Contoh, Susi Susanti, 24 Maret 2022 (4 tahun yang lalu)\n\nSatu & dua.\n\nTiga."
    )
    assert [entity.kind for entity in message.entities] == ["text_link", "bold", "expandable_blockquote"]


def test_a_passage_stands_between_its_neighbours() -> None:
    excerpt = _excerpt(["Sebelumnya.", "Ini dia.", "Sesudahnya."])
    message = _read(source_page(excerpt, 2, 1, 3, INDONESIAN, AGES))
    assert message.text == (
        "Sumber 1 dari 3\nNATO Tambah Pasukan di Perbatasan Timur, Harian Contoh, 24 Maret 2022 (4 tahun yang lalu)"
        "\n\nSebelumnya.\n\nIni dia.\n\nSesudahnya."
    )


@given(texts=LONG, title=VISIBLE, source=WILD, author=WILD)
@settings(max_examples=80, deadline=None)
def test_whatever_an_article_holds_its_card_can_be_read(texts: list[str], title: str, source: str, author: str) -> None:
    article = samples.article(title=title, source=source, author=author)
    _read(article_card(_excerpt(texts, article), INDONESIAN, AGES))


@given(texts=LONG, title=VISIBLE, position=st.integers(0, 5))
@settings(max_examples=80, deadline=None)
def test_whatever_a_passage_holds_its_page_can_be_read(texts: list[str], title: str, position: int) -> None:
    excerpt = _excerpt(texts, samples.article(title=title))
    _read(source_page(excerpt, 1 + position % len(texts), 1, 3, INDONESIAN, AGES))


@given(titles=st.lists(VISIBLE, min_size=1, max_size=12), heading=VISIBLE)
@settings(max_examples=60, deadline=None)
def test_whatever_headlines_there_are_the_list_can_be_read(titles: list[str], heading: str) -> None:
    articles = [samples.article(number, title) for number, title in enumerate(titles, 1)]
    lines = _read(headlines(articles, heading[:100], INDONESIAN)).text
    assert f"{min(len(titles), 10)}. " in lines


@given(texts=LONG, title=VISIBLE)
@settings(max_examples=60, deadline=None)
def test_whatever_is_offered_inline_can_be_read_and_has_a_title(texts: list[str], title: str) -> None:
    found = [samples.passage(text, samples.article(n, title), n) for n, text in enumerate(texts, 1)]
    answer = samples.answer(*(samples.statement(text, None, each, 1) for text, each in zip(texts, found, strict=True)))
    offered = offers(answer, INDONESIAN)
    assert len({each.id for each in offered}) == len(offered) <= 6
    for each in offered:
        _read(each.html)
        assert clean(each.title).strip()
