"""Vectors that were made once and are kept: a second evaluation of the same corpus takes seconds, and a topic that
somebody subscribed to is embedded once.

One SQLite file a model (its name, dimension and prefixes), in it one row a text, keyed by the SHA-256 of its kind and
words. What is interrupted keeps all that it had embedded.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import numpy as np

from retrieval.domain import Span
from retrieval.protocols import EmbeddedPassage, Embedder, EmbeddingModel, Matrix, Vector

_PROBE = "Berapa tentara NATO di perbatasan timur?"
"""Embedded anew at every opening: other weights under the same name give it another vector."""
_SAME = 1e-3
_PATIENCE = 60.0
"""Seconds to wait for another evaluation that writes to the same file."""
_PART = 500
"""Keys of one query; SQLite takes no more than 999 parameters in older builds."""
_SCHEMA = "CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB NOT NULL) WITHOUT ROWID"

EmbedTexts = Callable[[Sequence[str]], Matrix]


def _key(kind: str, text: str) -> bytes:
    return sha256(f"{kind}\x1f{text}".encode("utf-8", "surrogatepass")).digest()


def _places(spans: Sequence[Span]) -> str:
    return ",".join(f"{span.start}-{span.end}" for span in spans)


def _file_name(model: EmbeddingModel) -> str:
    identity = f"{model.name}\x1f{model.dimension}\x1f{model.revision}"
    return f"embeddings-{sha256(identity.encode()).hexdigest()[:16]}.sqlite"


class EmbeddingCache:
    """An `Embedder` that remembers what another one made, in a file in `folder`."""

    def __init__(self, embedder: Embedder, folder: Path) -> None:
        self._embedder = embedder
        self._lock = threading.Lock()
        self._bypassed = False
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / _file_name(embedder.model)
        self._connection = sqlite3.connect(path, timeout=_PATIENCE, check_same_thread=False)
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute(_SCHEMA)
        self._distrust()

    @property
    def model(self) -> EmbeddingModel:
        return self._embedder.model

    def embed_question(self, text: str) -> Vector:
        vector: Vector = self._embed("question", [text], self._embed_questions)[0]
        return vector

    def embed_passages(self, texts: Sequence[str]) -> Matrix:
        return self._embed("passage", texts, self._embedder.embed_passages)

    def embed_with_sentences(self, texts: Sequence[str], sentences: Sequence[Sequence[Span]]) -> list[EmbeddedPassage]:
        """Remembered by text and spans together: a sentence's vector may depend on the passage."""
        if self._bypassed or not texts:
            return self._embedder.embed_with_sentences(texts, sentences)
        keys = [
            _key("with sentences", f"{text}\x1f{_places(spans)}") for text, spans in zip(texts, sentences, strict=True)
        ]
        known = self._read(keys)
        new = [place for place, key in enumerate(keys) if key not in known]
        made = self._embedder.embed_with_sentences([texts[at] for at in new], [sentences[at] for at in new])
        rows = {keys[at]: np.vstack([each.vector, each.sentences]) for at, each in zip(new, made, strict=True)}
        self._write(rows)
        stored = {**known, **rows}
        whole = [stored[key].reshape(-1, self.model.dimension) for key in keys]
        return [EmbeddedPassage(matrix[0], matrix[1:]) for matrix in whole]

    @contextmanager
    def bypassed(self) -> Iterator[None]:
        """Inside, everything is embedded by the model itself: for measuring how long that takes."""
        self._bypassed = True
        try:
            yield
        finally:
            self._bypassed = False

    def close(self) -> None:
        with self._lock:
            self._connection.close()

    def _embed_questions(self, texts: Sequence[str]) -> Matrix:
        return np.array([self._embedder.embed_question(text) for text in texts], np.float32)

    def _embed(self, kind: str, texts: Sequence[str], embed: EmbedTexts) -> Matrix:
        if self._bypassed or not texts:
            return embed(texts)
        keys = {text: _key(kind, text) for text in texts}
        known = self._read(list(keys.values()))
        new = [text for text, key in keys.items() if key not in known]
        if new:
            made = {keys[text]: vector for text, vector in zip(new, embed(new), strict=True)}
            self._write(made)
            known = {**known, **made}
        return np.array([known[keys[text]] for text in texts], np.float32)

    def _read(self, keys: Sequence[bytes]) -> dict[bytes, Vector]:
        found: dict[bytes, Vector] = {}
        with self._lock:
            for start in range(0, len(keys), _PART):
                part = keys[start : start + _PART]
                marks = ",".join("?" * len(part))
                rows = self._connection.execute(f"SELECT key, vector FROM vectors WHERE key IN ({marks})", part)
                found.update((key, np.frombuffer(vector, np.float32)) for key, vector in rows)
        return found

    def _write(self, made: Mapping[bytes, Vector]) -> None:
        rows = [(key, np.ascontiguousarray(vector, np.float32).tobytes()) for key, vector in made.items()]
        with self._lock, self._connection:
            self._connection.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", rows)

    def _distrust(self) -> None:
        """Forget everything when the model does not make the vector any more that it made before."""
        key, now = _key("probe", _PROBE), self._embedder.embed_passages([_PROBE])[0]
        before = self._read([key]).get(key)
        if before is None or before.shape != now.shape or np.abs(before - now).max() > _SAME:
            with self._lock, self._connection:
                self._connection.execute("DELETE FROM vectors")
            self._write({key: now})
