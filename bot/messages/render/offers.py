"""What inline mode offers: an answer and its passages, each a message that can be sent into any chat."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from bot.messages.markup import plain
from bot.messages.measure import clean, cut_end
from bot.messages.render.answers import OLD, answer_messages, passages_of
from bot.messages.render.pieces import Ages, escaped, in_one_line, source_line, title_of
from bot.messages.texts import Texts
from retrieval import Answer, Passage

PASSAGE_LIMIT = 1_500
_LINE_LIMIT = 120
_PASSAGES = 5


@dataclass(frozen=True, slots=True)
class Offer:
    """One choice in inline mode: two lines of plain text to choose it by, and the HTML that is sent."""

    id: str
    title: str
    description: str
    html: str


def offers(answer: Answer, texts: Texts, old: timedelta = OLD) -> list[Offer]:
    """The answer, unless there is none, and the best passages."""
    ages = Ages(answer.question.asked, old)
    passages = passages_of(answer)[:_PASSAGES]
    return [*_answered(answer, texts, old), *(_passage(passage, texts, ages) for passage in passages)]


def _answered(answer: Answer, texts: Texts, old: timedelta) -> Iterator[Offer]:
    if answer.statements:
        first = answer.statements[0]
        source = plain(source_line(first.citations[0].passage.article, texts))
        html = answer_messages(answer, texts, old)[0]
        yield Offer("answer", _line(first.text), _line(source), html)


def _passage(passage: Passage, texts: Texts, ages: Ages) -> Offer:
    text = cut_end(clean(passage.paragraph.text).strip(), PASSAGE_LIMIT)
    html = f"<blockquote>{escaped(text)}</blockquote>\n{source_line(passage.article, texts, ages)}"
    return Offer(f"passage-{passage.paragraph.id}", title_of(passage.article), _line(text), html)


def _line(text: str) -> str:
    return cut_end(in_one_line(text), _LINE_LIMIT)
