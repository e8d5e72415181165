"""The news desk: what may be done to an article after it was stored."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from retrieval.adding import Adding
from retrieval.domain import Addition, Article, Condition, Draft, Excerpt, Listing, Outcome, Statistics
from retrieval.store.store import Store


@dataclass(frozen=True, slots=True)
class Desk:
    """The desk of an archive that is open for writing. Whoever names an article that is not there gets
    ArticleNotFoundError; `require_writable` raises when the archive is not to be changed."""

    store: Store
    adding: Adding
    require_writable: Callable[[], None]

    def withdraw(self, article_id: int, reason: str | None = None) -> Article:
        """Never find, cite or show the article again, from now on. It is kept, so that it can be restored; adding it
        again does not bring it back."""
        self.require_writable()
        with self.adding.changing():
            return self.store.desk.withdraw(article_id, reason)

    def restore(self, article_id: int) -> Article:
        """Take a withdrawal back."""
        self.require_writable()
        with self.adding.changing() as copies:
            return self.store.desk.restore(article_id, copies.place(self.store.text_of(article_id), article_id))

    def correct(self, article_id: int, draft: Draft) -> Addition:
        """Put a new text in the place of the article's own. What the draft does not say (outlet, author, address,
        date) stays. The old text answers until the new one is complete, and does not come back by itself."""
        self.require_writable()
        old = self.store.desk.draft(article_id)
        new = replace(
            draft,
            source=draft.source or old.source,
            author=draft.author or old.author,
            url=draft.url or old.url,
            published=draft.published or old.published,
        )
        if new.fingerprint == old.fingerprint:
            return Addition(Outcome.UNCHANGED, self.store.article(article_id))
        (content,) = self.adding.embedded([new])
        with self.adding.changing() as copies:
            place = copies.place("\n".join(new.paragraphs), article_id)
            return Addition(Outcome.REPLACED, self.store.desk.correct(article_id, new, content, place))

    def edit(
        self,
        article_id: int,
        *,
        title: str | None = None,
        source: str | None = None,
        published: datetime | None = None,
    ) -> Article:
        """Mend what was understood of an article; what is None stays."""
        self.require_writable()
        old = self.store.desk.draft(article_id)
        new = replace(old, title=title or old.title, source=source or old.source, published=published or old.published)
        return self.store.desk.edit(article_id, new) if new != old else self.store.article(article_id)

    def undo(self, article_id: int) -> Article | None:
        """Take the latest change of the article back; its removal, and None, where adding it was the only one."""
        self.require_writable()
        before = self.store.desk.before(article_id)
        if before is None:
            self.remove(article_id)
            return None
        (content,) = self.adding.embedded([before])
        with self.adding.changing() as copies:
            return self.store.desk.put_back(article_id, content, copies.place("\n".join(before.paragraphs), article_id))

    def remove(self, article_id: int) -> Article:
        """Forget the article and its versions, and return what it was."""
        self.require_writable()
        with self.adding.changing():
            return self.store.desk.remove(article_id)

    def article(self, article_id: int) -> Article:
        """One that is withdrawn, too."""
        return self.store.article(article_id)

    def whole(self, article_id: int) -> Excerpt:
        """The article with all its paragraphs, withdrawn or not."""
        article = self.store.article(article_id)
        found = self.store.paragraphs(self.store.paragraph_ids_of([article_id]), hidden=True)
        own = sorted((stored.paragraph for stored in found.values()), key=lambda paragraph: paragraph.position)
        return Excerpt(article, tuple(own))

    def articles(self, words: str = "", *, offset: int = 0, limit: int = 10, withdrawn: bool = False) -> Listing:
        """A page of the articles whose title or outlet has every one of the words, the newest first; those that are
        withdrawn among them, or with `withdrawn` nothing else."""
        return self.store.desk.listing(words.split(), offset, limit, withdrawn=withdrawn)

    def condition(self) -> Condition:
        """How the indexes stand to what is stored."""
        return self.adding.condition()

    def statistics(self) -> Statistics:
        """How much the archive holds."""
        return self.store.desk.statistics()
