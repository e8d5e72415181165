"""What tests of conversations share: a few articles, and an archive that tells how it was asked."""

from __future__ import annotations

import threading
from collections.abc import Collection
from datetime import UTC, datetime, timedelta

from retrieval import Answer, Archive, Draft, Question, RetrievalSettings
from retrieval.protocols import Embedder

NATO = Draft(
    "NATO menambah pasukan",
    (
        "Pembukaan berita tentang aliansi itu.",
        "Ada sekitar 40.000 tentara NATO di perbatasan timur. Mereka tersebar luas.",
        "Polandia mengusir 45 diplomat Rusia.",
    ),
    source="Harian Contoh",
    url="https://contoh.id/nato",
    published=datetime(2022, 3, 24, 6, tzinfo=UTC),
)
CHILLI = Draft(
    "Harga cabai rawit naik",
    ("Harga cabai rawit mencapai Rp 90.000 per kilogram di pasar.",),
    source="Warta Pasar",
    published=datetime.now(UTC) - timedelta(days=3),
)
TROOPS = "berapa tentara NATO di perbatasan timur?"
PRICE = "berapa harga cabai rawit di pasar?"


class Curious(Archive):
    """Remembers every question, and works on one with "lambat" in it until the gate is opened."""

    def __init__(self, settings: RetrievalSettings, embedder: Embedder | None, *, read_only: bool) -> None:
        super().__init__(settings, embedder, read_only=read_only)
        self.questions: list[Question] = []
        self.gate = threading.Event()
        self.begun = threading.Event()
        for draft in (NATO, CHILLI):
            self.add(draft)

    def ask(self, question: Question, *, without: Collection[int] = ()) -> Answer:
        self.questions.append(question)
        if "lambat" in question.text:
            self.begun.set()
            assert self.gate.wait(20)
        return super().ask(question, without=without)

    @property
    def last(self) -> Question:
        return self.questions[-1]

    def earlier(self) -> list[str]:
        """The questions that the last one continues."""
        return [turn.question for turn in self.last.conversation.turns]
