"""Indexes on disk: a damaged or foreign one is never trusted and never fatal."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval import ArchiveBusyError, IndexUnusableError
from retrieval.index.dense import DenseIndex
from retrieval.index.lexical import LexicalIndex
from tests.contracts.test_passage_index import EMBEDDER, ENTRIES, entry, query


def _saved_dense(folder: Path) -> Path:
    index = DenseIndex(EMBEDDER.model, "archive", folder)
    index.update(4, ENTRIES, [])
    index.save()
    (file,) = folder.glob("dense-*.vectors")
    return file


@pytest.mark.parametrize("damage", [lambda whole: whole[: len(whole) // 2], lambda whole: b"x" + whole[1:]])
def test_a_damaged_dense_file_is_set_aside_and_the_index_begins_empty(tmp_path: Path, damage: object) -> None:
    file = _saved_dense(tmp_path)
    assert callable(damage)
    file.write_bytes(damage(file.read_bytes()))
    index = DenseIndex(EMBEDDER.model, "archive", tmp_path)
    assert (len(index), index.position) == (0, 0)
    assert not file.exists()
    assert len(list(tmp_path.glob("dense-*.vectors.damaged-*"))) == 1


def test_a_damaged_manifest_makes_the_index_begin_empty(tmp_path: Path) -> None:
    _saved_dense(tmp_path)
    (tmp_path / "dense.json").write_text('{"archive":')
    assert len(DenseIndex(EMBEDDER.model, "archive", tmp_path)) == 0


def test_an_index_of_another_archive_is_not_taken_up(tmp_path: Path) -> None:
    _saved_dense(tmp_path)
    assert len(DenseIndex(EMBEDDER.model, "another archive", tmp_path)) == 0


def test_only_the_newest_dense_files_are_kept(tmp_path: Path) -> None:
    _saved_dense(tmp_path)
    (tmp_path / "dense-3-of-an-earlier-version.faiss").touch()
    index = DenseIndex(EMBEDDER.model, "archive", tmp_path)
    index.update(5, [entry(9, "Gubernur meresmikan jembatan.")], [])
    index.save()
    assert sorted(path.suffix for path in tmp_path.glob("dense-*")) == [".rows", ".vectors"]
    assert DenseIndex(EMBEDDER.model, "archive", tmp_path).ids() == {1, 2, 3, 4, 9}


def test_a_damaged_lexical_folder_is_set_aside_and_the_index_begins_empty(tmp_path: Path) -> None:
    index = LexicalIndex("archive", tmp_path)
    index.update(4, ENTRIES, [])
    index.save()
    index.close()
    (tmp_path / "lexical" / "meta.json").write_text("{")
    again = LexicalIndex("archive", tmp_path)
    assert (len(again), again.position) == (0, 0)
    again.update(4, ENTRIES, [])
    assert again.search(query("diplomat Rusia"), 1)[0].id == 4
    again.close()


def test_what_a_kill_left_of_a_commit_is_in_nobodys_way(tmp_path: Path) -> None:
    index = LexicalIndex("archive", tmp_path)
    index.update(4, ENTRIES, [])
    index.save()
    index.close()
    # A commit that deletes writes what is gone first, and only then says that it counts.
    meta = tmp_path / "lexical" / "meta.json"
    before = meta.read_bytes()
    index = LexicalIndex("archive", tmp_path)
    index.update(5, [], [4])
    index.close()
    meta.write_bytes(before)
    again = LexicalIndex("archive", tmp_path)
    again.update(5, [], [4])
    assert len(again) == len(ENTRIES) - 1
    again.close()


def test_a_damaged_segment_is_seen_before_it_is_searched(tmp_path: Path) -> None:
    index = LexicalIndex("archive", tmp_path)
    index.update(4, ENTRIES, [])
    index.save()
    index.close()
    segment = next((tmp_path / "lexical").glob("*.term"))
    segment.write_bytes(b"xxxx" + segment.read_bytes()[4:])
    again = LexicalIndex("archive", tmp_path)
    assert (len(again), again.position) == (0, 0)
    assert len(list(tmp_path.glob("lexical.damaged-*"))) == 1
    again.close()


def test_a_reader_leaves_a_damaged_file_where_it_is(tmp_path: Path) -> None:
    file = _saved_dense(tmp_path)
    file.write_bytes(b"x" + file.read_bytes()[1:])
    assert len(DenseIndex(EMBEDDER.model, "archive", tmp_path, writable=False)) == 0
    assert file.exists()


def test_two_writers_of_one_lexical_index_are_refused_and_a_reader_is_welcome(tmp_path: Path) -> None:
    writer = LexicalIndex("archive", tmp_path)
    with pytest.raises(ArchiveBusyError):
        LexicalIndex("archive", tmp_path)
    reader = LexicalIndex("archive", tmp_path, writable=False)
    writer.update(4, ENTRIES, [])
    assert len(reader) == 4
    with pytest.raises(ArchiveBusyError):
        reader.update(5, [], [1])
    writer.close()


def test_a_lexical_index_that_was_let_go_of_takes_nothing_more(tmp_path: Path) -> None:
    index = LexicalIndex("archive", tmp_path)
    index.update(4, ENTRIES, [])
    index.close()
    with pytest.raises(ArchiveBusyError):
        index.update(5, [entry(9, "Gubernur meresmikan jembatan.")], [])
    other = LexicalIndex("archive", tmp_path)
    assert other.ids() == {1, 2, 3, 4}
    other.close()


def test_an_update_that_fails_is_done_whole_the_next_time(tmp_path: Path) -> None:
    index, away = LexicalIndex("archive", tmp_path), tmp_path / "elsewhere"
    index.update(4, ENTRIES, [])
    (tmp_path / "lexical").rename(away)
    for _ in range(2):
        with pytest.raises(IndexUnusableError, match=r"^RETRIEVAL_DATA_DIR: .* cannot be written: .*"):
            index.update(5, [entry(9, "Gubernur meresmikan jembatan.")], [1])
        assert (index.position, sorted(index.ids())) == (4, [1, 2, 3, 4])
    away.rename(tmp_path / "lexical")
    index.update(5, [entry(9, "Gubernur meresmikan jembatan.")], [1])
    assert (index.position, sorted(index.ids())) == (5, [2, 3, 4, 9])
    index.close()


def test_a_lexical_score_is_a_share_of_what_the_questions_words_weigh(tmp_path: Path) -> None:
    index = LexicalIndex("archive", tmp_path)
    index.update(4, ENTRIES, [])
    (all_words,) = index.score(query("Polandia mengusir diplomat Rusia"), [4])
    (one_word,) = index.score(query("Polandia menaikkan pajak penghasilan"), [4])
    assert 0.0 < one_word < 0.6 < all_words <= 2.2
    weights = index.term_weights("tentara diplomat zebra", "id")
    assert weights["zebra"] > max(weight for term, weight in weights.items() if term != "zebra")
    index.close()
