"""The bot's settings, read from the environment and from `.env` when asked, never at import."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.logs import LogFormat
from retrieval import ZoneName

# The bot's id, a colon, and what @BotFather made up: whether it is the right one, only the server can tell.
_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")
# Telegram takes a secret of one character as well, which is none.
_WEBHOOK_SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}")
_EXAMPLES = {"api_url": "https://api.telegram.org", "webhook_url": "https://kabar.example.org/telegram"}


class BotSettings(BaseSettings):
    """Settings of the bot, each with the prefix BOT_ in the environment."""

    model_config = SettingsConfigDict(
        env_prefix="BOT_", env_file=".env", env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore"
    )

    token: SecretStr | None = Field(None, description="The bot's token from @BotFather; empty means a console chat.")
    admin_ids: Annotated[frozenset[int], NoDecode] = Field(
        frozenset(), description="Telegram user ids that may push articles, separated by commas."
    )
    api_url: str = Field(
        "https://api.telegram.org", description="The Bot API server; another one for a local server or an emulator."
    )
    language: Literal["id", "en", "ms"] = Field(
        "id", description="Language for readers whose own Kabar does not speak: id, en or ms."
    )

    log_format: LogFormat = Field(LogFormat.TEXT, description="How the log is written: text for people, or json.")
    time_zone: ZoneName = Field("Asia/Jakarta", description="Time zone of readers and groups that have not chosen one.")
    old_days: int = Field(180, ge=1, le=36_500, description="Days from which on a source says how old it is.")
    person_quota: int = Field(
        120, ge=0, le=100_000, description="Questions a person may ask in an hour; 0 for any number."
    )
    group_quota: int = Field(
        600, ge=0, le=100_000, description="Questions a group may ask in an hour; 0 for any number."
    )
    database_url: str = Field(
        "", description="SQLAlchemy URL of what the bot remembers; empty means bot.db in the data folder."
    )
    retention_days: int = Field(30, ge=1, le=36_500, description="Days after which questions and answers are deleted.")

    max_age: int = Field(
        10, ge=1, le=10_000, description="Minutes after which a question that waited is not answered any more."
    )
    webhook_url: str | None = Field(
        None, description="Where Telegram delivers updates; empty means that Kabar fetches them."
    )
    webhook_secret: SecretStr | None = Field(
        None, validate_default=True, description="What Telegram proves itself with; required with a webhook."
    )
    listen: str = Field("127.0.0.1", description="Address to listen on for updates and /healthz.")
    webhook_port: int = Field(8080, ge=1, le=65_535, description="Port to which updates are delivered.")
    health_port: int = Field(0, ge=0, le=65_535, description="Port of /healthz; 0 means none.")

    @field_validator("token")
    @classmethod
    def _shaped_like_a_token(cls, token: SecretStr | None) -> SecretStr | None:
        # The message must not repeat the value: a mistyped secret is still most of a secret.
        if token is not None and not _TOKEN.fullmatch(token.get_secret_value()):
            raise ValueError("not a bot token; @BotFather gives one such as 123456789:ABC...")
        return token

    @field_validator("admin_ids", mode="before")
    @classmethod
    def _separated_by_commas(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        ids = [part.strip() for part in value.split(",") if part.strip()]
        if not all(part.isascii() and part.isdigit() for part in ids):
            raise ValueError("not a list of user ids; give numbers separated by commas, such as 12345,67890")
        return frozenset(int(part) for part in ids)

    @field_validator("webhook_secret")
    @classmethod
    def _goes_with_a_webhook(cls, secret: SecretStr | None, others: ValidationInfo) -> SecretStr | None:
        if "webhook_url" in others.data and (secret is None) != (others.data["webhook_url"] is None):
            raise ValueError("goes with BOT_WEBHOOK_URL; set both or neither")
        if secret is not None and not _WEBHOOK_SECRET.fullmatch(secret.get_secret_value()):
            raise ValueError("takes 16 to 256 letters, digits, _ and -, such as `openssl rand -hex 32` makes")
        return secret

    @field_validator("api_url", "webhook_url")
    @classmethod
    def _web_address(cls, url: str | None, of: ValidationInfo) -> str | None:
        if url is None:
            return None
        complaint = f"not a web address; give one such as {_EXAMPLES[str(of.field_name)]}"
        try:
            parts = urlsplit(url.strip())
            usable = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
        except ValueError:
            raise ValueError(complaint) from None
        if not usable or parts.query or parts.fragment:
            raise ValueError(complaint)
        return url.strip().rstrip("/")

    def database(self, data_dir: Path) -> str:
        """The database URL with its default, a file in this folder, filled in."""
        return self.database_url or f"sqlite:///{data_dir / 'bot.db'}"

    @property
    def old(self) -> timedelta:
        return timedelta(days=self.old_days)

    @property
    def oldest_question(self) -> timedelta:
        return timedelta(minutes=self.max_age)

    @property
    def retention(self) -> timedelta:
        return timedelta(days=self.retention_days)

    @property
    def base_url(self) -> str:
        """What stands before the token in the address of a method."""
        return f"{self.api_url}/bot"

    @property
    def base_file_url(self) -> str:
        """What stands before the token in the address of a file."""
        return f"{self.api_url}/file/bot"
