"""Which languages share their words."""

from __future__ import annotations

from retrieval.language.kinship import share_words


def test_malay_and_indonesian_share_words_and_others_do_not() -> None:
    assert share_words("ms", "id")
    assert share_words("id", "ms")
    assert share_words("de", "de")
    assert not share_words("en", "id")
