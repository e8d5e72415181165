"""Another model for an archive, beside it and then in one step."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from retrieval import Archive, Draft, ModelMismatchError, Question, RetrievalSettings, open_archive
from retrieval.domain import Span
from retrieval.language.terms import ANALYSIS
from retrieval.protocols import EmbeddedPassage, Embedder, EmbeddingModel, Matrix
from retrieval.reindexing import reindex
from tests.embedding import HashingEmbedder

TEXTS = [
    "NATO menempatkan 40.000 tentara di perbatasan timur.",
    "Harga cabai naik menjelang Lebaran di Pasar Minggu.",
    "Polandia mengusir 45 diplomat Rusia dari Warsawa.",
]


class Other(HashingEmbedder):
    """Another model: the same words elsewhere. It can be interrupted after so many passages."""

    def __init__(self, patience: int = 1_000) -> None:
        super().__init__()
        self.embedded, self._patience = 0, patience

    @property
    def model(self) -> EmbeddingModel:
        return EmbeddingModel("other", super().model.dimension, "1")

    def embed_passages(self, texts: Sequence[str]) -> Matrix:
        return np.roll(super().embed_passages(texts), 1, axis=1)

    def embed_with_sentences(self, texts: Sequence[str], sentences: Sequence[Sequence[Span]]) -> list[EmbeddedPassage]:
        self.embedded += len(texts)
        if self.embedded > self._patience:
            raise KeyboardInterrupt
        return super().embed_with_sentences(texts, sentences)


@pytest.fixture
def settings(tmp_path: Path) -> RetrievalSettings:
    return RetrievalSettings(data_dir=tmp_path / "data")


def opened(settings: RetrievalSettings, embedder: Embedder | None = None) -> Archive:
    return open_archive(settings, embedder=embedder or HashingEmbedder())


def fill(archive: Archive, texts: Sequence[str] = TEXTS) -> list[int]:
    return [each.article.id for each in archive.add_all(Draft(text[:12], (text,)) for text in texts)]


def nearest(archive: Archive, text: str) -> str:
    return archive.search(Question(text, datetime.now(UTC)))[0].paragraph.text


def steps(_done: int, _count: int) -> None:
    """Nobody watches."""


def test_an_archive_changes_over_to_another_model_and_finds_what_it_found(settings: RetrievalSettings) -> None:
    with opened(settings) as archive:
        fill(archive)
    told: list[tuple[int, int]] = []
    done = reindex(settings, Other(), lambda done, count: told.append((done, count)))
    assert (done.paragraphs, done.changed, told[-1]) == (3, True, (3, 3))
    with pytest.raises(ModelMismatchError, match="reindex"):
        opened(settings)
    with opened(settings, Other()) as archive:
        assert archive.check().problems == ()
        assert nearest(archive, "berapa diplomat Rusia yang diusir Polandia?") == TEXTS[2]


def test_what_is_withdrawn_has_the_new_vectors_when_it_comes_back(settings: RetrievalSettings) -> None:
    with opened(settings) as archive:
        ids = fill(archive)
        archive.desk.withdraw(ids[1], "keliru")
    reindex(settings, Other(), steps)
    with opened(settings, Other()) as archive:
        archive.desk.restore(ids[1])
        assert nearest(archive, "harga cabai di Pasar Minggu") == TEXTS[1]
        assert archive.check().problems == ()


def test_what_was_stored_without_terms_or_with_older_ones_has_those_of_today(settings: RetrievalSettings) -> None:
    with opened(settings) as archive:
        fill(archive)
    with closing(sqlite3.connect(settings.data_dir / "kabar.db")) as database:
        before = database.execute("SELECT id, terms FROM paragraphs").fetchall()
        with database:
            database.execute("UPDATE paragraphs SET terms = CASE id WHEN 1 THEN NULL ELSE 'terms-0' END")
        reindex(settings, Other(), steps)
        assert database.execute("SELECT id, terms FROM paragraphs").fetchall() == before
    assert all(terms.startswith(ANALYSIS) for _, terms in before)


def test_an_archive_of_an_older_analysis_has_the_terms_of_today_once_it_is_opened_to_write(
    settings: RetrievalSettings,
) -> None:
    with opened(settings) as archive:
        fill(archive)
    manifest = settings.data_dir / "indexes" / "lexical.json"
    manifest.write_text(manifest.read_text("utf-8").replace(ANALYSIS, "terms-0"), "utf-8")
    with closing(sqlite3.connect(settings.data_dir / "kabar.db")) as database:
        before = database.execute("SELECT id, terms FROM paragraphs").fetchall()
        with database:
            database.execute("UPDATE paragraphs SET terms = 'terms-0' WHERE id > 1")
        with opened(settings) as archive:
            assert nearest(archive, "berapa diplomat Rusia yang diusir Polandia?") == TEXTS[2]
        assert database.execute("SELECT id, terms FROM paragraphs").fetchall() == before


def test_a_run_that_is_interrupted_goes_on_where_it_was(settings: RetrievalSettings) -> None:
    texts = [f"Kabar nomor {number} tentang kota ke-{number}." for number in range(100)]
    with opened(settings) as archive:
        fill(archive, texts)
    with pytest.raises(KeyboardInterrupt):
        reindex(settings, Other(patience=70), steps)
    with opened(settings) as archive:
        assert archive.check().problems == ()
    again = Other()
    assert reindex(settings, again, steps).changed
    assert again.embedded < len(texts)


def test_beside_a_running_archive_all_is_embedded_and_the_change_waits(settings: RetrievalSettings) -> None:
    with opened(settings) as archive:
        fill(archive)
        done = reindex(settings, Other(), steps)
        assert (done.paragraphs, done.changed) == (3, False)
        assert nearest(archive, "harga cabai Lebaran") == TEXTS[1]
        fill(archive, ["Gubernur meresmikan jembatan di Sungai Progo."])
    later = Other()
    done = reindex(settings, later, steps)
    assert (done.paragraphs, done.changed) == (4, True)
    # What came meanwhile is all that was left.
    assert later.embedded == 1
    with opened(settings, later) as archive:
        assert nearest(archive, "jembatan Sungai Progo") == "Gubernur meresmikan jembatan di Sungai Progo."
