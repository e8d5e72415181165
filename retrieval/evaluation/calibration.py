"""Makes `answering/coefficients.json` from labelled questions.

    python -m retrieval.evaluation.calibration DATA > coefficients.json

DATA holds the folders `facqa-id` and `idkmrc-id` (Indonesian), and `xquad` (several languages). Every question is read
by the archive as any other is, twice: as it stands, and with the passages that answer it and their near copies hidden.

`reading_*`: among all sentences read for a question, those of its passages that hold an accepted answer should win.
Sentences of other passages that happen to hold it are left out: nobody looked whether they answer.
`confidence_*`: the sentence that won is right when it holds an accepted answer; of a question that has none, or whose
passages are hidden, and of one that the data set calls unanswerable, it never is.

What is in one language is fitted apart from what is in two, where words cannot be compared.
"""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import numpy as np

from retrieval.answering.coefficients import Linear
from retrieval.answering.confidence import measured
from retrieval.answering.evidence import Asked
from retrieval.answering.reading import Choice, Features, best_of, choices_of
from retrieval.evaluation.bench import Bench, benched, drawn
from retrieval.evaluation.datasets import DataSet, LabelledQuestion, read_data_set
from retrieval.evaluation.embedding_cache import EmbeddingCache
from retrieval.evaluation.fitting import Contest, Outcomes, fit_confidence, fit_contests
from retrieval.evaluation.measures import holds
from retrieval.evaluation.near_copies import NearCopies
from retrieval.index.embedders import load_embedder
from retrieval.settings import RetrievalSettings, load_settings

_log = logging.getLogger(__name__)

_ACROSS = ("cosine", "figures", "names", "fits", "rating", "first", "length", "sentence_length")
"""Features that hold across languages: no words are compared but names and figures, which are written alike."""
_AMONG = ("lead", "standing")
"""What confidence rests on beside what was read of the choice: how it stands among the others."""
_PAIRS = (("en", "de"), ("en", "ru"), ("es", "en"), ("de", "es"), ("ru", "en"))
_OWN = ("en", "es", "de")


@dataclass(frozen=True, slots=True)
class Part:
    """A data set to learn from: how many of its questions, and what an unanswerable one counts for confidence."""

    data: DataSet
    limit: int | None
    unanswerable: float = 1.0


@dataclass(frozen=True, slots=True)
class Seen:
    """A question with every sentence read for it, as it stands (`covered`) or with what answers it hidden."""

    labelled: LabelledQuestion
    asked: Asked
    passages: tuple[tuple[Choice, ...], ...]
    ids: tuple[str, ...]
    covered: bool
    weight: float

    def answers(self, choice: Choice) -> bool:
        return self.covered and self.labelled.answerable and holds(choice.text, self.labelled.answers)


def _seen(bench: Bench, labelled: LabelledQuestion, hidden: frozenset[str], weight: float) -> Seen:
    asked, evidence = bench.evidence(labelled, hidden)
    return Seen(
        labelled,
        asked,
        tuple(tuple(choices_of(asked, each)) for each in evidence),
        tuple(bench.row_of(each.passage) for each in evidence),
        not hidden,
        weight,
    )


def _gathered(part: Part, settings: RetrievalSettings, cache: EmbeddingCache) -> Iterator[Seen]:
    copies = NearCopies(part.data.corpus)
    labelled = [each for each in part.data.questions if each.relevant or not each.answerable]
    with benched(settings, cache) as bench:
        bench.take_in(part.data.corpus.values())
        for each in drawn(labelled, part.limit):
            yield _seen(bench, each, frozenset(), 1.0 if each.answerable else part.unanswerable)
            if each.answerable:
                yield _seen(bench, each, copies.of(each.relevant), 1.0)
    _log.info("%s is read", part.data.name)


def _row(features: Features, names: Sequence[str]) -> list[float]:
    return [getattr(features, name) for name in names]


def _contest(seen: Seen, names: Sequence[str]) -> Contest:
    rows, answers = [], []
    for id, choices in zip(seen.ids, seen.passages, strict=True):
        relevant = id in seen.labelled.relevant
        for choice in choices:
            if relevant or not seen.answers(choice):
                rows.append(_row(choice.features, names))
                answers.append(relevant and seen.answers(choice))
    return Contest(np.array(rows).reshape(-1, len(names)), np.array(answers, bool))


def _outcomes(every: Sequence[Seen], reading: Linear, names: Sequence[str]) -> Outcomes:
    rows, right, weights = [], [], []
    for seen in every:
        choices = best_of(
            [[replace(choice, score=reading.score_of(choice.features)) for choice in each] for each in seen.passages]
        )
        if choices:
            found = measured(choices[0], choices)
            rows.append([found[name] for name in names])
            right.append(seen.answers(choices[0]))
            weights.append(seen.weight)
    return Outcomes(np.array(rows), np.array(right, bool), np.array(weights))


def _fitted(every: Sequence[Seen], names: Sequence[str]) -> tuple[Linear, Linear]:
    """The weights of reading and of confidence over these features."""
    contests = [_contest(seen, names) for seen in every if seen.covered and seen.labelled.answerable]
    reading = fit_contests(contests, names)
    return reading, fit_confidence(_outcomes(every, reading, [*names, *_AMONG]), [*names, *_AMONG])


def _stored(name: str, fitted: tuple[Linear, Linear], every: Sequence[Seen], made_of: str) -> dict[str, Any]:
    made = {"questions": len({seen.labelled.id for seen in every}), "data": made_of}
    return {
        f"{kind}_{name}": {"intercept": each.intercept, "weights": dict(each.weights), "made": made}
        for kind, each in zip(("reading", "confidence"), fitted, strict=True)
    }


def calibrate(data: Path, settings: RetrievalSettings, cache: EmbeddingCache) -> dict[str, Any]:
    """The content of the file. Takes some twenty minutes once the passages are embedded."""
    xquad = data / "xquad"
    own = [
        Part(read_data_set(data / "facqa-id"), 2000),
        Part(read_data_set(data / "idkmrc-id"), 1600, unanswerable=2.0),
        *(Part(read_data_set(xquad, corpus_language=each, queries=f"queries.{each}.jsonl"), 150) for each in _OWN),
    ]
    across = [
        Part(read_data_set(xquad, corpus_language=told, queries=f"queries.{asked}.jsonl"), 200)
        for asked, told in _PAIRS
    ]
    every = [field.name for field in fields(Features)]
    stored: dict[str, Any] = {"model": cache.model.name}
    for name, parts, names in (("same_language", own, every), ("across_languages", across, list(_ACROSS))):
        seen = [each for part in parts for each in _gathered(part, settings, cache)]
        stored |= _stored(name, _fitted(seen, names), seen, ", ".join(part.data.name for part in parts))
    return stored


def main(data: str) -> None:
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    settings = load_settings(RetrievalSettings)
    embedder = load_embedder(settings.embedding_model, settings.data_dir / "models")
    cache = EmbeddingCache(embedder, settings.data_dir / "cache")
    sys.stdout.write(json.dumps(calibrate(Path(data), settings, cache), indent=1) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
