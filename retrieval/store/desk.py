"""What the news desk does to stored articles. Every deed is one transaction: it happened, or it did not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, Engine, Table, func, or_, select, update

from retrieval.database.opening import writing
from retrieval.domain import Addition, Article, Draft, Listing, Outcome, Statistics
from retrieval.store import versions
from retrieval.store.rows import NewParagraph, article_of, article_query
from retrieval.store.tables import articles, paragraphs
from retrieval.store.versions import Version
from retrieval.store.writing import (
    Place,
    article_in,
    copies_in,
    facts_of,
    remove_article,
    show,
    stand_alone,
    write_over,
)


class DeskStore:
    """The desk's side of the database of one archive. Whoever names an article that is not there gets
    ArticleNotFoundError."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writing = writing(engine)

    def withdraw(self, article_id: int, reason: str | None) -> Article:
        """Hide the article; one of its copies stands for the others from now on."""
        with self._writing.begin() as connection:
            article = article_in(connection, article_id)
            values = {
                "withdrawn": article.withdrawn or datetime.now(UTC),
                "withdrawn_reason": reason or article.withdrawn_reason,
                "copy_of": None,
            }
            connection.execute(update(articles).where(articles.c.id == article_id).values(values))
            stand_alone(connection, copies_in(connection, article_id))
            show(connection, article_id)
            return article_in(connection, article_id)

    def restore(self, article_id: int, place: Place) -> Article:
        """Show the article again, as it is; one that is not withdrawn stays where it stands."""
        with self._writing.begin() as connection:
            withdrawn = article_in(connection, article_id).withdrawn
            if withdrawn:
                values = {"withdrawn": None, "withdrawn_reason": None, "copy_of": place.copy_of}
                connection.execute(update(articles).where(articles.c.id == article_id).values(values))
                show(connection, article_id)
            return article_in(connection, article_id)

    def correct(self, article_id: int, draft: Draft, content: Sequence[NewParagraph], place: Place) -> Addition:
        """Put another text in the place of the article's own, which is kept. Facts that the draft lacks stay."""
        with self._writing.begin() as connection:
            old = versions.draft_in(connection, article_id)
            new = replace(
                draft,
                source=draft.source or old.source,
                author=draft.author or old.author,
                url=draft.url or old.url,
                published=draft.published or old.published,
            )
            if new.fingerprint == old.fingerprint:
                return Addition(Outcome.UNCHANGED, article_in(connection, article_id))
            versions.keep(connection, article_id, by_desk=True)
            write_over(connection, article_id, new, content, place, corrected=datetime.now(UTC))
            return Addition(Outcome.REPLACED, article_in(connection, article_id))

    def edit(self, article_id: int, title: str | None, source: str | None, published: datetime | None) -> Article:
        """Write these facts over the article's; what is None stays, and so does its text."""
        with self._writing.begin() as connection:
            old = versions.draft_in(connection, article_id)
            new = replace(
                old, title=title or old.title, source=source or old.source, published=published or old.published
            )
            if new.fingerprint != old.fingerprint:
                versions.keep(connection, article_id, by_desk=True)
                connection.execute(update(articles).where(articles.c.id == article_id).values(facts_of(new)))
            return article_in(connection, article_id)

    def before(self, article_id: int) -> Version | None:
        """What stood there before the latest change; None when nothing did."""
        with self._engine.connect() as connection:
            article_in(connection, article_id)
            return versions.latest(connection, article_id)

    def undo(
        self, article_id: int, before: Version | None, content: Sequence[NewParagraph], place: Place
    ) -> Article | None:
        """Put in the article's place what stood there `before`; remove it, and return None, where nothing did.
        Somebody else who has changed it since has the last word."""
        with self._writing.begin() as connection:
            article = article_in(connection, article_id)
            if versions.latest(connection, article_id) != before:
                return article
            if before is None:
                remove_article(connection, article_id)
                return None
            if before.another_text:
                write_over(connection, article_id, before.draft, content, place, corrected=before.corrected)
            else:
                values = {**facts_of(before.draft), "corrected": before.corrected}
                connection.execute(update(articles).where(articles.c.id == article_id).values(values))
            versions.drop(connection, before)
            return article_in(connection, article_id)

    def remove(self, article_id: int) -> Article:
        """Forget the article and return what it was."""
        with self._writing.begin() as connection:
            article = article_in(connection, article_id)
            remove_article(connection, article_id)
        return article

    def listing(self, words: Sequence[str], offset: int, limit: int, *, withdrawn: bool) -> Listing:
        """Articles whose title or outlet has every word, the newest first; with `withdrawn` those only."""
        query = article_query()
        for word in words:
            query = query.where(
                or_(*(c.icontains(word, autoescape=True) for c in (articles.c.title, articles.c.source)))
            )
        if withdrawn:
            query = query.where(articles.c.withdrawn.is_not(None))
        page = query.order_by(articles.c.published_epoch.desc().nulls_last(), articles.c.id.desc())
        with self._engine.connect() as connection:
            total = connection.scalar(select(func.count()).select_from(query.subquery())) or 0
            rows = connection.execute(page.offset(offset).limit(limit)).all()
        return Listing(tuple(article_of(row) for row in rows), total)

    def statistics(self) -> Statistics:
        there, alone = articles.c.withdrawn.is_(None), articles.c.copy_of.is_(None)
        epoch = articles.c.published_epoch
        dated = select(articles.c.published).where(there, epoch.is_not(None)).limit(1)
        with self._engine.connect() as connection:

            def count(table: Table, *conditions: ColumnElement[bool]) -> int:
                return connection.scalar(select(func.count()).select_from(table).where(*conditions)) or 0

            return Statistics(
                articles=count(articles, there, alone),
                paragraphs=count(paragraphs, paragraphs.c.shown == 1),
                copies=count(articles, there, ~alone),
                withdrawn=count(articles, ~there),
                oldest=connection.scalar(dated.order_by(epoch)),
                newest=connection.scalar(dated.order_by(epoch.desc())),
            )
