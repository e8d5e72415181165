"""Text is read by TDLib's own parser, so these tests hold the wrapper to what Telegram is known to do."""

import pytest
from hypothesis import given as generated
from hypothesis import strategies as st

from tests.telegram_api.errors import ApiError
from tests.telegram_api.text import Entity, FormattedText, given, parse, settled, utf16_length, utf16_slice


def kinds(formatted: FormattedText) -> list[tuple[str, str]]:
    return [(entity.kind, utf16_slice(formatted.text, entity.offset, entity.length)) for entity in formatted.entities]


def test_html_becomes_text_and_entities() -> None:
    formatted = parse('<b>40.000</b> tentara &lt;<a href="https://a.id/x">Antara</a>&gt; <i>kini</i>', "HTML")
    assert formatted.text == "40.000 tentara <Antara> kini"
    assert kinds(formatted) == [("bold", "40.000"), ("text_link", "Antara"), ("italic", "kini")]
    assert dict(formatted.entities[1].details) == {"url": "https://a.id/x"}


def test_offsets_count_utf16_units() -> None:
    formatted = parse("😀 <b>😀x</b>", "HTML")
    assert formatted.entities == (Entity("bold", 3, 3),)
    assert utf16_length("😀x") == 3


def test_an_expandable_blockquote_and_a_code_block_keep_their_details() -> None:
    formatted = parse('<blockquote expandable>a\nb</blockquote><pre><code class="language-py">x</code></pre>', "HTML")
    assert kinds(formatted) == [("expandable_blockquote", "a\nb"), ("pre", "x")]
    assert dict(formatted.entities[1].details) == {"language": "py"}


def test_a_date_keeps_its_format_in_the_letters_of_the_bot_api() -> None:
    formatted = parse('<tg-time unix="1700000000" format="wDt">x</tg-time>', "HTML")
    assert dict(formatted.entities[0].details) == {"unix_time": 1700000000, "date_time_format": "wDt"}


@pytest.mark.parametrize(
    ("markup", "mode", "reason"),
    [
        ("2 < 3", "HTML", 'Unsupported start tag "" at byte offset 2'),
        ("<b>x", "HTML", 'Can\'t find end tag corresponding to start tag "b"'),
        ("*x", "MarkdownV2", "Can't find end of Bold entity at byte offset 0"),
        ("a.b", "MarkdownV2", "Character '.' is reserved and must be escaped with the preceding '\\'"),
    ],
)
def test_broken_markup_is_refused_in_telegrams_words(markup: str, mode: str, reason: str) -> None:
    with pytest.raises(ApiError) as caught:
        parse(markup, mode)
    assert caught.value.description == f"Bad Request: can't parse entities: {reason}"


def test_an_unknown_parse_mode_and_too_many_bytes_are_refused() -> None:
    with pytest.raises(ApiError, match="unsupported parse_mode"):
        parse("x", "rst")
    with pytest.raises(ApiError, match="text is too long"):
        parse("x" * 32_769, "HTML")


def test_links_commands_and_mentions_are_found_but_not_inside_code_or_links() -> None:
    text = settled(parse('/ask@kabar_bot @anita www.a.id <code>/x b.id</code> <a href="http://c.id">d.id</a>', "HTML"))
    assert kinds(text) == [
        ("bot_command", "/ask@kabar_bot"),
        ("mention", "@anita"),
        ("url", "www.a.id"),
        ("code", "/x b.id"),
        ("text_link", "d.id"),
    ]


def test_blanks_at_both_ends_are_cut_and_entities_move_along() -> None:
    text = settled(parse(" \n halo <b>dunia  </b>\n ", "HTML"))
    assert text.text == "halo dunia"
    assert kinds(text) == [("bold", "dunia")]


def test_listed_entities_are_taken_but_automatic_ones_are_telegrams_to_find() -> None:
    listed = [{"type": "bold", "offset": 0, "length": 1}, {"type": "url", "offset": 0, "length": 1}]
    assert kinds(settled(given("x", listed))) == [("bold", "x")]


_PIECES = st.one_of(
    st.text(max_size=8), st.sampled_from(["@kabar_bot", "/ask", "https://a.id/?q=1", "😀", "\u202e", " \n"])
)


@generated(st.lists(_PIECES, max_size=8).map("".join))
def test_whatever_people_write_every_entity_marks_a_stretch_of_it_in_order(text: str) -> None:
    found = settled(FormattedText(text))
    assert found.text.rstrip() == found.text
    assert found.text in text
    assert all(entity.length > 0 and entity.end <= utf16_length(found.text) for entity in found.entities)
    assert list(found.entities) == sorted(found.entities, key=lambda entity: entity.offset)
    assert all(marked.strip() for _, marked in kinds(found))
