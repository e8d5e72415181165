"""The model that the settings name, loaded by the back end that they name."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

from retrieval.embedding.bundled import bundled_graph_folder, bundled_model_folder
from retrieval.embedding.onnx_runtime import OnnxEmbedder
from retrieval.errors import ModelError
from retrieval.protocols import Embedder
from retrieval.settings import BUNDLED_MODEL, EmbeddingBackend, RetrievalSettings

_HUB_SECONDS = 10.0
_QUIET = {
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "TOKENIZERS_PARALLELISM": "false",
    "TQDM_DISABLE": "1",
    "TRANSFORMERS_VERBOSITY": "error",
}
"""Loaders report to standard error as if every program were a notebook."""
_DIRECT = (EmbeddingBackend.AUTO, EmbeddingBackend.ONNX, EmbeddingBackend.ONNX_INT8)
_LIBRARYS_NAMES: dict[EmbeddingBackend, Literal["torch", "onnx", "openvino"]] = {
    EmbeddingBackend.AUTO: "torch",
    EmbeddingBackend.TORCH: "torch",
    EmbeddingBackend.ONNX: "onnx",
    EmbeddingBackend.OPENVINO: "openvino",
}
"""What sentence-transformers calls them."""


def _is_cached(name: str) -> bool:
    """Whether an earlier start has downloaded the model. Names without an owner are sentence-transformers' own."""
    from huggingface_hub import try_to_load_from_cache

    full = name if "/" in name else f"sentence-transformers/{name}"
    return isinstance(try_to_load_from_cache(full, "config.json"), str)


def _require_hub(name: str) -> None:
    """Raise ModelError at once when the hub of a model that must be downloaded does not answer: the loaders themselves
    go on asking for more than a minute."""
    import httpx
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


def _on_onnx_runtime(models: Path, *, int8: bool) -> Embedder:
    folder = bundled_graph_folder(models, int8=int8)
    try:
        return OnnxEmbedder(BUNDLED_MODEL, folder, int8=int8)
    except Exception as error:
        # What the runtime raises has no common ancestor of its own.
        raise ModelError(f"RETRIEVAL_EMBEDDING_BACKEND: cannot load {folder.name}: {_first_line(error)}") from error


def _on_sentence_transformers(name: str, models: Path, backend: EmbeddingBackend) -> Embedder:
    # Before the first import of these libraries, which is when they look.
    for variable, value in _QUIET.items():
        os.environ.setdefault(variable, value)
    path = str(bundled_model_folder(models)) if name == BUNDLED_MODEL else name
    here = _is_here(path)
    if not here:
        _require_hub(name)
    from sentence_transformers import SentenceTransformer

    from retrieval.embedding.sentence_transformer import SentenceTransformerEmbedder

    try:
        # What is here needs nothing from a hub; without being told, the loader asks one and waits.
        transformer = SentenceTransformer(path, device="cpu", local_files_only=here, backend=_LIBRARYS_NAMES[backend])
    except Exception as error:
        # Loaders of four libraries raise what they like; the reader of this line can only change the setting.
        raise ModelError(f"RETRIEVAL_EMBEDDING_MODEL: cannot load {name}: {_first_line(error)}") from error
    return SentenceTransformerEmbedder(recorded_name(name), transformer)


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0][:200] if str(error).strip() else type(error).__name__


def load_embedder(settings: RetrievalSettings) -> Embedder:
    """Load the model that the settings name: the bundled one (converted into `settings.models` on first use), a folder,
    or a name that sentence-transformers knows. Takes seconds. Raises ModelError with one line that names the setting.
    """
    name, backend = settings.embedding_model, settings.embedding_backend
    if name == BUNDLED_MODEL and backend in _DIRECT:
        return _on_onnx_runtime(settings.models, int8=backend is not EmbeddingBackend.ONNX)
    if backend is EmbeddingBackend.ONNX_INT8:
        raise ModelError("RETRIEVAL_EMBEDDING_BACKEND: onnx-int8 is made of the bundled model only; choose another")
    return _on_sentence_transformers(name, settings.models, backend)


def recorded_name(name: str) -> str:
    """What an archive calls the model of this setting: a folder is known by its whole path, so that two folders of the
    same name are not taken for one model."""
    return str(Path(name).resolve()) if name != BUNDLED_MODEL and Path(name).is_dir() else name
