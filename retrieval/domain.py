"""The values Kabar's archive speaks in: frozen, slotted, checked when they are made.

An article comes in as a `Draft` and is kept as an `Article` with `Paragraph`s. A `Question` finds `Passage`s, and
leaves as an `Answer`: `Statement`s, each resting on a `Citation` whose quote occurs in the passage, word for word.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from urllib.parse import urlsplit, urlunsplit

_WHITESPACE = re.compile(r"\s+")


def normalised(text: str) -> str:
    """The text in NFKC, case-folded, with every run of white space as one space: equal for texts that read the same."""
    return _WHITESPACE.sub(" ", unicodedata.normalize("NFKC", text)).strip().casefold()


def canonical_url(url: str) -> str:
    """One spelling of a page's address: lower-case scheme and host, no fragment, no trailing slash."""
    parts = urlsplit(url.strip())
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path.rstrip("/"), parts.query, ""))


def _fingerprint(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _require_aware(moment: datetime | None, name: str) -> None:
    if moment is not None and moment.utcoffset() is None:
        raise ValueError(f"{name} needs a time zone")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text: code points from `start` up to, not including, `end`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def of(self, text: str) -> str:
        """The words of `text` that the span covers."""
        return text[self.start : self.end]


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
        _require_aware(self.published, "published")

    @property
    def identity(self) -> str:
        """What makes two drafts the same article: the canonical URL, else the words of the text."""
        if self.url:
            return canonical_url(self.url)
        return "text:" + _fingerprint(*(normalised(paragraph) for paragraph in self.paragraphs))

    @property
    def fingerprint(self) -> str:
        """Changes whenever anything that is stored of the article changes."""
        published = self.published.isoformat() if self.published else ""
        facts = (self.title, self.source or "", self.author or "", self.url or "", published, self.language)
        return _fingerprint(*facts, *self.paragraphs)


@dataclass(frozen=True, slots=True)
class Article:
    """What the archive knows of a stored article, its paragraphs apart. `added` is when it was last written."""

    id: int
    title: str
    source: str | None
    author: str | None
    url: str | None
    published: datetime | None
    language: str
    added: datetime
    paragraph_count: int


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
class Scores:
    """Why a passage was found. `cosine` is -1..1; `lexical` is BM25 as a share of the most the question's terms could
    weigh (0 when no term is shared); `fused` is what the passages are ranked by."""

    cosine: float
    lexical: float
    fused: float


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph found for a question, with its article and its scores. `rank` counts from 1."""

    paragraph: Paragraph
    article: Article
    scores: Scores
    rank: int


@dataclass(frozen=True, slots=True)
class Question:
    """A question in a person's words, and when it was asked. `language` is found from the text when it is None."""

    text: str
    asked: datetime
    language: str | None = None

    def __post_init__(self) -> None:
        _require_aware(self.asked, "asked")


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a statement stands. The quote occurs in the passage, character for character. `number` counts from 1."""

    number: int
    passage: Passage
    quote: str

    def __post_init__(self) -> None:
        if self.number < 1:
            raise ValueError("citations are numbered from 1")
        if not self.quote or self.quote not in self.passage.paragraph.text:
            raise ValueError("a quote must occur in the passage it cites")


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of an answer, as its citations have it; `highlight` is the part that answers, where one does."""

    text: str
    highlight: Span | None
    citations: tuple[Citation, ...]

    def __post_init__(self) -> None:
        if not self.citations:
            raise ValueError("a statement needs a citation")
        if not any(self.text in citation.quote for citation in self.citations):
            raise ValueError("a statement must stand in a quote")
        if self.highlight and self.highlight.end > len(self.text):
            raise ValueError("a highlight must lie inside its statement")


class Reason(StrEnum):
    """Why a question was declined."""

    NOT_A_QUESTION = "not_a_question"
    EMPTY_ARCHIVE = "empty_archive"
    NOTHING_FITS = "nothing_fits"


@dataclass(frozen=True, slots=True)
class Timings:
    """How long each stage of an answer took, in milliseconds."""

    embedding: float = 0.0
    searching: float = 0.0
    choosing: float = 0.0


@dataclass(frozen=True, slots=True)
class Answer:
    """Statements in order, or none and the reason. `nearest` are the passages closest to the question, one an
    article. `confidence` is the estimated probability that the first statement answers the question."""

    question: Question
    language: str
    statements: tuple[Statement, ...]
    confidence: float
    reason: Reason | None = None
    nearest: tuple[Passage, ...] = ()
    timings: Timings = Timings()

    def __post_init__(self) -> None:
        if bool(self.statements) == (self.reason is not None):
            raise ValueError("an answer has statements, or a reason why it has none")
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError("confidence is a probability")

    @property
    def declined(self) -> bool:
        return self.reason is not None

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Every citation of the statements once, by number."""
        found = {citation.number: citation for statement in self.statements for citation in statement.citations}
        return tuple(found[number] for number in sorted(found))


class Outcome(StrEnum):
    """What adding an article did: a new one, a new text for a known one, or nothing because it was there already."""

    ADDED = "added"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Addition:
    """An article as it stands in the archive after it was added, and what adding did."""

    outcome: Outcome
    article: Article


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What `Archive.check` compared. `problems` is empty when the database and both indexes agree."""

    articles: int
    paragraphs: int
    dense: int
    lexical: int
    vectors_compared: int
    problems: tuple[str, ...]
