"""The catalogues: complete, alike in their places to fill, and the only home of what a reader reads."""

from __future__ import annotations

import ast
from datetime import datetime, timedelta, timezone
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from bot.messages import texts as module
from bot.messages.keys import CATALOGUES, OF_FLAW, OF_OBSTACLE, OF_OUTCOME, OF_REASON, Text
from bot.messages.texts import LANGUAGES, Catalogue
from retrieval import Flaw, Obstacle, Outcome, Reason, Timeframe

BOT = Path(module.__file__).parents[1]
WIB = timezone(timedelta(hours=7))
MORNING = datetime(2022, 3, 24, 5, 56, tzinfo=WIB)

# Calls that put words in front of a person, and the argument that holds them.
SHOWING = {"say", "show", "reply_text", "reply_html", "send_message", "edit_message_text", "answer", "notice"}


def _catalog(language: str, name: str) -> Catalog:
    path = BOT / "messages" / "locale" / language / "LC_MESSAGES" / f"{name}.po"
    with path.open("rb") as source:
        return read_po(source, locale=language, abort_invalid=True)


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CATALOGUES)
def test_every_key_has_words_in_every_language_and_there_are_no_others(name: str, language: str) -> None:
    messages = _catalog(language, name)
    translated = {message.id for message in messages if message.id and message.string and not message.fuzzy}
    assert translated == {str(key) for key in CATALOGUES[name]}


def test_no_two_catalogues_share_a_key() -> None:
    keys = [str(key) for each in CATALOGUES.values() for key in each]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("name", CATALOGUES)
def test_a_text_has_the_same_places_to_fill_in_every_language(name: str) -> None:
    catalogs = [_catalog(language, name) for language in LANGUAGES]
    for key in CATALOGUES[name]:
        places = {frozenset(_places(str(catalog[str(key)].string))) for catalog in catalogs}
        assert len(places) == 1, key


def test_the_languages_differ() -> None:
    spoken = list(Catalogue("id"))
    assert len({texts.say(Text.START) for texts in spoken}) == len(LANGUAGES)
    assert len({texts.say(Text.ANSWER_NOTHING_FITS) for texts in spoken}) == len(LANGUAGES)


def test_every_reason_flaw_and_outcome_has_words() -> None:
    assert set(OF_REASON) == set(Reason)
    assert set(OF_FLAW) == set(Flaw)
    assert set(OF_OBSTACLE) == set(Obstacle)
    assert set(OF_OUTCOME) == set(Outcome)


@pytest.mark.parametrize(
    ("wishes", "language"),
    [
        (("en-GB",), "en"),
        (("ID",), "id"),
        (("in",), "id"),
        (("nl", "ms"), "ms"),
        ((None, "en"), "en"),
        (("nl",), "id"),
        ((), "id"),
        (("",), "id"),
    ],
)
def test_a_reader_is_spoken_to_in_the_first_language_that_kabar_speaks(
    wishes: tuple[str | None, ...], language: str
) -> None:
    assert Catalogue("id").for_reader(*wishes).language == language


@pytest.mark.parametrize(
    ("language", "date", "moment"),
    [
        ("id", "24 Maret 2022", "24 Maret 2022 05:56 (+07:00)"),
        ("en", "24 March 2022", "24 March 2022 05:56 (+07:00)"),
        ("ms", "24 Mac 2022", "24 Mac 2022 05:56 (+07:00)"),
    ],
)
def test_dates_are_written_as_the_reader_writes_them(language: str, date: str, moment: str) -> None:
    texts = Catalogue(language).for_reader()
    assert texts.date(MORNING) == date
    assert texts.moment(MORNING) == moment


def test_two_days_of_a_month_or_a_year_name_it_once() -> None:
    def days(*ends: tuple[int, int, int]) -> str:
        first, last = (datetime(*end, 23, 59, tzinfo=WIB) for end in ends)
        return Catalogue("id").for_reader().days(first, last)

    assert days((2026, 11, 18), (2026, 11, 24)) == "18–24 November 2026"
    assert days((2026, 10, 28), (2026, 11, 3)) == "28 Oktober – 3 November 2026"
    assert days((2022, 2, 3), (2026, 11, 21)) == "3 Februari 2022 – 21 November 2026"
    assert days((2022, 2, 3), (2022, 2, 3)) == "3 Februari 2022"
    assert days((2022, 3, 5), (2023, 3, 5)) == "5 Maret 2022 – 5 Maret 2023"


@pytest.mark.parametrize(
    ("start", "end", "indonesian", "english"),
    [
        (datetime(2026, 11, 16), datetime(2026, 11, 23), "16–22 November 2026", "16–22 November 2026"),
        (datetime(2026, 11, 22), datetime(2026, 11, 23), "22 November 2026", "22 November 2026"),
        (datetime(2026, 11, 22), datetime(2026, 11, 22, 14, 30), "22 November 2026", "22 November 2026"),
        (datetime(2022, 1, 1), datetime(2023, 1, 1), "1 Januari – 31 Desember 2022", "1 January – 31 December 2022"),
        (datetime(2020, 1, 1), None, "sejak 1 Januari 2020", "since 1 January 2020"),
        (None, datetime(2020, 1, 1), "sebelum 1 Januari 2020", "before 1 January 2020"),
        (None, datetime(2020, 1, 1, 14, 30), "sampai 1 Januari 2020", "until 1 January 2020"),
    ],
)
def test_a_period_is_written_by_the_days_that_belong_to_it(
    start: datetime | None, end: datetime | None, indonesian: str, english: str
) -> None:
    timeframe = Timeframe(start and start.replace(tzinfo=WIB), end and end.replace(tzinfo=WIB))
    assert Catalogue("id").for_reader("id").period(timeframe) == indonesian
    assert Catalogue("id").for_reader("en").period(timeframe) == english


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_pressed_button_says_fits_into_a_notice(language: str) -> None:
    texts = Catalogue("id").for_reader(language)
    notices = [key for key in Text if key.startswith(("press.", "vote."))]
    notices += [Text.ARTICLE_GONE, Text.SETTINGS_ONLY_ADMINS, Text.TROUBLE_BUSY]
    assert all(len(texts.say(notice)) <= 200 for notice in notices)


def test_languages_have_names() -> None:
    assert Catalogue("id").for_reader("id").language_name("id") == "Indonesia"
    assert Catalogue("id").for_reader("en").language_name("id") == "Indonesian"
    assert Catalogue("id").for_reader("en").language_name("xx-unheard") == "xx-unheard"


def _literals(node: ast.expr) -> list[str]:
    """The words inside an expression, apart from those that name a key or join what stands in the catalogues."""
    found = [each.value for each in ast.walk(node) if isinstance(each, ast.Constant) and isinstance(each.value, str)]
    return [text for text in found if any(character.isalpha() for character in text)]


def _shown(path: Path) -> list[str]:
    """Words in the first arguments of showing calls. `texts.say(Text.X, id=...)` names a key and has no words."""
    calls = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)]
    names = [(call, getattr(call.func, "attr", getattr(call.func, "id", ""))) for call in calls]
    return [text for call, name in names if name in SHOWING for value in call.args for text in _literals(value)]


@pytest.mark.parametrize("path", sorted(BOT.rglob("*.py")), ids=lambda path: str(path.relative_to(BOT)))
def test_no_words_for_a_reader_stand_in_the_code(path: Path) -> None:
    assert _shown(path) == []
