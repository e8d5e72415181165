"""The archive's settings, read from the environment and from `.env` when asked, never at import."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict
from pydantic_settings.exceptions import SettingsError as UnreadableSettings

from retrieval.errors import SettingsError

BUNDLED_MODEL = "multilingual-e5-small"
"""The model that is installed with Kabar and needs no network."""

_AGENT = "Kabar/0.1"
_SQLITE = "sqlite:///"
_PREFIX = "Value error, "
"""What pydantic puts before the message of a validator."""

AnySettings = TypeVar("AnySettings", bound=BaseSettings)


def load_settings(cls: type[AnySettings]) -> AnySettings:
    """Read `cls` from the environment and `.env`.

    Raises SettingsError with one line for every wrong setting: its name as it is set, and what is wrong with it. The
    value itself is not repeated, for it may be a secret.
    """
    prefix = cls.model_config.get("env_prefix", "")
    try:
        return cls()
    except ValidationError as error:
        lines = [
            f"{prefix}{'_'.join(map(str, e['loc']))}".upper() + f": {e['msg'].removeprefix(_PREFIX)}"
            for e in error.errors()
        ]
        raise SettingsError("; ".join(lines)) from None
    except UnreadableSettings as error:
        raise SettingsError(str(error)) from None
    except UnicodeDecodeError:
        raise SettingsError(".env: not a text in UTF-8; save it as one") from None
    except OSError as error:
        raise SettingsError(f".env: cannot be read: {error.strerror}") from None


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError("not a time zone; give one such as Asia/Jakarta") from None
    return name


def _header_words(contact: str) -> str:
    if not (contact.isascii() and contact.isprintable() and "(" not in contact and ")" not in contact):
        raise ValueError("not a contact; give a web address or an e-mail address")
    return contact


def _ports(ports: str) -> str:
    numbers = ports.split(",")
    if not all(number.strip().isascii() and number.strip().isdigit() and 0 < int(number) < 65536 for number in numbers):
        raise ValueError("not a list of ports; give numbers separated by commas, such as 80,443")
    return ports


def _endpoints(endpoints: str) -> str:
    for endpoint in filter(None, endpoints.split(",")):
        address, _, port = endpoint.strip().rpartition(":")
        try:
            ip_address(address.strip("[]"))
            _ports(port)
        except ValueError:
            raise ValueError("not a list of addresses with ports; give some such as 127.0.0.1:8080") from None
    return endpoints


class EmbeddingBackend(StrEnum):
    """What computes the vectors. AUTO is the fastest that keeps quality: ONNX Runtime directly for the bundled model,
    torch for any other; ONNX and OPENVINO are sentence-transformers' own for those."""

    AUTO = "auto"
    TORCH = "torch"
    ONNX = "onnx"
    ONNX_INT8 = "onnx-int8"
    OPENVINO = "openvino"


ZoneName = Annotated[str, AfterValidator(_known_zone)]


class RetrievalSettings(BaseSettings):
    """Settings of the archive, each with the prefix RETRIEVAL_ in the environment."""

    model_config = SettingsConfigDict(
        env_prefix="RETRIEVAL_", env_file=".env", env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore"
    )

    data_dir: Path = Field(Path("data"), description="Folder for the database, the indexes and the converted model.")
    database_url: str = Field("", description="SQLAlchemy URL of the database; empty means SQLite in the data folder.")
    embedding_model: str = Field(
        BUNDLED_MODEL, description="The bundled model, any sentence-transformers name, or a folder with one."
    )
    embedding_backend: EmbeddingBackend = Field(
        EmbeddingBackend.AUTO, description="What computes the vectors: auto, torch, onnx, onnx-int8 or openvino."
    )
    answer_threshold: float = Field(
        0.08,
        ge=0.0,
        le=1.0,
        allow_inf_nan=False,
        description="Confidence from which a question is answered; higher declines more.",
    )
    time_zone: ZoneName = Field("Asia/Jakarta", description="Zone of dates that do not say theirs.")

    fetch_contact: Annotated[str, AfterValidator(_header_words)] = Field(
        "", description="Web address or e-mail under which outlets reach whoever runs this; sent with each request."
    )
    fetch_ports: Annotated[str, AfterValidator(_ports)] = Field(
        "80,443", description="Ports of web servers that pages are fetched from, separated by commas."
    )

    fetch_allowed: Annotated[str, AfterValidator(_endpoints)] = Field(
        "",
        description="Addresses with ports, such as 127.0.0.1:8080, that are reached though not public: for tests only.",
    )
    feed_minutes: int = Field(15, ge=1, le=1440, description="How often a feed is read, in minutes, unless it is told.")

    @property
    def interval(self) -> timedelta:
        """How often a feed is read, unless it is told."""
        return timedelta(minutes=self.feed_minutes)

    @property
    def models(self) -> Path:
        """The folder that the bundled model is converted into."""
        return self.data_dir / "models"

    @property
    def indexes(self) -> Path:
        """The folder of both indexes, which can be made again from the database."""
        return self.data_dir / "indexes"

    @property
    def agent(self) -> str:
        """The name under which pages are fetched."""
        return f"{_AGENT} (+{self.fetch_contact})" if self.fetch_contact else _AGENT

    @property
    def ports(self) -> frozenset[int]:
        return frozenset(int(port) for port in self.fetch_ports.split(","))

    @property
    def allowed(self) -> frozenset[tuple[str, int]]:
        """Endpoints that are reached though they are not public."""
        parts = (endpoint.strip().rpartition(":") for endpoint in self.fetch_allowed.split(",") if endpoint.strip())
        return frozenset((str(ip_address(address.strip("[]"))), int(port)) for address, _, port in parts)

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @property
    def database(self) -> str:
        """The database URL with its default filled in."""
        return self.database_url or f"{_SQLITE}{self.data_dir / 'kabar.db'}"

    @property
    def writer_lock(self) -> Path:
        """The file that the one process holds which writes: beside a SQLite database, else in the data folder."""
        if self.database.startswith(_SQLITE):
            return Path(f"{self.database.removeprefix(_SQLITE)}.lock")
        return self.data_dir / "writer.lock"
