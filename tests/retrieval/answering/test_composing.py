"""Choosing among sentences and being sure of the choice, with the real archive on the quick embedder."""

from __future__ import annotations

from datetime import UTC, datetime

from retrieval import Draft, Question, Reason
from retrieval.answering.evidence import Asked
from tests.conftest import OpenArchive
from tests.embedding import HashingEmbedder

LONG = (
    "Gubernur meresmikan jembatan baru di Sungai Progo pada Senin. "
    "Jembatan itu menelan biaya Rp 90 miliar. "
    "Warga sudah menunggu jembatan itu sejak 2019."
)


def question(text: str) -> Question:
    return Question(text, datetime.now(UTC))


def test_the_sentence_that_holds_what_is_asked_for_is_the_statement(open_here: OpenArchive) -> None:
    archive = open_here(answer_threshold=0.0)
    archive.add(Draft("Jembatan Progo diresmikan", (LONG,)))
    for text, highlight in (
        ("berapa biaya jembatan itu?", "Rp 90 miliar"),
        ("sejak kapan warga menunggu jembatan?", "2019"),
    ):
        (statement,) = archive.ask(question(text)).statements
        assert statement.highlight is not None
        assert statement.highlight.of(statement.text) == highlight
        assert statement.text in LONG


def test_nearest_headlines_name_each_article_once_and_three_at_most(open_here: OpenArchive) -> None:
    archive = open_here(answer_threshold=1.0)
    for number in range(5):
        archive.add(Draft(f"Judul {number}", (f"Jembatan nomor {number} dibuka.", f"Jembatan {number} itu panjang.")))
    answer = archive.ask(question("siapa arsitek jembatan?"))
    assert answer.reason is Reason.NOTHING_FITS
    titles = [passage.article.title for passage in answer.nearest]
    assert len(titles) == len(set(titles)) == 3


def test_coverage_is_the_share_of_the_weight_of_the_questions_words() -> None:
    vector = HashingEmbedder().embed_question("x")
    asked = Asked(question("tentara NATO"), "id", vector, {"tentara": 3.0, "nato": 1.0})
    assert asked.coverage("Tentara itu pulang.", "id") == 0.75
    assert asked.coverage("Tidak ada.", "id") == 0.0
    assert Asked(question("?"), "id", vector, {}).coverage("Apa saja.", "id") == 0.0


def test_a_number_is_hardly_answered_by_a_sentence_without_one(open_here: OpenArchive) -> None:
    archive = open_here(answer_threshold=0.0)
    archive.add(Draft("Jembatan Progo", ("Warga menunggu jembatan baru di Sungai Progo.",)))
    number = archive.ask(question("berapa warga yang menunggu jembatan baru di Sungai Progo?"))
    place = archive.ask(question("apakah warga menunggu jembatan baru di Sungai Progo?"))
    assert number.confidence < 0.2
    assert number.confidence < place.confidence / 2
