"""What an evaluation found, as values that print as a table and as JSON alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from retrieval.evaluation.estimates import Estimate, mean

Figures: TypeAlias = Mapping[str, Estimate | None]
"""Measure -> figure; None where nothing could be measured."""
Rows: TypeAlias = Mapping[str, Figures]

_BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """The first statements whose confidence lies between `low` and `high`: how sure they were on average, and what
    share was right."""

    low: float
    high: float
    n: int
    confidence: float | None
    right: Estimate | None


@dataclass(frozen=True, slots=True)
class Setup:
    """What was evaluated. `refused` are rows of the corpus that an import refuses; they went in as they stand."""

    name: str
    language: str
    question_language: str
    model: str
    threshold: float
    passages: int
    paragraphs: int
    refused: tuple[str, ...]
    questions: int


@dataclass(frozen=True, slots=True)
class Report:
    """Every figure with its number of observations and its interval.

    `ranking` has a row for the archive ("kabar") and for each baseline, over the questions with relevant passages;
    `differences` what the archive is above each baseline, question by question. `answering` is over the questions with
    accepted answers: those that the threshold lets answer, and all. `declined` are shares of groups of questions,
    `auroc` how well confidence tells two groups apart. `reliability` counts every first statement, whether the
    threshold lets it through or not.
    """

    setup: Setup
    ranking: Rows
    differences: Rows
    answering: Rows
    declined: Figures
    auroc: Figures
    reliability: Mapping[str, tuple[Bin, ...]]
    speed: Figures


def reliability_bins(confidences: Sequence[float], right: Sequence[bool]) -> tuple[Bin, ...]:
    """Ten bins of equal width; one takes its lower edge, the last one 1.0 as well."""
    sure, correct = np.asarray(confidences, np.float64), np.asarray(right, bool)
    # Rounded, because 0.3 * 10 is a little more than 3 and 0.7 * 10 a little less than 7.
    places = np.minimum(np.floor(np.round(sure * _BINS, 9)), _BINS - 1)
    bins = []
    for number in range(_BINS):
        inside = places == number
        average = float(sure[inside].mean()) if inside.any() else None
        edges = (number / _BINS, (number + 1) / _BINS)
        bins.append(Bin(*edges, int(inside.sum()), average, mean(correct[inside].tolist())))
    return tuple(bins)
