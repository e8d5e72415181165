"""Fits the coefficients of `answering/coefficients.json` on labelled questions.

    python -m retrieval.evaluation.calibration choosing|confidence DATA

DATA holds the folders `facqa-id` (same language) and `xquad` (across languages). What is printed takes the place of the
entries of the same names; `confidence` depends on `choosing`, so it comes second.

`choosing`: among the sentences that compete for a question, those that hold an accepted answer should score above the
others; a logistic regression over the differences of their features, every question counting once.
`confidence`: each question is answered twice, as the archive stands, where the answer is right when its sentence holds
an accepted answer, and with every passage hidden that does, where it is wrong. The probability of right is fitted.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from retrieval.answering.choosing import Choice, SentenceFeatures, choose
from retrieval.answering.confidence import Features, features
from retrieval.answering.evidence import Asked, competing_sentences
from retrieval.archive import open_archive
from retrieval.domain import Draft, Passage, Question
from retrieval.evaluation.datasets import DataSet, LabelledQuestion, read_data_set
from retrieval.evaluation.measures import holds
from retrieval.index.embedders import load_embedder
from retrieval.protocols import Embedder, Matrix, Vector
from retrieval.settings import RetrievalSettings, load_settings

_QUESTIONS, _QUESTIONS_OF_A_PAIR = 1000, 300
"""Questions taken of a set in one language, and of each pair of languages, by a fixed draw."""
_PAIRS = (("en", "de"), ("en", "es"), ("en", "ru"), ("de", "en"), ("es", "en"))
_ACROSS = ("cosine", "sentence_cosine", "figures", "names", "fits", "rating")
"""Features that hold across languages: no words are compared but names and figures, which are written alike."""
_FIXED = 13
_LOOSE = 30.0
"""Inverse strength of the regularisation: cosines differ by hundredths, so their weights must be free to be large."""

Row = tuple[Features, bool, bool]
"""What was measured, whether the passages were there, whether the sentence holds an accepted answer."""


Competition = list[tuple[SentenceFeatures, bool]]
"""The sentences that compete for one question, each with whether it holds an accepted answer."""


class Bench:
    """A data set in an archive of its own, asked question by question."""

    def __init__(self, data: DataSet, embedder: Embedder, folder: Path) -> None:
        self._vectors: dict[str, Vector] = {}
        self._archive = open_archive(RetrievalSettings(data_dir=folder), embedder=embedder)
        self._embedder = embedder
        drafts = (
            Draft(row.id, (" ".join(row.text.split()),), url=f"https://{row.id}", language=data.language)
            for row in data.corpus.values()
        )
        for _ in self._archive.add_all(drafts):
            pass
        count = _QUESTIONS if data.language == data.question_language else _QUESTIONS_OF_A_PAIR
        labelled = [question for question in data.questions if question.relevant]
        self.questions = random.Random(_FIXED).sample(labelled, min(count, len(labelled)))

    def close(self) -> None:
        self._archive.close()

    def _choices(self, asked: Asked, passages: Sequence[Passage]) -> list[Choice]:
        return choose(asked, competing_sentences(asked, passages, self._embed))

    def _embed(self, sentences: Sequence[str]) -> Matrix:
        """Every sentence once: the same ones come up for many questions."""
        new = [sentence for sentence in dict.fromkeys(sentences) if sentence not in self._vectors]
        self._vectors.update(zip(new, self._embedder.embed_passages(new), strict=True))
        known = [self._vectors[sentence] for sentence in sentences]
        return np.array(known, np.float32).reshape(-1, self._embedder.model.dimension)

    def competition(self, labelled: LabelledQuestion) -> Competition:
        question = Question(labelled.text, datetime.now(UTC))
        choices = self._choices(self._archive.understand(question), self._archive.search(question, 30))
        return [(choice.features, holds(choice.sentence.text, labelled.answers)) for choice in choices]

    def rows(self, labelled: LabelledQuestion) -> Iterator[Row]:
        question = Question(labelled.text, datetime.now(UTC))
        asked, passages = self._archive.understand(question), self._archive.search(question, 30)
        best = self._choices(asked, passages)[0]
        yield features(asked, best), True, holds(best.sentence.text, labelled.answers)
        others = [
            passage
            for passage in passages
            if passage.article.title not in labelled.relevant and not holds(passage.paragraph.text, labelled.answers)
        ]
        if others:
            yield features(asked, self._choices(asked, others)[0]), False, False


@contextmanager
def _bench(data: DataSet, embedder: Embedder) -> Iterator[Bench]:
    with tempfile.TemporaryDirectory() as folder, closing(Bench(data, embedder, Path(folder))) as bench:
        yield bench


def _fit_choosing(competitions: Sequence[Competition]) -> dict[str, Any]:
    from sklearn.linear_model import LogisticRegression

    names = [field.name for field in fields(SentenceFeatures)]
    differences, weights = [], []
    for competition in competitions:
        right = [np.array(list(asdict(each).values())) for each, holds in competition if holds]
        wrong = [np.array(list(asdict(each).values())) for each, holds in competition if not holds]
        between = [r - w for r in right for w in wrong]
        differences += between
        weights += [1.0 / len(between)] * len(between) if between else []
    # Each difference stands once each way round, so that the intercept is nothing.
    matrix = np.array(differences + [-difference for difference in differences])
    labels = [1] * len(differences) + [0] * len(differences)
    model = LogisticRegression(C=_LOOSE, fit_intercept=False, max_iter=5000)
    model.fit(matrix, labels, sample_weight=np.array(weights * 2))
    made = {"questions": len(competitions), "pairs": len(differences)}
    return {"intercept": 0.0, "weights": _named(names, model.coef_[0]), "made": made}


def _named(names: Sequence[str], values: Iterable[float]) -> dict[str, float]:
    return {name: round(float(value), 3) for name, value in zip(names, values, strict=True)}


def _fit_confidence(rows: Sequence[Row], names: Sequence[str]) -> dict[str, Any]:
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import roc_auc_score
    from sklearn.model_selection import cross_val_predict

    matrix = np.array([[asdict(measured)[name] for name in names] for measured, _, _ in rows])
    covered = np.array([there for _, there, _ in rows])
    right = np.array([correct for _, _, correct in rows])
    model = LogisticRegression(C=_LOOSE, max_iter=5000)
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
        "weights": _named(names, model.coef_[0]),
        "made": {
            "rows": len(rows),
            "auroc_covered": round(float(roc_auc_score(covered, held_out)), 3),
            "auroc_right": round(float(roc_auc_score(right, held_out)), 3),
            "declined_of_right_covered_uncovered_at": shares,
        },
    }


def calibrate_choosing(data: Path, embedder: Embedder) -> dict[str, Any]:
    """The entry `choosing`. Takes some minutes."""
    with _bench(read_data_set(data / "facqa-id"), embedder) as bench:
        return {"choosing": _fit_choosing([bench.competition(labelled) for labelled in bench.questions])}


def calibrate_confidence(data: Path, embedder: Embedder) -> dict[str, Any]:
    """The two entries of confidence. Takes some minutes."""
    pairs = [
        read_data_set(data / "xquad", corpus_language=told, queries=f"queries.{asked}.jsonl") for asked, told in _PAIRS
    ]
    rows: dict[str, list[Row]] = {"confidence_same_language": [], "confidence_across_languages": []}
    for name, sets in zip(rows, ([read_data_set(data / "facqa-id")], pairs), strict=True):
        for each in sets:
            with _bench(each, embedder) as bench:
                rows[name] += [row for labelled in bench.questions for row in bench.rows(labelled)]
    every = [field.name for field in fields(Features)]
    return {
        "confidence_same_language": _fit_confidence(rows["confidence_same_language"], every),
        "confidence_across_languages": _fit_confidence(rows["confidence_across_languages"], _ACROSS),
    }


def main(what: str, data: str) -> None:
    settings = load_settings(RetrievalSettings)
    embedder = load_embedder(settings.embedding_model, settings.data_dir / "models")
    fitted = {"choosing": calibrate_choosing, "confidence": calibrate_confidence}[what](Path(data), embedder)
    sys.stdout.write(json.dumps({"model": embedder.model.name, **fitted}, indent=1) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
