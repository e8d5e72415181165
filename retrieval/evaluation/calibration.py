"""Fits the coefficients of `answering/confidence.json` on labelled questions.

    python -m retrieval.evaluation.calibration DATA

DATA holds the folders `facqa-id` (same language) and `xquad` (across languages). Each question is answered twice: as the
archive stands, where the answer is right when its sentence holds an accepted answer, and with every passage hidden that
does, where it is wrong. What is fitted is the probability of right.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from retrieval.answering import confidence
from retrieval.answering.choosing import Choice, choose
from retrieval.answering.evidence import Asked, sentences_of
from retrieval.archive import Archive, open_archive
from retrieval.domain import Draft, Passage, Question, normalised
from retrieval.evaluation.datasets import DataSet, LabelledQuestion, read_data_set
from retrieval.index.embedders import load_embedder
from retrieval.protocols import Embedder
from retrieval.settings import RetrievalSettings, load_settings

_QUESTIONS = 1000
"""Questions taken of each set, by a fixed draw."""
_PAIRS = (("en", "de"), ("en", "es"), ("en", "ru"), ("de", "en"), ("es", "en"))
_ACROSS = ("cosine", "sentence_cosine", "figures", "names", "highlight")
"""Features that hold across languages: no words are compared but names and figures, which are written alike."""
_FIXED = 13

Row = tuple[confidence.Features, bool, bool]
"""What was measured, whether the passages were there, whether the sentence holds an accepted answer."""


def _holds(text: str, answers: Sequence[str]) -> bool:
    return any(normalised(answer) in normalised(text) for answer in answers)


def _measured(archive: Archive, embedder: Embedder, asked: Asked, passages: Sequence[Passage]) -> tuple[Choice, Any]:
    best = choose(asked, sentences_of(asked, passages, embedder.embed_passages))[0]
    return best, confidence.features(asked, best)


def _rows(archive: Archive, embedder: Embedder, labelled: LabelledQuestion) -> Iterator[Row]:
    question = Question(labelled.text, datetime.now(UTC))
    asked, passages = archive.understand(question), archive.search(question, 30)
    best, measured = _measured(archive, embedder, asked, passages)
    yield measured, True, _holds(best.sentence.text, labelled.answers)
    hidden = [
        passage
        for passage in passages
        if passage.article.title not in labelled.relevant and not _holds(passage.paragraph.text, labelled.answers)
    ]
    if hidden:
        yield _measured(archive, embedder, asked, hidden)[1], False, False


def _measure(data: DataSet, embedder: Embedder) -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        settings = RetrievalSettings(data_dir=Path(folder))
        with open_archive(settings, embedder=embedder) as archive:
            drafts = (
                Draft(id, (text,), url=f"https://{id}", language=data.language) for id, text in data.corpus.items()
            )
            for _ in archive.add_all(drafts):
                pass
            count = min(_QUESTIONS, len(data.questions))
            drawn = random.Random(_FIXED).sample(data.questions, count)
            return [row for labelled in drawn for row in _rows(archive, embedder, labelled)]


def _fit(rows: Sequence[Row], names: Sequence[str]) -> dict[str, Any]:
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import roc_auc_score
    from sklearn.model_selection import cross_val_predict

    matrix = np.array([[asdict(features)[name] for name in names] for features, _, _ in rows])
    covered = np.array([there for _, there, _ in rows])
    right = np.array([correct for _, _, correct in rows])
    model = LogisticRegression(C=10.0, max_iter=5000)
    held_out = cross_val_predict(model, matrix, right, cv=5, method="predict_proba")[:, 1]
    model.fit(matrix, right)
    shares = {
        f"{threshold:.2f}": [
            round(float(np.mean(held_out[mask] < threshold)), 3) for mask in (right, covered, ~covered)
        ]
        for threshold in (0.2, 0.25, 0.3, 0.35, 0.4, 0.5)
    }
    return {
        "intercept": round(float(model.intercept_[0]), 3),
        "weights": {name: round(float(w), 3) for name, w in zip(names, model.coef_[0], strict=True)},
        "made": {
            "rows": len(rows),
            "auroc_covered": round(float(roc_auc_score(covered, held_out)), 3),
            "auroc_right": round(float(roc_auc_score(right, held_out)), 3),
            "declined_of_right_covered_uncovered_at": shares,
        },
    }


def calibrate(data: Path, settings: RetrievalSettings) -> dict[str, Any]:
    """The content of `confidence.json`, fitted on the sets under `data`. Takes some minutes."""
    embedder = load_embedder(settings.embedding_model, settings.data_dir / "models")
    every = [field.name for field in fields(confidence.Features)]
    same = _measure(read_data_set(data / "facqa-id"), embedder)
    across = []
    for question_language, language in _PAIRS:
        pair = read_data_set(data / "xquad", question_language=question_language, language=language)
        across += _measure(pair, embedder)
    return {
        "model": embedder.model.name,
        "same_language": _fit(same, every),
        "across_languages": _fit(across, _ACROSS),
    }


if __name__ == "__main__":
    made = calibrate(Path(sys.argv[1]), load_settings(RetrievalSettings))
    sys.stdout.write(json.dumps(made, indent=1) + "\n")
