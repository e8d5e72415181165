"""A corpus in a temporary archive: every row is kept, and comes back under its own id."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from retrieval import RetrievalSettings
from retrieval.evaluation.baselines import dense_alone, lexical_alone
from retrieval.evaluation.bench import Bench, benched, draft_of, drawn
from retrieval.evaluation.datasets import LabelledPassage, LabelledQuestion
from tests.conftest import OpenArchive
from tests.embedding import HashingEmbedder

HARVEST = "Panen padi di lereng gunung tahun ini menghasilkan 11 ton menurut petani setempat."


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    settings = RetrievalSettings(data_dir=tmp_path, answer_threshold=1.0, database_url=f"sqlite:///{tmp_path}/mine.db")
    with benched(settings, HashingEmbedder()) as bench:
        yield bench
    assert list(tmp_path.iterdir()) == []


def asked(text: str, date: str | None = None) -> LabelledQuestion:
    return LabelledQuestion("q", text, (), {}, asked=datetime.fromisoformat(date) if date else None)


def test_a_passage_goes_in_whole_under_its_id_and_an_article_with_its_facts(open_here: OpenArchive) -> None:
    archive = open_here()
    draft, was_read = draft_of(archive, LabelledPassage("p-1", HARVEST))
    assert (draft.title, draft.paragraphs, draft.url, draft.published, was_read) == (
        "p-1",
        (HARVEST,),
        None,
        None,
        True,
    )
    facts = ("Judul", "Harian", "2025-05-01", "https://a.id/1", "en")
    draft, was_read = draft_of(archive, LabelledPassage("p-2", f"{HARVEST}\n\n{HARVEST}", *facts))
    assert (draft.title, draft.source, draft.url, draft.language) == ("Judul", "Harian", "https://a.id/1", "en")
    assert draft.published is not None
    assert (draft.published.date().isoformat(), len(draft.paragraphs), was_read) == ("2025-05-01", 2, True)


def test_what_an_import_would_refuse_goes_in_as_it_stands_and_is_told(bench: Bench) -> None:
    bench.take_in([LabelledPassage("p-1", "Harga   Cabai Naik"), LabelledPassage("p-2", HARVEST)])
    assert bench.refused == ["p-1"]
    assert bench.ranking(asked("harga cabai")) == ["p-1", "p-2"]


def test_rows_of_the_same_text_or_address_are_all_kept(bench: Bench) -> None:
    other = "Panen jagung di lembah sungai tahun ini gagal karena hujan."
    url = "https://a.id/1"
    bench.take_in(
        [
            LabelledPassage("p/1", HARVEST),
            LabelledPassage("P/1", HARVEST),
            LabelledPassage("p-3", HARVEST, url=url),
            LabelledPassage("p-4", other, url=f"{url}/"),
        ]
    )
    assert bench.paragraphs == 4
    ranking = bench.ranking(asked("panen padi petani"))
    assert set(ranking[:3]) == {"p/1", "P/1", "p-3"}
    assert ranking[3:] == ["p-4"]


def test_an_article_stands_at_the_place_of_its_best_paragraph(bench: Bench) -> None:
    long = f"Cuaca di gunung cerah sepanjang pekan ini menurut pengamat.\n\n{HARVEST}\n\nHarga pupuk turun di kota itu."
    bench.take_in([LabelledPassage("long", long), LabelledPassage("short", "Panen raya dirayakan warga di kota lain.")])
    question = asked("berapa ton panen padi menurut petani?")
    assert bench.ranking(question) == ["long", "short"]
    assert bench.baseline_rankings(question, [dense_alone, lexical_alone])[1] == ["long", "short"]


def test_the_threshold_hides_nothing_from_a_response_and_hidden_rows_do(bench: Bench) -> None:
    bench.take_in([LabelledPassage("p-1", HARVEST), LabelledPassage("p-2", "Panen jagung gagal tahun ini.")])
    response = bench.response(asked("berapa ton panen padi?"))
    assert (response.statement, response.highlight) == (HARVEST, "11 ton")
    assert 0 < response.confidence < 1
    assert bench.response(asked("berapa ton panen padi?"), ["p-1"]).statement == "Panen jagung gagal tahun ini."
    nothing = bench.response(asked("berapa ton panen padi?"), ["p-1", "p-2"])
    assert (nothing.statement, nothing.highlight) == ("", "")


def test_a_question_is_asked_on_its_day_or_when_the_newest_article_was_published(bench: Bench) -> None:
    def moment(question: LabelledQuestion) -> datetime:
        return bench.answer(question).question.asked

    bench.take_in([LabelledPassage("p-1", HARVEST)])
    assert abs((moment(asked("panen padi")) - datetime.now(UTC)).total_seconds()) < 60
    bench.take_in([LabelledPassage("p-2", f"{HARVEST} Lagi.", date="2024-02-01T08:00:00+07:00")])
    bench.take_in([LabelledPassage("p-3", f"{HARVEST} Sudah.", date="2023-02-01T08:00:00+07:00")])
    assert moment(asked("panen padi")).isoformat() == "2024-02-01T08:00:00+07:00"
    assert moment(asked("panen padi", "2022-06-16")).isoformat() == "2022-06-16T23:59:00+07:00"


def test_a_draw_is_the_same_every_time_and_keeps_the_order() -> None:
    questions = [LabelledQuestion(f"{number:02}", "apa?", (), {}) for number in range(50)]
    some = [each.id for each in drawn(questions, 10)]
    assert len(some) == 10
    assert some == sorted(some) == [each.id for each in drawn(questions, 10)]
    assert drawn(questions, None) == drawn(questions, 50) == questions
