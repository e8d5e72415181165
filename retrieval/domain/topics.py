"""Topics that somebody wants to be told of, and the articles that are about them."""

from __future__ import annotations

from dataclasses import dataclass

from retrieval.domain.articles import Article, Paragraph
from retrieval.domain.text import Span


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject in a person's own few words. `language` is an ISO 639-1 code."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class News:
    """What came into an archive, up to a position in its changes; the articles in the order in which they came."""

    position: int
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class TopicMatch:
    """An article that is about a topic, as one sentence of it says. `sentence` and `words`, those of its words that the
    topic has too, are places in the paragraph. `confidence` is the estimated probability that it is about it."""

    topic: Topic
    article: Article
    paragraph: Paragraph
    sentence: Span
    words: tuple[Span, ...]
    confidence: float

    def __post_init__(self) -> None:
        if self.sentence not in self.paragraph.sentence_spans:
            raise ValueError("a match is told by a sentence of its paragraph")
        if any(not self.sentence.start <= word.start <= word.end <= self.sentence.end for word in self.words):
            raise ValueError("the words of a match lie inside its sentence")
