"""Any model that sentence-transformers can load."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from retrieval.domain import Span
from retrieval.embedding.pooling import BATCH, batches, unit, with_sentences
from retrieval.embedding.turns import Turns
from retrieval.errors import ModelError
from retrieval.protocols import EmbeddedPassage, EmbeddingModel, Matrix, Vector

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer


def _prefixes(name: str, prompts: Mapping[str, str | None]) -> tuple[str, str]:
    """What is put before a question and before a passage.

    A model's own prompts come first. The E5 family on the hubs states its prefixes only in prose, so they are known
    by its name; every other model without prompts takes texts as they are.
    """
    question = prompts.get("query") or ""
    passage = prompts.get("passage") or prompts.get("document") or ""
    if not (question or passage) and "e5" in name.casefold():
        return "query: ", "passage: "
    return question, passage


class SentenceTransformerEmbedder:
    """An `Embedder` over a loaded sentence-transformers model. `name` is what the archive records as its model."""

    def __init__(self, name: str, transformer: SentenceTransformer) -> None:
        self._transformer = transformer
        self._question_prefix, self._passage_prefix = _prefixes(name, transformer.prompts)
        dimension = transformer.get_embedding_dimension()
        if dimension is None:
            raise ModelError(f"RETRIEVAL_EMBEDDING_MODEL: {name} does not say how long its vectors are")
        revision = f"{self._question_prefix.strip()}|{self._passage_prefix.strip()}"
        self._model = EmbeddingModel(name, dimension, revision)
        # A fast tokenizer that two threads use at once fails ("Already borrowed"), and one pass fills both cores.
        self._turns = Turns()

    @property
    def model(self) -> EmbeddingModel:
        return self._model

    def embed_question(self, text: str) -> Vector:
        """float32 of shape (dimension,), of unit length."""
        with self._turns.at_once():
            vector: Vector = self._encode([self._question_prefix + text])[0]
        return vector

    def embed_passages(self, texts: Sequence[str]) -> Matrix:
        """float32 of shape (len(texts), dimension), rows of unit length in the order of the texts."""
        vectors = np.zeros((len(texts), self._model.dimension), np.float32)
        for places in batches(texts):
            with self._turns.when_free():
                vectors[places] = self._encode([self._passage_prefix + texts[place] for place in places])
        return vectors

    def embed_with_sentences(self, texts: Sequence[str], sentences: Sequence[Sequence[Span]]) -> list[EmbeddedPassage]:
        """Both from one pass, where the model's passages are the means of their tokens' states. Where they are not,
        sentences are embedded like passages."""
        if getattr(self._transformer[1], "pooling_mode", "") != "mean" or not self._transformer.tokenizer.is_fast:
            return self._apart(texts, sentences)
        found: dict[int, EmbeddedPassage] = {}
        for places in batches(texts):
            read = self._read([texts[place] for place in places], [sentences[place] for place in places])
            found.update(zip(places, read, strict=True))
        return [found[place] for place in range(len(texts))]

    def _read(self, texts: Sequence[str], sentences: Sequence[Sequence[Span]]) -> list[EmbeddedPassage]:
        prefixed = [self._passage_prefix + text for text in texts]
        with self._turns.when_free():
            # Everything that the model makes of each text, by name; the library's own types know of one kind only.
            read: list[Any] = list(
                self._transformer.encode(
                    prefixed, prompt="", batch_size=BATCH, show_progress_bar=False, output_value=None
                )
            )
            tokens = self._transformer.tokenizer(
                prefixed, return_offsets_mapping=True, truncation=True, max_length=self._transformer.max_seq_length
            )
        shift, embedded = len(self._passage_prefix), []
        for row, offsets, spans in zip(read, tokens["offset_mapping"], sentences, strict=True):
            states = row["token_embeddings"].numpy()[: len(offsets)]
            vector = unit(row["sentence_embedding"].numpy())
            embedded.append(with_sentences(vector, states, np.array(offsets) - shift, spans))
        return embedded

    def _apart(self, texts: Sequence[str], sentences: Sequence[Sequence[Span]]) -> list[EmbeddedPassage]:
        vectors = self.embed_passages(texts)
        own = self.embed_passages(
            [span.of(text) for text, spans in zip(texts, sentences, strict=True) for span in spans]
        )
        ends = np.cumsum([len(spans) for spans in sentences])
        return [EmbeddedPassage(*each) for each in zip(vectors, np.split(own, ends[:-1]), strict=True)]

    def _encode(self, texts: list[str]) -> Matrix:
        vectors: Matrix = self._transformer.encode(
            texts,
            prompt="",
            batch_size=BATCH,
            show_progress_bar=False,
            convert_to_numpy=True,
            normalize_embeddings=True,
        )
        return vectors.astype(np.float32, copy=False)
