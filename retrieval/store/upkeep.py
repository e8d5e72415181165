"""What concerns everything that is stored, shown or not: whether it is whole, and the vectors of it all."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sqlalchemy import Connection, Engine, Row, bindparam, func, not_, or_, select, update

from retrieval.database.opening import writing
from retrieval.domain import Span
from retrieval.language.terms import ANALYSIS
from retrieval.protocols import EmbeddedPassage, Embedder, Vector
from retrieval.store.rows import spans_from_text, terms_to_text
from retrieval.store.tables import archive, articles, paragraphs
from retrieval.store.writing import stored_vectors

_TOGETHER, _ANALYSED_TOGETHER = 64, 1000
_TEXTS = select(paragraphs.c.id, paragraphs.c.text, paragraphs.c.sentence_spans, articles.c.language).join_from(
    paragraphs, articles
)


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph as a model reads it, and the language that it is analysed by."""

    id: int
    text: str
    sentences: tuple[Span, ...]
    language: str


class UpkeepStore:
    """Looks through a whole database, and changes all of its vectors at once."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writing = writing(engine)

    def damage(self) -> list[str]:
        """What SQLite finds wrong with its file; nothing of other databases, which look after themselves."""
        if self._engine.dialect.name != "sqlite":
            return []
        with self._engine.connect() as connection:
            found = connection.exec_driver_sql("PRAGMA integrity_check(5)").scalars().all()
        return [] if found == ["ok"] else [f"the database is damaged: {each}" for each in found]

    def sample(self, ids: Collection[int]) -> list[tuple[Text, Vector]]:
        """These paragraphs with the vectors that are stored of them."""
        query = _TEXTS.add_columns(paragraphs.c.vector).where(paragraphs.c.id.in_(ids))
        with self._engine.connect() as connection:
            return [(_text_of(row), np.frombuffer(row.vector, "<f4")) for row in connection.execute(query)]

    def count(self) -> int:
        with self._engine.connect() as connection:
            return connection.execute(select(func.count()).select_from(paragraphs)).scalar_one()

    def texts(self) -> Iterator[list[Text]]:
        """All of them in the order of their ids, some at a time; between two portions others may write."""
        last = 0
        while True:
            with self._engine.connect() as connection:
                portion = _after(connection, last)
            if not portion:
                return
            yield portion
            last = portion[-1].id

    def replace(self, embedder: Embedder) -> int:
        """Give every paragraph the vectors that this model makes of it and the terms of today's analysis, and record
        the model: all in one transaction. Returns how many there are."""
        model = embedder.model
        last = count = 0
        with self._writing.begin() as connection:
            while portion := _after(connection, last):
                for text, embedded in zip(portion, embedded_texts(embedder, portion), strict=True):
                    row = update(paragraphs).where(paragraphs.c.id == text.id)
                    analysed = terms_to_text(text.text, text.sentences, text.language)
                    vectors = stored_vectors(embedded.vector, embedded.sentences)
                    connection.execute(row.values(terms=analysed, **vectors))
                last, count = portion[-1].id, count + len(portion)
            recorded = {"model_name": model.name, "model_dimension": model.dimension, "model_revision": model.revision}
            connection.execute(update(archive).values(recorded))
        return count

    def analyse(self) -> int:
        """Give what is stored with terms of an older analysis those of today's, some at a time; between two portions
        others may write. Returns how many there were."""
        stale = or_(paragraphs.c.terms.is_(None), not_(paragraphs.c.terms.startswith(f"{ANALYSIS}\n")))
        query = _TEXTS.where(stale).order_by(paragraphs.c.id).limit(_ANALYSED_TOGETHER)
        row = update(paragraphs).where(paragraphs.c.id == bindparam("of")).values(terms=bindparam("made"))
        last = count = 0
        while True:
            with self._writing.begin() as connection:
                texts = [_text_of(each) for each in connection.execute(query.where(paragraphs.c.id > last))]
                if not texts:
                    return count
                made = [terms_to_text(each.text, each.sentences, each.language) for each in texts]
                connection.execute(row, [{"of": text.id, "made": each} for text, each in zip(texts, made, strict=True)])
            last, count = texts[-1].id, count + len(texts)


def _after(connection: Connection, last: int) -> list[Text]:
    rows = connection.execute(_TEXTS.where(paragraphs.c.id > last).order_by(paragraphs.c.id).limit(_TOGETHER))
    return [_text_of(row) for row in rows]


def _text_of(row: Row[*tuple[Any, ...]]) -> Text:
    return Text(row.id, row.text, spans_from_text(row.sentence_spans), row.language)


def embedded_texts(embedder: Embedder, texts: Sequence[Text]) -> list[EmbeddedPassage]:
    """The vectors that a model makes of these texts and of their sentences."""
    return embedder.embed_with_sentences([each.text for each in texts], [each.sentences for each in texts])
