"""What is hidden together."""

from __future__ import annotations

from retrieval.evaluation.datasets import LabelledPassage
from retrieval.evaluation.near_copies import NearCopies


def test_near_copies_share_at_least_half_of_their_terms() -> None:
    texts = {
        "report": "Polisi Bandung menangkap tiga pencuri sepeda",
        "copy": "Tiga pencuri sepeda ditangkap polisi Bandung kemarin sore",
        "other": "Polisi Surabaya menangkap penipu",
        "apart": "Harga cabai naik",
    }
    copies = NearCopies({id: LabelledPassage(id, text) for id, text in texts.items()})
    assert copies.of(["report"]) == {"report", "copy"}
    assert copies.of(["apart", "copy"]) == {"apart", "copy", "report"}
    assert copies.of([]) == frozenset()


def test_half_of_the_union_is_near_and_less_is_not() -> None:
    texts = {
        "a": "satu dua tiga",
        "half": "satu dua tiga empat lima enam",
        "less": "satu dua tiga empat lima enam tujuh",
    }
    copies = NearCopies({id: LabelledPassage(id, text, language="xx") for id, text in texts.items()})
    assert copies.of(["a"]) == {"a", "half"}
