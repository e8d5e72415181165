"""Embedding models: the one that is bundled, and any other that sentence-transformers can load."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import numpy as np

from retrieval.domain import Span
from retrieval.errors import ModelError
from retrieval.index.bundled import bundled_model_folder
from retrieval.index.turns import Turns
from retrieval.protocols import EmbeddedPassage, EmbeddingModel, Matrix, Vector
from retrieval.settings import BUNDLED_MODEL

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_HUB_SECONDS = 10.0
_BATCH = 8
"""Passages a forward pass; on CPUs small batches of like lengths were the fastest."""
_QUIET = {
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "TOKENIZERS_PARALLELISM": "false",
    "TQDM_DISABLE": "1",
    "TRANSFORMERS_VERBOSITY": "error",
}
"""Loaders report to standard error as if every program were a notebook."""


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


def _unit(vector: Vector) -> Vector:
    unit: Vector = (vector / np.linalg.norm(vector)).astype(np.float32)
    return unit


def _mean_within(words: Matrix, offsets: Matrix, span: Span, otherwise: Vector) -> Vector:
    """The mean of the words that lie in the span; offsets are of shape (words, 2), in code points of the text."""
    starts, ends = offsets[:, 0], offsets[:, 1]
    # A word's offsets may take in the space before it.
    inside = (starts >= span.start - 1) & (ends <= span.end) & (ends > starts)
    return _unit(words[inside].mean(axis=0)) if inside.any() else otherwise


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
        for places in _batches(texts):
            with self._turns.when_free():
                vectors[places] = self._encode([self._passage_prefix + texts[place] for place in places])
        return vectors

    def embed_with_sentences(self, texts: Sequence[str], sentences: Sequence[Sequence[Span]]) -> list[EmbeddedPassage]:
        """Both from one pass, where the model's passages are the means of their words' vectors: a sentence's vector is
        the mean of those of its own words, as they were read within the passage ("late chunking", Guenther and others,
        2024). Where they are not, sentences are embedded like passages."""
        if getattr(self._transformer[1], "pooling_mode", "") != "mean" or not self._transformer.tokenizer.is_fast:
            return self._apart(texts, sentences)
        found: dict[int, EmbeddedPassage] = {}
        for places in _batches(texts):
            read = self._read([texts[place] for place in places], [sentences[place] for place in places])
            found.update(zip(places, read, strict=True))
        return [found[place] for place in range(len(texts))]

    def _read(self, texts: Sequence[str], sentences: Sequence[Sequence[Span]]) -> list[EmbeddedPassage]:
        prefixed = [self._passage_prefix + text for text in texts]
        with self._turns.when_free():
            # Everything that the model makes of each text, by name; the library's own types know of one kind only.
            read: list[Any] = list(
                self._transformer.encode(
                    prefixed, prompt="", batch_size=_BATCH, show_progress_bar=False, output_value=None
                )
            )
            tokens = self._transformer.tokenizer(
                prefixed, return_offsets_mapping=True, truncation=True, max_length=self._transformer.max_seq_length
            )
        shift, embedded = len(self._passage_prefix), []
        for row, offsets, spans in zip(read, tokens["offset_mapping"], sentences, strict=True):
            words = row["token_embeddings"].numpy()[: len(offsets)]
            vector = _unit(row["sentence_embedding"].numpy())
            own = [_mean_within(words, np.array(offsets) - shift, span, vector) for span in spans]
            embedded.append(EmbeddedPassage(vector, np.array(own, np.float32).reshape(-1, self._model.dimension)))
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
            batch_size=_BATCH,
            show_progress_bar=False,
            convert_to_numpy=True,
            normalize_embeddings=True,
        )
        return vectors.astype(np.float32, copy=False)


def _batches(texts: Sequence[str]) -> Iterator[list[int]]:
    """The places of the texts, a batch of like lengths at a time: between two of them a question may have its turn."""
    by_length = sorted(range(len(texts)), key=lambda place: -len(texts[place]))
    yield from (by_length[start : start + _BATCH] for start in range(0, len(by_length), _BATCH))


def _is_cached(name: str) -> bool:
    """Whether an earlier start has downloaded the model. Names without an owner are sentence-transformers' own."""
    from huggingface_hub import try_to_load_from_cache

    full = name if "/" in name else f"sentence-transformers/{name}"
    return isinstance(try_to_load_from_cache(full, "config.json"), str)


def _require_hub(name: str) -> None:
    """Raise ModelError at once when the hub of a model that must be downloaded does not answer: the loaders themselves
    go on asking for more than a minute."""
    from huggingface_hub import constants

    try:
        httpx.head(constants.ENDPOINT, timeout=_HUB_SECONDS)
    except httpx.HTTPError as error:
        reason = "its hub does not answer; check the network, or give a folder that holds it"
        raise ModelError(f"RETRIEVAL_EMBEDDING_MODEL: cannot download {name}: {reason}") from error


def _is_here(name: str) -> bool:
    """Whether the model can be loaded without a network. Raises ModelError for what is neither a folder nor a name."""
    from huggingface_hub.errors import HFValidationError

    try:
        return Path(name).is_dir() or _is_cached(name)
    except HFValidationError as error:
        reason = "there is no such folder, and it is no model's name"
        raise ModelError(f"RETRIEVAL_EMBEDDING_MODEL: cannot load {name}: {reason}") from error


def load_embedder(name: str, models: Path) -> SentenceTransformerEmbedder:
    """Load the model called `name` in the settings: the bundled one (converted into `models` on first use), a folder,
    or a name that sentence-transformers knows. Takes seconds. Raises ModelError with one line that names the setting.
    """
    # Before the first import of these libraries, which is when they look.
    for variable, value in _QUIET.items():
        os.environ.setdefault(variable, value)
    path = str(bundled_model_folder(models)) if name == BUNDLED_MODEL else name
    here = _is_here(path)
    if not here:
        _require_hub(name)
    from sentence_transformers import SentenceTransformer

    try:
        # What is here needs nothing from a hub; without being told, the loader asks one and waits.
        transformer = SentenceTransformer(path, device="cpu", local_files_only=here)
    except Exception as error:
        # Loaders of four libraries raise what they like; the reader of this line can only change the setting.
        reason = str(error).strip().splitlines()[0][:200] if str(error).strip() else type(error).__name__
        raise ModelError(f"RETRIEVAL_EMBEDDING_MODEL: cannot load {name}: {reason}") from error
    return SentenceTransformerEmbedder(recorded_name(name), transformer)


def recorded_name(name: str) -> str:
    """What an archive calls the model of this setting: a folder is known by its whole path, so that two folders of the
    same name are not taken for one model."""
    return str(Path(name).resolve()) if name != BUNDLED_MODEL and Path(name).is_dir() else name
