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
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from textwrap import indent
from typing import Any

import numpy as np

from retrieval.answering.coefficients import Linear, to_json
from retrieval.answering.confidence import ASKS, measured
from retrieval.answering.evidence import Asked
from retrieval.answering.reading import Choice, Features, best_of, choices_of
from retrieval.embedding.cache import EmbeddingCache
from retrieval.embedding.loading import load_embedder
from retrieval.evaluation.bench import Bench, benched, drawn
from retrieval.evaluation.datasets import DataSet, LabelledQuestion, read_data_set
from retrieval.evaluation.fitting import Contest, Outcomes, fit_confidence, fit_contests
from retrieval.evaluation.measures import answer_tokens, holds
from retrieval.evaluation.near_copies import NearCopies
from retrieval.settings import RetrievalSettings, load_settings

_log = logging.getLogger(__name__)

_READING = (
    *("cosine", "coverage", "resembled", "missing", "missing_weight", "sentence_coverage", "with_previous", "fits"),
    *("predicate", "rating", "first", "length", "sentence_length"),
)
_READING_ACROSS = ("cosine", "figures", "names", "fits", "rating", "first", "length", "sentence_length")
"""Features that hold across languages: no words are compared but names and figures, which are written alike."""
_CONFIDENCE = {
    **dict.fromkeys(("cosine", "coverage", "sentence_coverage", "with_previous", "fits", "rating"), 1),
    **dict.fromkeys(("figures", "names", "sentence_names", "near", "predicate", "lead", "standing"), 1),
    **dict.fromkeys(("missing", "missing_figure", "missing_name", "missing_words", "negated", "known"), -1),
    **dict.fromkeys(("unqualified", "opposed"), -1),
    **dict.fromkeys(("resembled", "question_length", "length", "sentence_length", *ASKS), 0),
}
_CONFIDENCE_ACROSS = {
    **dict.fromkeys(("cosine", "figures", "names", "fits", "rating", "lead", "standing"), 1),
    **dict.fromkeys(("question_length", "length", "sentence_length"), 0),
}
"""What confidence rests on, and whether more of it may only raise (1) or only lower it (-1)."""
_FOREIGN = -1.0
"""What a passage in another language than the question's is set back by: about what one in the question's own that
shares none of its words is. Chosen on the golden questions, whose archive is in three languages."""
_OTHER_TEXTS = 0.2
"""What a question about an encyclopedia counts for reading. There are twice as many as about news: at 1 each the right
sentence of FacQA is found 1.6 points less often."""
_SHORT = 5
"""Words of an answer that is given word for word or not at all."""
_PAIRS = (("en", "de"), ("en", "ru"), ("es", "en"), ("de", "es"), ("ru", "en"))
_OWN = ("en", "es", "de")


@dataclass(frozen=True, slots=True)
class Part:
    """A data set to learn from: how many of its questions, what each counts for reading and for confidence, and how
    many times that an unanswerable one."""

    data: DataSet
    limit: int | None
    reading: float = 1.0
    confidence: float = 1.0
    unanswerable: float = 1.0
    hides: bool = True
    """Whether its questions are asked again with what answers them hidden. Not where other passages tell the same."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A question with every sentence read for it, as it stands (`covered`) or with what answers it hidden, and what it
    counts for reading and for confidence."""

    labelled: LabelledQuestion
    asked: Asked
    passages: tuple[tuple[Choice, ...], ...]
    ids: tuple[str, ...]
    covered: bool
    reading: float
    confidence: float

    def answers(self, choice: Choice) -> bool:
        return self.covered and self.labelled.answerable and holds(choice.text, self.labelled.answers)

    def is_relevant(self, choice: Choice) -> bool:
        """Whether it is of a passage that the labels name."""
        own = choice.passage.paragraph.id
        rows = zip(self.ids, self.passages, strict=True)
        return next(id for id, choices in rows if choices[0].passage.paragraph.id == own) in self.labelled.relevant


def _seen(bench: Bench, part: Part, labelled: LabelledQuestion, hidden: frozenset[str] = frozenset()) -> Seen:
    asked, evidence = bench.evidence(labelled, hidden)
    return Seen(
        labelled,
        asked,
        tuple(tuple(choices_of(asked, each)) for each in evidence),
        tuple(bench.row_of(each.passage) for each in evidence),
        not hidden,
        part.reading,
        part.confidence * (1.0 if labelled.answerable else part.unanswerable),
    )


def _gathered(part: Part, settings: RetrievalSettings, cache: EmbeddingCache) -> Iterator[Seen]:
    copies = NearCopies(part.data.corpus)
    labelled = [each for each in part.data.questions if each.relevant or not each.answerable]
    with benched(settings, cache) as bench:
        bench.take_in(part.data.corpus.values())
        for each in drawn(labelled, part.limit):
            yield _seen(bench, part, each)
            if each.answerable and part.hides:
                yield _seen(bench, part, each, copies.of(each.relevant))
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
    return Contest(np.array(rows).reshape(-1, len(names)), np.array(answers, bool), seen.reading)


def _outcomes(every: Sequence[Seen], reading: Linear, names: Collection[str]) -> Outcomes:
    rows, right, weights = [], [], []
    for seen in every:
        choices = best_of(
            [[replace(choice, score=reading.score(choice.features)) for choice in each] for each in seen.passages]
        )
        answers = _answers(seen, choices[0]) if choices else None
        if answers is not None:
            found = measured(seen.asked, choices[0], choices)
            rows.append([found[name] for name in names])
            right.append(answers)
            weights.append(seen.confidence)
    return Outcomes(np.array(rows), np.array(right, bool), np.array(weights))


def _answers(seen: Seen, choice: Choice) -> bool | None:
    """Whether the choice answers; None where the labels do not tell: a passage that nobody looked at may hold the
    answer by chance or indeed, and another sentence of the right passage may give a long one in other words."""
    if not seen.labelled.answerable:
        return False
    held = holds(choice.text, seen.labelled.answers)
    if held == seen.is_relevant(choice):
        return held
    short = any(len(answer_tokens(answer)) <= _SHORT for answer in seen.labelled.answers)
    return None if held or not short else False


def _on_one_scale(weights: Linear, cosine: float | None) -> Linear:
    """The weights, with that of the cosine as given: a positive factor changes no order within its own language, and
    likeness counts the same in both, so that passages of several languages can stand in one order."""
    if cosine is None:
        return weights
    factor = cosine / weights.weights["cosine"]
    return Linear({name: round(factor * weight, 3) for name, weight in weights.weights.items()}, _FOREIGN)


def _stored(
    name: str,
    every: Sequence[Seen],
    reading: Sequence[str],
    confidence: Mapping[str, int],
    made_of: str,
    cosine: float | None = None,
) -> dict[str, Any]:
    made = {"questions": len({seen.labelled.id for seen in every}), "data": made_of}
    contests = [_contest(seen, reading) for seen in every if seen.covered and seen.labelled.answerable]
    weights = _on_one_scale(fit_contests(contests, reading), cosine)
    fitted = fit_confidence(_outcomes(every, weights, confidence), confidence)
    grown = [to_json(tree) for tree in fitted.trees]
    return {
        f"reading_{name}": {"made": made, "intercept": weights.intercept, "weights": dict(weights.weights)},
        f"confidence_{name}": {"made": made, "intercept": fitted.intercept, "trees": grown},
    }


def calibrate(data: Path, settings: RetrievalSettings, cache: EmbeddingCache) -> dict[str, Any]:
    """The content of the file. Takes some twenty minutes once the passages are embedded."""
    xquad = data / "xquad"
    own = [
        Part(read_data_set(data / "facqa-id"), 2000, confidence=2.0),
        Part(read_data_set(data / "idkmrc-id"), 8000, reading=_OTHER_TEXTS, unanswerable=1.5, hides=False),
        *(Part(read_data_set(xquad, corpus_language=each, queries=f"queries.{each}.jsonl"), 150) for each in _OWN),
    ]
    across = [
        Part(read_data_set(xquad, corpus_language=told, queries=f"queries.{asked}.jsonl"), 200)
        for asked, told in _PAIRS
    ]
    stored: dict[str, Any] = {"model": cache.model.name}
    for name, parts, reading, confidence in (
        ("same_language", own, _READING, _CONFIDENCE),
        ("across_languages", across, _READING_ACROSS, _CONFIDENCE_ACROSS),
    ):
        seen = [each for part in parts for each in _gathered(part, settings, cache)]
        made_of, known = ", ".join(part.data.name for part in parts), stored.get("reading_same_language")
        cosine = known["weights"]["cosine"] if known else None
        stored |= _stored(name, seen, reading, confidence, made_of, cosine)
    return stored


def as_text(stored: Mapping[str, Any]) -> str:
    """The content of the file, a tree a line: readable, and small in its changes."""
    text = json.dumps(stored, indent=1)
    for name in stored.keys() - {"model"}:
        for tree in stored[name].get("trees", ()):
            text = text.replace(indent(json.dumps(tree, indent=1), " " * 3).lstrip(), json.dumps(tree), 1)
    return text + "\n"


def main(data: str) -> None:
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    settings = load_settings(RetrievalSettings)
    embedder = load_embedder(settings)
    cache = EmbeddingCache(embedder, settings.data_dir / "cache")
    sys.stdout.write(as_text(calibrate(Path(data), settings, cache)))


if __name__ == "__main__":
    main(*sys.argv[1:])
