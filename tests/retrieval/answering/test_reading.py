"""What is measured of a sentence, and what a question says that its passage does not."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from retrieval.answering.reading import choices_of, not_found_in, ranked, read
from tests.retrieval.answering.samples import asked, evidence, passage

ROOT = Path(__file__).parents[3]
BRIDGE = (
    "Gubernur meresmikan jembatan baru di Sungai Progo pada Senin. "
    "Jembatan itu menelan biaya Rp 90 miliar. "
    "Warga sudah menunggu jembatan itu sejak 2019."
)


def test_the_sentence_that_holds_what_is_asked_for_is_read_first() -> None:
    (best,) = read(asked("berapa biaya jembatan itu?"), [evidence(passage(BRIDGE))])
    assert best.text == "Jembatan itu menelan biaya Rp 90 miliar."
    assert best.highlight is not None
    assert best.highlight.of(best.text) == "Rp 90 miliar"


def test_passages_rank_by_their_best_sentence() -> None:
    question = asked("berapa biaya jembatan di Sungai Progo?")
    other = passage("Gubernur meninjau jembatan di Sungai Progo bersama warga.", article=2)
    choices = read(question, [evidence(other), evidence(passage(BRIDGE))])
    assert [choice.passage.article.id for choice in choices] == [1, 2]
    first = ranked(choices[0], 1).passage
    assert (first.rank, first.scores.fused) == (1, choices[0].score)


def test_figures_and_names_of_the_question_are_looked_for_in_text_title_and_date() -> None:
    found = passage(BRIDGE, "Jembatan Kulon Progo", published=datetime(2025, 6, 2, tzinfo=UTC))

    def measured(text: str) -> tuple[float, float]:
        features = next(choices_of(asked(text), evidence(found))).features
        return features.figures, features.names

    assert measured("berapa biaya jembatan di Kulon Progo pada 2025?") == (1.0, 1.0)
    assert measured("berapa biaya jembatan di Kulon Musi pada 2018?") == (0.0, 0.5)


def test_it_is_measured_how_near_a_highlight_is_and_how_much_of_it_the_question_has_already() -> None:
    text = "Biaya jembatan itu Rp 90 miliar. Menurut kabar dari warga di sana nilainya dulu hanya Rp 70 miliar."
    near, far = (choice.features for choice in choices_of(asked("berapa biaya jembatan itu?"), evidence(passage(text))))
    assert near.near > far.near == 0.0
    assert (near.known, far.known) == (0.0, 0.0)
    counted = next(choices_of(asked("berapa jembatan di Progo?"), evidence(passage("Ada 12 jembatan di Progo."))))
    assert counted.features.known == 0.5
    none = next(choices_of(asked("mengapa jembatan itu dibangun?"), evidence(passage(text)))).features
    assert (none.near, none.known) == (0.0, 0.0)


def test_names_of_the_question_are_looked_for_in_the_sentence_itself() -> None:
    text = "Gubernur Musi datang ke Progo. Jembatan itu menelan biaya Rp 90 miliar."
    question = asked("berapa biaya jembatan di Progo menurut Gubernur Musi?")
    first, second = (choice.features for choice in choices_of(question, evidence(passage(text))))
    assert (first.sentence_names, second.sentence_names) == (1.0, 0.0)
    assert first.names == second.names == 1.0


def test_the_same_is_measured_at_every_start_of_the_program() -> None:
    """Sums in the order of a set differ from one process to another, and a question was a little more or less sure."""
    weights = (
        "{word: 1.0 + 1.0 / (3.0 + n) for n, word in enumerate('biaya jembat progo warga gubernur miliar'.split())}"
    )
    code = (
        "from retrieval.answering.reading import choices_of; from tests.retrieval.answering.samples import *; "
        f"question = asked('berapa biaya jembatan Progo bagi warga dan gubernur, miliar?', **{weights}); "
        f"found = evidence(passage({BRIDGE!r}), beside=['Biaya warga, jembatan dan Gubernur Progo.']); "
        "print([choice.features for choice in choices_of(question, found)])"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PATH": "", "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": str(seed)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in range(4)
    }
    assert len(printed) == 1


def test_between_languages_no_words_are_compared() -> None:
    english = passage("The bridge over the Progo cost 90 billion rupiah.", language="en")
    features = next(choices_of(asked("berapa biaya jembatan Progo itu?"), evidence(english))).features
    assert (features.coverage, features.sentence_coverage, features.missing) == (0.0, 0.0, 0.0)


def test_a_false_premise_is_named_by_what_is_not_found() -> None:
    found = passage("NATO menempatkan sekitar 40.000 tentara di perbatasan timur.")
    assert not_found_in("kenapa NATO mengirim 400.000 tentara ke Mali?", found, comparable=True) == ("400.000", "Mali")
    assert not_found_in("kenapa NATO mengirim 40,000 tentara?", found, comparable=True) == ()
    assert not_found_in("why did NATO send 400,000 troops to Mali?", found, comparable=False) == ("400,000",)
