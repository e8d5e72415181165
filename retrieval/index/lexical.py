"""Paragraphs by the words they share with a question: BM25 by tantivy, over terms of each text's own language."""

from __future__ import annotations

import json
import math
import shutil
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import tantivy

from retrieval.errors import ArchiveBusyError, IndexUnusableError
from retrieval.index.snapshots import Manifest, Origin, checksum, read_manifest, set_aside, write_manifest
from retrieval.language.terms import ANALYSIS, terms
from retrieval.protocols import Hit, IndexEntry, IndexQuery

_HEAP_BYTES = 64_000_000
_MANY = 0.05
"""Share of the paragraphs from which those that may be found are picked out of what was."""
_SPARE = 50
_FEW = 200
"""Ids that are looked up one by one: 60 take a quarter of the time that a set of them does."""
_SEGMENT_FILES = frozenset({".fast", ".fieldnorm", ".idx", ".pos", ".store", ".term"})


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    # Signed: tantivy-py deletes nothing by the value of an unsigned field.
    builder.add_integer_field("id", indexed=True, fast=True)
    builder.add_text_field("terms", tokenizer_name="spaces")
    return builder.build()


class LexicalIndex:
    """A `PassageIndex` whose scores are BM25 (k1 1.2, b 0.75) as a share of the weight of the question's terms:

        score = sum over shared terms of idf * tf part  /  sum over the question's terms of idf
        idf(t) = ln(1 + (N - n(t) + 0.5) / (n(t) + 0.5)), N paragraphs, n(t) of them with t; an unseen term has n = 0

    so that it compares between questions: 0 when nothing is shared, about 1 when every term is, 2.2 at the very most.

    It lives in a folder of its own. Only one process may update it; others open it with `writable=False`.
    """

    def __init__(self, archive: str, folder: Path, *, writable: bool = True) -> None:
        self._origin = Origin(archive, ANALYSIS)
        self._folder = folder / "lexical"
        self._manifest_path = folder / "lexical.json"
        self._schema = _schema()
        self._writable = writable
        manifest = read_manifest(self._manifest_path, self._origin)
        self._position = manifest.position if manifest else 0
        if not writable and not manifest:
            raise ArchiveBusyError("the process that writes to the archive has not made its indexes yet; try again")
        if writable and not manifest:
            # Whatever lies here was not finished, or is another archive's.
            shutil.rmtree(self._folder, ignore_errors=True)
        self._index = self._open(manifest.files if manifest and writable else {})
        self._writer: tantivy.IndexWriter | None = None
        if writable:
            try:
                self._take_writer()
            except ValueError as error:
                raise ArchiveBusyError(f"another process is writing to {self._folder}") from error
            self.save()

    def _open(self, checksums: Mapping[str, str]) -> tantivy.Index:
        self._folder.mkdir(parents=True, exist_ok=True)
        try:
            self._verify(checksums)
            if self._writable:
                self._clear_away_unfinished()
            index = tantivy.Index(self._schema, str(self._folder))
            index.searcher()
        except (ValueError, OSError, KeyError, TypeError) as error:
            if not self._writable:
                raise ArchiveBusyError(f"the index {self._folder} cannot be read; try again") from error
            set_aside(self._folder, error)
            self._position = 0
            self._folder.mkdir()
            index = tantivy.Index(self._schema, str(self._folder))
        spaces = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        index.register_tokenizer("spaces", spaces)
        return index

    def _verify(self, checksums: Mapping[str, str]) -> None:
        """Compare the segments that were there at the last save. Segments never change; a merge may have taken some
        away since, and newer ones are tantivy's own word until the next save."""
        for name, sha256 in checksums.items():
            path = self._folder / name
            if path.exists() and checksum(path) != sha256:
                raise ValueError(f"wrong checksum of {name}")

    def _clear_away_unfinished(self) -> None:
        """A commit writes which documents of a segment are gone, and then that this counts. What a kill in between left
        has the very name that the next commit wants, and tantivy writes over nothing."""
        meta = self._folder / "meta.json"
        if not meta.exists():
            return
        segments = json.loads(meta.read_bytes())["segments"]
        counted = {
            f"{segment['segment_id'].replace('-', '')}.{deletes['opstamp']}.del"
            for segment in segments
            if (deletes := segment.get("deletes"))
        }
        for path in self._folder.glob("*.del"):
            if path.name not in counted:
                path.unlink()

    def _take_writer(self) -> tantivy.IndexWriter:
        if self._writer is None:
            self._clear_away_unfinished()
            self._writer = self._index.writer(_HEAP_BYTES, 1)
        return self._writer

    @contextmanager
    def _writing(self) -> Iterator[tantivy.IndexWriter]:
        """For one commit. Raises ArchiveBusyError, IndexUnusableError."""
        if not self._writable:
            raise ArchiveBusyError("the archive is open for reading only")
        try:
            writer = self._take_writer()
            yield writer
            writer.commit()
        except (ValueError, OSError) as error:
            # It would take further changes, say nothing and lose them; a new one begins from the last commit.
            self._writer = None
            reason = " ".join(str(error).split())
            raise IndexUnusableError(f"RETRIEVAL_DATA_DIR: {self._folder} cannot be written: {reason}") from error
        self._index.reload()

    def _searcher(self) -> tantivy.Searcher:
        if not self._writable:
            # The commits are another process's: nothing tells this one of them.
            self._index.reload()
        return self._index.searcher()

    @property
    def position(self) -> int:
        return self._position

    def __len__(self) -> int:
        return int(self._searcher().num_docs)

    def ids(self) -> frozenset[int]:
        searcher = self._searcher()
        count = int(searcher.num_docs)
        return frozenset(hit.id for hit in self._hits(searcher, tantivy.Query.all_query(), count, 1.0))

    def update(self, position: int, added: Sequence[IndexEntry], removed: Collection[int]) -> None:
        newest = {entry.id: entry for entry in added}
        gone = list(newest.keys() | set(removed))
        with self._writing() as writer:
            writer.delete_documents_by_query(self._with_ids(gone))
            for entry in newest.values():
                document = tantivy.Document()
                document.add_integer("id", entry.id)
                document.add_text("terms", " ".join(terms(entry.text, entry.language)))
                writer.add_document(document)
        self._position = position

    def search(self, query: IndexQuery, limit: int) -> list[Hit]:
        searcher = self._searcher()
        wanted = terms(query.text, query.language)
        weight, share = self._weight(searcher, wanted), len(query.among or ()) / max(1, int(searcher.num_docs))
        if query.among is not None and share >= _MANY:
            # To name all that may be found takes longer (70 ms for 100,000) than to look a little further.
            enough = int(2 * limit / share) + _SPARE
            wider = self._hits(searcher, self._selected(replace(query, among=None), wanted), enough, weight)
            kept = [hit for hit in wider if hit.id in query.among][:limit]
            if len(kept) == limit or len(wider) < enough:
                return kept
        return self._hits(searcher, self._selected(query, wanted), limit, weight)

    def score(self, query: IndexQuery, ids: Sequence[int]) -> list[float]:
        if not ids:
            return []
        searcher = self._searcher()
        wanted = terms(query.text, query.language)
        these = self._selected(replace(query, among=frozenset(ids), without=frozenset()), wanted)
        found = {hit.id: hit.score for hit in self._hits(searcher, these, len(ids), self._weight(searcher, wanted))}
        return [found.get(id, 0.0) for id in ids]

    def with_phrase(
        self, query: IndexQuery, phrase: Sequence[str], limit: int, never_behind: Collection[str] = ()
    ) -> list[int]:
        """The ids of paragraphs in which these terms stand in this order, at most one other between, and never behind
        one of those others; best first by BM25 of the whole."""
        clauses = [(tantivy.Occur.Must, self._phrase(phrase)), *self._narrowing(query)]
        # With a word of its own before it a phrase is found in itself.
        others = [other for other in never_behind if other not in phrase]
        clauses += [(tantivy.Occur.MustNot, self._phrase((other, *phrase))) for other in others]
        return [hit.id for hit in self._hits(self._searcher(), tantivy.Query.boolean_query(clauses), limit, 1.0)]

    def term_weights(self, text: str, language: str) -> dict[str, float]:
        """The terms of a question, each with its idf among the paragraphs."""
        return self._idf(self._searcher(), terms(text, language))

    def clear(self) -> None:
        with self._writing() as writer:
            writer.delete_all_documents()
        self._position = 0

    def save(self) -> None:
        """Every update is on disk already; what is noted here is how far they went, and the segments' checksums."""
        segments = {}
        for path in self._folder.iterdir():
            # A merge in the background may take a segment away at any moment; its words stand in another by then.
            with suppress(FileNotFoundError):
                if path.suffix in _SEGMENT_FILES:
                    segments[path.name] = checksum(path)
        manifest = Manifest(self._origin.archive, self._origin.content, self._position, segments)
        write_manifest(self._manifest_path, manifest)

    def close(self) -> None:
        """Let go of the folder, so that another process may write to it; this one only reads it from then on."""
        self._writable = False
        if self._writer is not None:
            self._writer.wait_merging_threads()
            self._writer = None

    def _any_of(self, wanted: Sequence[str]) -> tantivy.Query:
        query = tantivy.Query
        each = [query.term_query(self._schema, "terms", term, "freq") for term in dict.fromkeys(wanted)]
        return query.boolean_query([(tantivy.Occur.Should, term) for term in each]) if each else query.empty_query()

    def _selected(self, query: IndexQuery, wanted: Sequence[str]) -> tantivy.Query:
        """Paragraphs with any of the terms that the query does not leave out; what selects them adds nothing."""
        clauses = [(tantivy.Occur.Must, self._any_of(wanted)), *self._narrowing(query)]
        return tantivy.Query.boolean_query(clauses) if clauses[1:] else clauses[0][1]

    def _narrowing(self, query: IndexQuery) -> Iterator[tuple[tantivy.Occur, tantivy.Query]]:
        if query.among is not None:
            yield tantivy.Occur.Must, tantivy.Query.const_score_query(self._with_ids(query.among), 0.0)
        if query.without:
            yield tantivy.Occur.MustNot, self._with_ids(query.without)

    def _phrase(self, words: Sequence[str]) -> tantivy.Query:
        return tantivy.Query.phrase_query(self._schema, "terms", list(words), 1)

    def _with_ids(self, ids: Collection[int]) -> tantivy.Query:
        if len(ids) > _FEW:
            return tantivy.Query.term_set_query(self._schema, "id", list(ids))
        each = [(tantivy.Occur.Should, tantivy.Query.term_query(self._schema, "id", id, "basic")) for id in ids]
        return tantivy.Query.boolean_query(each)

    def _weight(self, searcher: tantivy.Searcher, wanted: Sequence[str]) -> float:
        return sum(self._idf(searcher, wanted).values()) or 1.0

    @staticmethod
    def _idf(searcher: tantivy.Searcher, wanted: Sequence[str]) -> dict[str, float]:
        count = searcher.num_docs
        frequencies = {term: min(searcher.doc_freq("terms", term), count) for term in wanted}
        return {term: math.log(1 + (count - n + 0.5) / (n + 0.5)) for term, n in frequencies.items()}

    @staticmethod
    def _hits(searcher: tantivy.Searcher, query: tantivy.Query, limit: int, weight: float) -> list[Hit]:
        if limit <= 0:
            return []
        found = searcher.search(query, limit, count=False).hits
        ids = searcher.fast_field_values("id", [address for _, address in found])
        return [Hit(int(id or 0), score / weight) for (score, _), id in zip(found, ids, strict=True)]
