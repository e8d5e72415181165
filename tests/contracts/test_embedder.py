"""What every `Embedder` must do, tried on each."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from retrieval import EmbeddingBackend, RetrievalSettings
from retrieval.domain import Span
from retrieval.embedding.loading import load_embedder
from retrieval.protocols import Embedder
from tests.embedding import HashingEmbedder

TROOPS = "Secara keseluruhan, NATO memiliki sekitar 40.000 tentara di perbatasan timurnya."
RECIPE = "Tumis bawang putih sampai harum, lalu masukkan nasi dan kecap."


@pytest.fixture(scope="module")
def torch_embedder(models: Path) -> Embedder:
    return load_embedder(RetrievalSettings(data_dir=models.parent, embedding_backend=EmbeddingBackend.TORCH))


@pytest.fixture(params=["onnx", "torch", "hashing"])
def embedder(request: pytest.FixtureRequest) -> Embedder:
    if request.param == "hashing":
        return HashingEmbedder()
    chosen: Embedder = request.getfixturevalue("bundled_embedder" if request.param == "onnx" else "torch_embedder")
    return chosen


def test_passages_become_unit_vectors_of_the_models_dimension_in_their_order(embedder: Embedder) -> None:
    vectors = embedder.embed_passages([TROOPS, RECIPE, TROOPS])
    assert vectors.shape == (3, embedder.model.dimension)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-5)
    assert vectors[0] == pytest.approx(vectors[2], abs=1e-5)


def test_no_passages_become_no_vectors(embedder: Embedder) -> None:
    assert embedder.embed_passages([]).shape == (0, embedder.model.dimension)


def test_a_question_is_nearest_to_the_passage_that_answers_it(embedder: Embedder) -> None:
    question = embedder.embed_question("berapa tentara NATO di perbatasan timur?")
    assert question.shape == (embedder.model.dimension,)
    assert np.linalg.norm(question) == pytest.approx(1.0, abs=1e-5)
    troops, recipe = embedder.embed_passages([TROOPS, RECIPE]) @ question
    assert troops > recipe


def test_a_text_longer_than_the_model_reads_is_no_error(embedder: Embedder) -> None:
    assert embedder.embed_passages([TROOPS * 200]).shape == (1, embedder.model.dimension)


def test_several_threads_get_what_one_gets(embedder: Embedder) -> None:
    questions = [f"berapa tentara di negara ke-{number}?" for number in range(8)]
    alone = [embedder.embed_question(question) for question in questions]
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(embedder.embed_question, questions))
    assert np.array(together) == pytest.approx(np.array(alone), abs=1e-5)


def test_sentences_are_embedded_with_their_passage_and_are_found_by_their_own_question(embedder: Embedder) -> None:
    text = f"{TROOPS} {RECIPE}"
    spans = [Span(0, len(TROOPS)), Span(len(TROOPS) + 1, len(text))]
    both, alone = embedder.embed_with_sentences([text, RECIPE], [spans, [Span(0, len(RECIPE))]])
    assert both.vector == pytest.approx(embedder.embed_passages([text])[0], abs=1e-4)
    assert both.sentences.shape == (2, embedder.model.dimension)
    assert alone.sentences.shape == (1, embedder.model.dimension)
    assert np.linalg.norm(both.sentences, axis=1) == pytest.approx(1.0, abs=1e-5)
    troops, recipe = both.sentences @ embedder.embed_question("berapa tentara NATO di perbatasan timur?")
    assert troops > recipe


def test_a_sentence_beyond_what_the_model_reads_has_its_passages_vector(embedder: Embedder) -> None:
    text = TROOPS * 200
    (embedded,) = embedder.embed_with_sentences([text], [[Span(len(text) - len(TROOPS), len(text))]])
    if embedder.model.name != "hashing":
        assert embedded.sentences[0] == pytest.approx(embedded.vector)
    assert embedder.embed_with_sentences([], []) == []
