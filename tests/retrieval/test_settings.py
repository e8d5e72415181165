"""Settings: their defaults, their errors, and the file that lists them."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic_settings import BaseSettings

from bot.settings import BotSettings
from retrieval import RetrievalSettings, SettingsError, load_settings
from tests.conftest import ROOT


def test_without_any_setting_the_archive_lives_in_the_data_folder() -> None:
    settings = load_settings(RetrievalSettings)
    assert settings.database == "sqlite:///data/kabar.db"
    assert settings.embedding_model == "multilingual-e5-small"


def test_the_database_follows_the_data_folder_unless_it_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RETRIEVAL_DATA_DIR", "/srv/kabar")
    assert load_settings(RetrievalSettings).database == "sqlite:////srv/kabar/kabar.db"
    monkeypatch.setenv("RETRIEVAL_DATABASE_URL", "postgresql://db/kabar")
    assert load_settings(RetrievalSettings).database == "postgresql://db/kabar"


def test_an_env_file_is_read_and_the_environment_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text("RETRIEVAL_DATA_DIR=from-file\nRETRIEVAL_TIME_ZONE=Asia/Makassar\n")
    monkeypatch.setenv("RETRIEVAL_DATA_DIR", "from-environment")
    settings = load_settings(RetrievalSettings)
    assert (settings.data_dir, settings.time_zone) == (Path("from-environment"), "Asia/Makassar")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TIME_ZONE", "Jakarta"),
        ("TIME_ZONE", "../etc"),
        ("ANSWER_THRESHOLD", "high"),
        ("ANSWER_THRESHOLD", "1.5"),
        ("FETCH_PORTS", "http"),
        ("FETCH_PORTS", "0"),
        ("FETCH_ALLOWED", "127.0.0.1"),
        ("FETCH_ALLOWED", "localhost:80"),
        ("FETCH_ALLOWED", "127.0.0.1:99999"),
        ("FETCH_PORTS", ","),
        ("FETCH_CONTACT", "a\nb"),
        ("FETCH_CONTACT", "é"),
    ],
)
def test_a_wrong_value_is_one_line_that_names_the_setting(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(f"RETRIEVAL_{name}", value)
    with pytest.raises(SettingsError, match=f"^RETRIEVAL_{name}: ") as caught:
        load_settings(RetrievalSettings)
    assert "\n" not in str(caught.value)


def test_pages_are_fetched_under_a_name_with_a_contact() -> None:
    assert RetrievalSettings().agent == "Kabar/0.1"
    settings = RetrievalSettings(fetch_contact="https://kabar.example", fetch_ports="80, 8080")
    assert settings.agent == "Kabar/0.1 (+https://kabar.example)"
    assert settings.ports == {80, 8080}


def test_an_env_file_in_another_encoding_is_one_line(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("BOT_LANGUAGE=en", "utf-16")
    with pytest.raises(SettingsError, match=r"^\.env: not a text in UTF-8"):
        load_settings(BotSettings)


NAMES = [f"RETRIEVAL_{name.upper()}" for name in RetrievalSettings.model_fields]
NAMES += [f"BOT_{name.upper()}" for name in BotSettings.model_fields]
SECRETS = ("BOT_TOKEN", "BOT_WEBHOOK_SECRET", "BOT_DATABASE_URL", "RETRIEVAL_DATABASE_URL")
VALUES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30) | st.sampled_from([
    "0", "-1", "1e9", "nan", "inf", "99999999999999999999", "true", "[]", "{}", '"', "'", "${HOME}", "a:b@c", "http://[",
])  # fmt: skip


@given(
    values=st.lists(st.tuples(st.sampled_from(NAMES), VALUES), max_size=8),
    secrets=st.lists(st.tuples(st.sampled_from(SECRETS), st.text("abcXYZ019:/@_-", min_size=12)), max_size=2),
    noise=st.binary(max_size=40),
)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_stands_in_an_env_file_gives_settings_or_one_line_without_a_secret(
    tmp_path: Path, values: list[tuple[str, str]], secrets: list[tuple[str, str]], noise: bytes
) -> None:
    lines = "".join(f"{name}={value}\n" for name, value in [*values, *secrets])
    (tmp_path / ".env").write_bytes(lines.encode() + noise)
    told = []
    for kind in (RetrievalSettings, BotSettings):
        try:
            load_settings(kind)
        except SettingsError as error:
            told.append(str(error))
    assert not [line for line in told if "\n" in line or any(value in line for _, value in secrets)]


def _documented() -> dict[str, tuple[str, str]]:
    """Name -> (default, explanation) of every setting in .env.example, where the line above explains it."""
    lines = (ROOT / ".env.example").read_text("utf-8").splitlines()
    return {
        line.split("=", 1)[0].lstrip("# "): (line.split("=", 1)[1], above.lstrip("# "))
        for above, line in pairwise(lines)
        if "=" in line and line.lstrip("# ").split("=")[0].isupper()
    }


@pytest.mark.parametrize("settings", [RetrievalSettings, BotSettings])
def test_the_example_file_lists_every_setting_with_its_default_and_explanation(settings: type[BaseSettings]) -> None:
    prefix = settings.model_config["env_prefix"]
    documented = {name: entry for name, entry in _documented().items() if name.startswith(prefix)}
    fields = {f"{prefix}{name.upper()}": field for name, field in settings.model_fields.items()}
    assert documented.keys() == fields.keys()
    for name, field in fields.items():
        default, explanation = documented[name]
        empty = field.default in (None, "", frozenset())
        assert default == ("" if empty else str(field.default)), name
        assert explanation == field.description, name
