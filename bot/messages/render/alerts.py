"""Alerts: the sentence by which an article is about a topic, or the headlines of several."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.messages.keys import AlertText
from bot.messages.measure import clean, cut_end
from bot.messages.render.pieces import Ages, escaped, listed, source_line
from bot.messages.texts import Texts
from retrieval import Article, Span

SENTENCE_LIMIT = 1_500


def alert_message(topic: str, article: Article, sentence: str, words: Sequence[Span], texts: Texts, ages: Ages) -> str:
    """The sentence with the words of it that match in bold, between the topic and the source."""
    heading = escaped(texts.say(AlertText.ALERT, topic=topic))
    told = _marked(sentence, words) if len(clean(sentence)) <= SENTENCE_LIMIT else escaped(_cut(sentence))
    return f"{heading}\n\n{told}\n\n{source_line(article, texts, ages)}"


def digest_message(articles: Iterable[Article], more: int, texts: Texts, ages: Ages) -> str:
    """Up to ten headlines, which always fit, and how many there are besides."""
    lines = [f"• {source_line(article, texts, ages)}" for article in articles]
    if more:
        lines.append(escaped(texts.say(AlertText.DIGEST_MORE, count=more)))
    return "\n".join(listed(texts.say(AlertText.DIGEST), lines))


def _cut(sentence: str) -> str:
    return cut_end(clean(sentence), SENTENCE_LIMIT)


def _marked(sentence: str, words: Sequence[Span]) -> str:
    pieces, end = [], 0
    for word in words:
        pieces += [escaped(sentence[end : word.start]), f"<b>{escaped(word.of(sentence))}</b>"]
        end = word.end
    return "".join([*pieces, escaped(sentence[end:])])
