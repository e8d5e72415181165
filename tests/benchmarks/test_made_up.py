"""Archives that are made up are the same in every run, and as hard as real ones."""

from __future__ import annotations

import pytest

from tests.benchmarks.made_up import PARAGRAPHS, MadeUpEmbedder, drafts, questions


def test_archives_are_made_up_alike_in_every_run_and_their_vectors_lie_as_those_of_e5() -> None:
    first, again = (list(drafts(2)) for _ in range(2))
    assert first == again
    assert len(first[0].paragraphs) == PARAGRAPHS
    assert questions(3) == questions(3)
    vectors = MadeUpEmbedder().embed_passages([""] * 200)
    alike = vectors @ vectors.T
    assert alike[0, 1:].mean() == pytest.approx(0.74, abs=0.03)
