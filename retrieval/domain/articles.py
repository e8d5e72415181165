"""Articles: as they come in, as they are stored, and what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from retrieval.domain.addresses import canonical_url
from retrieval.domain.text import Span, fingerprint_of, normalised, require_aware


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as it was understood from what somebody handed in; not stored yet.

    `published` carries its time zone. `language` is an ISO 639-1 code. `paragraphs` are clean and in order.
    """

    title: str
    paragraphs: tuple[str, ...]
    source: str | None = None
    author: str | None = None
    url: str | None = None
    published: datetime | None = None
    language: str = "id"

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise ValueError("an article needs a title")
        if not self.paragraphs or not all(paragraph.strip() for paragraph in self.paragraphs):
            raise ValueError("an article needs paragraphs, none of them empty")
        require_aware(self.published, "published")

    @property
    def identity(self) -> str:
        """What makes two drafts the same article: the canonical URL, else the words of the text."""
        if self.url:
            return canonical_url(self.url)
        return "text:" + fingerprint_of(*(normalised(paragraph) for paragraph in self.paragraphs))

    @property
    def fingerprint(self) -> str:
        """Changes whenever anything that is stored of the article changes."""
        published = self.published.isoformat() if self.published else ""
        facts = (self.title, self.source or "", self.author or "", self.url or "", published, self.language)
        return fingerprint_of(*facts, *self.paragraphs)


@dataclass(frozen=True, slots=True)
class Article:
    """What the archive knows of a stored article, its paragraphs apart. `added` is when it last came in.

    `corrected` is when the desk last put another text in its place, which does not make it come in anew. A `withdrawn`
    article is never found; nor is one that is a near copy of another, which stands for it: `copy_of` is that one's id.
    """

    id: int
    title: str
    source: str | None
    author: str | None
    url: str | None
    published: datetime | None
    language: str
    added: datetime
    paragraph_count: int
    corrected: datetime | None = None
    withdrawn: datetime | None = None
    withdrawn_reason: str | None = None
    copy_of: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a stored article. Its `id` names it in the store and in every index; `position` counts from 0."""

    id: int
    article_id: int
    position: int
    text: str
    sentence_spans: tuple[Span, ...]

    def __post_init__(self) -> None:
        if not self.sentence_spans or self.sentence_spans[-1].end > len(self.text):
            raise ValueError("a paragraph's sentences must lie inside its text")

    @property
    def sentences(self) -> tuple[str, ...]:
        """The sentences in order, each a substring of the text."""
        return tuple(span.of(self.text) for span in self.sentence_spans)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Paragraphs of an article that follow each other, or all of them."""

    article: Article
    paragraphs: tuple[Paragraph, ...]


class Outcome(StrEnum):
    """What adding an article did."""

    ADDED = "added"
    COPY = "copy"
    """It is new, and linked to the article that it is a near copy of."""
    REPLACED = "replaced"
    UNCHANGED = "unchanged"
    """Nothing: it was there already, or was what the desk has put another text in the place of."""
    WITHDRAWN = "withdrawn"
    """Nothing: the desk has withdrawn it."""

    @property
    def changed(self) -> bool:
        return self not in (Outcome.UNCHANGED, Outcome.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Addition:
    """An article as it stands in the archive after it was added, and what adding did."""

    outcome: Outcome
    article: Article


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of a list of articles, and how many the whole list has."""

    articles: tuple[Article, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """How much an archive holds. `articles` are those that can be found, with their `paragraphs`; `copies` are linked
    to one of them. `oldest` and `newest` are the dates that it covers."""

    articles: int
    paragraphs: int
    copies: int
    withdrawn: int
    oldest: datetime | None
    newest: datetime | None


@dataclass(frozen=True, slots=True)
class Condition:
    """How an archive stands: the model of its vectors, how many paragraphs each index holds, the change up to which
    both have followed, and how many changes they are behind."""

    model: str | None
    dense: int
    lexical: int
    position: int
    behind: int


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What `Archive.check` compared. `problems` is empty when the database and both indexes agree."""

    articles: int
    paragraphs: int
    dense: int
    lexical: int
    vectors_compared: int
    """Between the database and the dense index."""
    vectors_recomputed: int
    """By the model, from the text."""
    files_compared: int
    """Of both indexes, with their checksums."""
    problems: tuple[str, ...]
