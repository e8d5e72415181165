"""A data set in an archive of its own, asked through the archive's front door."""

from __future__ import annotations

import json
import random
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from retrieval.answering.evidence import Asked, Evidence
from retrieval.archive import Archive, open_archive
from retrieval.domain import Answer, Draft, Passage, Question
from retrieval.errors import UnreadableError
from retrieval.evaluation.baselines import Baseline
from retrieval.evaluation.datasets import LabelledPassage, LabelledQuestion
from retrieval.protocols import Embedder, IndexQuery
from retrieval.settings import RetrievalSettings
from retrieval.store.store import Store

_PASSAGES = 30
"""Asked for, so that ten articles come even when several paragraphs of one do."""
_FIXED = 13


@dataclass(frozen=True, slots=True)
class Response:
    """What came back for a question, whatever the threshold; `statement` and `highlight` are empty where none did."""

    question: LabelledQuestion
    confidence: float
    statement: str
    highlight: str


def drawn(questions: Sequence[LabelledQuestion], limit: int | None) -> list[LabelledQuestion]:
    """At most `limit` of the questions, the same ones every time, in their order."""
    if limit is None or limit >= len(questions):
        return list(questions)
    places = sorted(random.Random(_FIXED).sample(range(len(questions)), limit))
    return [questions[place] for place in places]


def draft_of(archive: Archive, row: LabelledPassage) -> tuple[Draft, bool]:
    """The article that a row of the corpus becomes, as an import file's line does, and whether it was read so.

    A passage without a title gets its id for one: nothing that a question could match. A row that is refused, because
    reading takes all of it for furniture, goes in as one paragraph: a question may rest on it all the same.
    """
    facts = {"source": row.source, "date": row.date, "url": row.url, "language": row.language}
    record = {"id": row.id, "title": row.title or row.id, "text": row.text, **facts}
    try:
        return archive.read_record(json.dumps(record)).draft, True
    except UnreadableError:
        return Draft(row.title or row.id, (" ".join(row.text.split()),), row.source, language=row.language), False


class Bench:
    """A temporary archive of a corpus. Its threshold is nothing, so that one pass tells what would have been said at
    any; whoever reads a response applies the one that counts."""

    def __init__(self, settings: RetrievalSettings, embedder: Embedder) -> None:
        self._settings = settings
        self._archive = open_archive(settings, embedder=embedder)
        self._store = Store(settings.database, migrate=False)
        self._rows: dict[int, str] = {}
        self._articles: dict[str, int] = {}
        self._paragraphs: dict[int, str] = {}
        self._newest: datetime | None = None
        self._identities: set[str] = set()
        self.refused: list[str] = []
        self.paragraphs = 0

    def take_in(self, rows: Iterable[LabelledPassage], on_row: Callable[[int], None] = lambda _: None) -> None:
        """Import these rows. `on_row` is told how many there are now."""
        waiting: deque[str] = deque()

        def drafts() -> Iterator[Draft]:
            for row in rows:
                waiting.append(row.id)
                yield self._draft(row)

        for addition in self._archive.add_all(drafts()):
            id, article = waiting.popleft(), addition.article
            self._rows[article.id] = id
            self._articles[id] = article.id
            self.paragraphs += article.paragraph_count
            if article.published and (self._newest is None or article.published > self._newest):
                self._newest = article.published
            on_row(len(self._rows))

    def _draft(self, row: LabelledPassage) -> Draft:
        draft, was_read = draft_of(self._archive, row)
        if not was_read:
            self.refused.append(row.id)
        # An address is an article's identity, so that every row needs one of its own to be kept.
        if draft.url is None or draft.identity in self._identities:
            draft = replace(draft, url=f"https://corpus.invalid/{quote(row.id, safe='')}")
        self._identities.add(draft.identity)
        return draft

    def close(self) -> None:
        self._store.close()
        self._archive.close()

    def _question(self, labelled: LabelledQuestion) -> Question:
        """Asked at the end of its day; one without a date, when the newest article was published, or else now."""
        moment = labelled.asked or self._newest or datetime.now(UTC)
        if moment == labelled.asked and moment.time() == time.min:
            moment = datetime.combine(moment, time(23, 59), moment.tzinfo)
        return Question(labelled.text, moment if moment.tzinfo else moment.replace(tzinfo=self._settings.zone))

    def answer(self, labelled: LabelledQuestion, hidden: Collection[str] = ()) -> Answer:
        """What the archive answers, with these rows hidden from it."""
        without = frozenset(self._articles[id] for id in hidden)
        return self._archive.ask(self._question(labelled), without=without)

    def evidence(self, labelled: LabelledQuestion, hidden: Collection[str] = ()) -> tuple[Asked, list[Evidence]]:
        """The question as the archive compares it, and the passages that it reads for it, none of the hidden rows'."""
        without = frozenset(self._articles[id] for id in hidden)
        return self._archive.evidence(self._question(labelled), without=without)

    def row_of(self, passage: Passage) -> str:
        """The id of the row that a passage was taken from."""
        return self._rows[passage.article.id]

    def response(self, labelled: LabelledQuestion, hidden: Collection[str] = ()) -> Response:
        answer = self.answer(labelled, hidden)
        first = answer.statements[0] if answer.statements else None
        highlight = first.highlight.of(first.text) if first and first.highlight else ""
        return Response(labelled, answer.confidence, first.text if first else "", highlight)

    def ranking(self, labelled: LabelledQuestion) -> list[str]:
        """The ids of the rows found, each at its best place. Rows that print the same text share a passage's place."""
        passages = self._archive.search(self._question(labelled), _PASSAGES)
        found = (article.id for passage in passages for article in (passage.article, *passage.also_in))
        return list(dict.fromkeys(self._rows[id] for id in found))

    def baseline_rankings(self, labelled: LabelledQuestion, baselines: Collection[Baseline]) -> list[list[str]]:
        """The same, in the order that each of these other ways puts the paragraphs of both indexes into."""
        asked = self._archive.understand(self._question(labelled))
        query, indexes = IndexQuery(labelled.text, asked.language, asked.vector), self._archive.indexes()
        rankings = [baseline(query, indexes.dense, indexes.lexical) for baseline in baselines]
        new = {id for ranking in rankings for id in ranking} - self._paragraphs.keys()
        stored = self._store.passages.of(new)
        self._paragraphs.update((id, self._rows[each.article.id]) for id, each in stored.items())
        return [list(dict.fromkeys(self._paragraphs[id] for id in ranking)) for ranking in rankings]


@contextmanager
def benched(settings: RetrievalSettings, embedder: Embedder) -> Iterator[Bench]:
    """An empty archive with these settings that is gone afterwards."""
    with TemporaryDirectory() as folder:
        own = {"data_dir": Path(folder), "database_url": "", "answer_threshold": 0.0}
        bench = Bench(settings.model_copy(update=own), embedder)
        try:
            yield bench
        finally:
            bench.close()
