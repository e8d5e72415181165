"""The tokens of one text: those that the whole vocabulary gives, by the pieces within the text alone."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from retrieval.embedding.bundled import bundled_graph_folder
from retrieval.embedding.e5_files import PIECES, TOKENIZER
from retrieval.embedding.onnx_runtime import OnnxEmbedder
from retrieval.embedding.pieces import Pieces

_ODD = ["<s>", "<mask>", "<unk>", "\u2581", " ", "tentara", "½", "ﬁ", "北约", "ทหาร", "e\u0301", "😀", "\0", "\n"]


@pytest.fixture(scope="module")
def folder(models: Path, bundled_embedder: object) -> Path:
    return bundled_graph_folder(models, int8=False)


@pytest.fixture(scope="module")
def pieces(folder: Path) -> Pieces:
    return Pieces(folder / PIECES)


@pytest.fixture(scope="module")
def whole(folder: Path) -> Tokenizer:
    return Tokenizer.from_file(str(folder / TOKENIZER))


@given(text=st.text() | st.lists(st.sampled_from(_ODD)).map("".join))
def test_any_text_has_the_tokens_that_the_whole_vocabulary_gives_it(
    pieces: Pieces, whole: Tokenizer, text: str
) -> None:
    assert pieces.tokens(text) == whole.encode(text).ids


@pytest.mark.parametrize("text", ["berapa tentara NATO?", "كم عدد الجنود", "Сколько солдат?", "兵士は何人ですか"])
def test_so_has_a_question_in_any_language(pieces: Pieces, whole: Tokenizer, text: str) -> None:
    assert pieces.tokens(text) == whole.encode(text).ids


def test_no_more_tokens_are_given_than_the_model_reads(pieces: Pieces) -> None:
    assert len(pieces.tokens("kata " * 2000)) == 512


def test_a_question_has_one_vector_whichever_tokenizer_reads_it(folder: Path) -> None:
    embedder = OnnxEmbedder("e5", folder, int8=False)
    alone = embedder.embed_question("berapa tentara NATO?")
    embedder.embed_passages(["Sekitar 40.000 tentara."])
    assert np.array_equal(embedder.embed_question("berapa tentara NATO?"), alone)
