"""The model and the back end that the settings name."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from retrieval import EmbeddingBackend, ModelError, RetrievalSettings
from retrieval.domain import Span
from retrieval.embedding.bundled import bundled_model_folder
from retrieval.embedding.loading import load_embedder
from retrieval.protocols import Embedder

TEXTS = (
    "NATO memiliki sekitar 40.000 tentara di perbatasan timurnya.",
    "Rp17.700 per kilogram, naik 3,5% dari pekan lalu 🌶️",
    "O secretário-geral da OTAN disse que não há tropas.",
    "Генеральный секретарь НАТО: войск нет.",
    "北约秘书长说，没有部队。",
    "e\u0301cole  \u200b ﬁn\tab\nbaris",
    "",
    "kata " * 700,
)


def test_the_bundled_model_has_its_prefixes_dimension_and_length(bundled_embedder: Embedder) -> None:
    model = bundled_embedder.model
    assert (model.name, model.dimension, model.revision) == ("multilingual-e5-small", 384, "query:|passage:")


def test_a_question_finds_its_answer_in_another_language(bundled_embedder: Embedder) -> None:
    question = bundled_embedder.embed_question("how many NATO troops are on the eastern border?")
    right, wrong = bundled_embedder.embed_passages(
        ["NATO memiliki sekitar 40.000 tentara di perbatasan timurnya.", "Harga cabai rawit naik di pasar."]
    )
    assert float(right @ question) > float(wrong @ question) + 0.05


def _by(backend: EmbeddingBackend, models: Path) -> Embedder:
    return load_embedder(RetrievalSettings(data_dir=models.parent, embedding_backend=backend))


@pytest.fixture(scope="module")
def torch(models: Path) -> Embedder:
    """What the bundled model is to sentence-transformers: the reference."""
    return _by(EmbeddingBackend.TORCH, models)


@pytest.mark.parametrize(
    ("backend", "likeness"), [(EmbeddingBackend.ONNX, 0.9999), (EmbeddingBackend.ONNX_INT8, 0.999)]
)
def test_every_back_end_makes_the_vectors_of_torch(
    models: Path, torch: Embedder, backend: EmbeddingBackend, likeness: float
) -> None:
    ours = _by(backend, models)
    assert ours.model == torch.model, "one archive serves both"
    spans = [[Span(0, 20)] if text else [] for text in TEXTS]
    both = (embedder.embed_with_sentences(TEXTS, spans) for embedder in (ours, torch))
    for text, one, other in zip(TEXTS, *both, strict=True):
        assert one.vector @ other.vector >= likeness, text
        assert (one.sentences * other.sentences).sum(axis=1).min(initial=1.0) >= likeness - 0.001, text
        assert ours.embed_question(text) @ torch.embed_question(text) >= likeness, text


def test_the_default_computes_in_eight_bits(models: Path, bundled_embedder: Embedder) -> None:
    question = "berapa tentara NATO di perbatasan timur?"
    int8 = _by(EmbeddingBackend.ONNX_INT8, models)
    assert np.array_equal(bundled_embedder.embed_question(question), int8.embed_question(question))


def test_a_passages_vector_does_not_depend_on_what_is_embedded_beside_it(bundled_embedder: Embedder) -> None:
    together = bundled_embedder.embed_passages(TEXTS)
    alone = np.concatenate([bundled_embedder.embed_passages([text]) for text in TEXTS])
    assert np.array_equal(together, alone)


def test_eight_bits_of_another_model_are_refused_in_one_line(tmp_path: Path) -> None:
    settings = RetrievalSettings(embedding_model=str(tmp_path), embedding_backend=EmbeddingBackend.ONNX_INT8)
    with pytest.raises(ModelError, match="RETRIEVAL_EMBEDDING_BACKEND: onnx-int8 is made of the bundled model only"):
        load_embedder(settings)


def test_any_folder_with_a_model_serves_by_the_same_setting(models: Path, bundled_embedder: object) -> None:
    folder = bundled_model_folder(models)
    embedder = load_embedder(RetrievalSettings(embedding_model=str(folder)))
    assert embedder.model.name == str(folder.resolve())
    vector = embedder.embed_question("siapa sekjen NATO?")
    assert vector.shape == (384,)


def test_a_model_that_is_not_there_is_one_line_that_names_the_setting(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="RETRIEVAL_EMBEDDING_MODEL: cannot load") as caught:
        load_embedder(RetrievalSettings(embedding_model=str(tmp_path / "nowhere")))
    assert "\n" not in str(caught.value)


def test_a_model_to_be_downloaded_without_a_network_is_one_line_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A port that nobody listens on stands in for a hub that does not answer.
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    with pytest.raises(ModelError, match="RETRIEVAL_EMBEDDING_MODEL: cannot download example/no-such-model-1"):
        load_embedder(RetrievalSettings(embedding_model="example/no-such-model-1"))
