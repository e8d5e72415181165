"""Vectors made once are not made again, unless they are another model's or somebody measures time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing
from pathlib import Path

import numpy as np
import pytest

from retrieval.domain import Span
from retrieval.embedding.cache import EmbeddingCache
from retrieval.protocols import EmbeddedPassage, EmbeddingModel, Matrix, Vector
from tests.embedding import HashingEmbedder


class CountingEmbedder:
    """An embedder that remembers what it was asked for. `turned` are other weights under the same name."""

    def __init__(self, revision: str = "1", *, turned: bool = False) -> None:
        self._inner = HashingEmbedder()
        self._revision = revision
        self._sign = -1.0 if turned else 1.0
        self.asked: list[str] = []

    @property
    def model(self) -> EmbeddingModel:
        return EmbeddingModel("counting", self._inner.model.dimension, self._revision)

    def embed_question(self, text: str) -> Vector:
        self.asked.append(f"? {text}")
        vector: Vector = self._inner.embed_question(text)[::-1] * np.float32(self._sign)
        return vector

    def embed_passages(self, texts: Sequence[str]) -> Matrix:
        self.asked += texts
        matrix: Matrix = self._inner.embed_passages(texts) * np.float32(self._sign)
        return matrix

    def embed_with_sentences(self, texts: Sequence[str], sentences: Sequence[Sequence[Span]]) -> list[EmbeddedPassage]:
        self.asked += texts
        return self._inner.embed_with_sentences(texts, sentences)

    def newly_asked(self) -> list[str]:
        """What it was asked for since the last time, the probe of each opening apart."""
        new, self.asked = [text for text in self.asked if "NATO" not in text], []
        return new


Open = Callable[[CountingEmbedder], EmbeddingCache]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Open]:
    with ExitStack() as stack:
        yield lambda embedder: stack.enter_context(closing(EmbeddingCache(embedder, tmp_path)))


def test_a_text_is_embedded_once_and_comes_back_in_its_place(opened: Open) -> None:
    embedder = CountingEmbedder()
    cache = opened(embedder)
    first = cache.embed_passages(["satu", "dua", "satu"])
    assert embedder.newly_asked() == ["satu", "dua"]
    again = cache.embed_passages(["dua", "tiga", "satu"])
    assert embedder.newly_asked() == ["tiga"]
    expected = HashingEmbedder().embed_passages(["dua", "tiga", "satu"])
    np.testing.assert_array_equal(again, expected)
    np.testing.assert_array_equal(first, expected[[2, 0, 2]])
    assert again.dtype == np.float32


def test_another_process_finds_what_the_first_one_made(opened: Open) -> None:
    made = opened(CountingEmbedder()).embed_passages(["satu"])
    embedder = CountingEmbedder()
    np.testing.assert_array_equal(opened(embedder).embed_passages(["satu"]), made)
    assert embedder.newly_asked() == []


def test_a_question_is_not_a_passage_of_the_same_words(opened: Open) -> None:
    embedder = CountingEmbedder()
    cache = opened(embedder)
    passage, question = cache.embed_passages(["satu"])[0], cache.embed_question("satu")
    assert embedder.newly_asked() == ["satu", "? satu"]
    assert not np.array_equal(passage, question)
    np.testing.assert_array_equal(cache.embed_question("satu"), question)
    assert embedder.newly_asked() == []


def test_a_model_of_other_prefixes_has_vectors_of_its_own(opened: Open) -> None:
    opened(CountingEmbedder("1")).embed_passages(["satu"])
    embedder = CountingEmbedder("2")
    opened(embedder).embed_passages(["satu"])
    assert embedder.newly_asked() == ["satu"]


def test_other_weights_under_the_same_name_make_everything_anew(opened: Open) -> None:
    opened(CountingEmbedder()).embed_passages(["satu"])
    embedder = CountingEmbedder(turned=True)
    vectors = opened(embedder).embed_passages(["satu"])
    assert embedder.newly_asked() == ["satu"]
    np.testing.assert_array_equal(vectors, -HashingEmbedder().embed_passages(["satu"]))


def test_while_it_is_bypassed_the_model_does_all_the_work(opened: Open) -> None:
    embedder = CountingEmbedder()
    cache = opened(embedder)
    cache.embed_passages(["satu"])
    embedder.newly_asked()
    with cache.bypassed():
        cache.embed_passages(["satu"])
        cache.embed_question("satu")
    assert embedder.newly_asked() == ["satu", "? satu"]
    cache.embed_passages(["satu"])
    assert embedder.newly_asked() == []


def test_more_texts_than_a_query_has_room_for(opened: Open) -> None:
    texts = [f"kabar {number}" for number in range(1203)]
    cache = opened(CountingEmbedder())
    np.testing.assert_array_equal(cache.embed_passages(texts), cache.embed_passages(texts[::-1])[::-1])
    assert cache.embed_passages([]).shape == (0, 64)


def test_passages_with_their_sentences_are_embedded_once_for_the_same_spans(opened: Open) -> None:
    embedder = CountingEmbedder()
    cache, spans = opened(embedder), [Span(0, 4), Span(5, 9)]
    embedder.newly_asked()
    (first,) = cache.embed_with_sentences(["satu dua.."], [spans])
    assert embedder.newly_asked() == ["satu dua.."]
    again, other = cache.embed_with_sentences(["satu dua..", "satu dua.."], [spans, spans[:1]])
    assert embedder.newly_asked() == ["satu dua.."]
    np.testing.assert_array_equal(again.sentences, first.sentences)
    assert (first.sentences.shape, other.sentences.shape) == ((2, 64), (1, 64))
