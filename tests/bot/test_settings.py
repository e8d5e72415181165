"""BOT_ settings: what is taken, what is refused, and how the refusal reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.settings import BotSettings
from retrieval import SettingsError, load_settings

TOKEN = "7000000001:AAE-this_token_opens_nothing_at_all12"


def _refusal(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> str:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as refused:
        load_settings(BotSettings)
    return str(refused.value)


def test_without_any_setting_the_bot_is_an_indonesian_console_without_admins() -> None:
    settings = load_settings(BotSettings)
    assert settings.token is None
    assert settings.admin_ids == frozenset()
    assert settings.language == "id"
    assert settings.base_url == "https://api.telegram.org/bot"
    assert settings.base_file_url == "https://api.telegram.org/file/bot"


def test_empty_values_in_dotenv_mean_the_defaults(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("BOT_TOKEN=\nBOT_ADMIN_IDS=\nBOT_API_URL=\nBOT_LANGUAGE=\nOTHER=x\n")
    assert load_settings(BotSettings) == BotSettings()


def test_dotenv_is_read(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f"BOT_TOKEN={TOKEN}\nBOT_LANGUAGE=ms\n")
    settings = load_settings(BotSettings)
    assert settings.token is not None
    assert settings.token.get_secret_value() == TOKEN
    assert settings.language == "ms"


@pytest.mark.parametrize(
    ("value", "ids"),
    [("12345", {12345}), ("1, 2,3 ", {1, 2, 3}), ("7,7", {7}), ("5,", {5})],
)
def test_admins_are_listed_with_commas(monkeypatch: pytest.MonkeyPatch, value: str, ids: set[int]) -> None:
    monkeypatch.setenv("BOT_ADMIN_IDS", value)
    assert load_settings(BotSettings).admin_ids == ids


@pytest.mark.parametrize("value", ["ani", "1;2", "-100123", "1.5", "[1, 2]", "１２"])
def test_what_is_no_list_of_user_ids_is_refused_by_name(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    refusal = _refusal(monkeypatch, "BOT_ADMIN_IDS", value)
    assert refusal.startswith("BOT_ADMIN_IDS: ")
    assert "numbers separated by commas" in refusal
    assert "\n" not in refusal


@pytest.mark.parametrize("value", ["secret", "7000000001", f"bot{TOKEN}", f"{TOKEN}/../x", "7000000001:"])
def test_a_wrong_token_is_refused_and_never_repeated(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    refusal = _refusal(monkeypatch, "BOT_TOKEN", value)
    assert refusal.startswith("BOT_TOKEN: ")
    assert value not in refusal


def test_the_token_does_not_show_when_the_settings_are_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    assert TOKEN not in repr(load_settings(BotSettings))


@pytest.mark.parametrize("value", ["http://127.0.0.1:8081/", "http://127.0.0.1:8081", " http://127.0.0.1:8081/ "])
def test_another_api_server_may_end_with_a_slash(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("BOT_API_URL", value)
    settings = load_settings(BotSettings)
    assert settings.base_url == "http://127.0.0.1:8081/bot"
    assert settings.base_file_url == "http://127.0.0.1:8081/file/bot"


@pytest.mark.parametrize("value", ["api.telegram.org", "ftp://x.org", "https://", "http://[x", "http://a:99999", "x"])
def test_what_is_no_web_address_is_refused_by_name(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    assert _refusal(monkeypatch, "BOT_API_URL", value).startswith("BOT_API_URL: ")


def test_a_language_that_kabar_does_not_speak_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _refusal(monkeypatch, "BOT_LANGUAGE", "nl").startswith("BOT_LANGUAGE: ")


@pytest.mark.parametrize(
    ("name", "other", "value"),
    [
        ("BOT_WEBHOOK_SECRET", "BOT_WEBHOOK_URL", "https://kabar.example.org/telegram"),
        ("BOT_WEBHOOK_SECRET", "BOT_WEBHOOK_SECRET", "0123456789abcdef"),
    ],
)
def test_a_webhook_without_a_secret_is_refused_and_so_is_a_secret_without_a_webhook(
    monkeypatch: pytest.MonkeyPatch, name: str, other: str, value: str
) -> None:
    refusal = _refusal(monkeypatch, other, value)
    assert refusal == f"{name}: goes with BOT_WEBHOOK_URL; set both or neither"


@pytest.mark.parametrize("secret", ["short", "x" * 257, "with a space in the midst", "ä" * 20])
def test_a_weak_webhook_secret_is_refused_and_never_repeated(monkeypatch: pytest.MonkeyPatch, secret: str) -> None:
    monkeypatch.setenv("BOT_WEBHOOK_URL", "https://kabar.example.org/telegram")
    refusal = _refusal(monkeypatch, "BOT_WEBHOOK_SECRET", secret)
    assert refusal.startswith("BOT_WEBHOOK_SECRET: ")
    assert secret not in refusal


def test_a_webhook_is_an_address_and_a_secret_that_does_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_WEBHOOK_URL", "https://kabar.example.org/telegram")
    monkeypatch.setenv("BOT_WEBHOOK_SECRET", "0123456789abcdef")
    settings = load_settings(BotSettings)
    assert settings.webhook_url == "https://kabar.example.org/telegram"
    assert "0123456789abcdef" not in repr(settings)


def test_a_wrong_webhook_address_is_refused_by_name_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_WEBHOOK_SECRET", "0123456789abcdef")
    refusal = _refusal(monkeypatch, "BOT_WEBHOOK_URL", "kabar")
    assert refusal == "BOT_WEBHOOK_URL: not a web address; give one such as https://kabar.example.org/telegram"


@pytest.mark.parametrize(
    "name",
    ["BOT_RETENTION_DAYS", "BOT_MAX_AGE", "BOT_WEBHOOK_PORT", "BOT_HEALTH_PORT", "BOT_OLD_DAYS", "BOT_PERSON_QUOTA"],
)
@pytest.mark.parametrize("value", ["-1", "many", "1000000"])
def test_numbers_have_sensible_bounds(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    assert _refusal(monkeypatch, name, value).startswith(f"{name}: ")


def test_what_is_remembered_lies_beside_the_archive_unless_it_is_put_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load_settings(BotSettings).database(Path("data")) == "sqlite:///data/bot.db"
    monkeypatch.setenv("BOT_DATABASE_URL", "postgresql://db/kabar")
    assert load_settings(BotSettings).database(Path("data")) == "postgresql://db/kabar"


def test_every_setting_stands_in_the_example_file() -> None:
    """With its default, commented out, under the sentence that describes it."""
    example = (Path(__file__).parents[2] / ".env.example").read_text()
    for name, field in BotSettings.model_fields.items():
        default = "" if field.default in (None, frozenset()) else field.default
        assert f"# {field.description}\n#BOT_{name.upper()}={default}\n" in example
