"""The news desk: what may be done to an article after it was stored."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from retrieval.adding import Adding
from retrieval.domain import Addition, Article, Draft, Excerpt, Listing, Statistics
from retrieval.store.store import Store
from retrieval.store.writing import ALONE


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
        with self.adding.changing(article_id):
            return self.store.desk.withdraw(article_id, reason)

    def restore(self, article_id: int) -> Article:
        """Take a withdrawal back."""
        self.require_writable()
        with self.adding.changing(article_id) as copies:
            return self.store.desk.restore(article_id, copies.place(self.store.text_of(article_id), article_id))

    def correct(self, article_id: int, draft: Draft) -> Addition:
        """Put a new text in the place of the article's own. What the draft does not say (outlet, author, address,
        date) stays. The old text answers until the new one is complete, and does not come back by itself."""
        self.require_writable()
        self.store.article(article_id)
        (content,) = self.adding.embedded([draft])
        with self.adding.changing(article_id) as copies:
            place = copies.place("\n".join(draft.paragraphs), article_id)
            return self.store.desk.correct(article_id, draft, content, place)

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
        return self.store.desk.edit(article_id, title, source, published)

    def undo(self, article_id: int) -> Article | None:
        """Take the latest change of the article back; its removal, and None, where adding it was the only one."""
        self.require_writable()
        before = self.store.desk.before(article_id)
        content = self.adding.embedded([before.draft])[0] if before and before.another_text else []
        with self.adding.changing(article_id) as copies:
            place = copies.place("\n".join(before.draft.paragraphs), article_id) if before else ALONE
            return self.store.desk.undo(article_id, before, content, place)

    def remove(self, article_id: int) -> Article:
        """Forget the article and its versions, and return what it was."""
        self.require_writable()
        with self.adding.changing(article_id):
            return self.store.desk.remove(article_id)

    def article(self, article_id: int) -> Article:
        """One that is withdrawn, too."""
        return self.store.article(article_id)

    def whole(self, article_id: int) -> Excerpt:
        """The article with all its paragraphs, withdrawn or not."""
        return self.store.whole(article_id)

    def articles(self, words: str = "", *, offset: int = 0, limit: int = 10, withdrawn: bool = False) -> Listing:
        """A page of the articles whose title or outlet has every one of the words, the newest first; those that are
        withdrawn among them, or with `withdrawn` nothing else."""
        return self.store.desk.listing(words.split(), offset, limit, withdrawn=withdrawn)

    def statistics(self) -> Statistics:
        """How much the archive holds."""
        return self.store.desk.statistics()
