"""Importing many: in bounded portions, each safe before the next is; what fails later takes nothing back."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence

import pytest

from retrieval import Draft, ModelError, Span
from retrieval.protocols import EmbeddedPassage
from tests.conftest import OpenArchive
from tests.embedding import HashingEmbedder


class Portions(HashingEmbedder):
    """Remembers how many paragraphs it was given at once; breaks down at a text that says so."""

    def __init__(self) -> None:
        self.sizes: list[int] = []

    def embed_with_sentences(self, texts: Sequence[str], sentences: Sequence[Sequence[Span]]) -> list[EmbeddedPassage]:
        self.sizes.append(len(texts))
        if any("rusak" in text for text in texts):
            raise ModelError("it broke down")
        return super().embed_with_sentences(texts, sentences)


def reports(count: int, paragraphs: int = 1) -> Iterator[Draft]:
    for number in range(count):
        texts = (f"Desa nomor {number} punya {number * 7 + part} sumur." for part in range(paragraphs))
        yield Draft(f"Kabar {number}", tuple(texts))


def test_what_is_embedded_at_once_is_bounded_by_paragraphs_however_many_articles(open_here: OpenArchive) -> None:
    embedder = Portions()
    archive = open_here(embedder)
    assert sum(1 for _ in archive.add_all(reports(250))) == 250
    assert sum(1 for _ in archive.add_all(reports(12, paragraphs=30))) == 12
    assert max(embedder.sizes) <= 96 + 29
    assert sum(embedder.sizes) == 250 + 12 * 30
    assert archive.check().problems == ()


def test_an_import_is_answered_for_portion_by_portion_and_does_not_wait_for_its_end(open_here: OpenArchive) -> None:
    taken = 0

    def told() -> Iterator[Draft]:
        nonlocal taken
        for draft in reports(1_000):
            taken += 1
            yield draft

    additions = open_here().add_all(told())
    next(additions)
    assert taken <= 2 * 96


def test_what_was_stored_before_the_model_broke_down_stays(open_here: OpenArchive) -> None:
    archive = open_here(Portions())
    drafts = [*reports(96), Draft("Rusak", ("Paragraf ini rusak.",)), *reports(3)]
    with pytest.raises(ModelError):
        deque(archive.add_all(drafts))
    assert len(archive.articles()) == 96
    assert archive.check().problems == ()


def test_whoever_stops_taking_stops_the_import(open_here: OpenArchive) -> None:
    archive = open_here()
    additions = archive.add_all(reports(1_000))
    next(additions)
    additions.close()  # type: ignore[attr-defined]
    assert len(archive.articles()) <= 2 * 96
    assert archive.check().problems == ()
