"""What all tests share: an environment without anybody's settings, and one loaded model for the whole session."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from retrieval import Archive, Fetcher, RetrievalSettings, open_archive
from retrieval.embedding.loading import load_embedder
from retrieval.protocols import Embedder
from tests.embedding import HashingEmbedder

pytest_plugins = ["tests.telegram_api.fixtures"]

ROOT = Path(__file__).parent.parent

# The same examples in every run, so that a change is judged by what it changed; `make fuzz` looks for new ones.
settings.register_profile("steady", derandomize=True)
settings.register_profile("wild", max_examples=1_000)


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Neither the environment nor a `.env` file of the person who runs the tests counts."""
    for name in list(os.environ):
        if name.startswith(("RETRIEVAL_", "BOT_")):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


@pytest.fixture(scope="session")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the bundled model is converted into, once a session."""
    return tmp_path_factory.mktemp("data") / "models"


@pytest.fixture(scope="session")
def bundled_embedder(models: Path) -> Embedder:
    return load_embedder(RetrievalSettings(data_dir=models.parent))


@pytest.fixture
def data_dir(tmp_path: Path, models: Path, bundled_embedder: Embedder) -> Path:
    """A data folder in which the model is converted already, for processes of their own."""
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "models").symlink_to(models)
    return folder


OpenArchive = Callable[..., Archive]


@pytest.fixture
def open_here(tmp_path: Path) -> Iterator[OpenArchive]:
    """Opens archives in the test's own folder, by default with the quick embedder; closes them afterwards."""
    opened: list[Archive] = []

    def open_one(embedder: Embedder | None = None, fetcher: Fetcher | None = None, **settings: object) -> Archive:
        values = RetrievalSettings.model_validate({"data_dir": tmp_path / "data", **settings})
        archive = open_archive(values, embedder=embedder or HashingEmbedder(), fetcher=fetcher)
        opened.append(archive)
        return archive

    yield open_one
    for archive in opened:
        archive.close()


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Evaluation data that is not part of the repository; what needs it is skipped where it is not there."""
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("needs the evaluation data beside the repository")
    return folder
